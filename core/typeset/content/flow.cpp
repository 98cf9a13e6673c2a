// Sections and their blocks, in reading order.
#include "core/typeset/content/resolver.h"

#include "core/language/fixed_words.h"

#include <algorithm>
#include <utility>

namespace strateg::typeset {

using language::FixedWord;
using model::Block;
using model::BlockPtr;
namespace kind = model::kind;

namespace {

// a) b) c), in the alphabet of the language
std::string letter(int count, const language::View& view) {
    static constexpr std::string_view latin = "abcdefghijklmnopqrstuvwxyz";
    static const char* const serbian[] = {"а", "б", "в", "г", "д", "ђ", "е", "ж", "з", "и",
                                          "ј", "к", "л", "љ", "м", "н", "њ", "о", "п", "р"};
    static const char* const bulgarian[] = {"а", "б", "в", "г", "д", "е", "ж", "з", "и", "к",
                                            "л", "м", "н", "о", "п", "р", "с", "т", "у", "ф"};
    if (count < 1) return std::to_string(count);
    const auto index = static_cast<std::size_t>(count - 1);
    if (view.script == language::Script::cyrillic) {
        if (index >= 20) return std::to_string(count);
        return view.language == "bg" ? bulgarian[index] : serbian[index];
    }
    return index < latin.size() ? std::string(1, latin[index]) : std::to_string(count);
}

FixedWord callout_word(std::string_view type) {
    return type == "warning" ? FixedWord::warning : type == "tip" ? FixedWord::tip : FixedWord::note;
}

} // namespace

Node& Resolver::add(Node node) {
    for (const auto* part : {&node.label, &node.spans, &node.beside})
        for (const Span& span : *part) node.pages_inside |= span.page_of != none;
    node.follows_paragraph = !document_.nodes.empty() && document_.nodes.back().kind == NodeKind::paragraph;
    document_.nodes.push_back(std::move(node));
    return document_.nodes.back();
}

void Resolver::end_group() {
    if ((!lists_.empty() || box_ != none) && !document_.nodes.empty())
        document_.nodes.back().last_of_group = true;
    lists_.clear();
    box_ = none;
    box_type_.clear();
}

std::uint32_t Resolver::footnote(const Block& parent, std::string_view id) {
    // Each language has its own note; both have one number.
    const std::string key = text_.speaks_own() ? std::string(id) : std::string(id) + '\n' + text_.view().tag;
    const auto known = footnote_of_.find(key);
    if (known != footnote_of_.end()) return known->second;
    const Block* note = nullptr;
    for (const BlockPtr& child : parent.children)
        if (child->id == id && child->kind == kind::footnote) note = child.get();
    if (!note) return none;
    const auto index = static_cast<std::uint32_t>(document_.footnotes.size());
    document_.footnotes.emplace_back();
    footnote_of_.emplace(key, index);
    Footnote made;
    made.number = text_.numbering().number(id);
    if (made.number.empty()) made.number = std::to_string(index + 1);
    const Style style = style_of(theme_.footnote);
    made.element = text_.add_element(Role::note, note_parent_);
    document_.structure[made.element].id =
        "note-" + std::string(id) + (text_.speaks_own() ? "" : "-" + text_.view().tag);
    if (!text_.speaks_own()) document_.structure[made.element].language = text_.view().tag;
    made.label_element = text_.add_element(Role::label, made.element);
    made.anchor = text_.anchor(id);
    made.mark = style;
    made.mark.font.lining = true;
    made.mark.rise = style.size * 0.33f;
    made.mark.size = style.size * 0.7f;
    made.language = text_.language(text_.view().tag);
    made.spans = text_.spans(*note, style, made.element);
    document_.footnotes[index] = std::move(made);
    return index;
}

void Resolver::sections() {
    std::vector<std::uint32_t> open; // elements of the sections around, by depth
    for (const model::OutlineEntry& entry : project_.outline) {
        const auto depth = static_cast<std::size_t>(std::max(0, entry.depth));
        if (open.size() > depth) open.resize(depth);
        const std::uint32_t element = text_.add_element(Role::section, open.empty() ? 0 : open.back());
        open.push_back(element);
        end_group();
        section_element_ = element;
        for (const BlockPtr& block : entry.section->blocks) this->block(block, element);
        end_group();
    }
}

void Resolver::block(const BlockPtr& pointer, std::uint32_t section) {
    const Block& block = *pointer;
    note_parent_ = section;
    if (block.kind == kind::guidance) return;
    if (block.kind != kind::item && !lists_.empty()) end_group();
    if (box_ != none && (block.kind != kind::callout || block.attributes.get("type", "note") != box_type_))
        end_group();
    if (block.kind == kind::heading) {
        heading(block, section);
    } else if (block.kind == kind::paragraph) {
        leaf(block, NodeKind::paragraph, theme_.paragraph, text_.add_element(Role::paragraph, section));
    } else if (block.kind == kind::item) {
        item(block, section);
    } else if (block.kind == kind::quotation) {
        leaf(block, NodeKind::quotation, theme_.quotation, text_.add_element(Role::quotation, section));
    } else if (block.kind == kind::callout) {
        callout(block, section);
    } else if (block.kind == kind::table) {
        table(block, section);
        again_beside(block, section, &Resolver::table);
    } else if (block.kind == kind::figure) {
        figure(block, section);
        again_beside(block, section, &Resolver::figure);
    } else if (block.kind == kind::page_break) {
        add({NodeKind::page_break, block.id});
    } else {
        unknown(block, section);
    }
}

void Resolver::leaf(const Block& block, NodeKind kind, const TextLook& look, std::uint32_t element) {
    Node node;
    node.kind = kind;
    node.block = block.id;
    node.element = element;
    node.spans = text_.spans(block, style_of(look), element, footnotes());
    node.anchors.push_back(text_.anchor(block.id));
    if (node.spans.empty()) return;
    set_beside(block, node, document_.structure[element].role, document_.structure[element].parent,
               style_of(look));
    add(std::move(node));
}

void Resolver::heading(const Block& block, std::uint32_t section) {
    Node node;
    node.kind = NodeKind::heading;
    node.block = block.id;
    node.level = std::max(1, text_.numbering().level(block.id));
    node.words = text_.plain(&block);
    node.keep_with_next = true;
    node.anchors.push_back(text_.anchor(block.id));
    node.element = text_.add_element(Role::heading, section);
    StructureElement& element = document_.structure[node.element];
    element.level = static_cast<std::uint8_t>(std::min(node.level, 6));
    element.title = node.words;
    if (document_.structure[section].title.empty()) document_.structure[section].title = node.words;
    Style style = style_of(theme_.heading[static_cast<std::size_t>(std::min(node.level, 4) - 1)]);
    style.font.lining = true;
    check_heading(block, node);
    const std::string number(text_.numbering().number(block.id));
    if (!number.empty()) node.label = one(number, style, node.element);
    node.spans = text_.spans(block, style, node.element, footnotes());
    if (node.spans.empty() && node.label.empty()) return;
    set_beside(block, node, Role::heading, section, style);
    add(std::move(node));
}

Resolver::ItemPlace Resolver::place_item(std::vector<OpenList>& lists, const Block& block,
                                         std::uint32_t parent, Style style) {
    const bool ordered = block.attributes.get("list") == "number";
    const int level = std::clamp(block.attributes.number("level", 1), 1, 6);
    while (!lists.empty() && lists.back().level > level) lists.pop_back();
    if (!lists.empty() && lists.back().level == level && lists.back().ordered != ordered) lists.pop_back();
    if (lists.empty() || lists.back().level < level) {
        const std::uint32_t list = text_.add_element(Role::list, lists.empty() ? parent : lists.back().body);
        document_.structure[list].ordered = ordered;
        lists.push_back({level, ordered, list, none, 0, true});
    }
    OpenList& list = lists.back();
    ItemPlace place;
    place.first = std::exchange(list.fresh, false);
    // A list may begin with another number, or go on with one.
    list.count = std::clamp(block.attributes.number("start", list.count + 1), 0, 1000000);
    const std::uint32_t element = text_.add_element(Role::list_item, list.list);
    place.label = text_.add_element(Role::label, element);
    place.body = list.body = text_.add_element(Role::list_body, element);
    place.level = level;
    style.colour = theme_.accent;
    if (ordered) style.font.lining = true;
    const std::string mark =
        ordered ? level % 2 == 1 ? std::to_string(list.count) + "." : letter(list.count, text_.view()) + ")"
        : level % 2 == 1 ? "•"
                         : "–";
    place.mark = one(mark, style, place.label);
    return place;
}

void Resolver::item(const Block& block, std::uint32_t section) {
    Node node;
    node.kind = NodeKind::item;
    node.block = block.id;
    node.anchors.push_back(text_.anchor(block.id));
    const Style style = style_of(theme_.paragraph);
    ItemPlace place = place_item(lists_, block, section, style);
    node.level = place.level;
    node.element = place.body;
    node.label = std::move(place.mark);
    node.spans = text_.spans(
        block, style, beside_ ? text_.add_element(Role::paragraph, place.body) : place.body, footnotes());
    set_beside(block, node, Role::paragraph, place.body, style);
    // What introduces a list stays with its first item.
    if (place.first && !document_.nodes.empty()) {
        Node& before = document_.nodes.back();
        if (before.kind == NodeKind::paragraph || before.kind == NodeKind::item) before.keep_with_next = true;
    }
    add(std::move(node));
}

void Resolver::callout(const Block& block, std::uint32_t section) {
    const std::string type(block.attributes.get("type", "note"));
    const bool joins = box_ != none;
    if (!joins) {
        box_ = text_.add_element(Role::callout, section);
        box_type_ = type;
    }
    Node node;
    node.kind = NodeKind::callout;
    node.block = block.id;
    node.callout = type;
    node.joins_previous = joins;
    node.anchors.push_back(text_.anchor(block.id));
    if (!joins) {
        const std::uint32_t label = text_.add_element(Role::paragraph, box_);
        Style style = style_of(theme_.callout);
        style.font.weight = Weight::semibold;
        style.colour = type == "warning" ? theme_.warning : type == "tip" ? theme_.tip : theme_.accent;
        node.label = one(std::string(language::fixed_word(callout_word(type), text_.view())), style, label);
    }
    node.element = text_.add_element(Role::paragraph, box_);
    note_parent_ = section;
    node.spans = text_.spans(block, style_of(theme_.callout), node.element, footnotes());
    set_beside(block, node, Role::paragraph, box_, style_of(theme_.callout));
    if (!node.beside_label.empty() && beside_) {
        node.beside_label.front().text = language::fixed_word(callout_word(type), *beside_);
        node.beside_label.front().language = text_.language(beside_->tag);
    }
    add(std::move(node));
}

// A kind from a plugin that is not there, or of a newer version: its words are printed as paragraphs.
void Resolver::unknown(const Block& block, std::uint32_t section) {
    if (!block.texts.empty())
        leaf(block, NodeKind::paragraph, theme_.paragraph, text_.add_element(Role::paragraph, section));
    for (const BlockPtr& child : block.children)
        if (child->kind != kind::footnote && child->kind != kind::alt) unknown(*child, section);
}

} // namespace strateg::typeset
