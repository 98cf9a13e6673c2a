// How elements of an SVG file look: attributes, the style attribute, rules of classes. Internal to this
// folder.
#pragma once

#include "core/typeset/graphics/canvas.h"
#include "core/typeset/theme.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tinyxml2.h>
#include <vector>

namespace strateg::typeset::svg {

/// Says once that something is left out: code behind "typeset.svg-", what, and what to do.
using Tell = std::function<void(const char* code, const std::string& sort, std::string sentence,
                                std::string hint, int line)>;

struct Paint {
    bool none = false;
    Colour colour;
};

enum class Baseline { alphabetic, middle, hanging };

/// What a shape or a text inherits and has.
struct Look {
    Paint fill, stroke{true, {}};
    Colour current;                                           // currentColor
    double opacity = 1, fill_opacity = 1, stroke_opacity = 1; // opacity: of all groups around together
    double stroke_width = 1;
    std::vector<double> dash;
    Stroke::Cap cap = Stroke::Cap::butt;
    Stroke::Join join = Stroke::Join::miter;
    bool even_odd = false;
    bool visible = true, shown = true; // visibility; display
    double font_size = 16;
    Weight weight = Weight::regular;
    bool italic = false;
    TextEdge anchor = TextEdge::start;
    Baseline baseline = Baseline::alphabetic;
    std::string language; // BCP 47; empty: not said
};

using Properties = std::map<std::string, std::string, std::less<>>;

/// Rules of <style> elements with selectors of one step: *, tag, .class, tag.class, #id.
class StyleSheet {
public:
    /// Tells of everything that is more than that.
    void add(std::string_view css, int line, const Tell& tell);
    void apply(const tinyxml2::XMLElement& element, std::string_view name, Properties& properties) const;

private:
    struct Rule {
        int weight = 0; // of the selector
        std::string tag, name_of_class, id;
        Properties properties;
    };
    std::vector<Rule> rules_; // in the order in which they count
};

/// "a: b; c: d" → properties.
void read_declarations(std::string_view text, Properties& properties);

/// All properties of an element: attributes, then rules, then its style attribute.
Properties properties_of(const tinyxml2::XMLElement& element, std::string_view name, const StyleSheet& sheet);

/// The look of an element inside of one that looks like `outer`. `gradient` gives a colour in place of a
/// paint that another element describes ("url(#a)"). `whole` is what per cent of a stroke's width are of.
Look look_of(const Properties& properties, const Look& outer, double whole,
             const std::function<Paint(std::string_view)>& gradient, const Tell& tell, int line);

} // namespace strateg::typeset::svg
