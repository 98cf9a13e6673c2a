// Shapes of an SVG file as outlines.
#include "core/typeset/graphics/svg_reader.h"

#include <algorithm>
#include <cmath>

namespace strateg::typeset::svg {
namespace {

constexpr std::size_t most_steps = 400'000, most_painted = 5000;

bool is_white(const Colour& colour) {
    return colour.red > 250 && colour.green > 250 && colour.blue > 250;
}

} // namespace

std::optional<std::vector<PathStep>> Reader::outline(const Element& element, std::string_view name,
                                                     const State& state) {
    std::vector<PathStep> steps;
    const double diagonal = std::hypot(state.width, state.height) / std::sqrt(2);
    const auto x = [&](const char* attribute) { return number(element, attribute, state.width, 0, state); };
    const auto y = [&](const char* attribute) { return number(element, attribute, state.height, 0, state); };
    if (name == "path") {
        bool whole = true;
        const char* data = element.Attribute("d");
        steps = path(data ? data : "", most_steps, whole);
        if (!whole)
            tell("value", "d", say("The data of a path are wrong; it is drawn up to there."),
                 say("Save the drawing once more in the program that made it."), element.GetLineNum());
    } else if (name == "rect") {
        const double rx = number(element, "rx", state.width, -1, state),
                     ry = number(element, "ry", state.height, -1, state);
        const Box box{x("x"), y("y"), x("width"), y("height")};
        if (box.width > 0 && box.height > 0)
            add_rectangle(steps, box, rx < 0 ? std::max(0.0, ry) : rx, ry < 0 ? std::max(0.0, rx) : ry);
    } else if (name == "circle") {
        const double r = number(element, "r", diagonal, 0, state);
        if (r > 0) add_ellipse(steps, {x("cx"), y("cy")}, r, r);
    } else if (name == "ellipse") {
        const double rx = x("rx"), ry = y("ry");
        if (rx > 0 && ry > 0) add_ellipse(steps, {x("cx"), y("cy")}, rx, ry);
    } else if (name == "line") {
        steps = {{PathStep::Kind::move, {x("x1"), y("y1")}}, {PathStep::Kind::line, {x("x2"), y("y2")}}};
    } else if (name == "polyline" || name == "polygon") {
        const char* text = element.Attribute("points");
        const auto points = numbers(text ? text : "");
        if (!points)
            tell("value", "points", say("The points of a {} are wrong; it is left out.", name),
                 say("Save the drawing once more in the program that made it."), element.GetLineNum());
        for (std::size_t i = 0; points && i + 1 < points->size(); i += 2)
            steps.push_back(
                {i == 0 ? PathStep::Kind::move : PathStep::Kind::line, {(*points)[i], (*points)[i + 1]}});
        if (name == "polygon" && !steps.empty()) steps.push_back({PathStep::Kind::close});
    } else {
        return std::nullopt;
    }
    return steps;
}

/// What a colour looks like through which white paper shines.
Colour Reader::flattened(Colour colour, double opacity, const Box& area, int line) {
    if (opacity >= 0.999) return colour;
    const bool hides =
        painted_.size() >= most_painted ||
        std::any_of(painted_.begin(), painted_.end(), [&](const Box& box) { return overlap(box, area); });
    if (hides)
        tell("transparency", "", say("Something transparent lies over other shapes, which are hidden now."),
             say("Choose plain colours: paper for archives has no transparency here."), line);
    const auto mix = [&](std::uint8_t value) {
        return static_cast<std::uint8_t>(std::lround(value * opacity + 255 * (1 - opacity)));
    };
    return {mix(colour.red), mix(colour.green), mix(colour.blue)};
}

void Reader::shape(const Element& element, std::string_view name, const State& state) {
    auto steps = outline(element, name, state);
    const Look& look = state.look;
    if (!steps || steps->size() < 2 || !look.visible) return;
    steps_ += steps->size();
    const int line = element.GetLineNum();
    if (steps_ > most_steps) {
        full_ = true;
        tell("limit", "steps", say("The drawing has more than 400,000 points; the rest is left out."),
             say("Simplify its paths, or save it as a picture (PNG)."), line);
        return;
    }
    const Matrix& matrix = state.matrix;
    typeset::transform(*steps, matrix);
    auto bounds = bounds_of(*steps);
    if (!bounds) return;
    Path path;
    path.steps = std::move(*steps);
    path.even_odd = look.even_odd;
    const double scale = matrix.scale();
    const double width = look.stroke_width * scale;
    const bool strokes = !look.stroke.none && width > 0 && look.opacity * look.stroke_opacity > 0.001;
    const bool fills = !look.fill.none && name != "line" && look.opacity * look.fill_opacity > 0.001;
    Box area = *bounds;
    if (strokes) {
        const double reach = width / 2 * (look.join == Stroke::Join::miter ? 2 : 1);
        area = {area.x - reach, area.y - reach, area.width + 2 * reach, area.height + 2 * reach};
        // A pen that is wider in one direction than in the other has no equal on paper.
        const double across = std::hypot(matrix.a, matrix.b), down = std::hypot(matrix.c, matrix.d);
        if (std::max(across, down) > 1.05 * std::min(across, down))
            tell("effect", "stroke", say("A line is stretched in one direction; it is drawn evenly wide."),
                 say("Apply the transformation to the shapes in the program that made the drawing."), line);
    }
    if (fills) path.fill = flattened(look.fill.colour, look.opacity * look.fill_opacity, *bounds, line);
    if (strokes) {
        Stroke stroke;
        stroke.colour = flattened(look.stroke.colour, look.opacity * look.stroke_opacity, area, line);
        stroke.width = static_cast<float>(width);
        for (int twice = 0; twice < (look.dash.size() % 2 == 1 ? 2 : 1); ++twice)
            for (const double length : look.dash) stroke.dash.push_back(static_cast<float>(length * scale));
        stroke.cap = look.cap;
        stroke.join = look.join;
        path.stroke = std::move(stroke);
    }
    if (!path.fill && !path.stroke) return;
    if (state.clip) {
        const Box seen = common_part(area, *state.clip);
        if (!overlap(area, *state.clip) && !(area.width == 0 || area.height == 0)) return;
        if (seen.width < area.width || seen.height < area.height) path.clip = state.clip;
    }
    const bool coloured =
        (path.fill && !is_white(*path.fill)) || (path.stroke && !is_white(path.stroke->colour));
    if (coloured && painted_.size() < most_painted) painted_.push_back(area);
    drawing_.items.emplace_back(std::move(path));
}

} // namespace strateg::typeset::svg
