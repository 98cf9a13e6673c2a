// Charts and drawings as strips.
#include "core/typeset/content/resolve.h"
#include "core/typeset/graphics/chart.h"
#include "core/typeset/graphics/drawing.h"
#include "core/typeset/layout/block_layout.h"

#include <algorithm>

namespace strateg::typeset {
namespace {

Colour halfway_to_white(Colour colour) {
    const auto half = [](std::uint8_t value) { return static_cast<std::uint8_t>((value + 255) / 2); };
    return {half(colour.red), half(colour.green), half(colour.blue)};
}

ChartLook look_of(const Theme& theme) {
    ChartLook look;
    look.label = style_of(theme.caption);
    look.label.size = static_cast<float>(std::clamp(theme.caption.size * 0.93, 6.5, 9.0));
    look.label.colour = theme.ink;
    look.label.font.lining = true;
    look.label.font.italic = false;
    look.value = look.label;
    look.value.size -= 0.4F;
    look.value.font.tabular = true;
    look.strong = look.label;
    look.strong.font.weight = Weight::semibold;
    look.accent = theme.accent;
    look.ink = theme.ink;
    look.quiet = theme.quiet;
    look.rule = halfway_to_white(theme.accent_soft);
    return look;
}

} // namespace

Strip BlockLayout::drawn(const FigureContent& figure, double width, double limit) {
    Canvas canvas(setter_, figure.element, document_.language);
    Strip strip;
    double height = 0, drawn_width = width;
    if (figure.chart) {
        const ChartLook look = look_of(theme_);
        const auto draw_at = [&](double wanted) {
            (void)canvas.take();
            canvas.frame({0, 0, width, 0});
            return draw_chart(*figure.chart, look, canvas, width, wanted);
        };
        height = draw_at(1);
        if (height > limit) height = draw_at(limit / height);
    } else {
        const Drawing& drawing = *figure.drawing;
        const double factor = std::min(width / drawing.width, limit / drawing.height);
        drawn_width = drawing.width * factor;
        height = drawing.height * factor;
        canvas.frame({0, 0, drawn_width, 0});
        draw(drawing, style_of(theme_.caption), factor, canvas,
             [this](const std::string& tag) { return shaper_.language(tag); });
    }
    strip.items = canvas.take();
    if (height > limit) { // text sets a least height: then it gets smaller, too
        resize(strip.items, limit / height);
        drawn_width *= limit / height;
        height = limit;
    }
    if (auto* frame = std::get_if<Path>(&strip.items.front())) {
        frame->steps.clear();
        frame->rectangle({0, 0, drawn_width, height});
    }
    strip.height = height;
    strip.width = measure_;
    const double x = (measure_ - drawn_width) / 2;
    for (Item& item : strip.items) {
        if (auto* run = std::get_if<GlyphRun>(&item)) run->x += x;
        if (auto* path = std::get_if<Path>(&item)) path->move_by(x, 0);
    }
    return strip;
}

} // namespace strateg::typeset
