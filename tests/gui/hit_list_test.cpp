#include "gui/logic/hit_list.h"
#include "tests/gui/sample.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::gui;

namespace {

HitList found(const model::Project& project, const std::string& words) {
    HitList list;
    list.set(*search::find(project, {.words = words}));
    return list;
}

} // namespace

TEST_CASE("hits that were left out stay so while their text is the same") {
    const model::Project before = test::project();
    HitList list = found(before, "r");
    const std::size_t all = list.size();
    REQUIRE(all > 3);
    list.choose(0, false);
    list.choose(0, false);
    list.choose(2, false);
    CHECK(list.chosen_count() == all - 2);
    CHECK(list.chosen_hits().size() == all - 2);
    const search::Hit kept = list.all()[2];
    // an edit in the text of the first one
    model::Text text = *list.all()[0].block->text(list.all()[0].language);
    text.content = text.content.replaced(0, 0, "x");
    const auto after =
        model::apply(before, {"t", {model::SetText{list.all()[0].block->id, text.language, text}}});
    REQUIRE(after);
    list.set(*search::find(after->project, {.words = "r"}));
    CHECK(list.size() == all);
    for (std::size_t i = 0; i < list.size(); ++i)
        CHECK(list.chosen(i) ==
              !(list.all()[i].block->id == kept.block->id && list.all()[i].range == kept.range &&
                list.all()[i].language == kept.language));
    CHECK(list.chosen_count() == all - 1);
    list.clear();
    CHECK(list.size() == 0);
}

TEST_CASE("hits know where they stand in a text, until it changes") {
    const model::Project project = test::project();
    const HitList list = found(project, "one");
    const model::BlockPtr block = model::find_block(project, "a").block;
    CHECK(list.in(block, "en") == std::vector<search::Range>{{6, 9}, {18, 21}});
    CHECK(list.in(block, "sr").empty());
    CHECK(list.in(model::share(model::Block(*block)), "en").empty());
    CHECK(list.in(nullptr, "en").empty());
}

TEST_CASE("the next hit from the caret, around the end") {
    const model::Project project = test::project();
    RowList rows;
    rows.update(project);
    const HitList list = found(project, "t"); // Title, First, Third, Other; Наслов has none
    std::vector<std::string> order;
    CaretAt caret;
    const auto step = [&](int direction) {
        const std::size_t at = list.next(caret, direction, rows, project.source, project.languages);
        REQUIRE(at != HitList::npos);
        const search::Hit& hit = list.all()[at];
        caret = {hit.block->id, hit.language, hit.range.end};
        return at;
    };
    for (std::size_t i = 0; i < list.size(); ++i) CHECK(step(1) == i);
    CHECK(step(1) == 0);
    CHECK(step(-1) == list.size() - 1);
    // from a place without a hit
    caret = {"a", "sr", 0};
    const std::size_t behind = list.next(caret, 1, rows, project.source, project.languages);
    const std::size_t before = list.next(caret, -1, rows, project.source, project.languages);
    CHECK(behind == before + 1);
    CHECK(list.all()[before].block->id == "a");
    caret = {"h2", "en", 5};
    CHECK(list.next(caret, 1, rows, project.source, project.languages) == 0);
    caret = {"gone", "en", 0};
    CHECK(list.next(caret, -1, rows, project.source, project.languages) == list.size() - 1);
    CHECK(HitList().next(caret, 1, rows, project.source, project.languages) == HitList::npos);
}
