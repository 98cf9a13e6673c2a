// strateg import: Markdown into a project.
#include "cli/input.h"
#include "core/exchange/markdown.h"
#include "core/exchange/merge.h"

#include <algorithm>
#include <memory>

namespace strateg::cli {
namespace {

struct Options {
    std::string folder;
    std::string file;
    std::string language;
    bool json = false;
    bool dry_run = false;
};

bool is_markdown(const std::string& file) {
    std::string extension = std::filesystem::path(file).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    return extension == ".md" || extension == ".markdown" || extension == ".txt" || extension == ".mkd";
}

int run(const Options& options) {
    const auto tag = language::canonical_tag(options.language);
    if (!tag) return stop_with(tag.error(), usage);
    if (!is_markdown(options.file))
        return stop_with({Severity::error,
                          "cli.not-markdown",
                          {.file = options.file},
                          "Only Markdown can be imported: FILE.md.",
                          "Documents of word processors become Markdown with pandoc."},
                         usage);
    const std::string language = language::language_of(*tag) == "sr" ? "sr" : *tag;
    const auto document = exchange::read_markdown_file(options.file, language, task());
    if (!document)
        return stop_with(document.error(),
                         document.error().code == "exchange.cancelled" ? interrupted : unreadable);
    auto session = open_for_writing(options.folder);
    if (!session) return session.error();
    auto merged = exchange::merge(session->project(), *document);
    if (!merged) return stop_with(merged.error(), not_written);
    if (interrupted_by_signal()) return interrupted;
    if (!options.dry_run) {
        const Problems copied = exchange::copy_media(merged->media, session->folder());
        merged->problems.insert(merged->problems.end(), copied.begin(), copied.end());
        if (!merged->changes.changes.empty()) {
            if (auto applied = session->apply(merged->changes); !applied)
                return stop_with(applied.error(), not_written);
            if (auto saved = session->save(); !saved) return stop_with(saved.error(), not_written);
        }
    }
    if (options.json) {
        print_json({{"sections", merged->sections},
                    {"inserted", merged->inserted},
                    {"updated", merged->updated},
                    {"unchanged", merged->unchanged},
                    {"not-in-file", merged->not_in_file},
                    {"pictures", merged->media.size()},
                    {"problems", to_json(merged->problems)}});
    } else {
        say(merged->problems);
        std::string out = options.dry_run ? "Would import " : "Imported ";
        out += options.file + " (" + language::name_in(language, "en") +
               "): " + counted(merged->sections, "new section", "new sections") + ", " +
               counted(merged->inserted, "new block", "new blocks") + ", " +
               counted(merged->updated, "text", "texts") + " set in blocks that were there, " +
               std::to_string(merged->unchanged) + " unchanged.";
        if (merged->not_in_file > 0)
            out += " " + counted(merged->not_in_file, "block", "blocks") +
                   " of the project did not occur in the file.";
        print(out + "\n");
    }
    return has_errors(merged->problems) ? findings : fine;
}

} // namespace

void add_import(Program& program) {
    auto options = std::make_shared<Options>();
    CLI::App* command = program.app.add_subcommand(
        "import",
        "Bring a Markdown file into a project; a second language is aligned with the first by structure");
    command->add_option("DIR", options->folder, "Folder of the project")->required()->type_name("");
    command->add_option("FILE", options->file, "Markdown: CommonMark, GitHub's tables, pandoc's additions")
        ->required()
        ->type_name("");
    command->add_option("--lang", options->language, "Language of the file")->required()->type_name("L");
    command->add_flag("--dry-run", options->dry_run, "Say what would happen, change nothing");
    command->add_flag("--json", options->json, "Answer as JSON");
    command->callback([&program, options] { program.action = [options] { return run(*options); }; });
}

} // namespace strateg::cli
