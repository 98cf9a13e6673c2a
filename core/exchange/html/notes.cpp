#include "core/exchange/html/notes.h"

#include "core/base/utf8.h"
#include "core/exchange/html/links.h"

#include <string>
#include <vector>

namespace strateg::exchange::html {
namespace {

constexpr std::size_t longest_label = 8; // "[123]", "***", "xviii"

struct Anchor {
    const GumboNode* node = nullptr;
    std::string name; // of what it leads to
    std::size_t place = 0;
};

std::string label_of(const GumboNode& anchor) {
    std::string label;
    for (const char c : characters_of(anchor))
        if (static_cast<unsigned char>(c) > 0x20) label += c;
    return label;
}

bool is_inside(const GumboNode* node, const GumboNode* outer) {
    for (; node != nullptr; node = node->parent)
        if (node == outer) return true;
    return false;
}

/// The element that holds the whole note whose anchor or element is `target`.
const GumboNode* passage_around(const GumboNode* target) {
    const GumboNode* paragraph = nullptr;
    for (const GumboNode* node = target; node != nullptr && is_element(*node); node = node->parent) {
        const GumboTag tag = node->v.element.tag;
        if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_OL ||
            tag == GUMBO_TAG_UL)
            break;
        if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD) return node;
        const std::string part = style_of(*node, "mso-element");
        if (part == "footnote" || part == "endnote") return node; // Word
        if (tag == GUMBO_TAG_DIV && (attribute(*node, "id").starts_with("sdfootnote") ||
                                     attribute(*node, "id").starts_with("sdendnote")))
            return node; // LibreOffice
        if (paragraph == nullptr && (tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_ASIDE))
            paragraph = node;
    }
    return paragraph;
}

/// A whole chapter, to which a table of contents leads and which leads back to it.
bool holds_headings(const GumboNode& passage) {
    bool found = false;
    for_each_below(passage, [&](const GumboNode& node) {
        found = found || (is_element(node) && node.v.element.tag >= GUMBO_TAG_H1 &&
                          node.v.element.tag <= GUMBO_TAG_H6);
    });
    return found;
}

} // namespace

Notes::Notes(const GumboNode& root) {
    std::unordered_map<std::string, const GumboNode*> named;
    std::unordered_map<const GumboNode*, std::size_t> places;
    std::vector<Anchor> anchors;
    std::size_t place = 0;
    for_each_below(root, [&](const GumboNode& node) {
        ++place;
        if (!is_element(node)) return;
        for (const char* key : {"id", "name"})
            if (const std::string_view name = attribute(node, key); !name.empty()) {
                named.emplace(name, &node);
                places.emplace(&node, place);
            }
        const std::string_view href = is(node, GUMBO_TAG_A) ? attribute(node, "href") : std::string_view();
        if (const std::size_t hash = href.find('#'); hash != std::string_view::npos && hash + 1 < href.size())
            anchors.push_back({&node, percent_decoded(href.substr(hash + 1)), place});
    });
    if (anchors.size() < 2) return;
    // Ways back first: links that lead to something before them.
    std::unordered_map<const GumboNode*, std::vector<const Anchor*>> back_to; // by what they lead to
    for (const Anchor& anchor : anchors)
        if (const auto found = named.find(anchor.name);
            found != named.end() && places[found->second] < anchor.place)
            // Word puts <a name> just inside the link that is the mark
            back_to[is(*found->second->parent, GUMBO_TAG_A) ? found->second->parent : found->second]
                .push_back(&anchor);
    std::unordered_map<const GumboNode*, bool> chapters; // asked once
    for (const Anchor& anchor : anchors) {
        const auto found = named.find(anchor.name);
        if (found == named.end() || places[found->second] <= anchor.place) continue;
        if (utf8::length(label_of(*anchor.node)) > longest_label) continue;
        const GumboNode* passage = passage_around(found->second);
        if (passage == nullptr || is_inside(anchor.node, passage)) continue;
        const auto [known, fresh] = chapters.emplace(passage, false);
        if (fresh) known->second = holds_headings(*passage);
        if (known->second) continue;
        // The way back leads to the link itself or to the <sup> around it.
        const GumboNode* mark = anchor.node;
        bool paired = false;
        for (int up = 0; up < 3 && mark != nullptr && is_element(*mark); ++up, mark = mark->parent) {
            const auto ways = back_to.find(mark);
            if (ways == back_to.end()) continue;
            for (const Anchor* way : ways->second)
                if (is_inside(way->node, passage)) {
                    ways_back_.insert(way->node);
                    paired = true;
                }
        }
        if (!paired) continue;
        marks_.emplace(anchor.node, passage);
        passages_.insert(passage);
    }
}

const GumboNode* Notes::passage_of(const GumboNode& anchor) const {
    const auto found = marks_.find(&anchor);
    return found == marks_.end() ? nullptr : found->second;
}

bool Notes::is_orphan(const GumboNode& anchor) {
    std::string_view href = attribute(anchor, "href");
    const std::size_t hash = href.find('#');
    if (hash == std::string_view::npos) return false;
    href.remove_prefix(hash + 1);
    for (const std::string_view head : {"_ftn", "_edn", "sdfootnote", "sdendnote", "ftnt", "cite_note",
                                        "cite_ref", "fnref", "footnote-", "_ftnref", "_ednref"})
        if (href.starts_with(head)) return utf8::length(label_of(anchor)) <= longest_label;
    return href.size() > 2 && href.starts_with("fn") &&
           href.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

} // namespace strateg::exchange::html
