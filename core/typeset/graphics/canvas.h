// A sheet on which charts and drawings are put together: real text, set by the paragraph setter, and
// outlines. Everything belongs to one structure element (the figure's), in the order in which it is drawn, so
// draw in the order in which it should be read. Coordinates are points from the sheet's top left corner, y
// down.
//
// Belongs to one thread; lives only while one figure is drawn.
#pragma once

#include "core/typeset/pages.h"
#include "core/typeset/text/paragraph.h"

#include <string_view>
#include <utility>
#include <vector>

namespace strateg::typeset {

/// Where the point that text is placed by stands in the text.
enum class TextEdge { start, middle, end };

/// Text broken into lines, not placed yet.
struct SetText {
    std::vector<SetLine> lines;
    double width = 0; // of the widest line
    double leading = 0;
    float size = 0;
    double height() const { return leading * static_cast<double>(lines.size()); }
};

class Canvas {
public:
    Canvas(ParagraphSetter& setter, std::uint32_t element, std::uint32_t language)
        : setter_(setter), element_(element), language_(language) {}

    // ---- text
    double width_of(std::string_view text, const Style& style);
    double width_of(const std::vector<Span>& spans);
    double widest_word(std::string_view text, const Style& style);
    SetText set(std::string_view text, const Style& style, double width, double leading = 0);
    /// One line; (x, y) is on its baseline. `angle` is in degrees against the clock.
    void text(std::string_view text, const Style& style, double x, double y, TextEdge edge = TextEdge::start,
              double angle = 0);
    /// The same for several spans.
    void text(const std::vector<Span>& spans, double x, double y, TextEdge edge, double angle);
    /// Lines below each other; (x, y) is on the first one's baseline.
    void place(SetText text, double x, double y, TextEdge edge = TextEdge::start);
    /// Lines with their middle at y.
    void place_middle(SetText text, double x, double y, TextEdge edge = TextEdge::start);

    // ---- outlines
    void line(Point from, Point to, const Stroke& stroke);
    void box(const Box& box, Colour fill);
    void path(Path path);
    /// Paints nothing: says how large the drawing is, so that its structure element gets its area.
    void frame(const Box& box);

    std::uint32_t element() const { return element_; }
    std::uint32_t language() const { return language_; }
    std::vector<Item> take() { return std::exchange(items_, {}); }

private:
    void put(SetLine line, double x, double y, TextEdge edge, double angle);

    ParagraphSetter& setter_;
    std::uint32_t element_, language_;
    std::vector<Item> items_;
};

/// How far below the middle of capitals the baseline stands.
double middle_shift(double size);

} // namespace strateg::typeset
