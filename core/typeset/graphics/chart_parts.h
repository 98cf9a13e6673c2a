// What several kinds of charts are made of: internal to this folder.
#pragma once

#include "core/typeset/graphics/canvas.h"
#include "core/typeset/graphics/chart.h"
#include "core/typeset/graphics/palette.h"
#include "core/typeset/graphics/ticks.h"

#include <string>
#include <vector>

namespace strateg::typeset {

inline constexpr double hairline = 0.4, axis_width = 0.7;

/// A bar in the tone of its series, stripes included.
void draw_bar(Canvas& canvas, const Box& box, const Tone& tone);

/// Names of the series with their tones, in rows, from the top down; gives the height with the space below, 0
/// where there is nothing to name.
double draw_legend(const Chart& chart, const ChartLook& look, Canvas& canvas, double width);

/// "%" behind ticks, the unit elsewhere.
std::string tick_text(const Chart& chart, double value, int decimals);
/// A value beside its bar.
std::string value_text(const Chart& chart, const ChartValue& value);
/// What an axis of values measures: the series' name where there is one, and the unit.
std::string axis_title(const Chart& chart);

/// Around all values that will be drawn; stacked ones summed per category and sign.
Scale scale_of(const Chart& chart, bool with_zero, int wanted);

/// What a standing axis of values needs at the left of a chart.
struct AxisRoom {
    double natural = 0; // height of the drawing, before it is scaled
    std::string title;
    Style title_style;
    bool beside = false; // the title stands beside the axis; where it is too long for that, above
    double left = 0;     // where the drawing begins
};
AxisRoom axis_room(const Chart& chart, const ChartLook& look, Canvas& canvas, const Scale& axis, double width,
                   double scale);

/// Text in a colour.
Style coloured(Style style, Colour colour);

double draw_lying_bars(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale);
double draw_columns(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale);
double draw_lines(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale);
double draw_pie(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale);
double draw_gantt(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale);

} // namespace strateg::typeset
