#include "gui/logic/table_edits.h"

#include "core/model/block_changes.h"

#include <algorithm>

namespace strateg::gui {
namespace {

using model::TableAxis;
using model::TableRange;

bool holds(const model::Block& block, std::string_view id) {
    return block.id == id || std::any_of(block.children.begin(), block.children.end(),
                                         [&](const model::BlockPtr& child) { return holds(*child, id); });
}

const char* label_of(TableAction action) {
    switch (action) {
    case TableAction::row_above:
    case TableAction::row_below:
        return "insert row";
    case TableAction::row_up:
    case TableAction::row_down:
        return "move row";
    case TableAction::row_delete:
        return "delete row";
    case TableAction::column_left:
    case TableAction::column_right:
        return "insert column";
    case TableAction::column_move_left:
    case TableAction::column_move_right:
        return "move column";
    case TableAction::column_delete:
        return "delete column";
    case TableAction::merge:
    case TableAction::merge_below:
        return "merge cells";
    case TableAction::split:
        return "split cell";
    case TableAction::header_row:
    case TableAction::header_column:
        return "header";
    default:
        return "align";
    }
}

std::string_view alignment_of(TableAction action) {
    switch (action) {
    case TableAction::align_right:
        return "right";
    case TableAction::align_center:
        return "center";
    case TableAction::align_decimal:
        return "decimal";
    default:
        return "left";
    }
}

/// The range and, where it is one cell alone, the next one on that side.
TableRange with_neighbour(const model::TableGrid& grid, TableRange range, bool below) {
    const model::TableCell* only = grid.at(range.row, range.column);
    if (!only || !(only->place == range)) return range;
    const model::TableCell* next = below ? grid.at(range.row + range.rows, range.column)
                                         : grid.at(range.row, range.column + range.columns);
    return next ? model::range_between(grid, only->cell->id, next->cell->id) : range;
}

Result<model::Block> changed(const model::Block& table, const model::TableGrid& grid, const TableRange& range,
                             TableAction action, const std::string& language, model::IdMaker& ids) {
    const int bottom = range.row + range.rows, right = range.column + range.columns;
    switch (action) {
    case TableAction::row_above:
        return model::insert_line(table, TableAxis::rows, range.row, language, ids);
    case TableAction::row_below:
        return model::insert_line(table, TableAxis::rows, bottom, language, ids);
    case TableAction::row_up:
        return model::move_line(table, TableAxis::rows, range.row, -1, ids);
    case TableAction::row_down:
        return model::move_line(table, TableAxis::rows, bottom - 1, 1, ids);
    case TableAction::row_delete:
        return model::remove_lines(table, TableAxis::rows, range.row, range.rows, ids);
    case TableAction::column_left:
        return model::insert_line(table, TableAxis::columns, range.column, language, ids);
    case TableAction::column_right:
        return model::insert_line(table, TableAxis::columns, right, language, ids);
    case TableAction::column_move_left:
        return model::move_line(table, TableAxis::columns, range.column, -1, ids);
    case TableAction::column_move_right:
        return model::move_line(table, TableAxis::columns, right - 1, 1, ids);
    case TableAction::column_delete:
        return model::remove_lines(table, TableAxis::columns, range.column, range.columns, ids);
    case TableAction::merge:
    case TableAction::merge_below:
        return model::merge_cells(table, with_neighbour(grid, range, action == TableAction::merge_below),
                                  ids);
    case TableAction::split:
        return model::split_cell(table, grid.at(range.row, range.column)->cell->id, language, ids);
    case TableAction::header_row:
        return model::with_headers(table, TableAxis::rows,
                                   table.attributes.number("header-rows", 0) > 0 ? 0 : 1);
    case TableAction::header_column:
        return model::with_headers(table, TableAxis::columns,
                                   table.attributes.number("header-columns", 0) > 0 ? 0 : 1);
    default:
        return model::with_alignment(table, range.column, range.columns, alignment_of(action), ids);
    }
}

/// Where the caret goes: its own cell if that is still there, else what lies in its place.
std::string caret_cell(const model::Block& after, const TableRange& range, const std::string& cell,
                       TableAction action) {
    const model::TableGrid grid = model::grid_of(after);
    int row = range.row, column = range.column;
    switch (action) {
    case TableAction::row_below:
        row += range.rows;
        break;
    case TableAction::column_right:
        column += range.columns;
        break;
    case TableAction::row_above:
    case TableAction::column_left:
        break;
    default:
        if (grid.find(cell)) return cell;
    }
    row = std::clamp(row, 0, grid.rows - 1);
    column = std::clamp(column, 0, grid.columns - 1);
    const model::TableCell* at = grid.at(row, column);
    return at ? at->cell->id : std::string();
}

} // namespace

std::string cell_of(const model::Block& table, std::string_view field) {
    for (const model::BlockPtr& row : table.children)
        if (row->kind == model::kind::row)
            for (const model::BlockPtr& cell : row->children)
                if (cell->kind == model::kind::cell && holds(*cell, field)) return cell->id;
    return {};
}

Result<Edit> edit_table(const Row& row, const CellSelection& cells, TableAction action,
                        const std::string& language, model::IdMaker& ids) {
    const model::Block& table = *row.block;
    const model::TableGrid grid = model::grid_of(table);
    const TableRange range = model::range_between(grid, cells.from, cells.to);
    if (table.kind != model::kind::table || range.rows == 0)
        return fail("table.no-cell", "The caret is in no cell of a table.",
                    "Place it in a cell and try again.", {.block = table.id});
    auto after = changed(table, grid, range, action, language, ids);
    if (!after) return tl::unexpected(std::move(after.error()));
    Edit edit{{label_of(action), model::changes_between(table, *after, row.section->id)}, {}};
    edit.caret = {caret_cell(*after, range, cells.to, action), language, 0};
    return edit;
}

std::optional<std::string> next_cell(const model::Block& table, std::string_view cell, int direction) {
    const model::TableGrid grid = model::grid_of(table);
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        if (grid.cells[i].cell->id != cell) continue;
        if (direction < 0 ? i == 0 : i + 1 >= grid.cells.size()) return std::nullopt;
        return grid.cells[direction < 0 ? i - 1 : i + 1].cell->id;
    }
    return std::nullopt;
}

std::optional<std::string> neighbour_cell(const model::Block& table, std::string_view cell, int rows,
                                          int columns) {
    const model::TableGrid grid = model::grid_of(table);
    const model::TableCell* from = grid.find(cell);
    if (!from) return std::nullopt;
    const TableRange& place = from->place;
    const int row = rows > 0 ? place.row + place.rows : place.row + rows;
    const int column = columns > 0 ? place.column + place.columns : place.column + columns;
    const model::TableCell* to = grid.at(row, column);
    return to ? std::optional(to->cell->id) : std::nullopt;
}

} // namespace strateg::gui
