// Internal: a table taken apart, changed, and put together again.
#pragma once

#include "core/model/table.h"

namespace strateg::model {

struct DraftCell {
    Block block;
    TableRange place;
};

class TableDraft {
public:
    /// Holes are filled with empty cells, in the table's own language.
    TableDraft(const Block& table, IdMaker& ids);

    std::vector<DraftCell> cells;
    std::vector<Block> lines;   // rows without their cells
    std::vector<Block> columns; // col blocks: none, or one for each column
    int width = 0;              // columns of the grid

    int count(TableAxis axis) const {
        return axis == TableAxis::rows ? static_cast<int>(lines.size()) : width;
    }
    DraftCell* at(int row, int column);
    DraftCell empty_cell(const TableRange& place, const std::string& language);
    /// A row block or, where the table has such, a column block before the one with this number.
    void add_line(TableAxis axis, int before);
    void drop_line(TableAxis axis, int line);
    /// Makes sure that there is a col block for every column.
    void need_columns();

    Attributes& attributes() { return table_.attributes; }
    const std::string& source() const { return table_.source; }
    Block finish();

private:
    Block table_; // what is neither row nor column, in its order
    std::size_t columns_at_ = 0, rows_at_ = 0;
    IdMaker& ids_;
};

/// The sides of a range along an axis.
inline int& begin_of(TableRange& range, TableAxis axis) {
    return axis == TableAxis::rows ? range.row : range.column;
}
inline int& size_of(TableRange& range, TableAxis axis) {
    return axis == TableAxis::rows ? range.rows : range.columns;
}

} // namespace strateg::model
