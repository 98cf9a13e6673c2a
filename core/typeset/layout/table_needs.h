// What the cells of a table ask for, before its width is known. Internal to layout.
#pragma once

#include <cstddef>
#include <vector>

namespace strateg::typeset {

/// How far the words of an item stand in, for each level of its list.
inline constexpr double cell_list_indent = 10;

/// All widths at the theme's size of tables, with the padding of the cells.
struct TableNeeds {
    std::vector<double> smallest, natural; // of each column: with its widest word, and all on one line
    std::vector<std::vector<double>> rows; // a sample: what each cell wants on one line
    std::vector<double> behind;            // of each cell of decimals: the width behind its decimal sign
    std::vector<double> most_behind;       // of each column
    double smallest_total = 0;
};

/// Widths of the columns that make the table short. They add up to `total`.
std::vector<double> column_widths(const TableNeeds& needs, double total);

} // namespace strateg::typeset
