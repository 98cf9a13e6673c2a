#include "core/search/find.h"
#include "tests/core/search/sample.h"

#include <chrono>
#include <iostream>
#include <random>

using namespace strateg;
using namespace strateg::search;
using namespace strateg::search::test;
using model::MarkKind;
using model::RichText;
namespace kind = model::kind;

namespace {

model::Project sample() {
    model::Block table = block("t", kind::table, "");
    table.children = {model::share(block("cap", kind::caption, "Clusters", "Кластери", "Клъстери"))};
    model::Block row = block("r", kind::row, "");
    model::Block cell = block("c", kind::cell, "");
    cell.children = {model::share(block("cp", kind::paragraph, "One cluster", "Један кластер"))};
    row.children = {model::share(cell)};
    table.children.push_back(model::share(row));
    model::Block text = block("p", kind::paragraph, "A cluster.", "Кластер.", "Клъстер.");
    text.children = {model::share(block("n", kind::footnote, "On clusters", "О кластерима"))};
    model::Project project =
        project_of({block("h", kind::heading, "Cluster", "Кластер", "Клъстер"), text, table});
    model::Section front = *project.front;
    front.blocks = {model::share(block("title", kind::title, "Cluster strategy", "Стратегија кластера"))};
    project.front = model::share(front);
    model::Section facts = *project.facts;
    facts.blocks = {model::share(block("f", kind::fact, "Number of clusters", "Број кластера"))};
    project.facts = model::share(facts);
    return project;
}

std::vector<std::string> places(const model::Project& project, const Query& query) {
    const auto found = find(project, query);
    REQUIRE(found);
    std::vector<std::string> places;
    for (const Hit& hit : found->list) places.push_back(hit.block->id + "/" + hit.language);
    return places;
}

using Places = std::vector<std::string>;

} // namespace

TEST_CASE("hits come in the order of the document and its languages") {
    CHECK(places(sample(), {.words = "cluster"}) ==
          Places{"title/en", "h/en", "p/en", "n/en", "cap/en", "cp/en", "f/en"});
    CHECK(places(sample(), {.words = "klaster"}) ==
          Places{"title/sr", "h/sr", "p/sr", "n/sr", "cap/sr", "cp/sr", "f/sr"});
    CHECK(places(sample(), {.words = "(?i:cluster|кластер)", .expression = true}).front() == "title/en");
    const model::Project project = sample();
    CHECK(find(project, {.words = "cluster"})->list == find(project, {.words = "cluster"})->list);
}

TEST_CASE("languages, sections and parts can be chosen") {
    CHECK(places(sample(), {.words = "Клъстер", .languages = {"bg"}}) == Places{"h/bg", "p/bg", "cap/bg"});
    CHECK(places(sample(), {.words = "cluster", .sections = {"front"}}) == Places{"title/en"});
    CHECK(places(sample(), {.words = "cluster", .sections = {"one"}}).size() == 5);
    const auto in = [](Part part) {
        return places(sample(), {.words = "cluster", .parts = static_cast<unsigned>(part)});
    };
    CHECK(in(Part::heading) == Places{"h/en"});
    CHECK(in(Part::body) == Places{"p/en"});
    CHECK(in(Part::note) == Places{"n/en"});
    CHECK(in(Part::caption) == Places{"cap/en"});
    CHECK(in(Part::cell) == Places{"cp/en"});
    CHECK(in(Part::front) == Places{"title/en"});
    CHECK(in(Part::value) == Places{"f/en"});
}

TEST_CASE("there can be too many") {
    const auto found = find(sample(), {.words = "cluster"}, {}, 3);
    REQUIRE(found);
    CHECK(found->list.size() == 3);
    CHECK(found->more);
    CHECK_FALSE(find(sample(), {.words = "cluster"}, {}, 7)->more);
}

TEST_CASE("a search can be stopped, and says where an expression was too slow") {
    std::stop_source stop;
    stop.request_stop();
    CHECK(find(sample(), {.words = "x"}, Task(stop.get_token(), {})).error().code == "search.cancelled");
    const auto slow = find(project_of({block("p", kind::paragraph, std::string(300, 'a') + "b")}),
                           {.words = "(a|aa)+$", .expression = true});
    REQUIRE_FALSE(slow);
    CHECK(slow.error().code == "search.slow");
    CHECK(slow.error().place.block == "p");
}

TEST_CASE("a context is a line of words around the hit") {
    const std::string object(model::object_character);
    const auto english = language::default_view("en");
    const RichText text("The border region has" + object + " active clusters" + object + " in two countries.",
                        {{MarkKind::value, 21, 24, "v", {}}, {MarkKind::footnote, 40, 43, "n", {}}});
    Context context = context_of(text, {25, 31}, english, nullptr, {10, 15});
    CHECK(context.text == "…has⟨…⟩ active clusters in…");
    CHECK(context.text.substr(context.hit.begin, context.hit.end - context.hit.begin) == "active");
    context = context_of(text, {0, 3}, english);
    CHECK_FALSE(context.cut_before);
    CHECK(context.hit == Range{0, 3});
    // Serbian in its Latin view
    const language::View latin{"sr-Latn", "sr", language::Script::latin};
    const RichText serbian("Љубав и коњи");
    context = context_of(serbian, {14, 22}, latin);
    CHECK(context.text == "Ljubav i konji");
    CHECK(context.text.substr(context.hit.begin, context.hit.end - context.hit.begin) == "konji");
}

TEST_CASE("a context is right whatever is cut") {
    std::mt19937 random(3);
    const RichText text(
        "Његош је, дакле, 1851. писао: „Ко на брду ак’ и мало стоји, више види но онај под брдом.“");
    for (const auto& view :
         {language::View{"sr-Latn", "sr", language::Script::latin}, language::default_view("sr")})
        for (const char* word : {"Његош", "1851", "брду", "стоји", "брдом"}) {
            auto matcher = Matcher::make({.words = word, .match_case = true, .whole_words = true});
            std::vector<Range> ranges;
            REQUIRE(matcher->find(text, "sr", ranges));
            REQUIRE(ranges.size() == 1);
            for (std::size_t size = 0; size < 40; ++size) {
                const Context context = context_of(text, ranges[0], view, nullptr, {size, random() % 30});
                INFO(context.text);
                CHECK(in_words(RichText(word), view) ==
                      context.text.substr(context.hit.begin, context.hit.end - context.hit.begin));
            }
        }
}
