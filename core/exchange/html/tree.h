// Internal: HTML as gumbo's tree, and what the reader asks its nodes.
#pragma once

#include <gumbo.h>
#include <memory>
#include <string>
#include <string_view>

namespace strateg::exchange::html {

/// One parsed text. gumbo knows no limits: here it works in memory of its own and is stopped where a text
/// needs too much of it or too long (deep nesting costs it quadratic time).
class Tree {
public:
    explicit Tree(std::string text);
    ~Tree();
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    /// <html>; nullptr where it was stopped.
    const GumboNode* root() const { return root_; }

private:
    struct Pool;
    std::string text_; // the tree points into it
    std::unique_ptr<Pool> pool_;
    const GumboNode* root_ = nullptr;
};

inline bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}
inline bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
           node.type == GUMBO_NODE_CDATA;
}
inline bool is(const GumboNode& node, GumboTag tag) {
    return is_element(node) && node.v.element.tag == tag;
}
/// "o:p" for elements that HTML does not know; lower case.
std::string name_of(const GumboNode& node);
/// The value of an attribute; empty where it is not there.
std::string_view attribute(const GumboNode& node, const char* name);
bool has_attribute(const GumboNode& node, const char* name);
bool has_class(const GumboNode& node, std::string_view name);

/// Calls visit(child) for the children of an element.
template <class Visit>
void for_each_child(const GumboNode& node, Visit&& visit) {
    if (!is_element(node)) return;
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) visit(*static_cast<const GumboNode*>(children.data[i]));
}

/// Calls visit(node) for `top` and all below it, in the order of the text, however deep.
template <class Visit>
void for_each_below(const GumboNode& top, Visit&& visit) {
    const GumboNode* at = &top;
    while (true) {
        visit(*at);
        if (is_element(*at) && at->v.element.children.length > 0) {
            at = static_cast<const GumboNode*>(at->v.element.children.data[0]);
            continue;
        }
        while (at != &top) {
            const GumboVector& siblings = at->parent->v.element.children;
            if (at->index_within_parent + 1 < siblings.length) {
                at = static_cast<const GumboNode*>(siblings.data[at->index_within_parent + 1]);
                break;
            }
            at = at->parent;
        }
        if (at == &top) return;
    }
}

/// All characters below a node, as they stand.
std::string characters_of(const GumboNode& node);

/// The value of a property in style="…", lower case; empty where it is not there.
std::string style_of(const GumboNode& node, std::string_view property);

} // namespace strateg::exchange::html
