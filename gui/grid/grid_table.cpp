// Tables in the grid: Tab from cell to cell, selecting several, and what is done to rows, columns and cells.
#include "gui/grid/grid_canvas.h"

#include <algorithm>

namespace strateg::gui {
namespace {

/// The first text of a cell: its own, or its first paragraph's.
const TextBox* box_in_cell(const CellLayout& layout, const model::Block& table, const std::string& cell) {
    if (const TextBox* box = box_of(layout, cell)) return box;
    for (const TextBox& box : layout.boxes)
        if (cell_of(table, box.field) == cell) return &box;
    return nullptr;
}

} // namespace

std::string GridCanvas::caret_cell() const {
    const std::size_t row = caret_row();
    if (row == RowList::npos) return {};
    const model::Block& block = *document_->rows()[row].block;
    return block.kind == model::kind::table ? cell_of(block, caret_.field) : std::string();
}

CellSelection GridCanvas::cell_selection() const {
    const std::string cell = caret_cell();
    return {cells_from_.empty() ? cell : cells_from_, cell};
}

bool GridCanvas::table_edit(TableAction action) {
    if (refuse()) return false;
    const std::size_t row = caret_row();
    if (row == RowList::npos) return false;
    const Row at = document_->rows()[row];
    auto edit = edit_table(at, cell_selection(), action, caret().language, document_->ids());
    if (!edit) {
        if (events_.problem) events_.problem(edit.error());
        return false;
    }
    return perform(*edit);
}

/// Tab: the next cell; behind the last one a new row.
bool GridCanvas::tab_in_table(int direction) {
    const std::string cell = caret_cell();
    if (cell.empty()) return false;
    const Row at = document_->rows()[caret_row()];
    const auto next = next_cell(*at.block, cell, direction);
    wished_x_ = -1;
    if (!next) {
        if (direction < 0) return move_to_neighbour(-1, true);
        if (!table_edit(TableAction::row_below)) return true;
        const std::string language = caret().language;
        if (const auto first = next_cell(*document_->rows()[caret_row()].block, cell, 1))
            place_caret({*first, language, 0});
        return true;
    }
    const CellLayout& cells = layout(caret_row())[static_cast<std::size_t>(caret_.column)];
    const TextBox* box = box_in_cell(cells, *at.block, *next);
    if (!box) return true;
    set_caret({box->field, caret_.column, box->shown.text.characters().size()});
    if (caret_.byte > 0) { // what is in it is selected, as in every table
        anchor_ = 0;
        Refresh();
    }
    return true;
}

bool GridCanvas::extend_cells(int rows, int columns) {
    const std::string cell = caret_cell();
    if (cell.empty()) return false;
    const auto next = neighbour_cell(*document_->rows()[caret_row()].block, cell, rows, columns);
    if (!next) return !cells_from_.empty();
    const std::string from = cells_from_.empty() ? cell : cells_from_;
    set_caret({*next, caret_.column, 0});
    cells_from_ = from;
    Refresh();
    return true;
}

bool GridCanvas::drag_over_cells(int x, int y) {
    const Hit at = hit(x, y);
    if (!at.box || at.column != caret_.column || at.row != caret_row()) return false;
    const model::Block& table = *document_->rows()[at.row].block;
    const std::string from = cells_from_.empty() ? caret_cell() : cells_from_;
    const std::string to = cell_of(table, at.box->field);
    if (from.empty() || to.empty() || (cells_from_.empty() && to == from)) return false;
    if (to == caret_.field) return true;
    set_caret({to, caret_.column, 0});
    cells_from_ = from;
    Refresh();
    return true;
}

std::vector<Area> GridCanvas::selected_cells(const CellLayout& cell) const {
    std::vector<Area> areas;
    if (cells_from_.empty()) return areas;
    const std::size_t row = caret_row();
    if (row == RowList::npos) return areas;
    const model::Block& table = *document_->rows()[row].block;
    const model::TableGrid grid = model::grid_of(table);
    const model::TableRange range = model::range_between(grid, cells_from_, caret_cell());
    for (const model::TableCell& at : grid.cells)
        if (range.contains(at.place.row, at.place.column))
            if (const TextBox* box = box_in_cell(cell, table, at.cell->id)) areas.push_back(box->room);
    return areas;
}

/// Delete on selected cells: their words in this language.
void GridCanvas::clear_cells() {
    const std::size_t row = caret_row();
    if (row == RowList::npos) return;
    const Row at = document_->rows()[row];
    const model::TableGrid grid = model::grid_of(*at.block);
    const model::TableRange range = model::range_between(grid, cells_from_, caret_cell());
    const CaretAt caret = this->caret();
    Edit edit{{"delete", {}}, {caret.field, caret.language, 0}};
    for (const model::TableCell& cell : grid.cells) {
        if (!range.contains(cell.place.row, cell.place.column)) continue;
        const Document::FieldPlace place = document_->field(cell.cell->id);
        if (!place || !cell.cell->content(caret.language)) continue;
        Edit one = set_words(*cell.cell, place.field.source, {cell.cell->id, caret.language, 0}, {});
        for (model::Change& change : one.changes.changes) edit.changes.changes.push_back(std::move(change));
    }
    const std::string from = cells_from_;
    if (perform(edit)) cells_from_ = from;
    Refresh();
}

} // namespace strateg::gui
