// strateg replace: other words in place of those that are found, all at once.
#include "cli/input.h"
#include "cli/searching.h"
#include "core/search/replace.h"

#include <memory>

namespace strateg::cli {
namespace {

struct Options {
    SearchOptions search;
    search::Replacement replacement;
    bool dry_run = false;
};

void preview(const search::Hits& hits, const model::Project& project, search::Replacer& replacer) {
    const language::Facts facts(project);
    for (const search::Hit& hit : hits.list) {
        const auto view = language::default_view(hit.language);
        std::string line = line_of(hit, facts);
        line.pop_back();
        print(line + " → " +
              search::in_words(replacer.instead(*hit.block->content(hit.language), hit.language, hit.range),
                               view, &facts) +
              "\n");
    }
}

int run(const Options& options) {
    auto session = open_for_writing(options.search.folder);
    if (!session) return session.error();
    const auto query = query_of(options.search, session->project());
    if (!query) return stop_with(query.error(), usage);
    auto replacer = search::Replacer::make(*query, options.replacement);
    if (!replacer) return stop_with(replacer.error(), usage);
    const auto hits = search::find(session->project(), *query, task());
    if (!hits) return stop_with(hits.error(), usage);
    const search::Replaced done = replacer->replace(session->project(), hits->list);
    if (!options.dry_run && !done.changes.changes.empty()) {
        if (auto applied = session->apply(done.changes); !applied)
            return stop_with(applied.error(), not_written);
        if (auto saved = session->save(); !saved) return stop_with(saved.error(), not_written);
    }
    if (options.search.json) {
        nlohmann::json list = nlohmann::json::array();
        for (const search::Hit& hit : hits->list) {
            list.push_back(to_json(hit));
            list.back()["replacement"] =
                replacer->instead(*hit.block->content(hit.language), hit.language, hit.range).characters();
        }
        print_json({{"hits", std::move(list)},
                    {"replaced", options.dry_run ? 0 : done.hits},
                    {"texts", options.dry_run ? 0 : done.texts}});
        return fine;
    }
    if (options.dry_run) preview(*hits, session->project(), *replacer);
    const std::string count =
        counted(done.hits, "hit", "hits") + " in " + counted(done.texts, "text", "texts");
    print(done.hits == 0    ? "There was nothing to replace.\n"
          : options.dry_run ? "Would replace " + count + ".\n"
                            : "Replaced " + count + ".\n");
    return fine;
}

} // namespace

void add_replace(Program& program) {
    auto options = std::make_shared<Options>();
    CLI::App* command = program.app.add_subcommand(
        "replace",
        "Replace words in all languages; in Serbian, Latin words become Cyrillic where the text is");
    declare(*command, options->search);
    command
        ->add_option("WITH", options->replacement.words, "What to put in place; $1 for a group of a --regex")
        ->required()
        ->type_name("");
    command->add_flag("--keep-case", options->replacement.keep_case, "Capitals stay capitals");
    command->add_flag("--dry-run", options->dry_run, "Show what would be replaced, and change nothing");
    command->callback([&program, options] { program.action = [options] { return run(*options); }; });
}

} // namespace strateg::cli
