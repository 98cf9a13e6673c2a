// Which cell lies where.
#include "core/model/table.h"

#include <algorithm>

namespace strateg::model {

const TableCell* TableGrid::at(int row, int column) const {
    for (const TableCell& cell : cells)
        if (cell.place.contains(row, column)) return &cell;
    return nullptr;
}

const TableCell* TableGrid::find(std::string_view id) const {
    for (const TableCell& cell : cells)
        if (cell.cell->id == id) return &cell;
    return nullptr;
}

bool TableGrid::complete() const {
    long long covered = 0; // cells never overlap
    for (const TableCell& cell : cells)
        covered += static_cast<long long>(cell.place.rows) * cell.place.columns;
    return covered == static_cast<long long>(rows) * columns;
}

TableGrid grid_of(const Block& table) {
    TableGrid grid;
    const auto count = std::count_if(table.children.begin(), table.children.end(),
                                     [](const BlockPtr& child) { return child->kind == kind::row; });
    std::vector<std::vector<bool>> taken(static_cast<std::size_t>(count));
    const auto is_taken = [&](int row, int column) {
        const auto& line = taken[static_cast<std::size_t>(row)];
        return static_cast<std::size_t>(column) < line.size() && line[static_cast<std::size_t>(column)];
    };
    for (const BlockPtr& line : table.children) {
        if (line->kind != kind::row) continue;
        const int row = grid.rows++;
        int column = 0;
        for (const BlockPtr& cell : line->children) {
            if (cell->kind != kind::cell) continue;
            while (is_taken(row, column)) ++column;
            TableRange place{row, column, 1, 1};
            const int wished = std::clamp(cell->attributes.number("colspan", 1), 1, 64);
            while (place.columns < wished && !is_taken(row, column + place.columns)) ++place.columns;
            place.rows = std::clamp(cell->attributes.number("rowspan", 1), 1, static_cast<int>(count) - row);
            for (int r = row; r < row + place.rows; ++r) {
                auto& places = taken[static_cast<std::size_t>(r)];
                const auto end = static_cast<std::size_t>(column + place.columns);
                if (places.size() < end) places.resize(end);
                std::fill(places.begin() + column, places.begin() + column + place.columns, true);
            }
            column += place.columns;
            grid.columns = std::max(grid.columns, column);
            grid.cells.push_back({cell, place});
        }
    }
    return grid;
}

TableRange range_between(const TableGrid& grid, std::string_view one, std::string_view other) {
    const TableCell* a = grid.find(one);
    const TableCell* b = grid.find(other);
    if (!a || !b) return {0, 0, 0, 0};
    int top = std::min(a->place.row, b->place.row), left = std::min(a->place.column, b->place.column);
    int bottom = std::max(a->place.row + a->place.rows, b->place.row + b->place.rows);
    int right = std::max(a->place.column + a->place.columns, b->place.column + b->place.columns);
    for (bool grown = true; grown;) {
        grown = false;
        for (const TableCell& cell : grid.cells) {
            const TableRange& p = cell.place;
            if (p.row >= bottom || p.row + p.rows <= top || p.column >= right || p.column + p.columns <= left)
                continue;
            const int before = top + left - bottom - right;
            top = std::min(top, p.row);
            left = std::min(left, p.column);
            bottom = std::max(bottom, p.row + p.rows);
            right = std::max(right, p.column + p.columns);
            grown = grown || top + left - bottom - right != before;
        }
    }
    return {top, left, bottom - top, right - left};
}

} // namespace strateg::model
