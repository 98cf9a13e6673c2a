#include "core/typeset/graphics/svg_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace strateg::typeset {
namespace svg {
namespace {

constexpr std::size_t most_elements = 20'000;
constexpr int most_uses = 8;
constexpr std::size_t most_told = 20;

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements that only others refer to, or that say something about the drawing.
bool is_silent(std::string_view name) {
    return name.empty() ||
           one_of(name, {"defs", "symbol", "clipPath", "linearGradient", "radialGradient", "pattern",
                         "filter", "mask", "marker", "style", "title", "desc", "metadata", "view"});
}

const char* link_of(const tinyxml2::XMLElement& element) {
    const char* link = element.Attribute("href");
    return link ? link : element.Attribute("xlink:href");
}

} // namespace

Reader::Reader(const SvgSource& source, Problems& problems, Drawing& drawing)
    : source_(source), problems_(problems), drawing_(drawing),
      tell_([this](const char* code, const std::string& sort, std::string sentence, std::string hint,
                   int line) { tell(code, sort, std::move(sentence), std::move(hint), line); }) {}

void Reader::tell(const char* code, const std::string& sort, std::string sentence, std::string hint,
                  int line) {
    if (told_.size() >= most_told || !told_.insert(std::string(code) + " " + sort).second) return;
    problems_.push_back({Severity::warning,
                         std::string("typeset.svg-") + code,
                         {.file = source_.file, .line = line, .block = source_.block},
                         std::move(sentence),
                         std::move(hint)});
}

bool Reader::count(int line) {
    if (full_) return false;
    if (++elements_ <= most_elements) return true;
    full_ = true;
    tell("limit", "elements", say("The drawing has more than 20,000 elements; the rest is left out."),
         say("Simplify it, or save it as a picture (PNG)."), line);
    return false;
}

void Reader::collect(const Element& element, int depth) {
    if (const char* id = element.Attribute("id")) by_id_.emplace(id, &element);
    if (name_of(element) == "style") {
        std::string css;
        for (const tinyxml2::XMLNode* child = element.FirstChild(); child; child = child->NextSibling())
            if (const auto* text = child->ToText()) css += text->Value();
        sheet_.add(css, element.GetLineNum(), tell_);
    }
    for (const Element* child = element.FirstChildElement(); child && depth < 110;
         child = child->NextSiblingElement())
        collect(*child, depth + 1);
}

const Reader::Element* Reader::referred(std::string_view reference) const {
    reference = trimmed(reference);
    if (reference.starts_with("url(")) {
        const std::size_t end = reference.find(')');
        if (end == std::string_view::npos) return nullptr;
        reference = trimmed(reference.substr(4, end - 4));
        if (reference.size() >= 2 && (reference.front() == '"' || reference.front() == '\''))
            reference = reference.substr(1, reference.size() - 2);
    }
    if (!reference.starts_with('#')) return nullptr;
    const auto at = by_id_.find(reference.substr(1));
    return at == by_id_.end() ? nullptr : at->second;
}

Paint Reader::gradient(std::string_view reference, int line) {
    tell("paint", "url",
         say("The drawing is painted with a gradient or pattern; one colour stands in its place."),
         say("Choose plain colours in the program that made the drawing."), line);
    // The middle of the colours of its stops.
    const Element* element = referred(reference);
    for (int i = 0; i < 4 && element && !element->FirstChildElement(); ++i)
        element = link_of(*element) ? referred(link_of(*element)) : nullptr;
    long sums[3] = {0, 0, 0}, stops = 0;
    for (const Element* stop = element ? element->FirstChildElement() : nullptr; stop;
         stop = stop->NextSiblingElement()) {
        if (name_of(*stop) != "stop") continue;
        std::string text = stop->Attribute("stop-color") ? stop->Attribute("stop-color") : "";
        if (const char* style = stop->Attribute("style")) {
            const std::string_view all = style;
            if (const std::size_t at = all.find("stop-color:"); at != std::string_view::npos)
                text = trimmed(all.substr(at + 11, all.find(';', at) - at - 11));
        }
        const auto read = colour(text);
        if (!read) continue;
        sums[0] += read->red;
        sums[1] += read->green;
        sums[2] += read->blue;
        ++stops;
    }
    if (stops == 0) {
        // "url(#a) red" says what to do without.
        const std::size_t end = reference.find(')');
        const auto fallback =
            end == std::string_view::npos ? std::nullopt : colour(reference.substr(end + 1));
        return fallback ? Paint{false, *fallback} : Paint{true, {}};
    }
    const auto mean = [&](int i) { return static_cast<std::uint8_t>(sums[i] / stops); };
    return {false, {mean(0), mean(1), mean(2)}};
}

double Reader::number(const Element& element, const char* name, double whole, double otherwise,
                      const State& state) {
    const char* text = element.Attribute(name);
    if (!text) return otherwise;
    const auto value = length(text, whole, state.look.font_size);
    if (!value && std::string_view(text) != "auto")
        tell("value", name,
             say("“{}” is no length that is understood.", std::string_view(text).substr(0, 40)),
             say("Give numbers in the program that made the drawing."), element.GetLineNum());
    return value.value_or(otherwise);
}

/// The matrix and the clip of an element that shows a part of the plane in a place of this size.
bool Reader::viewport(const Element& element, State& state, double width, double height) {
    if (!(width > 0) || !(height > 0)) return false;
    const Box place{0, 0, width, height};
    const Box seen = bounds_of(place, state.matrix);
    state.clip = state.clip ? common_part(*state.clip, seen) : seen;
    state.width = width;
    state.height = height;
    const char* text = element.Attribute("viewBox");
    const auto box = text ? numbers(text) : std::nullopt;
    if (!box || box->size() != 4) return true;
    const double x = (*box)[0], y = (*box)[1], w = (*box)[2], h = (*box)[3];
    if (!(w > 0) || !(h > 0)) return false;
    const char* aspect_text = element.Attribute("preserveAspectRatio");
    const std::string_view aspect = aspect_text ? trimmed(aspect_text) : "xMidYMid meet";
    double sx = width / w, sy = height / h;
    if (!aspect.starts_with("none"))
        sx = sy = aspect.ends_with("slice") ? std::max(sx, sy) : std::min(sx, sy);
    const auto part = [&](std::string_view low, std::string_view high) {
        return aspect.find(low) != std::string_view::npos    ? 0.0
               : aspect.find(high) != std::string_view::npos ? 1.0
                                                             : 0.5;
    };
    const bool stretched = aspect.starts_with("none");
    const double dx = stretched ? 0 : (width - w * sx) * part("xMin", "xMax");
    const double dy = stretched ? 0 : (height - h * sy) * part("YMin", "YMax");
    state.matrix = state.matrix * moved(dx, dy) * scaled(sx, sy) * moved(-x, -y);
    state.width = w;
    state.height = h;
    return state.matrix.is_finite();
}

void Reader::clip(const Properties& properties, State& state, int line) {
    const auto at = properties.find("clip-path");
    if (at == properties.end() || at->second == "none") return;
    const Element* element = referred(at->second);
    std::optional<Box> area;
    bool exact = element && name_of(*element) == "clipPath" &&
                 !element->Attribute("clipPathUnits", "objectBoundingBox");
    int shapes = 0;
    if (exact)
        for (const Element* child = element->FirstChildElement(); child && shapes < 100;
             child = child->NextSiblingElement()) {
            State inside = state;
            if (const char* matrix = child->Attribute("transform"))
                inside.matrix = inside.matrix * transform(matrix).value_or(Matrix{});
            const std::string_view name = name_of(*child);
            auto steps = outline(*child, name, inside);
            if (!steps) continue;
            ++shapes;
            typeset::transform(*steps, inside.matrix);
            const auto box = bounds_of(*steps);
            if (!box) continue;
            exact = exact && name == "rect" && inside.matrix.keeps_boxes() && !child->Attribute("rx");
            area =
                area ? Box{std::min(area->x, box->x), std::min(area->y, box->y),
                           std::max(area->x + area->width, box->x + box->width) - std::min(area->x, box->x),
                           std::max(area->y + area->height, box->y + box->height) - std::min(area->y, box->y)}
                     : *box;
        }
    if (!exact || shapes != 1)
        tell("effect", "clip-path",
             say("The drawing is clipped to a shape; it is clipped to the rectangle around it."),
             say("Cut the shapes themselves in the program that made the drawing."), line);
    if (area) state.clip = state.clip ? common_part(*state.clip, *area) : *area;
}

void Reader::children(const Element& element, const State& state) {
    for (const Element* child = element.FirstChildElement(); child && !full_;
         child = child->NextSiblingElement())
        this->element(*child, state);
}

void Reader::repeat(const Element& use, const State& state) {
    const char* link = link_of(use);
    const Element* target = link ? referred(link) : nullptr;
    if (!target) {
        tell("reference", link ? link : "", say("The drawing repeats an element that is not in the file."),
             say("Save it as plain SVG with everything inside."), use.GetLineNum());
        return;
    }
    if (state.uses >= most_uses) {
        tell("limit", "use", say("Elements of the drawing repeat each other more than eight levels deep."),
             say("Convert the copies to shapes of their own."), use.GetLineNum());
        return;
    }
    State inside = state;
    ++inside.uses;
    inside.matrix = inside.matrix *
                    moved(number(use, "x", state.width, 0, state), number(use, "y", state.height, 0, state));
    if (name_of(*target) != "symbol") {
        element(*target, inside);
        return;
    }
    if (!count(use.GetLineNum())) return;
    const auto matrix = inside.matrix;
    const double width = number(use, "width", state.width, state.width, state);
    const double height = number(use, "height", state.height, state.height, state);
    const Properties properties = properties_of(*target, "symbol", sheet_);
    const int line = target->GetLineNum();
    inside.look = look_of(
        properties, inside.look, state.width, [&](auto text) { return gradient(text, line); }, tell_, line);
    if (target->Attribute("viewBox") && !viewport(*target, inside, width, height)) return;
    if (!target->Attribute("viewBox")) inside.matrix = matrix;
    children(*target, inside);
}

/// <switch>: the first child that is written for the reader's language.
void Reader::choose(const Element& element, const State& state) {
    for (const Element* child = element.FirstChildElement(); child; child = child->NextSiblingElement()) {
        if (is_silent(name_of(*child)) || name_of(*child) == "foreignObject") continue;
        const char* languages = child->Attribute("systemLanguage");
        bool fits = !languages;
        std::string chosen;
        for (std::string_view rest = languages ? languages : ""; !rest.empty() && !fits;) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            const std::string_view tag = trimmed(rest.substr(0, comma));
            rest.remove_prefix(std::min(comma + 1, rest.size()));
            fits = !tag.empty() &&
                   (tag == source_.view.tag || language::language_of(tag) == source_.view.language);
            chosen = tag;
        }
        if (!fits) continue;
        State inside = state;
        if (!chosen.empty()) inside.look.language = chosen;
        this->element(*child, inside);
        return;
    }
}

