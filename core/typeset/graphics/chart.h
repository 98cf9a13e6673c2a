// Charts: what a table says, drawn. The data are read once (chart_table.h); drawing needs the width on paper
// and fonts, so it happens during layout.
//
// How they look and which rules they keep: docs/graphics.md.
#pragma once

#include "core/language/views.h"
#include "core/typeset/pages.h"
#include "core/typeset/text/paragraph.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::typeset {

class Canvas;

enum class ChartKind {
    bar,     // lying bars
    column,  // standing bars
    line,    // lines over categories in order
    pie,     // parts of a whole, one series
    stacked, // bars of parts on top of each other
    gantt,   // stretches of time
};

/// The kind with this name in the file format ("bar", "gantt"), or nothing.
std::optional<ChartKind> chart_kind_named(std::string_view name);

struct ChartValue {
    double value = 0;
    std::string label; // as it stands in the table, without its unit
};

struct ChartSeries {
    std::string name;
    std::vector<std::optional<ChartValue>> values; // one per category; nothing: the cell has no number
};

struct ChartStretch {
    double begin = 0, end = 0; // months since the year 0, or numbers
};

struct Chart {
    ChartKind kind = ChartKind::bar;
    std::vector<std::string> categories;
    std::vector<ChartSeries> series;                    // of all but gantt
    std::vector<std::optional<ChartStretch>> stretches; // of gantt, one per category; nothing: a heading
    bool dated = true;                                  // stretches are months, not numbers
    std::string unit;                                   // of all values, where they share one
    int decimals = 0;                                   // most that a value has
    language::View view;
    bool percent() const { return unit == "%"; }
};

/// Colours and text of charts, out of the theme.
struct ChartLook {
    Style label;  // categories, names of series
    Style value;  // numbers at bars, ticks: tabular figures
    Style strong; // headings of groups, years
    Colour accent, ink, quiet, rule;
};

/// Draws the chart `width` points wide; gives its height. `scale` 1 is as high as it looks best; less makes
/// it lower as far as text allows, never more than by the scale. Total: any data give a drawing.
double draw_chart(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale);

} // namespace strateg::typeset
