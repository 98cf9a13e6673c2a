// A table of the document as the data of a chart.
#pragma once

#include "core/base/problem.h"
#include "core/model/block.h"
#include "core/typeset/graphics/chart.h"

#include <functional>
#include <memory>
#include <string>

namespace strateg::typeset {

/// What a cell says to the reader, and how its numbers are written.
struct CellWords {
    std::string text;
    language::View view;
};
using WordsOf = std::function<CellWords(const model::Block& cell)>;

/// Reads the table that the attributes of `figure` choose from (chart, columns, rows: docs/file-format.md).
/// Returns nothing where there is nothing to draw. What cannot be read is told with the cell's id as place:
/// typeset.chart-kind, -cell, -column, -empty, -units, -too-many, -negative, -order, -selection.
std::shared_ptr<const Chart> read_chart(const model::Block& figure, const model::Block& table,
                                        const language::View& view, const WordsOf& words, Problems& problems);

} // namespace strateg::typeset
