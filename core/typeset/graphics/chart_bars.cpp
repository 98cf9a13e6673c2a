// Bars, lying and standing, beside each other or stacked.
#include "core/typeset/graphics/chart_parts.h"

#include <algorithm>
#include <cmath>

namespace strateg::typeset {
namespace {

Stroke stroke(Colour colour, double width) {
    return {colour, static_cast<float>(width), {}, Stroke::Cap::butt, Stroke::Join::miter};
}

double widest_value(const Chart& chart, const ChartLook& look, Canvas& canvas, bool negative) {
    double width = 0;
    for (const ChartSeries& series : chart.series)
        for (const auto& value : series.values)
            if (value && (value->value < 0) == negative)
                width = std::max(width, canvas.width_of(value_text(chart, *value), look.value));
    return width;
}

/// As many ticks as have room beside each other.
Scale roomy_scale(const Chart& chart, const ChartLook& look, Canvas& canvas, double width) {
    Scale scale;
    for (int wanted = 5; wanted >= 1; --wanted) {
        scale = scale_of(chart, true, wanted);
        double widest = 0;
        for (const double tick : scale.ticks)
            widest = std::max(widest, canvas.width_of(tick_text(chart, tick, scale.decimals), look.value));
        if ((widest + 7) * static_cast<double>(scale.ticks.size() - 1) < width) break;
    }
    return scale;
}

/// A number in the middle of a part of a stacked bar, where there is room for it.
void label_part(const Chart& chart, const ChartLook& look, Canvas& canvas, const ChartValue& value,
                const Box& box, const Tone& tone) {
    const std::string text = value_text(chart, value);
    const double size = static_cast<double>(look.value.size), width = canvas.width_of(text, look.value);
    if (width + 4 > box.width || size * 1.05 > box.height) return;
    const double x = box.x + box.width / 2, y = box.y + box.height / 2;
    // A plain ground under figures on stripes.
    if (tone.stripes != Stripes::none)
        canvas.box({x - width / 2 - 2, y - size * 0.55, width + 4, size * 1.1}, tone.colour);
    canvas.text(text, coloured(look.value, readable_on(tone.colour, look.ink)), x, y + middle_shift(size),
                TextEdge::middle);
}

} // namespace

double draw_lying_bars(const Chart& chart, const ChartLook& look, Canvas& canvas, double width,
                       double scale) {
    const bool stacked = chart.kind == ChartKind::stacked;
    const double size = static_cast<double>(look.label.size);
    const std::size_t lanes = stacked ? 1 : std::max<std::size_t>(1, chart.series.size());
    const double legend = draw_legend(chart, look, canvas, width);

    // Names of the categories.
    std::vector<SetText> names;
    double room = 0;
    for (const std::string& name : chart.categories) {
        names.push_back(canvas.set(name, look.label, width * 0.36));
        room = std::max(room, names.back().width);
    }
    const double left = std::ceil(room + 9);

    const double behind = stacked ? 8 : widest_value(chart, look, canvas, false) + 6;
    const double before = stacked ? 0 : widest_value(chart, look, canvas, true);
    const Scale axis = roomy_scale(chart, look, canvas, width - left - behind);
    const double x0 = left + (before > 0 ? before + 6 : 0);
    // Bars that end before the end of the scale leave room for their value there.
    double high = 0;
    for (const ChartSeries& series : chart.series)
        for (const auto& value : series.values)
            if (value) high = std::max(high, value->value);
    const double last_tick = canvas.width_of(tick_text(chart, axis.high, axis.decimals), look.value) / 2;
    const double full = width - x0;
    double plot = full - last_tick;
    if (!stacked && high > 0) plot = std::min(plot, (full - behind) / std::max(0.01, axis.at(high)));
    plot = std::max(plot, 30.0);
    const auto x_of = [&](double value) { return x0 + axis.at(value) * plot; };

    const double thickness = (lanes == 1 ? 11.5 : lanes == 2 ? 9 : 7.5) * std::max(0.6, scale);
    const double air = (lanes == 1 ? 8.5 : 10) * std::max(0.35, scale * scale);
    std::vector<double> heights;
    double y = legend;
    for (const SetText& name : names) {
        const double bars = thickness * static_cast<double>(lanes);
        heights.push_back(std::max(bars, name.height() + 1) + air);
        y += heights.back();
    }
    const double bottom = y;
    for (const double tick : axis.ticks)
        if (tick != 0) canvas.line({x_of(tick), legend}, {x_of(tick), bottom}, stroke(look.rule, hairline));

    y = legend;
    for (std::size_t c = 0; c < names.size(); ++c) {
        const double middle = y + heights[c] / 2;
        canvas.place_middle(std::move(names[c]), 0, middle);
        double top = middle - thickness * static_cast<double>(lanes) / 2, above = 0, below = 0;
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            const auto& value = chart.series[s].values[c];
            const Tone tone = series_tone(look.accent, s);
            if (value && stacked) {
                double& sum = value->value < 0 ? below : above;
                const double from = x_of(sum), to = x_of(sum + value->value);
                const Box box{std::min(from, to), top, std::abs(to - from), thickness};
                draw_bar(canvas, box, tone);
                if (sum != 0) canvas.line({from, top}, {from, top + thickness}, stroke({255, 255, 255}, 0.8));
                label_part(chart, look, canvas, *value, box, tone);
                sum += value->value;
            } else if (value) {
                const double from = x_of(0), to = x_of(value->value);
                const double gap = lanes > 1 ? 0.9 : 0;
                draw_bar(canvas, {std::min(from, to), top, std::abs(to - from), thickness - gap}, tone);
                const double base =
                    top + (thickness - gap) / 2 + middle_shift(static_cast<double>(look.value.size));
                canvas.text(value_text(chart, *value), look.value, value->value < 0 ? to - 4 : to + 4, base,
                            value->value < 0 ? TextEdge::end : TextEdge::start);
            }
            if (!stacked) top += thickness;
        }
        y += heights[c];
    }
    canvas.line({x_of(0), legend}, {x_of(0), bottom}, stroke(look.quiet, axis_width));
    const double base = bottom + size + 3;
    const Style tick_style = coloured(look.value, look.quiet);
    for (const double tick : axis.ticks)
        canvas.text(tick_text(chart, tick, axis.decimals), tick_style, x_of(tick), base, TextEdge::middle);
    double end = base + size * 0.35;
    if (const std::string title = axis_title(chart); !title.empty()) {
        SetText set = canvas.set(title, coloured(look.label, look.quiet), plot);
        const double more = set.height();
        canvas.place(std::move(set), x_of(axis.low) + plot / 2, base + size * 1.45, TextEdge::middle);
        end += more + size * 0.3;
    }
    return end;
}

