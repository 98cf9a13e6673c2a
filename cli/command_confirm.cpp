// strateg confirm: translations count as made from today's source texts.
#include "cli/input.h"
#include "core/store/confirm.h"

#include <memory>

namespace strateg::cli {
namespace {

struct Options {
    std::string folder;
    std::string language;
    bool json = false;
};

int run(const Options& options) {
    auto session = open_for_writing(options.folder);
    if (!session) return session.error();
    std::optional<std::string> language;
    if (!options.language.empty()) {
        const auto meant = languages_meant(session->project().languages, {options.language});
        if (!meant) return stop_with(meant.error(), usage);
        if (!meant->empty()) language = meant->front();
    }
    const model::ChangeSet changes = store::confirm(session->project(), language);
    if (!changes.changes.empty()) {
        if (auto applied = session->apply(changes); !applied) return stop_with(applied.error(), not_written);
        if (auto saved = session->save(); !saved) return stop_with(saved.error(), not_written);
    }
    if (options.json) {
        print_json({{"confirmed", changes.changes.size()}});
    } else {
        print(changes.changes.empty()
                  ? "There was nothing to confirm.\n"
                  : "Confirmed " + counted(changes.changes.size(), "translation", "translations") + ".\n");
    }
    return fine;
}

} // namespace

void add_confirm(Program& program) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        program.app.add_subcommand("confirm", "Say that translations fit today's source texts: after typing "
                                              "them by hand, or after small corrections");
    command->add_option("DIR", options->folder, "Folder of the project")->required()->type_name("");
    command->add_option("--lang", options->language, "This language only")->type_name("L");
    command->add_flag("--json", options->json, "Answer as JSON");
    command->callback([&program, options] { program.action = [options] { return run(*options); }; });
}

} // namespace strateg::cli
