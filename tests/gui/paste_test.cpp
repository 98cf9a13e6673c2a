#include "core/exchange/clip.h"
#include "core/model/staleness.h"
#include "gui/logic/block_edits.h"
#include "gui/logic/paste_edits.h"
#include "tests/gui/sample.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::gui;
using test::after;
using test::block;
using test::rows_of;

namespace {

/// "h:Title a:First …" of a section, in a language.
std::string section(const model::Project& project, std::size_t index, std::string_view language = "en") {
    std::string out;
    for (const model::BlockPtr& made : project.outline[index].section->blocks) {
        const model::RichText* text = made->content(language);
        out += (out.empty() ? "" : " | ") + (text ? text->characters() : std::string("-"));
    }
    return out;
}

std::vector<model::BlockPtr> pasted(std::initializer_list<const char*> words,
                                    std::string_view language = "en") {
    static int number = 0;
    std::vector<model::BlockPtr> blocks;
    for (const char* each : words) {
        model::Block made;
        made.id = "new" + std::to_string(++number);
        made.kind = model::kind::paragraph;
        made.source = language;
        made.set_text({std::string(language), each, {}, {}, {}, {}});
        blocks.push_back(model::share(std::move(made)));
    }
    return blocks;
}

PasteAt at(const RowList& rows, const std::string& id, std::size_t begin, std::size_t end,
           const std::string& language = "en") {
    const std::size_t row = rows.find(id);
    REQUIRE(row != RowList::npos);
    for (const Field& field : fields_of(rows[row], "en"))
        if (field.block->id == id) return {rows[row], field, {id, language, begin}, end};
    return {rows[row], {}, {id, language, begin}, end};
}

} // namespace

TEST_CASE("words are pasted into the text, their footnotes beside it") {
    const model::Project project = test::project();
    const RowList rows = rows_of(project);
    auto blocks = pasted({"new"});
    model::Block with_note = *blocks[0];
    model::Block note;
    note.id = "note1";
    note.kind = model::kind::footnote;
    note.set_text({"en", "Said so", {}, {}, {}, {}});
    with_note.children = {model::share(note)};
    with_note.set_text(
        {"en",
         model::RichText("new") + model::RichText("\uFFFC", {{model::MarkKind::footnote, 0, 3, "note1", {}}}),
         {},
         {},
         {},
         {}});
    blocks = {model::share(with_note)};
    const model::Project now = after(project, paste_words(at(rows, "a", 0, 5), blocks));
    const model::Block& a = *model::find_block(now, "a").block;
    CHECK(a.content("en")->characters() == "new\uFFFC one. Second one.");
    REQUIRE(a.children.size() == 1);
    CHECK(a.children[0]->id == "note1");
    // where no footnote may be, its words stay
    model::Project noted = now;
    const RowList later = rows_of(noted);
    model::Block other = with_note;
    model::Block other_note = note;
    other_note.id = "note2";
    other.children = {model::share(other_note)};
    other.set_text(
        {"en",
         model::RichText("in") + model::RichText("\uFFFC", {{model::MarkKind::footnote, 0, 3, "note2", {}}}),
         {},
         {},
         {},
         {}});
    const model::Project third = after(noted, paste_words(at(later, "note1", 7, 7), {model::share(other)}));
    CHECK(model::find_block(third, "note1").block->content("en")->characters() == "Said soin (Said so)");
}

