// Words of an SVG file. They stay words: each <text>, and each <tspan> with a place of its own, is one line.
#include "core/typeset/graphics/svg_reader.h"

#include "core/language/transliterate.h"

#include <cmath>
#include <numbers>

namespace strateg::typeset::svg {

/// A line while it is read.
struct Reader::Chunk {
    State state; // where it began
    Point at;
    std::vector<TextPiece> pieces;
    double dx = 0, dy = 0; // for the next piece
    bool space = true;     // what was read before ends with white space, or is nothing
    int line = 0;
};

namespace {

/// White space in a row is one space; none at the beginning of a line.
std::string collapsed(std::string_view text, bool& space) {
    std::string result;
    for (const char c : text) {
        if (c == white_space_marker) continue;
        if (is_space(c)) {
            if (!space) result += ' ';
            space = true;
        } else {
            result += c;
            space = false;
        }
    }
    return result;
}

} // namespace

void Reader::finish(Chunk& chunk) {
    std::vector<TextPiece> pieces = std::move(chunk.pieces);
    chunk.pieces.clear();
    chunk.space = true;
    while (!pieces.empty() && pieces.back().text.find_first_not_of(' ') == std::string::npos)
        pieces.pop_back();
    if (pieces.empty()) return;
    while (pieces.back().text.ends_with(' ')) pieces.back().text.pop_back();
    const Matrix& matrix = chunk.state.matrix;
    if (!matrix.keeps_shapes())
        tell("text", "slanted", say("Words that are stretched, slanted or mirrored stand upright."),
             say("Set them without transformations in the program that made the drawing."), chunk.line);
    DrawnText text;
    const Look& look = chunk.state.look;
    const double shift = look.baseline == Baseline::middle    ? look.font_size * 0.33
                         : look.baseline == Baseline::hanging ? look.font_size * 0.75
                                                              : 0;
    text.at = matrix({chunk.at.x, chunk.at.y + shift});
    text.edge = look.anchor;
    const double angle = -std::atan2(matrix.b, matrix.a) * 180 / std::numbers::pi;
    text.angle = std::abs(angle) < 0.01 ? 0 : angle;
    const double scale = matrix.scale();
    double size = 0;
    std::size_t length = 0;
    for (TextPiece& piece : pieces) {
        piece.size *= scale;
        piece.dx *= scale;
        piece.dy *= scale;
        size = std::max(size, piece.size);
        length += piece.text.size();
    }
    if (size < 0.01 || size > 5000) return;
    if (chunk.state.clip) {
        const Box& clip = *chunk.state.clip;
        const Box around{clip.x - 0.5 * size, clip.y - 0.2 * size, clip.width + size,
                         clip.height + 1.2 * size};
        const Box point{text.at.x - 0.01, text.at.y - 0.01, 0.02, 0.02};
        if (!overlap(point, around)) return; // outside of what is shown
    }
    const double width = std::min(static_cast<double>(length), 500.0) * size * 0.5;
    const double from = text.edge == TextEdge::start ? 0 : text.edge == TextEdge::middle ? width / 2 : width;
    painted_.push_back({text.at.x - from, text.at.y - size, width, size});
    text.pieces = std::move(pieces);
    drawing_.items.emplace_back(std::move(text));
}

void Reader::text_inside(const Element& element, const State& state, Chunk& chunk, int depth) {
    for (const tinyxml2::XMLNode* node = element.FirstChild(); node && !full_; node = node->NextSibling()) {
        if (const auto* words = node->ToText()) {
            const Look& look = state.look;
            std::string characters = collapsed(words->Value(), chunk.space);
            if (characters.empty()) continue;
            Paint paint = look.fill;
            if (paint.none && !look.stroke.none) {
                tell("text", "outlined", say("Words that are only outlined are drawn full."),
                     say("Give them a colour."), chunk.line);
                paint = look.stroke;
            }
            const double opacity = look.opacity * look.fill_opacity;
            if (paint.none || !look.visible || opacity < 0.001) continue;
            TextPiece piece;
            // Words in the view's language are written in its script.
            const bool own =
                !look.language.empty() && language::language_of(look.language) == source_.view.language;
            piece.text = own ? language::in_view(characters, source_.view) : std::move(characters);
            piece.language = own ? source_.view.tag : look.language;
            piece.size = look.font_size;
            piece.weight = look.weight;
            piece.italic = look.italic;
            const Point at = state.matrix(chunk.at);
            piece.colour =
                flattened(paint.colour, opacity,
                          {at.x, at.y - look.font_size, look.font_size, look.font_size}, chunk.line);
            piece.dx = chunk.dx;
            piece.dy = chunk.dy;
            chunk.dx = chunk.dy = 0;
            chunk.pieces.push_back(std::move(piece));
            continue;
        }
        const Element* child = node->ToElement();
        if (!child || depth > 60) continue;
        const std::string_view name = name_of(*child);
        const int line = child->GetLineNum();
        if (name != "tspan" && name != "a") {
            if (!name.empty() && name != "title" && name != "desc")
                tell("text", std::string(name),
                     say("The drawing has words in a <{}>, which are left out.", name.substr(0, 40)),
                     say("Set them on a straight line."), line);
            continue;
        }
        if (!count(line)) return;
        State inside = state;
        const Properties properties = properties_of(*child, name, sheet_);
        inside.look = look_of(
            properties, state.look, state.width, [&](auto text) { return gradient(text, line); }, tell_,
            line);
        for (const char* attribute : {"lang", "xml:lang"})
            if (const char* tag = child->Attribute(attribute))
                inside.look.language = std::string_view(tag).substr(0, 35);
        if (!inside.look.shown) continue;
        place(*child, inside, chunk);
        text_inside(*child, inside, chunk, depth + 1);
    }
}

/// A place of its own begins a line; dx and dy move what follows.
void Reader::place(const Element& element, const State& state, Chunk& chunk) {
    const auto first = [&](const char* name, double whole) -> std::optional<double> {
        const char* text = element.Attribute(name);
        if (!text) return std::nullopt;
        const std::string_view all = trimmed(text);
        std::size_t end = 0;
        while (end < all.size() && !is_space(all[end]) && all[end] != ',') ++end;
        if (end < all.size())
            tell("text", "letters", say("Letters that are placed one by one stand in a row."),
                 say("Words stand in the document's font with its own spacing."), element.GetLineNum());
        return length(all.substr(0, end), whole, state.look.font_size);
    };
    const auto x = first("x", state.width), y = first("y", state.height);
    if (x || y) {
        finish(chunk);
        chunk.state = state;
        chunk.at = {x.value_or(chunk.at.x), y.value_or(chunk.at.y)};
        chunk.dx = chunk.dy = 0;
        chunk.line = element.GetLineNum();
    }
    const double dx = first("dx", state.width).value_or(0), dy = first("dy", state.height).value_or(0);
    if (chunk.pieces.empty()) {
        chunk.at.x += dx;
        chunk.at.y += dy;
    } else {
        chunk.dx += dx;
        chunk.dy += dy;
    }
    if (element.Attribute("rotate"))
        tell("text", "rotate", say("Letters that are turned one by one stand in a row."),
             say("Set them on a straight line."), element.GetLineNum());
}

void Reader::text(const Element& element, const State& state) {
    Chunk chunk;
    chunk.state = state;
    chunk.line = element.GetLineNum();
    place(element, state, chunk);
    text_inside(element, state, chunk, 0);
    finish(chunk);
}

} // namespace strateg::typeset::svg
