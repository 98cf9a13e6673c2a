#include "core/language/transliterate.h"
#include "core/model/staleness.h"
#include "gui/logic/caret.h"
#include "gui/logic/finding_index.h"
#include "gui/logic/progress.h"
#include "gui/logic/section_edits.h"
#include "gui/logic/shown_text.h"
#include "gui/logic/table_edits.h"
#include "tests/gui/sample.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::gui;
using test::after;
using test::rows_of;

namespace {

std::string words(const model::Project& project, std::string_view id, std::string_view language) {
    const model::Found found = model::find_block(project, id);
    REQUIRE(found);
    const model::RichText* text = found.block->content(language);
    return text ? text->characters() : "(none)";
}

} // namespace

TEST_CASE("a difference is what changed, on character boundaries") {
    const Difference change = difference("кластер и", "кластери и");
    CHECK(change.removed == 0);
    CHECK(change.inserted == "и");
    const Difference none = difference("abc", "abc");
    CHECK(none.removed == 0);
    CHECK(none.inserted.empty());
    const Difference halves = difference("п", "р"); // their UTF-8 begins with different bytes
    CHECK(halves.at == 0);
    CHECK(halves.inserted == "р");
    const Difference same_lead = difference("ab\u0430", "ab\u0431"); // the same first byte
    CHECK(same_lead.at == 2);
    CHECK(same_lead.removed == 2);
    CHECK(same_lead.inserted == "\u0431");
}

TEST_CASE("words and characters") {
    const std::string text = "Ово је е\u0301 don't.";
    CHECK(next_character(text, std::string("Ово је ").size()) == std::string("Ово је е\u0301").size());
    CHECK(next_word(text, 0) == std::string("Ово ").size());
    const WordRange word = word_at(text, text.size() - 3);
    CHECK(text.substr(word.begin, word.end - word.begin) == "don't");
    for (std::size_t byte = 0; byte < text.size(); byte = next_character(text, byte))
        CHECK(previous_character(text, next_character(text, byte)) == byte);
}

TEST_CASE("splitting between sentences splits the translation, too, and keeps it current") {
    const model::Project project = test::project();
    const RowList rows = rows_of(project);
    model::IdMaker ids(1);
    const Edit edit = split(project, rows[1], {"a", "en", 11}, ids);
    const model::Project now = after(project, edit);
    CHECK(words(now, "a", "en") == "First one.");
    CHECK(words(now, "a", "sr") == "Прва.");
    CHECK(words(now, edit.caret.field, "en") == "Second one.");
    CHECK(words(now, edit.caret.field, "sr") == "Друга.");
    for (const std::string& id : {std::string("a"), edit.caret.field})
        CHECK(model::translation_state(*model::find_block(now, id).block, "en", "sr") ==
              model::TranslationState::current);

    SECTION("and Backspace brings back what was") {
        const RowList split_rows = rows_of(now);
        const Edit join = join_backwards(now, split_rows[2], &split_rows[1], {edit.caret.field, "en", 0});
        const model::Project joined = after(now, join);
        CHECK(words(joined, "a", "sr") == "Прва. Друга.");
        CHECK(model::translation_state(*model::find_block(joined, "a").block, "en", "sr") ==
              model::TranslationState::current);
        CHECK(join.caret.byte == 10);
    }
}

TEST_CASE("splitting inside a sentence leaves the translation whole, and stale") {
    const model::Project project = test::project();
    model::IdMaker ids(1);
    const Edit edit = split(project, rows_of(project)[1], {"a", "en", 5}, ids);
    const model::Project now = after(project, edit);
    CHECK(words(now, "a", "sr") == "Прва. Друга.");
    CHECK(words(now, edit.caret.field, "sr") == "(none)");
    CHECK(model::translation_state(*model::find_block(now, "a").block, "en", "sr") ==
          model::TranslationState::stale);
}

TEST_CASE("Enter behind a heading begins a paragraph; an empty item ends its list") {
    model::Project project = test::project();
    model::IdMaker ids(1);
    const Edit edit = split(project, rows_of(project)[0], {"h", "en", 5}, ids);
    const model::Project now = after(project, edit);
    CHECK(model::find_block(now, edit.caret.field).block->kind == "paragraph");
    CHECK(model::find_block(now, edit.caret.field).index == 1);

    model::Section section = *project.outline[1].section;
    section.blocks.push_back(
        model::share(test::block("i", "item", "", {}, {{"list", "bullet"}, {"level", "1"}})));
    project.outline[1].section = model::share(section);
    const model::Project ended = after(project, split(project, rows_of(project)[4], {"i", "en", 0}, ids));
    CHECK(model::find_block(ended, "i").block->kind == "paragraph");
    CHECK(model::find_block(ended, "i").block->attributes.empty());
}

