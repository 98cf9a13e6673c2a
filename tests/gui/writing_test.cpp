// What writing does beyond characters: lists, marks, figures, footnotes that go with their mark.
#include "core/model/staleness.h"
#include "gui/logic/figure_edits.h"
#include "gui/logic/lists.h"
#include "gui/logic/marks.h"
#include "tests/gui/sample.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::gui;
using test::after;
using test::rows_of;

namespace {

/// A project of one section with these blocks.
model::Project with_blocks(std::vector<model::Block> blocks) {
    model::Project project = test::project();
    model::Section section = *project.outline[0].section;
    section.blocks.clear();
    for (model::Block& block : blocks) section.blocks.push_back(model::share(std::move(block)));
    project.outline = {{model::share(std::move(section)), 0}};
    return project;
}

model::Block item(const std::string& id, int level, const char* list = "number") {
    return test::block(id, "item", id, {}, {{"list", list}, {"level", std::to_string(level)}});
}

} // namespace

TEST_CASE("what is typed at the beginning makes a list or a heading") {
    CHECK(kind_typed("-", nullptr)->attributes.get("list") == "bullet");
    CHECK(kind_typed("*", nullptr)->kind == "item");
    CHECK(kind_typed("1.", nullptr)->attributes.get("list") == "number");
    CHECK(kind_typed("1)", nullptr)->attributes.get("list") == "number");
    CHECK(kind_typed("###", nullptr)->attributes.get("level") == "3");
    CHECK(kind_typed(">", nullptr)->kind == "quotation");
    for (const char* head : {"", "2.", "12)", "a.", "1", "--", "1.1.", "#####", "."})
        CHECK_FALSE(kind_typed(head, nullptr));
    const model::Block above = item("a", 2);
    CHECK(kind_typed("3.", &above)->attributes.get("level") == "2"); // goes on where it was
    CHECK(kind_typed("-", &above)->attributes.get("level") == "2");
    const model::Block bullet = item("a", 1, "bullet");
    CHECK_FALSE(kind_typed("3.", &bullet));
}

TEST_CASE("items go in and out, not deeper than their place allows") {
    const model::Project project =
        with_blocks({item("a", 1), item("b", 1), test::block("p", "paragraph", "p")});
    const RowList rows = rows_of(project);
    CHECK_FALSE(indent(rows[0], 1, {"a", "en", 0})); // nothing above it
    const model::Project in = after(project, indent(rows[1], 1, {"b", "en", 0}));
    CHECK(model::find_block(in, "b").block->attributes.get("level") == "2");
    CHECK_FALSE(indent(rows_of(in)[1], 1, {"b", "en", 0}));
    CHECK(model::find_block(after(in, indent(rows_of(in)[1], -1, {"b", "en", 0})), "b")
              .block->attributes.get("level") == "1");
    CHECK(model::find_block(after(project, indent(rows[0], -1, {"a", "en", 0})), "a").block->kind ==
          "paragraph");
    CHECK_FALSE(indent(rows[2], 1, {"p", "en", 0}));
}

TEST_CASE("items are numbered over deeper ones, from the start of their list") {
    model::Block first = item("a", 1);
    first.attributes.set("start", "4");
    const model::Project project =
        with_blocks({first, item("b", 2), item("c", 2), item("d", 1), item("x", 1, "bullet"), item("e", 1),
                     test::block("p", "paragraph", "p"), item("f", 1)});
    std::vector<int> numbers;
    for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 7u})
        numbers.push_back(item_number(*project.outline[0].section, i));
    CHECK(numbers == std::vector<int>{4, 1, 2, 5, 1, 1});
}

TEST_CASE("an item is left only when it is empty in every language") {
    model::Block half = test::block("a", "item", "", "Речи", {{"list", "bullet"}, {"level", "1"}});
    const model::Project project = with_blocks({half});
    model::IdMaker ids(1);
    CHECK(after(project, split(project, rows_of(project)[0], {"a", "en", 0}, ids))
              .outline[0]
              .section->blocks.size() == 2);
    const model::Project nested =
        with_blocks({item("a", 1), test::block("b", "item", "", {}, {{"list", "bullet"}, {"level", "2"}})});
    const model::Project out = after(nested, split(nested, rows_of(nested)[1], {"b", "en", 0}, ids));
    CHECK(model::find_block(out, "b").block->attributes.get("level") == "1");
    const model::Project left = after(out, split(out, rows_of(out)[1], {"b", "en", 0}, ids));
    CHECK(model::find_block(left, "b").block->kind == "paragraph");
}

