// Tables: their grid, their structure, and what stands in the cells.
#include "core/typeset/content/resolver.h"

#include "core/language/fixed_words.h"

#include <algorithm>
#include <utility>

namespace strateg::typeset {

using language::FixedWord;
using model::Block;
using model::BlockPtr;
namespace kind = model::kind;

namespace {

constexpr std::uint32_t most_columns = 60;

struct Column {
    Align align = Align::left;
    bool decimal = false;
};

Column column_named(std::string_view align) {
    if (align == "decimal") return {Align::right, true};
    return {align == "right" ? Align::right : align == "center" ? Align::center : Align::left, false};
}

struct Place {
    const Block* block; // nullptr: nobody wrote this cell, but its place is there
    std::uint32_t row, column, columns, rows;
};

struct Grid {
    std::vector<Place> places; // row by row, from left to right; together they cover everything
    std::uint32_t columns = 0;
    bool too_wide = false; // cells were left out
};

std::uint32_t span_of(const Block& cell, std::string_view name, std::uint32_t most) {
    return static_cast<std::uint32_t>(
        std::clamp(cell.attributes.number(name, 1), 1, static_cast<int>(std::max(1u, most))));
}

/// Where every cell stands. Cells never overlap; places that the rows leave open become empty cells.
Grid grid_of(const std::vector<const Block*>& rows, std::uint32_t header_rows, std::uint32_t columns) {
    Grid grid;
    std::vector<Place> given;
    std::vector<std::uint32_t> until; // per column: the first row that no cell from above covers
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
        std::uint32_t column = 0;
        const auto taken = [&](std::uint32_t c) { return c < until.size() && until[c] > r; };
        for (const BlockPtr& child : rows[r]->children) {
            if (child->kind != kind::cell) continue;
            while (taken(column)) ++column;
            if (column >= most_columns) {
                grid.too_wide = true;
                break;
            }
            Place place{child.get(), r, column, span_of(*child, "colspan", most_columns - column), 1};
            const std::uint32_t below =
                (r < header_rows ? header_rows : static_cast<std::uint32_t>(rows.size())) - r;
            place.rows = span_of(*child, "rowspan", below);
            // A cell never reaches into one that comes down from above.
            for (std::uint32_t c = 1; c < place.columns; ++c)
                if (taken(column + c)) place.columns = c;
            if (until.size() < column + place.columns) until.resize(column + place.columns, 0);
            for (std::uint32_t c = 0; c < place.columns; ++c) until[column + c] = r + place.rows;
            column += place.columns;
            given.push_back(place);
        }
    }
    grid.columns = std::max(columns, static_cast<std::uint32_t>(until.size()));
    until.assign(grid.columns, 0);
    std::size_t next = 0;
    for (std::uint32_t r = 0; r < rows.size(); ++r)
        for (std::uint32_t column = 0; column < grid.columns;) {
            if (until[column] > r) {
                ++column;
                continue;
            }
            const bool written = next < given.size() && given[next].row == r && given[next].column == column;
            const Place place = written ? given[next++] : Place{nullptr, r, column, 1, 1};
            for (std::uint32_t c = 0; c < place.columns; ++c) until[column + c] = r + place.rows;
            column += place.columns;
            grid.places.push_back(place);
        }
    return grid;
}

// A number, or the dash that says there is none.
bool is_numeric(const std::vector<CellPart>& parts) {
    if (parts.size() != 1 || parts.front().level > 0) return false;
    for (const Span& span : parts.front().spans)
        if (span.footnote == none && (span.text.find_first_of("0123456789") != std::string::npos ||
                                      span.text == "–" || span.text == "—" || span.text == "-"))
            return true;
    return false;
}

} // namespace

void Resolver::cell_content(const Block& block, Cell& cell, const Style& style, std::uint32_t element) {
    const bool several = std::any_of(block.children.begin(), block.children.end(), [](const BlockPtr& child) {
        return child->kind != kind::footnote && child->kind != kind::guidance;
    });
    const auto add_part = [&](const Block& from, std::uint32_t where, std::vector<Span> label, int level) {
        document_.owners.emplace(where, from.id);
        CellPart part{std::move(label), text_.spans(from, style, where, footnotes()), level};
        keep_place(part.spans, from.id);
        if (!part.spans.empty() || !part.label.empty()) cell.parts.push_back(std::move(part));
    };
    if (!several) {
        add_part(block, element, {}, 0);
        return;
    }
    std::vector<OpenList> lists;
    const auto descend = [&](const auto& self, const Block& from) -> void {
        if (from.kind == kind::item) {
            ItemPlace place = place_item(lists, from, element, style);
            add_part(from, place.body, std::move(place.mark), place.level);
            return;
        }
        lists.clear();
        if (!text_.choose(from).text.blank())
            add_part(from, text_.add_element(Role::paragraph, element), {}, 0);
        // Paragraphs and lists are what a cell may hold; of anything else the words are printed.
        for (const BlockPtr& child : from.children)
            if (child->kind != kind::footnote && child->kind != kind::guidance && child->kind != kind::alt)
                self(self, *child);
    };
    descend(descend, block);
}