TEST_CASE("blocks move over their neighbours and into the next section") {
    const model::Project project = test::project();
    const RowList rows = rows_of(project);
    CHECK(model::find_block(after(project, move_block(project, rows[2], -1, {})), "b").index == 1);
    const model::Project over = after(project, move_block(project, rows[2], 1, {}));
    CHECK(model::find_block(over, "b").section->id == "two");
    CHECK(model::find_block(over, "b").index == 1);
    CHECK_FALSE(move_block(project, rows[0], -1, {}));
}

TEST_CASE("a footnote gets its mark and its block in one step") {
    const model::Project project = test::project();
    model::IdMaker ids(1);
    const Edit edit = insert_footnote(rows_of(project)[1], {project.outline[0].section->blocks[1], "en"},
                                      {"a", "en", 10}, ids);
    const model::Project now = after(project, edit);
    const model::RichText* text = model::find_block(now, "a").block->content("en");
    REQUIRE(text->object_at(10));
    CHECK(text->object_at(10)->target == edit.caret.field);
    CHECK(model::find_block(now, edit.caret.field).parent->id == "a");
}

TEST_CASE("tables get and lose rows and columns") {
    model::Project project = test::project();
    model::IdMaker ids(1);
    const Edit insert = insert_after(rows_of(project)[1], new_table(2, 2, "en", ids), "en");
    project = after(project, insert);
    RowList rows = rows_of(project);
    const std::string id = std::get<model::InsertBlock>(insert.changes.changes[0]).block->id;
    const std::size_t row = rows.find(id);
    const auto cells = [&](const model::Project& state) {
        std::vector<std::size_t> counts;
        for (const auto& child : model::find_block(state, id).block->children)
            if (child->kind == "row") counts.push_back(child->children.size());
        return counts;
    };
    const std::string cell = fields_of(rows[row], "en")[1].block->id; // behind the caption
    const auto done = [&](TableAction action) {
        const auto edit = edit_table(rows[row], {cell, cell}, action, "en", ids);
        REQUIRE(edit);
        const model::Project now = after(project, *edit);
        CHECK(model::find_block(now, edit->caret.field).block->kind == "cell");
        return cells(now);
    };
    CHECK(done(TableAction::row_below) == std::vector<std::size_t>{2, 2, 2});
    CHECK(done(TableAction::column_right) == std::vector<std::size_t>{3, 3});
    CHECK(done(TableAction::row_delete) == std::vector<std::size_t>{2});
    CHECK(done(TableAction::column_delete) == std::vector<std::size_t>{1, 1});
    CHECK(done(TableAction::merge) == std::vector<std::size_t>{1, 2}); // with the one to the right
    CHECK(done(TableAction::merge_below) == std::vector<std::size_t>{2, 1});
    const std::string caption = fields_of(rows[row], "en")[0].block->id;
    CHECK(edit_table(rows[row], {caption, caption}, TableAction::split, "en", ids).error().code ==
          "table.no-cell");
}

TEST_CASE("Tab and arrows know the next cell") {
    model::IdMaker ids(1);
    const model::Block table = new_table(2, 2, "en", ids);
    const model::TableGrid grid = model::grid_of(table);
    const auto id = [&](std::size_t cell) { return grid.cells[cell].cell->id; };
    CHECK(next_cell(table, id(1), 1) == id(2));
    CHECK(next_cell(table, id(2), -1) == id(1));
    CHECK_FALSE(next_cell(table, id(3), 1));
    CHECK_FALSE(next_cell(table, id(0), -1));
    CHECK(neighbour_cell(table, id(0), 1, 0) == id(2));
    CHECK(neighbour_cell(table, id(3), 0, -1) == id(2));
    CHECK_FALSE(neighbour_cell(table, id(3), 0, 1));
    CHECK(cell_of(table, id(2)) == id(2));
    CHECK(cell_of(table, table.children[0]->id).empty());
}

TEST_CASE("sections are added, nested, moved and deleted") {
    const model::Project project = test::project();
    model::IdMaker ids(1);
    const model::Project added = after(project, add_section(project, "one", "en", ids));
    REQUIRE(added.outline.size() == 3);
    CHECK(added.outline[1].section->blocks.size() == 1);
    CHECK(after(project, move_section(project, "one", 1)).outline[1].section->id == "one");
    CHECK(after(project, move_section(project, "two", -1)).outline[0].section->id == "two");
    const model::Project nested = after(project, nest_section(project, "two", 1));
    CHECK(nested.outline[1].depth == 1);
    CHECK(after(nested, nest_section(nested, "two", -1)).outline[1].depth == 0);
    CHECK(after(nested, remove_section(nested, "one")).outline.empty());
    CHECK_FALSE(nest_section(project, "one", 1));
}