void Reader::element(const Element& element, const State& outer) {
    const std::string_view name = name_of(element);
    if (is_silent(name)) return;
    const int line = element.GetLineNum();
    if (!count(line)) return;
    const bool group = one_of(name, {"g", "a", "svg", "switch", "use"});
    const bool drawn =
        one_of(name, {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"});
    if (!group && !drawn) {
        tell("element", std::string(name),
             say("The drawing has a <{}>, which is left out.", name.substr(0, 40)),
             name == "image" ? say("Put the picture into a figure of its own.")
                             : say("Draw it with plain shapes and words."),
             line);
        return;
    }
    State state = outer;
    if (const char* text = element.Attribute("transform")) {
        const auto matrix = transform(text);
        if (matrix)
            state.matrix = state.matrix * *matrix;
        else
            tell("value", "transform", say("A transformation in the drawing is not understood."),
                 say("Save it as plain SVG in the program that made it."), line);
    }
    if (!state.matrix.is_finite()) return;
    const Properties properties = properties_of(element, name, sheet_);
    state.look = look_of(
        properties, outer.look, std::hypot(outer.width, outer.height) / std::sqrt(2),
        [&](auto text) { return gradient(text, line); }, tell_, line);
    for (const char* attribute : {"lang", "xml:lang"})
        if (const char* tag = element.Attribute(attribute))
            state.look.language = std::string_view(tag).substr(0, 35);
    if (!state.look.shown) return;
    clip(properties, state, line);

    if (name == "use")
        repeat(element, state);
    else if (name == "switch")
        choose(element, state);
    else if (name == "svg") {
        state.matrix = state.matrix * moved(number(element, "x", state.width, 0, state),
                                            number(element, "y", state.height, 0, state));
        const double width = number(element, "width", state.width, state.width, state);
        const double height = number(element, "height", state.height, state.height, state);
        if (viewport(element, state, width, height)) children(element, state);
    } else if (group)
        children(element, state);
    else if (name == "text")
        text(element, state);
    else {
        shape(element, name, state);
        for (const Element* child = element.FirstChildElement(); child; child = child->NextSiblingElement())
            if (!is_silent(name_of(*child)))
                tell("element", std::string(name_of(*child)),
                     say("The drawing has a <{}>, which is left out.", name_of(*child).substr(0, 40)),
                     say("Paper does not move: draw the state that should be seen."), child->GetLineNum());
    }
}

bool Reader::read(const File& file) {
    const Element& root = *file.root;
    collect(root, 0);
    const char* view_box = root.Attribute("viewBox");
    const auto box = view_box ? numbers(view_box) : std::nullopt;
    const bool has_box = box && box->size() == 4 && (*box)[2] > 0 && (*box)[3] > 0;
    State state;
    // Per cent of what is around it: of nothing that is known here.
    const auto side = [&](const char* name, std::size_t at) {
        const char* text = root.Attribute(name);
        const bool said = text && trimmed(text).find('%') == std::string_view::npos;
        return said ? length(text, 0, 16).value_or(0) : has_box ? (*box)[at] : 0;
    };
    double width = side("width", 2), height = side("height", 3);
    if (has_box && width > 0 && !root.Attribute("height")) height = width * (*box)[3] / (*box)[2];
    if (has_box && height > 0 && !root.Attribute("width")) width = height * (*box)[2] / (*box)[3];
    if (!(width > 0) || !(height > 0) || width > 1e6 || height > 1e6 || width / height > 1000 ||
        height / width > 1000) {
        tell("size", "", say("The drawing does not say how large it is."),
             say("Give it a viewBox, or width and height, in the program that made it."), root.GetLineNum());
        return false;
    }
    drawing_.width = width;
    drawing_.height = height;
    const Properties properties = properties_of(root, "svg", sheet_);
    state.look = look_of(
        properties, state.look, width, [&](auto text) { return gradient(text, root.GetLineNum()); }, tell_,
        root.GetLineNum());
    for (const char* attribute : {"lang", "xml:lang"})
        if (const char* tag = root.Attribute(attribute))
            state.look.language = std::string_view(tag).substr(0, 35);
    if (viewport(root, state, width, height)) children(root, state);
    return true;
}

} // namespace svg

std::shared_ptr<const Drawing> read_svg(std::string_view bytes, const SvgSource& source, Problems& problems) {
    const auto file = svg::parse(bytes, source.file);
    if (!file) {
        Problem problem = file.error();
        problem.severity = Severity::warning;
        problem.place.block = source.block;
        problems.push_back(std::move(problem));
        return nullptr;
    }
    auto drawing = std::make_shared<Drawing>();
    if (!svg::Reader(source, problems, *drawing).read(*file)) return nullptr;
    return drawing;
}

} // namespace strateg::typeset
