#include "core/store/block_xml.h"

#include <algorithm>
#include <array>

namespace strateg::store {
namespace {

using model::Block;
using model::Section;
using model::Text;

/// The fixed order of the attributes this version knows; others follow by name.
constexpr std::array<std::string_view, 31> attribute_order{
    "owner", "status",   "max-chars",   "type",    "value", "currency", "decimals", "level",
    "list",  "numbered", "header-rows", "src",     "chart", "data",     "columns",  "rows",
    "width", "align",    "colspan",     "rowspan", "role",  "country",  "city",     "url",
    "logo",  "partner",  "date",        "version", "cci",   "period",   "emblem"};

std::size_t rank(std::string_view name) {
    return static_cast<std::size_t>(std::find(attribute_order.begin(), attribute_order.end(), name) -
                                    attribute_order.begin());
}

void indent(std::string& out, int depth) {
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

void append_foreign(std::string& out, const std::vector<model::ForeignXml>& foreign, std::size_t child,
                    int depth, bool last = false) {
    for (const model::ForeignXml& element : foreign) {
        if (last ? element.before_child < child : element.before_child != child) continue;
        if (element.xml.empty()) continue;
        indent(out, depth);
        out += element.xml;
        out += '\n';
    }
}

/// A child is written as an element of its kind's name where reading gives the same kind again.
bool has_element_of_its_own(const Block& block) {
    if (model::is_child_kind(block.kind)) return true;
    return !model::is_known(block.kind) && !is_structure(block.kind) && block.kind != "text" &&
           !block.id.empty() && is_xml_name(block.kind);
}

} // namespace

void append_text(std::string& out, const Text& text, int depth) {
    indent(out, depth);
    out += "<text";
    append_attribute(out, "lang", text.language);
    if (!text.of.empty()) append_attribute(out, "of", text.of);
    if (!text.state.empty()) append_attribute(out, "state", text.state);
    if (!text.by.empty()) append_attribute(out, "by", text.by);
    append_attributes(out, text.more);
    if (text.content.empty()) {
        out += "/>\n";
        return;
    }
    out += '>';
    append_rich_text(out, text.content, "\n" + std::string(static_cast<std::size_t>(depth) * 2 + 2, ' '));
    out += "</text>\n";
}

void append_section(std::string& out, const Section& section, const LanguageOrder& languages, int depth,
                    std::string_view skip) {
    indent(out, depth);
    out += "<section";
    append_attribute(out, "id", section.id);
    append_attributes(out, section.attributes, skip);
    out += ">\n";
    append_blocks(out, section, languages, depth + 1);
    indent(out, depth);
    out += "</section>\n";
}

void append_attributes(std::string& out, const model::Attributes& attributes, std::string_view skip) {
    std::vector<const model::Attributes::Entry*> sorted;
    for (const auto& entry : attributes)
        if (is_xml_name(entry.first) && (skip.empty() || !entry.first.starts_with(skip)))
            sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
        const std::size_t x = rank(a->first), y = rank(b->first);
        return x != y ? x < y : a->first < b->first;
    });
    for (const auto* entry : sorted) append_attribute(out, entry->first, entry->second);
}

void append_block(std::string& out, const Block& block, const LanguageOrder& languages, int depth,
                  bool in_block) {
    const bool own_element = in_block && has_element_of_its_own(block);
    const std::string_view element = own_element ? std::string_view(block.kind) : "block";
    indent(out, depth);
    out += '<';
    out += element;
    if (!block.id.empty()) append_attribute(out, "id", block.id);
    if (!own_element) append_attribute(out, "kind", block.kind);
    model::Attributes attributes = block.attributes;
    attributes.erase("id");
    attributes.erase("source");
    if (!own_element) attributes.erase("kind");
    append_attributes(out, attributes);
    if (!block.source.empty()) append_attribute(out, "source", block.source);
    if (block.texts.empty() && block.children.empty() && block.foreign.empty()) {
        out += "/>\n";
        return;
    }
    out += ">\n";
    for (const std::string& language : languages)
        if (const Text* text = block.text(language)) append_text(out, *text, depth + 1);
    for (const Text& text : block.texts)
        if (std::find(languages.begin(), languages.end(), text.language) == languages.end())
            append_text(out, text, depth + 1);
    for (std::size_t i = 0; i < block.children.size(); ++i) {
        append_foreign(out, block.foreign, i, depth + 1);
        append_block(out, *block.children[i], languages, depth + 1, true);
    }
    append_foreign(out, block.foreign, block.children.size(), depth + 1, true);
    indent(out, depth);
    out += "</";
    out += element;
    out += ">\n";
}

void append_blocks(std::string& out, const Section& section, const LanguageOrder& languages, int depth) {
    for (std::size_t i = 0; i < section.blocks.size(); ++i) {
        if (i > 0) out += '\n';
        append_foreign(out, section.foreign, i, depth);
        append_block(out, *section.blocks[i], languages, depth, false);
    }
    append_foreign(out, section.foreign, section.blocks.size(), depth, true);
}

} // namespace strateg::store