TEST_CASE("blocks are pasted before, behind, in the middle and instead") {
    const model::Project project = test::project();
    const RowList rows = rows_of(project);
    model::IdMaker ids(1);
    CHECK(section(after(project, paste_blocks(project, at(rows, "a", 0, 0), pasted({"X", "Y"}), ids)), 0) ==
          "Title | X | Y | First one. Second one. | Third.");
    CHECK(section(after(project, paste_blocks(project, at(rows, "a", 22, 22), pasted({"X"}), ids)), 0) ==
          "Title | First one. Second one. | X | Third.");
    const model::Project split =
        after(project, paste_blocks(project, at(rows, "a", 11, 11), pasted({"X", "Y"}), ids));
    CHECK(section(split, 0) == "Title | First one. | X | Y | Second one. | Third.");
    CHECK(section(split, 0, "sr") == "Наслов | Прва. | - | - | Друга. | Трећа."); // cut at the same sentence
    const model::Project replaced =
        after(project, paste_blocks(project, at(rows, "a", 0, 11), pasted({"X"}), ids));
    CHECK(section(replaced, 0) == "Title | X | Second one. | Third.");
    CHECK(section(after(project, paste_blocks(project, at(rows, "h", 0, 0), pasted({"X"}), ids)), 0) ==
          "Title | X | First one. Second one. | Third."); // the title stays first

    model::Project emptied = project;
    model::Section one = *project.outline[0].section;
    one.blocks[1] = model::share(block("a", "paragraph", ""));
    emptied.outline[0].section = model::share(std::move(one));
    const Edit edit = paste_blocks(emptied, at(rows_of(emptied), "a", 0, 0), pasted({"X", "Y"}), ids);
    CHECK(section(after(emptied, edit), 0) == "Title | X | Y | Third.");
    CHECK(edit.caret.byte == 1);
}

TEST_CASE("blocks pasted into a cell are its words") {
    model::Project project = test::project();
    model::IdMaker ids(1);
    model::Section one = *project.outline[0].section;
    one.blocks.push_back(model::share(new_table(1, 2, "en", ids)));
    const std::string cell = one.blocks.back()->children.back()->children.front()->id;
    project.outline[0].section = model::share(std::move(one));
    const model::Project now =
        after(project, paste_blocks(project, at(rows_of(project), cell, 0, 0), pasted({"X", "Y"}), ids));
    CHECK(model::find_block(now, cell).block->content("en")->characters() == "X\uFFFCY");
}

TEST_CASE("lines of plain text, and Serbian in Latin letters") {
    model::IdMaker ids(1);
    const auto lines = blocks_of_lines("one\r\n\r\n two\tx \n", "en", ids);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1]->content("en")->characters() == " two x ");
    const auto latin = pasted({"Ljubav je važna"}, "sr");
    CHECK(stored_blocks(latin, language::default_view("sr"))[0]->content("sr")->characters().starts_with(
        "Љубав"));
    CHECK(stored_blocks(pasted({"Interreg"}, "sr"), language::default_view("sr"))[0]
              ->content("sr")
              ->characters() == "Interreg");
}

TEST_CASE("foreign headings go below the title of the section") {
    const model::Project project = test::project();
    const RowList rows = rows_of(project);
    const std::vector<model::BlockPtr> blocks = {
        model::share(block("x", "heading", "X", {}, {{"level", "1"}})),
        model::share(block("y", "heading", "Y", {}, {{"level", "4"}}))};
    const auto below = below_title(blocks, rows[rows.find("a")]);
    CHECK(below[0]->attributes.get("level") == "2");
    CHECK(below[1]->attributes.get("level") == "4");
}

