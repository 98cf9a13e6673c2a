// A vector drawing that was read from a file: outlines and words, in painting order, in its own units.
#pragma once

#include "core/typeset/graphics/canvas.h"
#include "core/typeset/pages.h"
#include "core/typeset/theme.h"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace strateg::typeset {

struct TextPiece {
    std::string text;
    double dx = 0; // from where the piece before ends
    double dy = 0; // below the piece before
    double size = 12;
    Weight weight = Weight::regular;
    bool italic = false;
    Colour colour;
    std::string language; // BCP 47; empty: the view's
};

/// One line of text; it has no size of its own until a font is known.
struct DrawnText {
    Point at; // on its baseline
    TextEdge edge = TextEdge::start;
    double angle = 0; // degrees against the clock
    std::vector<TextPiece> pieces;
};

struct Drawing {
    double width = 0, height = 0;
    std::vector<std::variant<Path, DrawnText>> items;
};

/// Puts it on a canvas, `factor` times as large. `language` gives the index of a tag in Pages::languages.
void draw(const Drawing& drawing, const Style& text, double factor, Canvas& canvas,
          const std::function<std::uint32_t(const std::string&)>& language);

/// Everything smaller or larger around the origin, words too.
void resize(std::vector<Item>& items, double factor);

} // namespace strateg::typeset
