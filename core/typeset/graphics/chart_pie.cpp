// Parts of a whole, each named beside its slice.
#include "core/typeset/graphics/chart_parts.h"

#include "core/typeset/graphics/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace strateg::typeset {
namespace {

struct Slice {
    double begin = 0, end = 0; // degrees with the clock from the top
    Colour colour;
    SetText name;
    std::string share, full_name;
    double y = 0; // of the label's middle
    double height = 0;
    bool right = true;
    double middle() const { return (begin + end) / 2; }
};

Point on_circle(Point centre, double radius, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    return {centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)};
}

/// Labels of one side below each other between top and bottom, as near to their slices as they can be.
void keep_apart(std::vector<Slice*>& side, double top, double bottom) {
    std::stable_sort(side.begin(), side.end(), [](const Slice* a, const Slice* b) { return a->y < b->y; });
    double least = top;
    for (Slice* slice : side) {
        slice->y = std::max(slice->y, least + slice->height / 2);
        least = slice->y + slice->height / 2;
    }
    double most = bottom;
    for (auto at = side.rbegin(); at != side.rend(); ++at) {
        (*at)->y = std::min((*at)->y, most - (*at)->height / 2);
        most = (*at)->y - (*at)->height / 2;
    }
}

void draw_slices(const std::vector<Slice>& slices, Point centre, double radius, Canvas& canvas) {
    for (const Slice& slice : slices) {
        Path path;
        if (slices.size() == 1)
            add_ellipse(path.steps, centre, radius, radius);
        else
            add_sector(path.steps, centre, radius, slice.begin, slice.end);
        path.fill = slice.colour;
        if (slices.size() > 1)
            path.stroke = Stroke{{255, 255, 255}, 1.2F, {}, Stroke::Cap::butt, Stroke::Join::round};
        canvas.path(std::move(path));
    }
}

/// Where there is no room beside it: the names below, the shares in the slices and behind the names.
double draw_narrow(std::vector<Slice>& slices, const ChartLook& look, Canvas& canvas, double width,
                   double scale) {
    constexpr double swatch = 8, gap = 5;
    const double size = static_cast<double>(look.label.size);
    const double radius = std::min(width * 0.56, 150.0) * scale / 2;
    const Point centre{width / 2, radius + 2};
    draw_slices(slices, centre, radius, canvas);
    double y = 2 * radius + 18;
    for (const Slice& slice : slices) {
        if (slice.end - slice.begin > 26) {
            const Point at = on_circle(centre, radius * 0.68, slice.middle());
            canvas.text(slice.share, coloured(look.value, readable_on(slice.colour, look.ink)), at.x,
                        at.y + middle_shift(size), TextEdge::middle);
        }
        canvas.box({0, y - middle_shift(size) - swatch / 2, swatch, swatch}, slice.colour);
        const double share = canvas.width_of(slice.share, look.strong);
        SetText name = canvas.set(slice.full_name, look.label, width - swatch - gap - share - 8);
        const double height = name.height();
        canvas.place(std::move(name), swatch + gap, y);
        canvas.text(slice.share, look.strong, width, y, TextEdge::end);
        y += height + 2.5;
    }
    return y - size * 0.6;
}

} // namespace

double draw_pie(const Chart& chart, const ChartLook& look, Canvas& canvas, double width, double scale) {
    const double size = static_cast<double>(look.label.size);
    double sum = 0;
    std::vector<std::size_t> parts;
    if (!chart.series.empty())
        for (std::size_t c = 0; c < chart.series.front().values.size(); ++c)
            if (const auto& value = chart.series.front().values[c]; value && value->value > 0) {
                parts.push_back(c);
                sum += value->value;
            }
    double diameter = std::min(width * 0.40, 168.0) * scale;
    const double room = std::max(40.0, (width - diameter) / 2 - 34);

    const std::vector<Colour> colours = shades(look.accent, parts.size());
    std::vector<Slice> slices;
    bool broken = false;
    double at = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const ChartValue& value = *chart.series.front().values[parts[i]];
        Slice slice;
        slice.begin = at;
        slice.end = at += value.value / sum * 360;
        slice.colour = colours[i];
        slice.full_name = chart.categories[parts[i]];
        slice.name = canvas.set(slice.full_name, look.label, room);
        broken |= canvas.widest_word(slice.full_name, look.label) > room;
        slice.share = chart.percent() ? value_text(chart, value)
                                      : printed(value.value / sum * 100, 0, chart.view) + "%";
        slice.right = slice.middle() < 180;
        slice.height = slice.name.height() + size * 1.25 + 5;
        slices.push_back(std::move(slice));
    }
    if (broken && !slices.empty()) return draw_narrow(slices, look, canvas, width, scale);
    double side_height[2] = {0, 0};
    for (const Slice& slice : slices) side_height[slice.right] += slice.height;
    const double height = std::max({diameter + 16, side_height[0], side_height[1]});
    const Point centre{width / 2, height / 2};
    const double radius = diameter / 2;

    draw_slices(slices, centre, radius, canvas);
    std::vector<Slice*> sides[2];
    for (Slice& slice : slices) {
        slice.y = on_circle(centre, radius + 8, slice.middle()).y;
        sides[slice.right].push_back(&slice);
    }
    for (auto& side : sides) keep_apart(side, 0, height);

    // Read in the order of the table.
    for (Slice& slice : slices) {
        const double way = slice.right ? 1 : -1;
        const Point edge = on_circle(centre, radius + 1.5, slice.middle());
        const double x = centre.x + way * (radius + 22);
        Path leader;
        leader.steps = {{PathStep::Kind::move, edge},
                        {PathStep::Kind::line, {centre.x + way * (radius + 12), slice.y}},
                        {PathStep::Kind::line, {x, slice.y}}};
        leader.stroke =
            Stroke{look.quiet, static_cast<float>(hairline), {}, Stroke::Cap::butt, Stroke::Join::round};
        canvas.path(std::move(leader));
        const TextEdge align = slice.right ? TextEdge::start : TextEdge::end;
        const double names = slice.name.height();
        const double base = slice.y - (names + size * 1.25) / 2 + size * 0.85;
        canvas.place(std::move(slice.name), x + way * 4, base, align);
        canvas.text(slice.share, look.strong, x + way * 4, base + names + size * 0.05, align);
    }
    return height;
}

} // namespace strateg::typeset
