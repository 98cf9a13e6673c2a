// strateg comments: what people said about the texts, in the order of the document.
#include "cli/input.h"
#include "core/model/comments.h"
#include "core/model/metadata.h"
#include "core/store/open.h"

#include <algorithm>
#include <memory>

namespace strateg::cli {
namespace {

struct Options {
    std::string folder;
    std::vector<std::string> languages;
    bool all = false;
    bool json = false;
};

nlohmann::json to_json(const model::PlacedThread& placed) {
    nlohmann::json comments = nlohmann::json::array();
    for (const model::Comment& comment : placed.thread->comments)
        comments.push_back(
            {{"by", comment.by}, {"time", comment.time}, {"words", comment.words.characters()}});
    return {{"id", placed.thread->id},
            {"section", placed.section},
            {"block", placed.block},
            {"language", placed.language},
            {"words", placed.thread->words},
            {"words-are-there", !placed.ranges.empty()},
            {"resolved", placed.thread->resolved},
            {"comments", std::move(comments)}};
}

std::string indented(std::string words) {
    for (std::size_t at = 0; (at = words.find('\n', at)) != std::string::npos; at += 5)
        words.replace(at, 1, "\n    ");
    return words;
}

int run(const Options& options) {
    const auto opened = store::open(options.folder);
    if (!opened) return stop_with(opened.error(), unreadable);
    const model::Project& project = opened->project;
    const auto languages = languages_meant(project.languages, listed(options.languages));
    if (!languages) return stop_with(languages.error(), usage);
    std::vector<model::PlacedThread> threads = model::placed_threads(project);
    std::erase_if(threads, [&](const model::PlacedThread& placed) {
        if (placed.thread->resolved && !options.all) return true;
        return !options.languages.empty() &&
               std::find(languages->begin(), languages->end(), placed.language) == languages->end();
    });
    const int code = has_errors(opened->problems) ? findings : fine;
    if (options.json) {
        nlohmann::json list = nlohmann::json::array();
        for (const model::PlacedThread& placed : threads) list.push_back(to_json(placed));
        print_json({{"project", project.id},
                    {"threads", std::move(list)},
                    {"problems", cli::to_json(opened->problems)}});
        return code;
    }
    say(opened->problems);
    std::string out;
    for (const model::PlacedThread& placed : threads) {
        const model::Section* section = project.section(placed.section);
        const std::string where =
            section ? model::title_of(*section, project, project.source) : std::string();
        out += (where.empty() ? placed.section : where) + " · " + placed.language + " · \"" +
               placed.thread->words + "\"" + (placed.ranges.empty() ? " (the words are gone)" : "") +
               (placed.thread->resolved ? " (resolved)" : "") + "\n";
        for (const model::Comment& comment : placed.thread->comments)
            out += "  " + comment.by + (comment.time.empty() ? "" : ", " + comment.time) + "\n    " +
                   indented(comment.words.characters()) + "\n";
    }
    out += out.empty() ? "No comments.\n" : "\n" + counted(threads.size(), "thread", "threads") + "\n";
    print(out);
    return code;
}

} // namespace

void add_comments(Program& program) {
    auto options = std::make_shared<Options>();
    CLI::App* command = program.app.add_subcommand("comments", "List the open comments on the texts");
    command->add_option("DIR", options->folder, "Folder of the project")->required()->type_name("");
    command->add_option("--lang", options->languages, "Only on texts in these languages")
        ->type_name("LANG,...");
    command->add_flag("--all", options->all, "Resolved ones, too");
    command->add_flag("--json", options->json, "Answer as JSON");
    command->callback([&program, options] { program.action = [options] { return run(*options); }; });
}

} // namespace strateg::cli
