// strateg build: a project as PDFs or web pages.
#include "cli/host.h"
#include "cli/input.h"
#include "cli/passwords.h"
#include "core/publish/publish.h"
#include "core/store/open.h"
#include "core/typeset/theme/find.h"

#include <algorithm>
#include <memory>

namespace strateg::cli {
namespace {

struct Options {
    std::string folder;
    std::vector<std::string> languages{"all"};
    std::string out;
    std::string format = "pdf";
    std::string theme;
    bool linearize = false;
    bool encrypt = false;
    std::vector<std::string> beside;
    bool json = false;
};

int run(const Options& options) {
    const auto opened = store::open(options.folder);
    if (!opened) return stop_with(opened.error(), unreadable);
    const auto views = views_meant(opened->project, listed(options.languages));
    if (!views) return stop_with(views.error(), usage);
    publish::Options wishes;
    wishes.views = *views;
    if (!options.beside.empty()) {
        const auto two = views_meant(opened->project, listed(options.beside));
        if (!two) return stop_with(two.error(), usage);
        if (two->size() != 2 || options.format != "pdf")
            return stop_with(Problem{Severity::error,
                                     "cli.beside",
                                     {},
                                     "--beside takes two languages, for a PDF.",
                                     "Write, for example, --beside en,sr-Latn."},
                             usage);
        wishes.views = {two->front()};
        wishes.beside = two->back();
    }
    std::filesystem::path folder(options.folder);
    if (folder.filename() == "project.xml") folder = folder.parent_path();
    wishes.out = options.out.empty() ? folder / "out" : std::filesystem::path(options.out);
    wishes.format = options.format;
    wishes.finish.linearized = options.linearize;
    if (options.encrypt) {
        auto passwords = passwords_for_pdf();
        if (!passwords) return stop_with(passwords.error(), usage);
        wishes.finish.passwords = std::move(*passwords);
    }
    Problems problems = opened->problems;
    if (!options.theme.empty()) {
        auto read = typeset::find_theme(options.theme, folder);
        if (!read) return stop_with(read.error(), usage);
        wishes.theme = std::move(read->theme);
        problems.insert(problems.end(), read->problems.begin(), read->problems.end());
    }
    std::unique_ptr<Host> host;
    if (options.format != "pdf") { // a PDF needs no plugin, and starting them takes a moment
        host = std::make_unique<Host>();
        wishes.exporters = host->plugins().exporters();
    }
    const auto published = publish::publish(opened->project, folder, wishes, task());
    if (!published) {
        if (published.error().code == "publish.cancelled") return stop_with(published.error(), interrupted);
        if (published.error().code == "publish.unknown-format") return stop_with(published.error(), usage);
        return stop_with(published.error(), not_written);
    }
    problems.insert(problems.end(), published->problems.begin(), published->problems.end());
    const auto mains = std::count_if(published->outputs.begin(), published->outputs.end(),
                                     [](const publish::Output& output) { return output.main; });
    if (options.json) {
        nlohmann::json outputs = nlohmann::json::array();
        for (const publish::Output& output : published->outputs)
            outputs.push_back({{"path", output.path.string()},
                               {"language", output.view},
                               {"pages", output.pages},
                               {"bytes", output.bytes},
                               {"main", output.main}});
        print_json({{"outputs", outputs}, {"problems", to_json(problems)}});
    } else {
        say(problems);
        std::string out;
        for (const publish::Output& output : published->outputs) {
            if (!output.main) continue;
            out += output.path.string() + "  (" + language::name_in(output.view, "en");
            if (output.pages > 0) out += ", " + counted(output.pages, "page", "pages");
            out += ")\n";
        }
        print(out);
    }
    if (static_cast<std::size_t>(mains) < wishes.views.size()) return not_written;
    return has_errors(problems) ? findings : fine;
}

} // namespace

void add_build(Program& program) {
    auto options = std::make_shared<Options>();
    CLI::App* command = program.app.add_subcommand("build", "Make PDFs or web pages of a project");
    command->add_option("DIR", options->folder, "Folder of the project")->required()->type_name("");
    command
        ->add_option("--lang", options->languages,
                     "Languages: en, sr (both scripts), sr-Latn, a list, or all")
        ->type_name("L|all")
        ->default_str("all");
    command->add_option("--beside", options->beside, "One PDF in two languages side by side: en,sr-Latn")
        ->type_name("A,B");
    command
        ->add_option("--out", options->out,
                     "Folder for the results; made if it does not exist. Default: DIR/out")
        ->type_name("OUT");
    command->add_option("--format", options->format, "pdf, or html, or what a plugin exports")
        ->type_name("pdf|html")
        ->capture_default_str();
    command
        ->add_option("--theme", options->theme,
                     "Name of a theme, or its file: report, brief, magazine. Default: the project's")
        ->type_name("NAME|FILE");
    command->add_flag("--linearize", options->linearize,
                      "PDFs whose first page shows before the rest has come");
    command->add_flag(
        "--encrypt", options->encrypt,
        "Encrypt PDFs with AES-256; they are not PDF/A then. The password comes from "
        "STRATEG_PDF_PASSWORD (to open) or STRATEG_PDF_OWNER_PASSWORD (to change), or is asked for");
    command->add_flag("--json", options->json, "Answer as JSON");
    command->callback([&program, options] { program.action = [options] { return run(*options); }; });
}

} // namespace strateg::cli
