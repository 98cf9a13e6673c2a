#include "core/typeset/graphics/canvas.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace strateg::typeset {
namespace {

constexpr double endless = 100'000; // a line that is never broken

Span span_of(std::string_view text, const Style& style, std::uint32_t element, std::uint32_t language) {
    Span span;
    span.text = text;
    span.style = style;
    span.element = element;
    span.language = language;
    return span;
}

} // namespace

double middle_shift(double size) {
    return size * 0.33;
}

double Canvas::width_of(std::string_view text, const Style& style) {
    if (text.empty()) return 0;
    return setter_.measure({span_of(text, style, element_, language_)}).natural;
}

double Canvas::width_of(const std::vector<Span>& spans) {
    return setter_.measure(spans).natural;
}

double Canvas::widest_word(std::string_view text, const Style& style) {
    if (text.empty()) return 0;
    return setter_.measure({span_of(text, style, element_, language_)}).smallest;
}

SetText Canvas::set(std::string_view text, const Style& style, double width, double leading) {
    SetText result;
    result.size = style.size;
    result.leading = leading > 0 ? leading : std::round(static_cast<double>(style.size) * 1.2 * 10) / 10;
    if (text.empty()) return result;
    const std::vector<Span> spans{span_of(text, style, element_, language_)};
    const double widest = setter_.measure(spans).smallest;
    // A word that is wider than the place is hyphenated; nothing else is.
    result.lines = setter_.set(spans, {std::max(width, 4.0), Align::left, widest > width, 60});
    for (const SetLine& line : result.lines) result.width = std::max(result.width, line.width);
    return result;
}

void Canvas::put(SetLine line, double x, double y, TextEdge edge, double angle) {
    const double shift = edge == TextEdge::start ? 0 : edge == TextEdge::middle ? line.width / 2 : line.width;
    const double turn = angle * std::numbers::pi / 180, c = std::cos(turn), s = std::sin(turn);
    for (GlyphRun& run : line.runs) {
        const double along = run.x - line.x - shift, down = run.y;
        run.x = x + along * c + down * s;
        run.y = y - along * s + down * c;
        run.angle = static_cast<float>(angle);
        items_.push_back(std::move(run));
    }
}

void Canvas::text(const std::vector<Span>& spans, double x, double y, TextEdge edge, double angle) {
    for (SetLine& line : setter_.set(spans, {endless, Align::left, false, 0}))
        put(std::move(line), x, y, edge, angle);
}

void Canvas::text(std::string_view text, const Style& style, double x, double y, TextEdge edge,
                  double angle) {
    if (!text.empty()) this->text({span_of(text, style, element_, language_)}, x, y, edge, angle);
}

void Canvas::place(SetText text, double x, double y, TextEdge edge) {
    for (SetLine& line : text.lines) {
        put(std::move(line), x, y, edge, 0);
        y += text.leading;
    }
}

void Canvas::place_middle(SetText text, double x, double y, TextEdge edge) {
    const double size = static_cast<double>(text.size);
    const double between = text.leading * (static_cast<double>(text.lines.size()) - 1);
    place(std::move(text), x, y - between / 2 + middle_shift(size), edge);
}

void Canvas::line(Point from, Point to, const Stroke& stroke) {
    Path path;
    path.steps = {{PathStep::Kind::move, from}, {PathStep::Kind::line, to}};
    path.stroke = stroke;
    this->path(std::move(path));
}

void Canvas::box(const Box& box, Colour fill) {
    Path path;
    path.rectangle(box);
    path.fill = fill;
    this->path(std::move(path));
}

void Canvas::path(Path path) {
    path.element = element_;
    items_.push_back(std::move(path));
}

void Canvas::frame(const Box& box) {
    Path path;
    path.rectangle(box);
    this->path(std::move(path));
}

} // namespace strateg::typeset
