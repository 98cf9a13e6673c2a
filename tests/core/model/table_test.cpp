// Tables stay whole whatever is done to them: every place is covered once, nothing written is lost, and undo
// is the identity.
#include "core/model/block_changes.h"
#include "core/model/staleness.h"
#include "core/model/table.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <random>
#include <set>

using namespace strateg;
using namespace strateg::model;

namespace {

/// Cells by their words: "a b / c d"; "a>" is two columns wide, "av" two rows high.
Block table(const std::string& drawing) {
    Block table;
    table.id = "t";
    table.kind = kind::table;
    table.source = "en";
    table.attributes.set("header-rows", "1");
    Block caption;
    caption.id = "caption";
    caption.kind = kind::caption;
    table.children.push_back(share(std::move(caption)));
    Block row;
    int rows = 0;
    std::string word;
    const auto end_row = [&] {
        row.id = "r" + std::to_string(++rows);
        row.kind = kind::row;
        table.children.push_back(share(std::move(row)));
        row = {};
    };
    const auto end_cell = [&] {
        if (word.empty()) return;
        Block cell;
        cell.kind = kind::cell;
        for (; word.size() > 1; word.pop_back())
            cell.attributes.set(word.back() == '>' ? "colspan" : "rowspan", "2");
        cell.id = word;
        cell.set_text({"en", RichText(word), {}, {}, {}, {}});
        Text serbian{"sr", RichText(word + "-sr"), {}, {}, {}, {}};
        serbian.of = fingerprint_of(*cell.content("en"));
        cell.set_text(std::move(serbian));
        row.children.push_back(share(std::move(cell)));
        word.clear();
    };
    for (const char c : drawing)
        if (c == ' ' || c == '/') {
            end_cell();
            if (c == '/') end_row();
        } else {
            word += c;
        }
    end_cell();
    end_row();
    return table;
}

/// The grid as words: every place names the cell that covers it, new cells are "_".
std::string drawn(const Block& table) {
    const TableGrid grid = grid_of(table);
    std::string out;
    for (int r = 0; r < grid.rows; ++r) {
        if (r > 0) out += " / ";
        for (int c = 0; c < grid.columns; ++c) {
            const TableCell* cell = grid.at(r, c);
            out += (c > 0 ? " " : "") + (!cell ? "?" : cell->cell->id.size() > 1 ? "_" : cell->cell->id);
        }
    }
    return out;
}

std::string drawn(const Result<Block>& table) {
    return table ? drawn(*table) : table.error().code;
}

IdMaker ids(1);

} // namespace

TEST_CASE("a grid knows what lies where") {
    const TableGrid grid = grid_of(table("a> b / cv d e / f g"));
    CHECK(grid.rows == 3);
    CHECK(grid.columns == 3);
    CHECK(grid.complete());
    CHECK(drawn(table("a> b / cv d e / f g")) == "a a b / c d e / c f g");
    CHECK(drawn(table("a b / c")) == "a b / c ?");
    CHECK_FALSE(grid_of(table("a b / c")).complete());
    CHECK(drawn(table("a bv / c> / d e")) == "a b / c b / d e");    // a span over a taken place is cut
    CHECK(range_between(grid, "b", "d") == TableRange{0, 0, 3, 3}); // grown over a and c
    CHECK(range_between(grid, "d", "e") == TableRange{1, 1, 1, 2});
    CHECK(range_between(grid, "d", "nobody").rows == 0);
}

TEST_CASE("rows and columns come in, also where merged cells reach over the place") {
    const auto rows = TableAxis::rows, columns = TableAxis::columns;
    CHECK(drawn(insert_line(table("a b / c d"), rows, 1, "en", ids)) == "a b / _ _ / c d");
    CHECK(drawn(insert_line(table("a b / c d"), rows, 2, "en", ids)) == "a b / c d / _ _");
    CHECK(drawn(insert_line(table("a b / c d"), columns, 0, "en", ids)) == "_ a b / _ c d");
    CHECK(drawn(insert_line(table("av b / d"), rows, 1, "en", ids)) == "a b / a _ / a d");
    CHECK(drawn(insert_line(table("a> / c d"), columns, 1, "en", ids)) == "a a a / c _ d");
    CHECK(drawn(insert_line(table("a b / c"), rows, 0, "en", ids)) == "_ _ / a b / c _");
    CHECK(insert_line(table("a b / c d"), rows, 0, "en", ids)->attributes.number("header-rows", 0) == 2);
    CHECK(insert_line(table("a b / c d"), rows, 1, "en", ids)->attributes.number("header-rows", 0) == 1);
}

TEST_CASE("rows and columns go, and what reaches over them shrinks") {
    const auto rows = TableAxis::rows, columns = TableAxis::columns;
    CHECK(drawn(remove_lines(table("a b / c d"), rows, 0, 1, ids)) == "c d");
    CHECK(drawn(remove_lines(table("a b / c d"), columns, 1, 1, ids)) == "a / c");
    CHECK(drawn(remove_lines(table("av b / d / e f"), rows, 0, 1, ids)) == "a d / e f"); // its words stay
    CHECK(drawn(remove_lines(table("a> b / c d e"), columns, 0, 1, ids)) == "a b / d e");
    CHECK(drawn(remove_lines(table("a b / c d"), rows, 0, 2, ids)) == "table.last-line");
    CHECK_FALSE(remove_lines(table("a b / c d"), rows, 0, 1, ids)->attributes.has("header-rows"));
}

