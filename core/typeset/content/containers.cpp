// Figures, captions and remarks.
#include "core/typeset/content/resolver.h"

#include "core/language/fixed_words.h"
#include "core/typeset/pictures/picture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace strateg::typeset {

using language::FixedWord;
using model::Block;
using model::BlockPtr;
namespace kind = model::kind;

namespace {

// "80%" → 0.8; what is no share of the width is the whole width.
double width_of(std::string_view text) {
    const double value = std::atof(std::string(text).c_str());
    if (!(value > 0) || !std::isfinite(value)) return 1;
    return std::clamp(value / 100, 0.05, 1.0);
}

bool is_svg(std::string_view source) {
    return source.ends_with(".svg") || source.ends_with(".SVG");
}

} // namespace

Node Resolver::caption(const Block& block, std::uint32_t element, std::string_view word,
                       const std::string& number) {
    Node node;
    node.kind = NodeKind::caption;
    node.block = block.id;
    node.element = element;
    Style label = style_of(theme_.caption);
    label.font.weight = Weight::semibold;
    label.font.lining = true;
    label.colour = theme_.accent;
    node.label = one(std::string(word) + "\xC2\xA0" + number, label, element);
    if (const Block* words = block.child_of_kind(kind::caption)) {
        note_parent_ = section_element_;
        document_.owners.emplace(element, words->id);
        node.spans = text_.spans(*words, style_of(theme_.caption), element, footnotes());
        keep_place(node.spans, words->id);
    }
    // A figure described in another language: its caption is in this one.
    StructureElement& made = document_.structure[element];
    if (made.language.empty() && !document_.structure[made.parent].language.empty())
        made.language = text_.view().tag;
    return node;
}

std::uint32_t Resolver::picture(std::string_view source, const Block& block) {
    const auto known = picture_of_.find(source);
    if (known != picture_of_.end()) return known->second;
    std::uint32_t& index = picture_of_[std::string(source)];
    index = none;
    const auto trouble = [&](Problem problem) {
        problem.severity = Severity::warning;
        problem.place.block = block.id;
        problem.place.language = text_.view().tag;
        document_.problems.push_back(std::move(problem));
    };
    const std::filesystem::path path = std::filesystem::path(source).lexically_normal();
    if (source.empty() || path.is_absolute() || path.begin()->string() == "..") {
        trouble({Severity::warning,
                 "typeset.picture-missing",
                 {},
                 source.empty() ? say("A figure names no picture.")
                                : say("The picture \"{}\" is not inside the project.", source),
                 say("Copy it into the folder media and choose it again.")});
        return index;
    }
    Problems warnings;
    Result<Picture> read = memory_.picture(folder_ / path, warnings);
    if (!read) warnings = {read.error()};
    for (Problem& warning : warnings) {
        warning.place.file = path.generic_string();
        trouble(std::move(warning));
    }
    if (!read) return index;
    read->path = path;
    index = static_cast<std::uint32_t>(document_.pictures.size());
    document_.pictures.push_back(std::move(*read));
    return index;
}

void Resolver::place(const Block& block, Node& node) const {
    node.floats = block.attributes.get("place") == "float";
    node.wide = block.attributes.get("span") == "page";
    node.landscape = block.attributes.get("orientation") == "landscape";
}

void Resolver::remarks(const Block& block, std::uint32_t section, const Node& above) {
    std::size_t last = document_.nodes.size() - 1;
    Node like;
    like.kind = NodeKind::remark;
    like.floats = above.floats;
    like.wide = above.wide;
    like.landscape = above.landscape;
    like.table = above.table;
    like.figure = above.figure;
    for (const BlockPtr& child : block.children) {
        if (child->kind != kind::remark || text_.choose(*child).text.blank()) continue;
        Node node = like;
        node.block = child->id;
        node.element = text_.add_element(Role::paragraph, section);
        note_parent_ = section;
        Style style = style_of(theme_.caption);
        style.font.lining = true;
        node.spans = text_.spans(*child, style, node.element, footnotes());
        keep_place(node.spans, child->id);
        document_.nodes[last].keep_with_next = true;
        add(std::move(node));
        last = document_.nodes.size() - 1;
    }
}

void Resolver::find_referred() {
    model::for_each_block(project_, [&](const model::Section&, const Block*, const BlockPtr& block) {
        for (const model::Text& text : block->texts)
            for (const model::Mark& mark : text.content.marks()) {
                if (mark.kind == model::MarkKind::reference) referred_.insert(mark.target);
                if (mark.kind == model::MarkKind::link && mark.target.starts_with('#'))
                    referred_.insert(mark.target.substr(1));
            }
    });
}

void Resolver::keep_place(std::vector<Span>& spans, std::string_view id) {
    if (spans.empty() || referred_.find(id) == referred_.end()) return;
    for (Span& span : spans)
        if (span.anchor == none) {
            span.anchor = text_.anchor(id);
            return;
        }
}

void Resolver::figure(const Block& block, std::uint32_t section) {
    FigureContent figure;
    figure.element = text_.add_element(Role::figure, section);
    describe(block, figure.element);
    const std::string source(block.attributes.get("src"));
    figure.name = source;
    if (!block.attributes.get("chart").empty())
        chart(block, figure);
    else if (is_svg(source))
        drawing(block, figure);
    else
        figure.picture = picture(source, block);
    figure.width = width_of(block.attributes.get("width", "100%"));

    Node node;
    node.kind = NodeKind::figure;
    node.block = block.id;
    node.element = figure.element;
    node.figure = static_cast<std::uint32_t>(document_.figures.size());
    node.anchors.push_back(text_.anchor(block.id));
    node.keep_with_next = true;
    place(block, node);
    document_.figures.push_back(std::move(figure));
    const std::uint32_t element = text_.add_element(Role::caption, node.element);
    Node below = caption(block, element, language::fixed_word(FixedWord::figure, text_.view()),
                         std::string(text_.numbering().number(block.id)));
    below.figure = node.figure;
    place(block, below);
    add(std::move(node));
    Node& last = add(std::move(below));
    remarks(block, section, last);
}

} // namespace strateg::typeset
