#include "core/typeset/layout/cover/parts.h"

#include <algorithm>

namespace strateg::typeset {

double height_of(const std::vector<Strip>& strips) {
    double height = 0;
    for (const Strip& strip : strips) height += strip.height;
    return height;
}

std::vector<Span> in_colour(std::vector<Span> spans, Colour colour) {
    for (Span& span : spans) span.style.colour = colour;
    return spans;
}

void Cover::put(std::vector<Strip> strips, double x, double& y) {
    for (Strip& strip : strips) {
        for (Item& item : strip.items) {
            if (auto* run = std::get_if<GlyphRun>(&item)) {
                run->x += x;
                run->y += y;
                page.items.push_back(std::move(*run));
            }
        }
        y += strip.height;
    }
}

std::vector<Strip> Cover::lines(const std::vector<Span>& spans, const TextLook& look, std::size_t most,
                                double width) const {
    std::vector<Strip> strips = layout.lines(spans, 0, {width, Align::left, false, 0}, look.leading);
    if (strips.size() > most) strips.resize(most);
    return strips;
}

std::vector<Strip> Cover::title(const std::vector<Span>& spans, std::size_t most, double width) const {
    const TextLook& look = theme.cover_title;
    std::vector<Strip> strips;
    for (double size = look.size;; size -= 2) {
        std::vector<Span> smaller = spans;
        for (Span& span : smaller) span.style.size = static_cast<float>(size);
        strips = layout.lines(smaller, 0, {width, Align::left, false, 0}, size * look.leading / look.size);
        const bool wide = std::any_of(strips.begin(), strips.end(),
                                      [&](const Strip& strip) { return strip.right > width + 0.5; });
        if ((strips.size() <= most && !wide) || size < 15) break;
    }
    if (strips.size() > 12) strips.resize(12);
    return strips;
}

} // namespace strateg::typeset