namespace {
/// A chapter that waits for its Serbian: heading, paragraphs, a table, an item with a footnote.
model::Project untranslated() {
    model::Project project;
    project.id = "p";
    project.source = "en";
    project.languages = {"en", "sr"};
    model::Section one;
    one.id = "one";
    model::IdMaker ids(5);
    model::Block item = block("i", "item", "Item", {}, {{"list", "bullet"}, {"level", "1"}});
    item.children = {model::share(block("n", "note", "Note"))};
    item.set_text(
        {"en",
         model::RichText("Item") + model::RichText("\uFFFC", {{model::MarkKind::footnote, 0, 3, "n", {}}}),
         {},
         {},
         {},
         {}});
    model::Block table;
    table.id = "t";
    table.kind = model::kind::table;
    model::Block row;
    row.id = "r";
    row.kind = model::kind::row;
    row.children = {model::share(block("c1", "cell", "Left")), model::share(block("c2", "cell", "Right 7"))};
    table.children = {model::share(std::move(row))};
    one.blocks = {model::share(block("h", "heading", "Title", {}, {{"level", "1"}})),
                  model::share(block("a", "paragraph", "First one, with 41 clusters.")),
                  model::share(new_page_break(ids)),
                  model::share(block("b", "paragraph", "Second.")),
                  model::share(std::move(item)),
                  model::share(std::move(table)),
                  model::share(block("z", "paragraph", "Done.", "Готово."))};
    project.outline = {{model::share(std::move(one)), 0}};
    return project;
}

std::vector<model::BlockPtr> translation(bool with_second) {
    model::Block item = *pasted({"Ставка"}, "sr")[0];
    model::Block note = *pasted({"Напомена"}, "sr")[0];
    note.kind = "note";
    item.kind = "item";
    item.set_text({"sr",
                   model::RichText("Ставка") +
                       model::RichText("\uFFFC", {{model::MarkKind::footnote, 0, 3, note.id, {}}}),
                   {},
                   {},
                   {},
                   {}});
    item.children = {model::share(note)};
    model::Block table = *pasted({""}, "sr")[0];
    table.kind = "table";
    table.texts.clear();
    model::Block row = table;
    row.id += "r";
    row.kind = "row";
    for (const char* words : {"Лево", "Десно 7"}) {
        model::Block cell = *pasted({words}, "sr")[0];
        cell.kind = "cell";
        row.children.push_back(model::share(std::move(cell)));
    }
    table.children = {model::share(std::move(row))};
    auto blocks = pasted({"Наслов", "Прва, са 41 кластером."}, "sr");
    model::Block heading = *blocks[0];
    heading.kind = "heading";
    blocks[0] = model::share(std::move(heading));
    if (with_second) blocks.push_back(pasted({"Друга."}, "sr")[0]);
    blocks.push_back(model::share(std::move(item)));
    blocks.push_back(model::share(std::move(table)));
    return blocks;
}
} // namespace

TEST_CASE("a translation pasted beside its source fills the empty cells") {
    const model::Project project = untranslated();
    const RowList rows = rows_of(project);
    const auto blocks = translation(true);
    const auto found = filling(project, rows, rows.find("h"), "sr", blocks);
    REQUIRE(found);
    CHECK(found->pairs.size() == 5); // not the page break, not what is translated
    CHECK(found->rest.empty());
    const model::Project now = after(project, fill(project, rows, "sr", blocks, *found));
    CHECK(section(now, 0, "sr") ==
          "Наслов | Прва, са 41 кластером. | - | Друга. | Ставка\uFFFC | - | Готово.");
    CHECK(model::find_block(now, "c2").block->content("sr")->characters() == "Десно 7");
    CHECK(model::find_block(now, "n").block->content("sr")->characters() ==
          "Напомена"); // the note is the same one
    const model::Block& item = *model::find_block(now, "i").block;
    CHECK(item.content("sr")->marks().back().target == "n");
    CHECK(item.children.size() == 1);
    for (const char* id : {"h", "a", "b", "i", "c1", "n"})
        CHECK(model::translation_state(*model::find_block(now, id).block, "en", "sr") ==
              model::TranslationState::current);
}

TEST_CASE("a translation that lacks a paragraph leaves that cell empty") {
    const model::Project project = untranslated();
    const RowList rows = rows_of(project);
    const auto blocks = translation(false);
    const auto found = filling(project, rows, rows.find("h"), "sr", blocks);
    REQUIRE(found);
    const model::Project now = after(project, fill(project, rows, "sr", blocks, *found));
    CHECK(section(now, 0, "sr") == "Наслов | Прва, са 41 кластером. | - | - | Ставка\uFFFC | - | Готово.");
    CHECK(model::find_block(now, "c1").block->content("sr")->characters() == "Лево");
}

TEST_CASE("a translation with more than the source has loses no word") {
    const model::Project project = untranslated();
    const RowList rows = rows_of(project);
    auto blocks = translation(true);
    blocks.insert(blocks.begin() + 3, pasted({"Нешто сасвим ново што изворник нема, и то доста дугачко, да "
                                              "се не би могло разумети другачије."},
                                             "sr")[0]);
    const auto found = filling(project, rows, rows.find("h"), "sr", blocks);
    REQUIRE(found);
    REQUIRE(found->rest.size() == 1);
    const model::Project now = after(project, fill(project, rows, "sr", blocks, *found));
    CHECK(section(now, 0, "sr").find("Нешто сасвим ново") != std::string::npos);
    CHECK(section(now, 0, "sr").find("Готово.") != std::string::npos);
    CHECK(now.outline[0].section->blocks.size() == 8);
}

