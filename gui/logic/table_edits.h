// What a person does to tables, as change-sets with a place for the caret. Pure; what becomes of the table is
// core/model/table.h.
#pragma once

#include "core/base/problem.h"
#include "core/model/table.h"
#include "gui/logic/edits.h"

#include <cstdint>
#include <optional>

namespace strateg::gui {

enum class TableAction : std::uint8_t {
    row_above,
    row_below,
    row_up,
    row_down,
    row_delete,
    column_left,
    column_right,
    column_move_left,
    column_move_right,
    column_delete,
    merge, // what is selected; of one cell alone: with the one to the right
    merge_below,
    split,
    header_row, // on and off
    header_column,
    align_left,
    align_center,
    align_right,
    align_decimal,
};

/// The cells that are selected: from one corner to the other, ids of cells; often the same.
struct CellSelection {
    std::string from, to;
};

/// The cell that a field of the table is or lies in (a footnote, a paragraph in a cell); empty: none.
std::string cell_of(const model::Block& table, std::string_view field);

/// Codes table.no-cell and those of core/model/table.h.
Result<Edit> edit_table(const Row& row, const CellSelection& cells, TableAction action,
                        const std::string& language, model::IdMaker& ids);

/// Where Tab leads: the cell behind or before, row after row; nothing at the end and at the beginning.
std::optional<std::string> next_cell(const model::Block& table, std::string_view cell, int direction);
/// Where an arrow leads: (0, 1) is right, (1, 0) down.
std::optional<std::string> neighbour_cell(const model::Block& table, std::string_view cell, int rows,
                                          int columns);

} // namespace strateg::gui
