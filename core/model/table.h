// A table as a grid: which cell lies where, with merged cells. And what is done to tables: pure functions
// from one state of a table to the next. Afterwards every place of the grid is covered by exactly one cell,
// words and footnotes of all languages are kept unless their row or column was taken out, and ids stay.
#pragma once

#include "core/base/problem.h"
#include "core/model/block.h"
#include "core/model/ids.h"

#include <string>
#include <string_view>
#include <vector>

namespace strateg::model {

/// Lines and columns count from 0.
struct TableRange {
    int row = 0, column = 0, rows = 1, columns = 1;
    bool contains(int r, int c) const {
        return r >= row && r < row + rows && c >= column && c < column + columns;
    }
    friend bool operator==(const TableRange&, const TableRange&) = default;
};

struct TableCell {
    BlockPtr cell;
    TableRange place;
};

struct TableGrid {
    std::vector<TableCell> cells; // in reading order
    int rows = 0, columns = 0;

    const TableCell* at(int row, int column) const; // nullptr: a hole (a row that is too short)
    const TableCell* find(std::string_view id) const;
    /// No holes.
    bool complete() const;
};

/// Spans that reach out of the table or over other cells are cut.
TableGrid grid_of(const Block& table);

/// The smallest range with both cells in it that cuts no cell. Empty (rows = 0) where one is not in the
/// table.
TableRange range_between(const TableGrid& grid, std::string_view one, std::string_view other);

enum class TableAxis { rows, columns };

/// An empty row or column before the one with this number; `before` = their count: at the end. Cells that
/// reach over the place grow. `language` is the one new cells are first written in.
Result<Block> insert_line(const Block& table, TableAxis axis, int before, const std::string& language,
                          IdMaker& ids);
/// Cells that reach beyond shrink. Code table.last-line: nothing would be left.
Result<Block> remove_lines(const Block& table, TableAxis axis, int first, int count, IdMaker& ids);
/// Over its neighbour. Codes table.edge, table.merged: a merged cell reaches over one of them.
Result<Block> move_line(const Block& table, TableAxis axis, int line, int direction, IdMaker& ids);

/// One cell of all cells in the range (grown so that it cuts none); words are joined by line breaks. A
/// translation stays current if all that it is made of was. Code table.one-cell.
Result<Block> merge_cells(const Block& table, TableRange range, IdMaker& ids);
/// The reverse; the words stay in the first cell. Code table.not-merged.
Result<Block> split_cell(const Block& table, std::string_view cell, const std::string& language,
                         IdMaker& ids);

/// How many rows or columns are headers; 0: none. Clamped.
Block with_headers(const Block& table, TableAxis axis, int count);
/// "left", "right", "center" or "decimal".
Block with_alignment(const Block& table, int first, int count, std::string_view align, IdMaker& ids);

} // namespace strateg::model