TEST_CASE("nothing is offered where cells have words, for the source, or for one paragraph") {
    const model::Project project = untranslated();
    const RowList rows = rows_of(project);
    CHECK(!filling(project, rows, rows.find("h"), "en", translation(true)));
    CHECK(!filling(project, rows, rows.find("z"), "sr", translation(true)));
    CHECK(!filling(project, rows, rows.find("h"), "sr", pasted({"Једно"}, "sr")));
    CHECK(!filling(project, rows, rows.find("t"), "sr",
                   pasted({"Једно", "Друго"}, "sr"))); // one empty cell only
}

TEST_CASE("several blocks at once: removed, moved, changed, indented") {
    const model::Project project = test::project();
    const RowList rows = rows_of(project);
    model::IdMaker ids(1);
    const std::size_t h = rows.find("h"), a = rows.find("a"), b = rows.find("b"), h2 = rows.find("h2");
    const Edit removed = remove_blocks(rows, {a, b}, "en", ids);
    CHECK(section(after(project, removed), 0) == "Title");
    CHECK(removed.caret.field == "h2");
    CHECK(section(after(project, remove_blocks(rows, {h, h2}, "en", ids)), 1) ==
          ""); // an empty paragraph to write in
    CHECK(after(project, remove_blocks(rows, {h, h2}, "en", ids)).outline[1].section->blocks.size() == 1);
    CHECK(section(after(project, move_blocks(project, rows, {a, b}, -1, {})), 0) ==
          "First one. Second one. | Third. | Title");
    const model::Project next = after(project, move_blocks(project, rows, {a, b}, 1, {}));
    CHECK(section(next, 0) == "Title");
    CHECK(section(next, 1) == "Other | First one. Second one. | Third.");
    CHECK(!move_blocks(project, rows, {a, h2}, 1, {})); // over two sections
    const model::Project listed =
        after(project, change_kinds(rows, {h, b}, {"item", {{"list", "bullet"}, {"level", "1"}}}, {}));
    CHECK(model::find_block(listed, "h").block->kind == "heading"); // the title stays
    CHECK(model::find_block(listed, "a").block->kind == "item");
    const RowList items = rows_of(listed);
    const model::Project deeper = after(listed, indent_items(items, {a, b}, 1, {}));
    CHECK(model::find_block(deeper, "b").block->attributes.get("level") == "2");
    CHECK(!indent_items(items, {a, b}, -1, {}));
    CHECK(widened(rows, a, {}).first == h);
    CHECK(widened(rows, a, {}).last == b);
    CHECK(widened(rows, a, {h, b}).last == h2);
    CHECK(blocks_of(rows, {0, rows.size() - 1}).size() == 4);
}

TEST_CASE("cells of a spreadsheet go over the cells from the caret on") {
    model::Project project = test::project();
    model::IdMaker ids(1);
    model::Section one = *project.outline[0].section;
    const model::Block table = new_table(3, 3, "en", ids);
    one.blocks.push_back(model::share(table));
    project.outline[0].section = model::share(std::move(one));
    const RowList rows = rows_of(project);
    const auto cell = [&](std::size_t row, std::size_t column) {
        return table.children[4 + row]->children[column]->id;
    };
    const auto lines = table_of_lines("a\tb\r\nc\t\r\n", "en", ids);
    REQUIRE(lines);
    const model::Project now = after(project, paste_cells(at(rows, cell(1, 1), 0, 0), *lines));
    const auto words = [&](std::size_t row, std::size_t column) {
        return model::find_block(now, cell(row, column)).block->content("en")->characters();
    };
    CHECK(words(1, 1) == "a");
    CHECK(words(1, 2) == "b");
    CHECK(words(2, 1) == "c");
    CHECK(words(0, 0).empty());
    CHECK(!paste_cells(at(rows, cell(2, 1), 0, 0), *lines)); // one row too many
    CHECK(!table_of_lines("no tab", "en", ids));
}
