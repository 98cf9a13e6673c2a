// Lines over categories in order, each named where it ends.
#include "core/typeset/graphics/chart_parts.h"

#include "core/typeset/graphics/geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace strateg::typeset {
namespace {

Stroke thin(Colour colour, double width) {
    return {colour, static_cast<float>(width), {}, Stroke::Cap::butt, Stroke::Join::round};
}

/// Lines are told apart by their marks and dashes, too.
void draw_mark(Canvas& canvas, Point at, std::size_t series, Colour colour) {
    constexpr double r = 2.4;
    Path path;
    switch (series % 4) {
    case 0:
        add_ellipse(path.steps, at, r, r);
        break;
    case 1:
        add_rectangle(path.steps, {at.x - r * 0.9, at.y - r * 0.9, 1.8 * r, 1.8 * r}, 0, 0);
        break;
    case 2:
        path.polygon(
            {{at.x, at.y - 1.3 * r}, {at.x + 1.2 * r, at.y + 0.85 * r}, {at.x - 1.2 * r, at.y + 0.85 * r}});
        break;
    default:
        path.polygon({{at.x, at.y - 1.35 * r},
                      {at.x + 1.35 * r, at.y},
                      {at.x, at.y + 1.35 * r},
                      {at.x - 1.35 * r, at.y}});
    }
    const bool hollow = series % 8 >= 4;
    path.fill = hollow ? Colour{255, 255, 255} : colour;
    path.stroke = hollow ? thin(colour, 1) : thin({255, 255, 255}, 0.7);
    canvas.path(std::move(path));
}

std::vector<float> dash_of(std::size_t series) {
    switch (series % 3) {
    case 1:
        return {5, 2.5F};
    case 2:
        return {1.5F, 2};
    default:
        return {};
    }
}

/// Ends of lines with their names, kept apart.
struct EndLabel {
    std::size_t series = 0;
    double y = 0; // of its middle
    SetText text;
};

void keep_apart(std::vector<EndLabel>& labels, double top, double bottom) {
    std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    double least = top;
    for (EndLabel& label : labels) {
        const double half = label.text.height() / 2;
        label.y = std::max(label.y, least + half);
        least = label.y + half + 1;
    }
    double most = bottom;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        const double half = label->text.height() / 2;
        label->y = std::min(label->y, most - half);
        most = label->y - half - 1;
    }
}

} // namespace

double draw_lines(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale) {
    const double size = static_cast<double>(look.label.size);
    const Style tick_style = coloured(look.value, look.quiet);
    double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
    for (const ChartSeries& series : chart.series)
        for (const auto& value : series.values)
            if (value) {
                low = std::min(low, value->value);
                high = std::max(high, value->value);
            }
    // A line may leave zero out where its values are far away from it.
    const Scale axis = scale_of(chart, !(low > 0 && high - low < 0.5 * low), 5);
    const auto [natural, title, title_style, beside, left] =
        axis_room(chart, look, canvas, axis, width, scale);

    // Names at the ends of up to six lines, else a legend.
    std::vector<EndLabel> labels;
    double right = width - 8;
    if (chart.series.size() > 1 && chart.series.size() <= 6) {
        double room = 0;
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            EndLabel label{s, 0,
                           canvas.set(chart.series[s].name,
                                      coloured(look.label, for_words(series_tone(look.accent, s).line)),
                                      width * 0.24)};
            room = std::max(room, label.text.width);
            labels.push_back(std::move(label));
        }
        right = width - room - 10;
    }
    double above = labels.empty() ? draw_legend(chart, look, canvas, width) : 0;
    if (!title.empty() && !beside) {
        SetText set = canvas.set(title, title_style, width);
        const double height = set.height();
        canvas.place(std::move(set), 0, above + size);
        above += height + 6;
    }
    // The first and the last point stand near the ends of the axis.
    const auto count = static_cast<double>(std::max<std::size_t>(1, chart.categories.size()));
    const double inset = std::min((right - left) / count / 2, 18.0);
    const double slot = count > 1 ? (right - left - 2 * inset) / (count - 1) : right - left;
    std::vector<SetText> names;
    double below = 0, widest = 0;
    for (const std::string& name : chart.categories) {
        names.push_back(canvas.set(name, look.label, std::max(slot - 6, 46.0)));
        widest = std::max(widest, names.back().width);
        below = std::max(below, names.back().height());
    }
    // Every k-th name where there is no room for all.
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil((widest + 6) / std::max(1.0, slot))));

    const double top = above + size * 0.8, fixed = top + below + size * 0.6;
    const double plot = std::max(60.0, (natural + fixed) * scale - fixed), bottom = top + plot;
    const auto y_of = [&](double value) { return bottom - axis.at(value) * plot; };
    const auto x_of = [&](std::size_t c) {
        return count > 1 ? left + inset + slot * static_cast<double>(c) : (left + right) / 2;
    };

    for (const double tick : axis.ticks)
        canvas.line({left, y_of(tick)}, {right, y_of(tick)},
                    tick == 0 ? thin(look.quiet, axis_width) : thin(look.rule, hairline));
    for (std::size_t c = 0; c < names.size(); c += every) {
        canvas.line({x_of(c), bottom}, {x_of(c), bottom + 2.5}, thin(look.quiet, hairline));
        canvas.place(std::move(names[c]), x_of(c), bottom + size + 5, TextEdge::middle);
    }
    for (const double tick : axis.ticks)
        canvas.text(tick_text(chart, tick, axis.decimals), tick_style, left - 6,
                    y_of(tick) + middle_shift(static_cast<double>(tick_style.size)), TextEdge::end);

    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const Colour colour = series_tone(look.accent, s).line;
        Path path;
        Stroke stroke = thin(colour, 1.5);
        stroke.dash = dash_of(s);
        path.stroke = stroke;
        bool on = false;
        const auto& values = chart.series[s].values;
        for (std::size_t c = 0; c < values.size(); ++c) {
            if (values[c])
                path.steps.push_back(
                    {on ? PathStep::Kind::line : PathStep::Kind::move, {x_of(c), y_of(values[c]->value)}});
            on = values[c].has_value();
        }
        if (path.steps.empty()) continue;
        const double end = path.steps.back().to.y;
        canvas.path(std::move(path));
        if (slot > 8)
            for (std::size_t c = 0; c < values.size(); ++c)
                if (values[c]) draw_mark(canvas, {x_of(c), y_of(values[c]->value)}, s, colour);
        for (EndLabel& label : labels)
            if (label.series == s) label.y = end;
    }
    std::erase_if(labels, [](const EndLabel& label) { return label.y == 0; });
    std::vector<double> wanted(chart.series.size());
    for (const EndLabel& label : labels) wanted[label.series] = label.y;
    keep_apart(labels, top - size * 0.6, bottom + size * 0.6);
    const double from = chart.categories.empty() ? right : x_of(chart.categories.size() - 1);
    for (EndLabel& label : labels) {
        const double at = wanted[label.series];
        if (std::abs(at - label.y) > 2)
            canvas.line({from + 5, at}, {right + 4, label.y}, thin(look.rule, hairline));
        canvas.place_middle(std::move(label.text), right + 8, label.y);
    }
    if (beside) canvas.text(title, title_style, size * 0.85, top + plot / 2, TextEdge::middle, 90);
    return bottom + below + size * 0.6 + 1;
}

} // namespace strateg::typeset
