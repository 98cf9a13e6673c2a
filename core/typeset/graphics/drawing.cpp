#include "core/typeset/graphics/drawing.h"

#include "core/typeset/graphics/geometry.h"

#include <cmath>
#include <numbers>

namespace strateg::typeset {
namespace {

void resize(Path& path, double factor) {
    transform(path.steps, scaled(factor, factor));
    const auto by = static_cast<float>(factor);
    if (path.stroke) {
        path.stroke->width *= by;
        for (float& length : path.stroke->dash) length *= by;
    }
    if (path.clip)
        path.clip = Box{path.clip->x * factor, path.clip->y * factor, path.clip->width * factor,
                        path.clip->height * factor};
}

struct Placing {
    const Style& style;
    double factor;
    Canvas& canvas;
    const std::function<std::uint32_t(const std::string&)>& language;
};

void draw(const DrawnText& text, const Placing& placing) {
    // Pieces up to the next sideways step are set together, so that spaces and kerning are right.
    std::vector<std::vector<Span>> groups;
    std::vector<double> steps, widths;
    double down = 0, total = 0;
    for (const TextPiece& piece : text.pieces) {
        down += piece.dy;
        if (groups.empty() || piece.dx != 0) {
            groups.emplace_back();
            steps.push_back(piece.dx * placing.factor);
        }
        Span span;
        span.text = piece.text;
        span.style = placing.style;
        span.style.size = static_cast<float>(piece.size * placing.factor);
        span.style.font.weight = piece.weight;
        span.style.font.italic = piece.italic;
        span.style.colour = piece.colour;
        span.style.rise = static_cast<float>(-down * placing.factor);
        span.element = placing.canvas.element();
        span.language = piece.language.empty() ? placing.canvas.language() : placing.language(piece.language);
        groups.back().push_back(std::move(span));
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        widths.push_back(placing.canvas.width_of(groups[i]));
        total += steps[i] + widths.back();
    }
    double along = text.edge == TextEdge::start ? 0 : text.edge == TextEdge::middle ? -total / 2 : -total;
    const double turn = text.angle * std::numbers::pi / 180;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        along += steps[i];
        placing.canvas.text(groups[i], text.at.x * placing.factor + along * std::cos(turn),
                            text.at.y * placing.factor - along * std::sin(turn), TextEdge::start, text.angle);
        along += widths[i];
    }
}

} // namespace

void draw(const Drawing& drawing, const Style& text, double factor, Canvas& canvas,
          const std::function<std::uint32_t(const std::string&)>& language) {
    for (const auto& item : drawing.items) {
        if (const auto* outline = std::get_if<Path>(&item)) {
            Path path = *outline;
            resize(path, factor);
            canvas.path(std::move(path));
        } else {
            draw(std::get<DrawnText>(item), Placing{text, factor, canvas, language});
        }
    }
}

void resize(std::vector<Item>& items, double factor) {
    for (Item& item : items) {
        if (auto* path = std::get_if<Path>(&item)) resize(*path, factor);
        auto* run = std::get_if<GlyphRun>(&item);
        if (!run) continue;
        const auto by = static_cast<float>(factor);
        run->x *= factor;
        run->y *= factor;
        run->size *= by;
        for (Placed& piece : run->pieces) piece.x *= by;
    }
}

} // namespace strateg::typeset
