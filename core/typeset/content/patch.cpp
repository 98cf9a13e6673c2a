#include "core/typeset/content/patch.h"

#include "core/typeset/content/inline.h"
#include "core/typeset/content/resolve.h"

#include <algorithm>

namespace strateg::typeset {
namespace {

using model::Block;
using model::BlockPtr;
using model::MarkKind;

constexpr std::size_t most_changes = 16; // more is not typing

// Marks that change how words look, and nothing else in the document.
bool only_looks(const model::RichText& text) {
    return std::all_of(text.marks().begin(), text.marks().end(), [](const model::Mark& mark) {
        switch (mark.kind) {
        case MarkKind::strong:
        case MarkKind::emphasis:
        case MarkKind::subscript:
        case MarkKind::superscript:
        case MarkKind::value:
        case MarkKind::line_break:
            return true;
        default:
            return false;
        }
    });
}

bool words_only(const Block& before, const Block& now, const std::string& language) {
    namespace kind = model::kind;
    if (before.kind != now.kind || before.id != now.id || before.source != now.source ||
        !(before.attributes == now.attributes) || !before.children.empty() || !now.children.empty())
        return false;
    if (now.kind != kind::paragraph && now.kind != kind::item && now.kind != kind::quotation &&
        now.kind != kind::callout)
        return false;
    for (const Block* block : {&before, &now}) {
        const model::RichText* text = block->content(language);
        if (!text || text->blank() || !only_looks(*text)) return false;
    }
    return true;
}

// The blocks whose words changed; nothing where more changed.
std::optional<std::vector<BlockPtr>> changed_blocks(const model::Project& before, const model::Project& now,
                                                    const std::string& language) {
    if (before.front != now.front || before.facts != now.facts ||
        before.outline.size() != now.outline.size() || before.languages != now.languages ||
        before.source != now.source || !(before.attributes == now.attributes))
        return std::nullopt;
    std::vector<BlockPtr> changed;
    for (std::size_t i = 0; i < now.outline.size(); ++i) {
        const model::Section &old = *before.outline[i].section, &section = *now.outline[i].section;
        if (before.outline[i].depth != now.outline[i].depth) return std::nullopt;
        if (&old == &section) continue;
        if (old.id != section.id || old.blocks.size() != section.blocks.size() ||
            !(old.attributes == section.attributes))
            return std::nullopt;
        for (std::size_t k = 0; k < section.blocks.size(); ++k) {
            if (old.blocks[k] == section.blocks[k]) continue;
            if (changed.size() == most_changes || !words_only(*old.blocks[k], *section.blocks[k], language))
                return std::nullopt;
            changed.push_back(section.blocks[k]);
        }
    }
    return changed;
}

const TextLook& look_of(NodeKind kind, const Theme& theme) {
    return kind == NodeKind::quotation ? theme.quotation
           : kind == NodeKind::callout ? theme.callout
                                       : theme.paragraph;
}

} // namespace

std::optional<std::vector<std::uint32_t>> patch(Document& document, const model::Project& before,
                                                const model::Project& now, const language::View& view,
                                                const Theme& theme, ResolveMemory& memory) {
    const auto changed = changed_blocks(before, now, view.language);
    if (!changed) return std::nullopt;
    std::vector<std::uint32_t> nodes;
    for (const BlockPtr& block : *changed) {
        const auto anchor = document.anchor_of.find(block->id);
        if (anchor == document.anchor_of.end()) return std::nullopt;
        // Somewhere else its words may be printed as the name of a reference.
        for (const LinkTarget& link : document.links)
            if (link.anchor == anchor->second) return std::nullopt;
        const auto at = std::find_if(document.nodes.begin(), document.nodes.end(),
                                     [&](const Node& node) { return node.block == block->id; });
        if (at == document.nodes.end() || !at->beside.empty() || at->spans.empty()) return std::nullopt;
        switch (at->kind) {
        case NodeKind::paragraph:
        case NodeKind::item:
        case NodeKind::quotation:
        case NodeKind::callout:
            break;
        default:
            return std::nullopt;
        }
        nodes.push_back(static_cast<std::uint32_t>(at - document.nodes.begin()));
    }
    Inline text(now, view, theme, document, memory);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        Node& node = document.nodes[nodes[i]];
        node.spans = text.spans(*(*changed)[i], style_of(look_of(node.kind, theme)), node.element);
    }
    memory.languages = document.languages;
    return nodes;
}

} // namespace strateg::typeset
