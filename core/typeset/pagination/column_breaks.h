// Where the columns of a segment end: all breaks together, so that the sum of what is ugly is smallest
// (dynamic programming over the places where a column may end, as Plass described for pages in "Optimal
// Pagination Techniques for Automatic Typesetting Systems", 1981). A page of one column is a column.
//
// What costs: space left free at the foot, a break inside a paragraph or table, a hyphen at the foot, a
// figure made smaller or carried to the next page, a split footnote, a last page with next to nothing on it.
// What is forbidden (a break before a slug that keeps to the one above) is done only where there is no other
// way. Linear in the number of slugs.
#pragma once

#include "core/typeset/pagination/column_fill.h"

#include <optional>

namespace strateg::typeset {

struct ColumnRequest {
    std::size_t begin = 0, end = 0;               // slugs
    std::size_t floats_begin = 0, floats_end = 0; // groups that may move
    std::vector<double> first;                    // heights of the first columns, where they differ
    double height = 0;                            // of all others
    double full = 0;                              // of an empty page, for judging what is left free
    double tail = 0;  // that must stay free below the last slug, for what is kept with it
    bool last = true; // nothing follows on the last page
};

struct Column {
    std::size_t begin = 0, end = 0;
    std::size_t floats_begin = 0, floats_end = 0; // groups placed in it, at the top or where they belong
    Rests carried;                                // notes that come in
    double shrink = 0;                            // 0..1, what is taken of what its figures can give
    double height = 0;                            // that it was broken for
    double carried_height = 0;                    // the most that notes which come in may take of it
};

/// Every slug and group once, in order; columns may be empty. Ends for every input.
std::vector<Column> break_columns(const Galley& galley, const Blocks& notes, double grid,
                                  const ColumnRequest& request);

/// Fills one column as break_columns meant it.
void fill_column(ColumnFill& fill, const Galley& galley, const Column& column);

/// Columns side by side, as many as `most` has heights and none higher than its own, at the lowest common
/// height of text at which everything fits; nothing where it does not.
std::optional<std::vector<Column>> balance(const Galley& galley, const Blocks& notes, double grid,
                                           const ColumnRequest& request, const std::vector<double>& most);

} // namespace strateg::typeset