TEST_CASE("rows follow text edits in place and say when the structure changed") {
    const model::Project project = test::project();
    RowList rows;
    CHECK(rows.update(project).structure);
    const Edit typed = set_words(*project.outline[0].section->blocks[1], "en", {"a", "en", 0}, "New.");
    const auto one = model::apply(project, typed.changes);
    const RowList::Update update = rows.update(one->project);
    CHECK_FALSE(update.structure);
    CHECK(update.changed == std::vector<std::size_t>{1});
    model::IdMaker ids(1);
    const auto two = model::apply(one->project, split(one->project, rows[2], {"b", "en", 6}, ids).changes);
    CHECK(rows.update(two->project).structure);
    CHECK(rows.size() == 5);
    CHECK(rows.find("h2") == 4);
}

TEST_CASE("Serbian typed in its Latin view is stored in Cyrillic") {
    const language::View latin = language::views_of("sr")[1];
    REQUIRE(latin.script == language::Script::latin);
    model::RichText text("");
    std::size_t caret = 0;
    std::string shown;
    for (const char* letter : {"l", "j", "u", "b", "a", "v", " ", "n", "j", "e", "g", "a"}) {
        const ShownText now = shown_text(text, latin);
        const std::size_t at = now.to_shown(caret);
        text = stored_after(text, latin, at, at, letter, caret);
    }
    CHECK(text.characters() == "љубав њега");
    CHECK(caret == text.characters().size());

    // Deleting half of a letter that is one in Cyrillic.
    const ShownText word = shown_text(text, latin);
    CHECK(word.text.characters() == "ljubav njega");
    text = stored_after(text, latin, 1, 2, "", caret);
    CHECK(text.characters() == "лубав њега");

    // Words that are Latin in the stored text stay so.
    model::RichText mixed("Фонд Interreg");
    const std::size_t end = shown_text(mixed, latin).text.characters().size();
    mixed = stored_after(mixed, latin, end, end, "a", caret);
    CHECK(mixed.characters() == "Фонд Interrega");
}

TEST_CASE("typing in the Latin view keeps marks and objects where they are") {
    const language::View latin = language::views_of("sr")[1];
    const std::string object(model::object_character);
    const std::string words = "Њихов циљ" + object + " је рад";
    const model::RichText text(words, {{model::MarkKind::strong, 0, std::string("Њихов").size(), {}, {}},
                                       {model::MarkKind::footnote,
                                        std::string("Њихов циљ").size(),
                                        std::string("Њихов циљ").size() + object.size(),
                                        "n",
                                        {}}});
    const ShownText shown = shown_text(text, latin);
    std::size_t caret = 0;
    const std::size_t end = shown.text.characters().size();
    const model::RichText now = stored_after(text, latin, end, end, " ljudi", caret);
    CHECK(now.characters() == words + " људи");
    CHECK(now.marks() == text.marks());
}

TEST_CASE("findings move with the words around them") {
    FindingIndex index;
    check::Finding finding;
    finding.block = "a";
    finding.language = "en";
    finding.start = 6;
    finding.end = 9;
    check::Finding whole = finding; // of the whole text: nowhere in particular
    whole.start = whole.end = 0;
    index.set({whole, finding});
    CHECK(!index.at("a", "en", 0));
    CHECK(!index.at("a", "en", 5));
    CHECK(index.at("a", "en", 6) == 1);
    CHECK(index.at("a", "en", 9) == 1); // behind the last letter a caret stands at the word, too
    CHECK(!index.at("a", "en", 10));
    CHECK(!index.at("a", "sr", 7));
    index.set({finding});
    index.edited("a", "en", 0, 0, 4);
    CHECK(index.all()[0].start == 10);
    index.edited("a", "en", 20, 1, 0);
    CHECK(index.all()[0].end == 13);
    index.edited("a", "sr", 0, 0, 9);
    CHECK(index.all()[0].start == 10);
    index.edited("a", "en", 11, 1, 1);
    CHECK(index.all().empty());
}

TEST_CASE("progress counts what is written and up to date") {
    const model::Project project = test::project();
    ProgressOf progress;
    CHECK(progress.of(project.outline[0].section, "sr", "en").share() == 1.0);
    CHECK(progress.of(project.outline[1].section, "sr", "en").share() == 0.0);
    CHECK(progress.of(project.outline[1].section, "en", "en").share() == 1.0);
    const Edit typed = set_words(*project.outline[0].section->blocks[1], "en", {"a", "en", 0}, "New.");
    const auto one = model::apply(project, typed.changes);
    CHECK(progress.of(one->project.outline[0].section, "sr", "en").stale == 1);
}