TEST_CASE("rows and columns move over each other, but not through merged cells") {
    const auto rows = TableAxis::rows, columns = TableAxis::columns;
    CHECK(drawn(move_line(table("a b / c d / e f"), rows, 2, -1, ids)) == "a b / e f / c d");
    CHECK(drawn(move_line(table("a b / c d"), columns, 0, 1, ids)) == "b a / d c");
    CHECK(drawn(move_line(table("a> / c d / e f"), rows, 1, -1, ids)) == "c d / a a / e f");
    CHECK(drawn(move_line(table("av b / d / e f"), rows, 1, 1, ids)) == "table.merged");
    CHECK(drawn(move_line(table("a b / c d"), rows, 0, -1, ids)) == "table.edge");
}

TEST_CASE("cells merge with all their words, and split") {
    const Block merged = merge_cells(table("a b / c d"), {0, 0, 1, 2}, ids).value();
    CHECK(drawn(merged) == "a a / c d");
    const Block& cell = *grid_of(merged).at(0, 0)->cell;
    const std::string object(object_character);
    CHECK(cell.content("en")->characters() == "a" + object + "b");
    CHECK(cell.content("sr")->characters() == "a-sr" + object + "b-sr");
    CHECK(translation_state(cell, "en", "sr") == TranslationState::current);
    CHECK(drawn(split_cell(merged, "a", "en", ids)) == "a _ / c d");
    CHECK(drawn(merge_cells(table("a> b / c d e"), {0, 1, 2, 1}, ids)) == "a a b / a a e");
    CHECK(drawn(merge_cells(table("a b / c d"), {0, 0, 1, 1}, ids)) == "table.one-cell");
    CHECK(drawn(merge_cells(table("a b / c d"), {0, 0, 5, 5}, ids)) == "table.one-cell");
    CHECK(drawn(split_cell(table("a b / c d"), "a", "en", ids)) == "table.not-merged");
}

TEST_CASE("a merged cell whose parts were not all translated is not called current") {
    Block parts = table("a b / c d");
    Block row = *parts.children[1];
    Block b = *row.children[1];
    b.remove_text("sr");
    row.children[1] = share(std::move(b));
    parts.children[1] = share(std::move(row));
    const Block merged = merge_cells(parts, {0, 0, 1, 2}, ids).value();
    CHECK(translation_state(*grid_of(merged).at(0, 0)->cell, "en", "sr") == TranslationState::stale);
}

TEST_CASE("headers and alignment") {
    CHECK(with_headers(table("a b / c d"), TableAxis::columns, 9).attributes.number("header-columns", 0) ==
          2);
    CHECK_FALSE(with_headers(table("a b / c d"), TableAxis::rows, 0).attributes.has("header-rows"));
    const Block aligned = with_alignment(table("a b / c d"), 1, 1, "right", ids);
    REQUIRE(aligned.children.size() == 5);
    CHECK(aligned.children[1]->kind == "col");
    CHECK_FALSE(aligned.children[1]->attributes.has("align"));
    CHECK(aligned.children[2]->attributes.get("align") == "right");
    const Block wider = insert_line(aligned, TableAxis::columns, 2, "en", ids).value();
    CHECK(wider.children[3]->attributes.get("align") == "right"); // as its neighbour
}

TEST_CASE("whatever is done, the table is whole, its words are there, and undo is the identity") {
    std::mt19937 random(5);
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    for (int round = 0; round < 300; ++round) {
        Block now = table(round % 3 == 0   ? "a b c / d e f / g h i"
                          : round % 3 == 1 ? "a> b / cv d e / f g"
                                           : "a b / c");
        std::set<std::string> words{"a", "b", "c"};
        for (int step = 0; step < 12; ++step) {
            const TableGrid grid = grid_of(now);
            const auto axis = pick(2) ? TableAxis::rows : TableAxis::columns;
            const int count = axis == TableAxis::rows ? grid.rows : grid.columns;
            const int line = pick(count);
            Result<Block> next = now;
            bool removed = false;
            switch (pick(7)) {
            case 0:
                next = insert_line(now, axis, pick(count + 1), pick(2) ? "en" : "sr", ids);
                break;
            case 1:
                next = remove_lines(now, axis, line, 1, ids);
                removed = true;
                break;
            case 2:
                next = move_line(now, axis, line, pick(2) ? 1 : -1, ids);
                break;
            case 3:
            case 4:
                next = merge_cells(now, {pick(grid.rows), pick(grid.columns), 1 + pick(2), 1 + pick(2)}, ids);
                break;
            case 5:
                next = split_cell(
                    now,
                    grid.cells[static_cast<std::size_t>(pick(static_cast<int>(grid.cells.size())))].cell->id,
                    "en", ids);
                break;
            case 6:
                next = with_alignment(now, line, 1, "center", ids);
                break;
            }
            if (!next) {
                CHECK_FALSE(next.error().sentence.empty());
                continue;
            }
            INFO(drawn(now) + "  =>  " + drawn(*next));
            CHECK(grid_of(*next).complete());
            std::string all;
            for (const TableCell& cell : grid_of(*next).cells)
                for (const char* language : {"en", "sr"})
                    if (const RichText* text = cell.cell->content(language)) all += text->characters() + "|";
            if (removed) // what is gone went with its line; what is left must stay
                std::erase_if(words, [&](const std::string& word) { return all.find(word) == all.npos; });
            for (const std::string& word : words) {
                CHECK(all.find(word) != all.npos);
                CHECK(all.find(word + "-sr") != all.npos);
            }
            Project project;
            Section section;
            section.id = "s";
            section.blocks = {share(now)};
            project.outline = {{share(std::move(section)), 0}};
            const auto applied = apply(project, {"x", changes_between(now, *next, "s")});
            INFO((applied ? std::string() : applied.error().sentence));
            REQUIRE(applied);
            CHECK(*applied->project.outline[0].section->blocks[0] == *next);
            CHECK(apply(applied->project, applied->inverse)->project == project);
            now = *next;
        }
    }
}
