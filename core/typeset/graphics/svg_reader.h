// Walks through the elements of an SVG file: internal to this folder.
#pragma once

#include "core/typeset/graphics/svg.h"
#include "core/typeset/graphics/svg_style.h"
#include "core/typeset/graphics/svg_values.h"
#include "core/typeset/graphics/svg_xml.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace strateg::typeset::svg {

class Reader {
public:
    Reader(const SvgSource& source, Problems& problems, Drawing& drawing);
    /// False where there is nothing to draw; told.
    bool read(const File& file);

private:
    using Element = tinyxml2::XMLElement;
    struct State {
        Matrix matrix; // user units → drawing
        Look look;
        std::optional<Box> clip;      // in the drawing
        double width = 0, height = 0; // of the viewport: what per cent are of
        int uses = 0;                 // how deep inside of repeated elements
    };

    // svg_reader.cpp
    void collect(const Element& element, int depth);
    bool viewport(const Element& element, State& state, double width, double height);
    void element(const Element& element, const State& outer);
    void children(const Element& element, const State& state);
    void repeat(const Element& use, const State& state);
    void choose(const Element& element, const State& state);
    void clip(const Properties& properties, State& state, int line);
    Paint gradient(std::string_view reference, int line);
    const Element* referred(std::string_view reference) const;
    double number(const Element& element, const char* name, double whole, double otherwise,
                  const State& state);
    bool count(int line);
    void tell(const char* code, const std::string& sort, std::string sentence, std::string hint, int line);

    // svg_shapes.cpp
    std::optional<std::vector<PathStep>> outline(const Element& element, std::string_view name,
                                                 const State& state);
    void shape(const Element& element, std::string_view name, const State& state);
    Colour flattened(Colour colour, double opacity, const Box& area, int line);

    // svg_text.cpp
    struct Chunk;
    void text(const Element& element, const State& state);
    void text_inside(const Element& element, const State& state, Chunk& chunk, int depth);
    void place(const Element& element, const State& state, Chunk& chunk);
    void finish(Chunk& chunk);

    const SvgSource& source_;
    Problems& problems_;
    Drawing& drawing_;
    Tell tell_;
    StyleSheet sheet_;
    std::map<std::string, const Element*, std::less<>> by_id_;
    std::set<std::string> told_;
    std::vector<Box> painted_; // in other colours than white: what transparency would show
    std::size_t elements_ = 0, steps_ = 0;
    bool full_ = false;
};

} // namespace strateg::typeset::svg