void Resolver::table(const Block& block, std::uint32_t section) {
    const std::uint32_t element = text_.add_element(Role::table, section);
    const std::string number(text_.numbering().number(block.id));
    const std::string_view word = language::fixed_word(FixedWord::table, text_.view());
    const std::uint32_t caption_element = text_.add_element(Role::caption, element);
    Node head = caption(block, caption_element, word, number);
    head.anchors.push_back(text_.anchor(block.id));

    std::vector<Column> columns;
    std::vector<const Block*> rows;
    for (const BlockPtr& child : block.children) {
        if (child->kind == kind::column && columns.size() < most_columns)
            columns.push_back(column_named(child->attributes.get("align")));
        if (child->kind == kind::row) rows.push_back(child.get());
    }
    TableContent table;
    table.rows = static_cast<std::uint32_t>(rows.size());
    table.header_rows = static_cast<std::uint32_t>(
        std::clamp(block.attributes.number("header-rows", 0), 0, static_cast<int>(rows.size())));
    if (table.header_rows == table.rows && table.rows > 0) table.header_rows = table.rows - 1;
    const Grid grid = grid_of(rows, table.header_rows, static_cast<std::uint32_t>(columns.size()));
    table.columns = grid.columns;
    if (table.rows == 0 || table.columns == 0) {
        // Nothing but a caption: no table to whoever listens.
        document_.structure[element].role = Role::section;
        document_.structure[caption_element].role = Role::paragraph;
        Node& last = add(std::move(head));
        remarks(block, section, last);
        return;
    }
    if (grid.too_wide)
        trouble("typeset.table-too-wide", block,
                say("The table has rows with more than {} columns; the cells behind them are not printed.",
                    most_columns),
                say("Make two tables of it."));
    const auto header_columns = static_cast<std::uint32_t>(
        std::clamp(block.attributes.number("header-columns", 0), 0, static_cast<int>(table.columns) - 1));
    if (table.header_rows == 0 && header_columns == 0 && table.rows > 1 && table.columns > 1)
        trouble("typeset.accessibility-table-header", block,
                say("A table says of none of its rows or columns that they head the others."),
                say("Set header-rows or header-columns, so that who listens knows what a cell is about."));
    table.decimal_sign = language::format_number("1.5", 1, text_.view()).substr(1, 1);

    head.table = static_cast<std::uint32_t>(document_.tables.size());
    head.keep_with_next = true;
    place(block, head);
    std::uint32_t part = none, row = none, opened = 0;
    const auto open_rows = [&](std::uint32_t until) { // rows without cells of their own, too
        for (; opened < until; ++opened) {
            if (opened == 0 || opened == table.header_rows)
                part = text_.add_element(opened < table.header_rows ? Role::table_head : Role::table_body,
                                         element);
            row = text_.add_element(Role::table_row, part);
        }
    };
    for (const Place& spot : grid.places) {
        open_rows(spot.row + 1);
        Cell cell;
        cell.column = spot.column;
        cell.row = spot.row;
        cell.columns = spot.columns;
        cell.rows = spot.rows;
        cell.header = spot.row < table.header_rows;
        const bool heads_row = !cell.header && spot.column < header_columns;
        const Column column = spot.column < columns.size() ? columns[spot.column] : Column();
        cell.align = column.align;
        // A cell over several columns heads what stands below it.
        if (cell.columns > 1) cell.align = cell.header ? Align::center : Align::left;
        if (cell.columns == table.columns) cell.align = Align::left;
        const std::uint32_t cell_element =
            text_.add_element(cell.header || heads_row ? Role::header_cell : Role::data_cell, row);
        StructureElement& made = document_.structure[cell_element];
        made.row_scope = heads_row;
        made.column_span = static_cast<std::uint16_t>(cell.columns);
        made.row_span = static_cast<std::uint16_t>(std::min(cell.rows, 65535u));
        if (spot.block) {
            Style style = style_of(theme_.table_text);
            style.font.lining = style.font.tabular = true;
            if (cell.header || heads_row) style.font.weight = theme_.table.head_weight;
            if (cell.header) style.colour = theme_.table.head_ink;
            note_parent_ = section;
            cell_content(*spot.block, cell, style, cell_element);
            if (spot.column == 0 && !cell.parts.empty()) // or to its row
                keep_place(cell.parts.back().spans, rows[spot.row]->id);
        }
        cell.decimal = column.decimal && !cell.header && cell.columns == 1 && is_numeric(cell.parts);
        table.cells.push_back(std::move(cell));
    }
    open_rows(table.rows);
    Style continued = style_of(theme_.caption);
    continued.font.lining = true;
    continued.colour = theme_.quiet;
    table.continued = one(std::string(word) + "\xC2\xA0" + number + " – " +
                              std::string(language::fixed_word(FixedWord::continued, text_.view())),
                          continued, none);
    Node node;
    node.kind = NodeKind::table;
    node.block = block.id;
    node.element = element;
    node.table = head.table;
    place(block, node);
    for (const Cell& cell : table.cells)
        for (const CellPart& part_of_cell : cell.parts)
            for (const Span& span : part_of_cell.spans) node.pages_inside |= span.page_of != none;
    document_.tables.push_back(std::move(table));
    add(std::move(head));
    const Node like = node;
    add(std::move(node));
    remarks(block, section, like);
}

} // namespace strateg::typeset