TEST_CASE("formatting of a range, and for what is typed next") {
    const model::RichText text("one two three");
    const model::RichText bold = toggled(text, model::MarkKind::strong, 4, 7);
    CHECK(bold.covered_by(model::MarkKind::strong, 4, 7));
    CHECK(toggled(bold, model::MarkKind::strong, 4, 7) == text);
    const model::RichText low = toggled(text, model::MarkKind::subscript, 4, 7);
    CHECK_FALSE(
        toggled(low, model::MarkKind::superscript, 4, 7).covered_by(model::MarkKind::subscript, 4, 7));
    const model::RichText both = bold.with_mark({model::MarkKind::link, 0, 13, "https://x", {}});
    CHECK(without_formatting(both, 0, 13) == text.with_mark({model::MarkKind::link, 0, 13, "https://x", {}}));

    PendingMarks pending;
    pending.toggle(model::MarkKind::strong, text, 3);
    CHECK(pending.applied(text.replaced(3, 3, "!"), 3, 4).covered_by(model::MarkKind::strong, 3, 4));
    pending.toggle(model::MarkKind::strong, text, 3);
    CHECK(pending.empty());
    pending.toggle(model::MarkKind::strong, bold, 7); // at the end of bold words: off
    const model::RichText off = pending.applied(bold.replaced(7, 7, "!"), 7, 8);
    CHECK_FALSE(off.covered_by(model::MarkKind::strong, 7, 8));
    CHECK(off.covered_by(model::MarkKind::strong, 4, 7));
    CHECK_FALSE(off.replaced(8, 8, "?").covered_by(model::MarkKind::strong, 8, 9));
}

TEST_CASE("links are made, changed and taken away") {
    std::size_t caret = 0;
    const model::RichText text("see the page now");
    const model::RichText link = linked(text, {8, 12}, "page", "https://a.eu", caret);
    CHECK(caret == 12);
    REQUIRE(mark_around(link, model::MarkKind::link, 10));
    CHECK(mark_around(link, model::MarkKind::link, 12)); // right behind it, too
    CHECK_FALSE(mark_around(link, model::MarkKind::link, 13));
    const model::RichText other = linked(link, {8, 12}, "new page", "https://b.eu", caret);
    CHECK(other.characters() == "see the new page now");
    REQUIRE(other.marks().size() == 1);
    CHECK(other.marks()[0] == model::Mark{model::MarkKind::link, 8, 16, "https://b.eu", {}});
    CHECK(linked(link, {8, 12}, "page", "", caret) == text);
    CHECK(linked(model::RichText("a b"), {2, 2}, "c ", "https://c", caret).characters() == "a c b");
    CHECK(address_from(" www.a.eu/x ") == "https://www.a.eu/x");
    CHECK(address_from("me@a.eu") == "mailto:me@a.eu");
    CHECK(address_from("http://a.eu") == "http://a.eu");
    CHECK(address_from("").empty());
}

TEST_CASE("a passage in another language") {
    const model::RichText text("das ist so");
    const model::RichText marked = in_language(text, {0, 7}, "de");
    CHECK(marked.marks()[0].target == "de");
    CHECK(in_language(marked, {0, 7}, "fr").marks().size() == 1);
    CHECK(in_language(marked, {0, 7}, "") == text);
}

TEST_CASE("a footnote goes with its last mark") {
    model::Block block = test::block("a", "paragraph", "", "");
    const std::string object(model::object_character);
    const model::RichText marked("x" + object, {{model::MarkKind::footnote, 1, 4, "n", {}}});
    block.set_text({"en", marked, {}, {}, {}, {}});
    block.set_text({"sr", marked, {}, {}, {}, {}});
    block.children.push_back(model::share(test::block("n", "note", "note")));
    const model::Project both = with_blocks({block});
    const model::Project one = after(both, set_words(block, "en", {"a", "en", 0}, marked.replaced(1, 4, "")));
    CHECK(model::find_block(one, "n")); // the translation still has it
    const model::Block now = *model::find_block(one, "a").block;
    CHECK_FALSE(model::find_block(after(one, set_words(now, "en", {"a", "sr", 0}, {"x"})), "n"));
}

TEST_CASE("figures know their words in every language") {
    model::IdMaker ids(3);
    const FigureData data{"media/a.png", "60%", {{"en", {"A map", "Where it is"}}, {"sr", {"Мапа", ""}}}};
    const model::Block figure = new_figure(data, "en", ids);
    CHECK(figure_data(figure).words.at("en").alternative == "Where it is");
    CHECK(model::translation_state(*figure.child_of_kind("caption"), "en", "sr") ==
          model::TranslationState::current);
    CHECK_FALSE(lacks_alternative(figure, "en"));

    const model::Project project = with_blocks({figure});
    FigureData other = figure_data(figure);
    CHECK_FALSE(set_figure(project, rows_of(project)[0], other, "en", ids)); // nothing to do
    other.src = "media/b.png";
    other.width.clear();
    other.words["en"].alternative = "";
    other.words["sr"].alternative = "Где је";
    const model::Project now = after(project, set_figure(project, rows_of(project)[0], other, "en", ids));
    const model::Block& changed = *model::find_block(now, figure.id).block;
    CHECK(changed.attributes.get("src") == "media/b.png");
    CHECK_FALSE(changed.attributes.has("width"));
    CHECK(lacks_alternative(changed, "en"));
    CHECK(figure_data(changed).words.at("sr").alternative == "Где је");

    model::Block bare = figure; // an imported figure without alternative text
    std::erase_if(bare.children, [](const model::BlockPtr& child) { return child->kind == "alt"; });
    CHECK(lacks_alternative(bare, "en"));
    const model::Project imported = with_blocks({bare});
    const model::Project said = after(imported, set_figure(imported, rows_of(imported)[0], data, "en", ids));
    CHECK_FALSE(lacks_alternative(*model::find_block(said, bare.id).block, "en"));
}
