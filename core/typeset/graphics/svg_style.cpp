#include "core/typeset/graphics/svg_style.h"

#include "core/typeset/graphics/svg_values.h"

#include <algorithm>
#include <array>

namespace strateg::typeset::svg {
namespace {

constexpr std::size_t most_rules = 2000;

/// Presentation attributes that mean something here; attributes of other names are no properties.
bool is_property(std::string_view name) {
    static constexpr std::array<std::string_view, 35> names{"clip-path",
                                                            "color",
                                                            "display",
                                                            "dominant-baseline",
                                                            "fill",
                                                            "fill-opacity",
                                                            "fill-rule",
                                                            "filter",
                                                            "font-size",
                                                            "font-style",
                                                            "font-variant",
                                                            "font-weight",
                                                            "letter-spacing",
                                                            "marker-end",
                                                            "marker-mid",
                                                            "marker-start",
                                                            "mask",
                                                            "mix-blend-mode",
                                                            "opacity",
                                                            "stroke",
                                                            "stroke-dasharray",
                                                            "stroke-dashoffset",
                                                            "stroke-linecap",
                                                            "stroke-linejoin",
                                                            "stroke-opacity",
                                                            "stroke-width",
                                                            "text-anchor",
                                                            "text-decoration",
                                                            "vector-effect",
                                                            "visibility",
                                                            "word-spacing",
                                                            "writing-mode",
                                                            "alignment-baseline",
                                                            "font",
                                                            "marker"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string without_comments(std::string_view css) {
    std::string result;
    while (true) {
        const std::size_t begin = css.find("/*");
        result += css.substr(0, begin);
        if (begin == std::string_view::npos) return result;
        const std::size_t end = css.find("*/", begin + 2);
        if (end == std::string_view::npos) return result;
        css.remove_prefix(end + 2);
    }
}

bool has_class(std::string_view list, std::string_view wanted) {
    while (!list.empty()) {
        list = trimmed(list);
        std::size_t end = 0;
        while (end < list.size() && !is_space(list[end])) ++end;
        if (list.substr(0, end) == wanted) return true;
        list.remove_prefix(end);
    }
    return false;
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return c == '-' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

double opacity_of(std::string_view text, double otherwise) {
    return std::clamp(length(text, 1, 1).value_or(otherwise), 0.0, 1.0);
}

} // namespace

void StyleSheet::add(std::string_view css, int line, const Tell& tell) {
    std::string plain = without_comments(css);
    std::erase(plain, '\x01');
    std::string_view rest = trimmed(plain);
    const auto refuse = [&](std::string_view what) {
        tell("style", "rule", say("The style rule “{}” is not understood and left out.", what.substr(0, 60)),
             say("Save the drawing with presentation attributes in place of style rules."), line);
    };
    while (!rest.empty() && rules_.size() < most_rules) {
        const std::size_t open = rest.find('{');
        if (open == std::string_view::npos) break;
        std::size_t end = open, depth = 0;
        for (; end < rest.size(); ++end) {
            depth += rest[end] == '{';
            if (rest[end] == '}' && --depth == 0) break;
        }
        const std::string_view selectors = trimmed(rest.substr(0, open));
        const std::string_view body = rest.substr(open + 1, std::min(end, rest.size()) - open - 1);
        rest = trimmed(rest.substr(std::min(end + 1, rest.size())));
        if (selectors.starts_with('@')) {
            refuse(selectors);
            continue;
        }
        Properties properties;
        read_declarations(body, properties);
        std::string_view list = selectors;
        while (!list.empty() && rules_.size() < most_rules) {
            const std::size_t comma = std::min(list.find(','), list.size());
            const std::string_view selector = trimmed(list.substr(0, comma));
            list.remove_prefix(std::min(comma + 1, list.size()));
            Rule rule;
            rule.properties = properties;
            const std::size_t mark = std::min(selector.find_first_of(".#"), selector.size());
            const std::string_view tag = selector.substr(0, mark);
            bool fine = tag.empty() || tag == "*" || is_name(tag);
            if (tag != "*") rule.tag = tag;
            rule.weight = rule.tag.empty() ? 0 : 1;
            if (mark < selector.size()) {
                const std::string_view name = selector.substr(mark + 1);
                fine = fine && is_name(name);
                (selector[mark] == '#' ? rule.id : rule.name_of_class) = name;
                rule.weight += selector[mark] == '#' ? 100 : 10;
            }
            if (fine && !selector.empty())
                rules_.push_back(std::move(rule));
            else
                refuse(selector);
        }
    }
    std::stable_sort(rules_.begin(), rules_.end(),
                     [](const Rule& a, const Rule& b) { return a.weight < b.weight; });
}

void StyleSheet::apply(const tinyxml2::XMLElement& element, std::string_view name,
                       Properties& properties) const {
    if (rules_.empty()) return;
    const char* classes = element.Attribute("class");
    const char* id = element.Attribute("id");
    for (const Rule& rule : rules_) {
        if (!rule.tag.empty() && rule.tag != name) continue;
        if (!rule.id.empty() && (!id || rule.id != id)) continue;
        if (!rule.name_of_class.empty() && (!classes || !has_class(classes, rule.name_of_class))) continue;
        for (const auto& [property, value] : rule.properties) properties[property] = value;
    }
}

void read_declarations(std::string_view text, Properties& properties) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        std::string_view one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t colon = one.find(':');
        if (colon == std::string_view::npos) continue;
        std::string_view value = trimmed(one.substr(colon + 1));
        if (value.ends_with("!important")) value = trimmed(value.substr(0, value.size() - 10));
        const std::string name = lower(trimmed(one.substr(0, colon)));
        if (is_property(name)) properties[name] = value;
    }
}

Properties properties_of(const tinyxml2::XMLElement& element, std::string_view name,
                         const StyleSheet& sheet) {
    Properties properties;
    for (const tinyxml2::XMLAttribute* a = element.FirstAttribute(); a; a = a->Next())
        if (is_property(a->Name())) properties[a->Name()] = trimmed(a->Value());
    sheet.apply(element, name, properties);
    if (const char* style = element.Attribute("style")) read_declarations(style, properties);
    return properties;
}

Look look_of(const Properties& properties, const Look& outer, double whole,
             const std::function<Paint(std::string_view)>& gradient, const Tell& tell, int line) {
    Look look = outer;
    const auto value = [&](std::string_view name) -> std::string_view {
        const auto at = properties.find(name);
        return at == properties.end() || at->second == "inherit" ? std::string_view()
                                                                 : std::string_view(at->second);
    };
    const auto wrong = [&](std::string_view name) {
        tell("value", std::string(name),
             say("“{}” is no {} that is understood.", value(name).substr(0, 40), name),
             say("Choose a plain value in the program that made the drawing."), line);
    };
    if (const auto color = value("color"); !color.empty())
        if (const auto read = colour(color)) look.current = *read;
    const auto paint = [&](std::string_view name, Paint& into) {
        const std::string_view text = value(name);
        if (text.empty()) return;
        if (text == "none" || text == "transparent")
            into = {true, {}};
        else if (lower(text) == "currentcolor")
            into = {false, look.current};
        else if (text.starts_with("url("))
            into = gradient(text);
        else if (const auto read = colour(text))
            into = {false, *read};
        else
            wrong(name);
    };
    paint("fill", look.fill);
    paint("stroke", look.stroke);
    if (const auto text = value("opacity"); !text.empty()) look.opacity *= opacity_of(text, 1);
    if (const auto text = value("fill-opacity"); !text.empty()) look.fill_opacity = opacity_of(text, 1);
    if (const auto text = value("stroke-opacity"); !text.empty()) look.stroke_opacity = opacity_of(text, 1);

    if (const auto text = value("font-size"); !text.empty()) {
        if (const auto size = length(text, outer.font_size, outer.font_size))
            look.font_size = std::max(0.0, *size);
        else
            wrong("font-size");
    }
    if (const auto text = value("font-weight"); !text.empty()) {
        const double number = length(text, 1, 1).value_or(0);
        look.weight = text == "bold" || text == "bolder" || number >= 650 ? Weight::bold
                      : number >= 550                                     ? Weight::semibold
                                                                          : Weight::regular;
    }
    if (const auto text = value("font-style"); !text.empty())
        look.italic = text == "italic" || text.starts_with("oblique");
    if (const auto text = value("text-anchor"); !text.empty())
        look.anchor = text == "middle" ? TextEdge::middle : text == "end" ? TextEdge::end : TextEdge::start;
    for (const char* name : {"alignment-baseline", "dominant-baseline"})
        if (const auto text = value(name); !text.empty())
            look.baseline = text == "middle" || text == "central" ? Baseline::middle
                            : text == "hanging" || text == "text-before-edge" || text == "text-top"
                                ? Baseline::hanging
                                : Baseline::alphabetic;

    if (const auto text = value("stroke-width"); !text.empty()) {
        if (const auto width = length(text, whole, look.font_size))
            look.stroke_width = std::max(0.0, *width);
        else
            wrong("stroke-width");
    }
    if (const auto text = value("stroke-dasharray"); !text.empty()) {
        look.dash.clear();
        if (text != "none") {
            std::string plain(text);
            for (std::size_t at; (at = plain.find("px")) != std::string::npos;) plain.erase(at, 2);
            const auto lengths = numbers(plain);
            const auto bad = [](double length) { return !(length >= 0); };
            if (!lengths || lengths->size() > 32 || std::any_of(lengths->begin(), lengths->end(), bad))
                wrong("stroke-dasharray");
            else if (std::any_of(lengths->begin(), lengths->end(), [](double length) { return length > 0; }))
                look.dash = *lengths;
        }
    }
    if (const auto text = value("stroke-linecap"); !text.empty())
        look.cap = text == "round"    ? Stroke::Cap::round
                   : text == "square" ? Stroke::Cap::square
                                      : Stroke::Cap::butt;
    if (const auto text = value("stroke-linejoin"); !text.empty())
        look.join = text == "round"   ? Stroke::Join::round
                    : text == "bevel" ? Stroke::Join::bevel
                                      : Stroke::Join::miter;
    if (const auto text = value("fill-rule"); !text.empty()) look.even_odd = text == "evenodd";
    if (const auto text = value("visibility"); !text.empty()) look.visible = text == "visible";
    if (const auto text = value("display"); text == "none") look.shown = false;

    for (const char* name :
         {"filter", "mask", "mix-blend-mode", "marker", "marker-start", "marker-mid", "marker-end"})
        if (const auto text = value(name); !text.empty() && text != "none" && text != "normal")
            tell("effect", std::string_view(name).starts_with("marker") ? "marker" : name,
                 say("The drawing uses “{}”, which is left out.", name),
                 std::string_view(name).starts_with("marker")
                     ? say("Convert arrowheads to paths in the program that made the drawing.")
                     : say("Draw it without effects, or save it as a picture (PNG)."),
                 line);
    for (const char* name :
         {"text-decoration", "letter-spacing", "word-spacing", "writing-mode", "font-variant"})
        if (const auto text = value(name); !text.empty() && text != "none" && text != "normal" &&
                                           text != "0" && text != "0px" && !text.starts_with("lr") &&
                                           !text.starts_with("horizontal"))
            tell("text", name, say("The drawing sets “{}” of its words, which is left out.", name),
                 say("Words stand in the document's font with its own spacing."), line);
    return look;
}

} // namespace strateg::typeset::svg