double draw_columns(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale) {
    const bool stacked = chart.kind == ChartKind::stacked;
    const double size = static_cast<double>(look.label.size);
    const Scale axis = scale_of(chart, true, 5);
    const Style tick_style = coloured(look.value, look.quiet);
    const auto [natural, title, title_style, beside, left] =
        axis_room(chart, look, canvas, axis, width, scale);
    const double slot =
        (width - left) / static_cast<double>(std::max<std::size_t>(1, chart.categories.size()));

    // Names below; where a word is wider than its place, the bars lie down and have room.
    std::vector<SetText> names;
    double below = 0;
    for (const std::string& name : chart.categories) {
        names.push_back(canvas.set(name, look.label, slot - 6));
        if (names.back().lines.size() > 4 || canvas.widest_word(name, look.label) > slot - 4)
            return draw_lying_bars(chart, look, canvas, width, scale);
        below = std::max(below, names.back().height());
    }
    double legend = draw_legend(chart, look, canvas, width);
    if (!title.empty() && !beside) {
        SetText set = canvas.set(title, title_style, width);
        const double height = set.height();
        canvas.place(std::move(set), 0, legend + size);
        legend += height + 6;
    }
    const double values = stacked ? 2 : size * 1.1;
    const double fixed = legend + values + below + size * 0.6;
    const double plot = std::max(60.0, (natural + fixed) * scale - fixed);
    const double top = legend + values, bottom = top + plot;
    const auto y_of = [&](double value) { return bottom - axis.at(value) * plot; };

    for (const double tick : axis.ticks) {
        if (tick != 0) canvas.line({left, y_of(tick)}, {width, y_of(tick)}, stroke(look.rule, hairline));
    }
    const double lanes = stacked ? 1 : static_cast<double>(std::max<std::size_t>(1, chart.series.size()));
    const double lane = std::min(slot * 0.68 / lanes, lanes > 1 ? 26.0 : 40.0);
    bool labels = !stacked;
    for (const ChartSeries& series : chart.series)
        for (const auto& value : series.values)
            if (value &&
                canvas.width_of(value_text(chart, *value), look.value) > (lanes > 1 ? lane - 1 : slot - 4))
                labels = false;

    const bool falls = axis.low < 0;
    for (std::size_t c = 0; c < names.size(); ++c) {
        const double middle = left + slot * (static_cast<double>(c) + 0.5);
        canvas.place(std::move(names[c]), middle, bottom + size + 4, TextEdge::middle);
        double x = middle - lane * lanes / 2, above = 0, under = 0;
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            const auto& value = chart.series[s].values[c];
            const Tone tone = series_tone(look.accent, s);
            if (value && stacked) {
                double& sum = value->value < 0 ? under : above;
                const double from = y_of(sum), to = y_of(sum + value->value);
                const Box box{x, std::min(from, to), lane, std::abs(to - from)};
                draw_bar(canvas, box, tone);
                if (sum != 0) canvas.line({x, from}, {x + lane, from}, stroke({255, 255, 255}, 0.8));
                label_part(chart, look, canvas, *value, box, tone);
                sum += value->value;
            } else if (value) {
                const double from = y_of(0), to = y_of(value->value);
                const double gap = lanes > 1 ? 0.9 : 0;
                draw_bar(canvas, {x, std::min(from, to), lane - gap, std::abs(to - from)}, tone);
                if (labels) {
                    // Lines of the grid keep away from figures.
                    const double base = value->value < 0 ? to + size * 0.95 : to - 3;
                    const double room = canvas.width_of(value_text(chart, *value), look.value) + 2;
                    canvas.box({x + (lane - gap) / 2 - room / 2, base - size * 0.75, room, size * 0.85},
                               {255, 255, 255});
                    canvas.text(value_text(chart, *value), look.value, x + (lane - gap) / 2, base,
                                TextEdge::middle);
                }
            }
            if (!stacked) x += lane;
        }
    }
    canvas.line({left, y_of(0)}, {width, y_of(0)}, stroke(look.quiet, axis_width));
    if (falls) canvas.line({left, bottom}, {width, bottom}, stroke(look.rule, hairline));
    for (const double tick : axis.ticks)
        canvas.text(tick_text(chart, tick, axis.decimals), tick_style, left - 6,
                    y_of(tick) + middle_shift(static_cast<double>(tick_style.size)), TextEdge::end);
    if (beside) canvas.text(title, title_style, size * 0.85, top + plot / 2, TextEdge::middle, 90);
    return bottom + below + size * 0.6;
}

} // namespace strateg::typeset
