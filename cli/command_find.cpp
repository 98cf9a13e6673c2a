// strateg find: where words stand, in all languages.
#include "cli/searching.h"
#include "core/store/open.h"

#include <memory>

namespace strateg::cli {
namespace {

int run(const SearchOptions& options) {
    auto opened = store::open(options.folder);
    if (!opened) return stop_with(opened.error(), unreadable);
    const auto query = query_of(options, opened->project);
    if (!query) return stop_with(query.error(), usage);
    const auto hits = search::find(opened->project, *query, task());
    if (!hits) return stop_with(hits.error(), usage);
    if (options.json) {
        nlohmann::json list = nlohmann::json::array();
        for (const search::Hit& hit : hits->list) list.push_back(to_json(hit));
        print_json({{"hits", std::move(list)}, {"problems", to_json(opened->problems)}});
        return fine;
    }
    say(opened->problems);
    const language::Facts facts(opened->project);
    for (const search::Hit& hit : hits->list) print(line_of(hit, facts));
    say(counted(hits->list.size(), "hit", "hits") + ".");
    return fine;
}

} // namespace

void add_find(Program& program) {
    auto options = std::make_shared<SearchOptions>();
    CLI::App* command = program.app.add_subcommand("find", "Find words in all languages");
    declare(*command, *options);
    command->callback([&program, options] { program.action = [options] { return run(*options); }; });
}

} // namespace strateg::cli
