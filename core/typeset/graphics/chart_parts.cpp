#include "core/typeset/graphics/chart_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace strateg::typeset {
namespace {

constexpr Colour white{255, 255, 255};

} // namespace

std::optional<ChartKind> chart_kind_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, ChartKind>, 6> kinds{
        {{"bar", ChartKind::bar},
         {"column", ChartKind::column},
         {"line", ChartKind::line},
         {"pie", ChartKind::pie},
         {"stacked", ChartKind::stacked},
         {"gantt", ChartKind::gantt}}};
    for (const auto& [known, kind] : kinds)
        if (known == name) return kind;
    return std::nullopt;
}

Style coloured(Style style, Colour colour) {
    style.colour = colour;
    return style;
}

void draw_bar(Canvas& canvas, const Box& box, const Tone& tone) {
    if (!(box.width > 0) || !(box.height > 0)) return;
    if (tone.outlined) {
        constexpr double line = 0.7;
        Path path;
        path.rectangle({box.x + line / 2, box.y + line / 2, std::max(0.1, box.width - line),
                        std::max(0.1, box.height - line)});
        path.fill = tone.colour;
        path.stroke = Stroke{tone.line, static_cast<float>(line), {}, Stroke::Cap::butt, Stroke::Join::miter};
        canvas.path(std::move(path));
        return;
    }
    canvas.box(box, tone.colour);
    if (tone.stripes == Stripes::none) return;
    // White lines at 45°, in a lattice of the whole sheet, so that neighbours look alike.
    constexpr double distance = 3.6;
    const double lean = tone.stripes == Stripes::rising ? 1 : -1;
    Path path;
    path.clip = box;
    path.stroke = Stroke{white, 1.1F, {}, Stroke::Cap::butt, Stroke::Join::miter};
    const double low = std::min(box.x, box.x + lean * box.height) + lean * box.y;
    const double high = std::max(box.x + box.width, box.x + box.width + lean * box.height) + lean * box.y;
    for (double at = std::ceil(low / distance) * distance; at < high && path.steps.size() < 4000;
         at += distance) {
        // x + lean · y = at, from the top to the bottom of the box
        path.steps.push_back({PathStep::Kind::move, {at - lean * box.y, box.y}});
        path.steps.push_back({PathStep::Kind::line, {at - lean * (box.y + box.height), box.y + box.height}});
    }
    if (!path.steps.empty()) canvas.path(std::move(path));
}

double draw_legend(const Chart& chart, const ChartLook& look, Canvas& canvas, double width) {
    if (chart.series.size() < 2) return 0;
    constexpr double swatch = 8, gap = 5, between = 16;
    const double leading = static_cast<double>(look.label.size) * 1.2 + 3;
    double x = 0, y = leading - 3;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const std::string& name = chart.series[i].name;
        SetText text = canvas.set(name, look.label, width - swatch - gap);
        const double needed = swatch + gap + text.width;
        if (x > 0 && x + needed > width) {
            x = 0;
            y += leading;
        }
        const double rise = middle_shift(static_cast<double>(look.label.size));
        draw_bar(canvas, {x, y - rise - swatch / 2, swatch, swatch}, series_tone(look.accent, i));
        const double more = text.leading * (static_cast<double>(text.lines.size()) - 1);
        canvas.place(std::move(text), x + swatch + gap, y);
        y += std::max(0.0, more);
        x += needed + between;
    }
    return y + 12;
}

std::string tick_text(const Chart& chart, double value, int decimals) {
    return printed(value, decimals, chart.view) + (chart.percent() ? "%" : "");
}

std::string value_text(const Chart& chart, const ChartValue& value) {
    return value.label + (chart.percent() ? "%" : "");
}

std::string axis_title(const Chart& chart) {
    const std::string unit = chart.percent() ? "" : chart.unit;
    if (chart.series.size() != 1) return unit;
    const std::string& name = chart.series.front().name;
    if (unit.empty() || name.find(unit) != std::string::npos) return name;
    return name.empty() ? unit : name + " (" + unit + ")";
}

Scale scale_of(const Chart& chart, bool with_zero, int wanted) {
    double low = 1e300, high = -1e300;
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        double above = 0, below = 0;
        for (const ChartSeries& series : chart.series) {
            if (c >= series.values.size() || !series.values[c]) continue;
            const double value = series.values[c]->value;
            (value < 0 ? below : above) += value;
            if (chart.kind == ChartKind::stacked) continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
        if (chart.kind != ChartKind::stacked) continue;
        low = std::min(low, below);
        high = std::max(high, above);
    }
    if (high < low) low = 0, high = 1;
    return scale_for(low, high, with_zero, wanted);
}

double draw_chart(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale) {
    scale = std::clamp(scale, 0.3, 1.0);
    switch (chart.kind) {
    case ChartKind::bar:
        return draw_lying_bars(chart, look, canvas, width, scale);
    case ChartKind::column:
    case ChartKind::stacked:
        return draw_columns(chart, look, canvas, width, scale);
    case ChartKind::line:
        return draw_lines(chart, look, canvas, width, scale);
    case ChartKind::pie:
        return draw_pie(chart, look, canvas, width, scale);
    case ChartKind::gantt:
        return draw_gantt(chart, look, canvas, width, scale);
    }
    return 0;
}

AxisRoom axis_room(const Chart& chart, const ChartLook& look, Canvas& canvas, const Scale& axis, double width,
                   double scale) {
    const Style tick_style = coloured(look.value, look.quiet);
    double ticks = 0;
    for (const double tick : axis.ticks)
        ticks = std::max(ticks, canvas.width_of(tick_text(chart, tick, axis.decimals), tick_style));
    AxisRoom room;
    room.natural = std::clamp(width * 0.42, 110.0, 190.0);
    room.title = axis_title(chart);
    room.title_style = coloured(look.label, look.quiet);
    room.beside = !room.title.empty() &&
                  canvas.width_of(room.title, room.title_style) < room.natural * std::max(0.5, scale * 0.9);
    const double title_room = room.beside ? static_cast<double>(look.label.size) * 1.2 + 5 : 0;
    room.left = std::ceil(ticks + 6 + title_room);
    return room;
}

} // namespace strateg::typeset
