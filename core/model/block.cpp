#include "core/model/block.h"

#include <algorithm>
#include <array>

namespace strateg::model {
namespace {

template <std::size_t N>
bool among(std::string_view kind, const std::array<std::string_view, N>& kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

constexpr std::array text_kinds = {
    kind::heading,  kind::paragraph, kind::item,   kind::quotation,  kind::callout,     kind::guidance,
    kind::caption,  kind::alt,       kind::cell,   kind::footnote,   kind::title,       kind::subtitle,
    kind::edition,  kind::partner,   kind::author, kind::programme,  kind::funding,     kind::disclaimer,
    kind::abstract, kind::fact,      kind::remark, kind::short_form, kind::abbreviation};
constexpr std::array container_kinds = {kind::table, kind::figure, kind::page_break, kind::column, kind::row};
constexpr std::array child_kinds = {kind::caption, kind::alt,      kind::column, kind::row,
                                    kind::cell,    kind::footnote, kind::remark, kind::short_form};

} // namespace

const Text* Block::text(std::string_view language) const {
    for (const Text& text : texts)
        if (text.language == language) return &text;
    return nullptr;
}

const RichText* Block::content(std::string_view language) const {
    const Text* found = text(language);
    return found ? &found->content : nullptr;
}

void Block::set_text(Text text) {
    const auto at = std::lower_bound(texts.begin(), texts.end(), text.language,
                                     [](const Text& a, const std::string& tag) { return a.language < tag; });
    if (at != texts.end() && at->language == text.language) {
        *at = std::move(text);
    } else {
        texts.insert(at, std::move(text));
    }
}

void Block::remove_text(std::string_view language) {
    std::erase_if(texts, [&](const Text& text) { return text.language == language; });
}

const Block* Block::child_of_kind(std::string_view kind) const {
    for (const BlockPtr& child : children)
        if (child->kind == kind) return child.get();
    return nullptr;
}

bool operator==(const Block& a, const Block& b) {
    return a.id == b.id && a.kind == b.kind && a.source == b.source && a.attributes == b.attributes &&
           a.texts == b.texts && a.foreign == b.foreign &&
           std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                      [](const BlockPtr& x, const BlockPtr& y) { return x == y || *x == *y; });
}

bool carries_text(std::string_view kind) {
    return among(kind, text_kinds);
}
bool is_child_kind(std::string_view kind) {
    return among(kind, child_kinds);
}
bool is_known(std::string_view kind) {
    return among(kind, text_kinds) || among(kind, container_kinds);
}

BlockPtr share(Block block) {
    return std::make_shared<const Block>(std::move(block));
}

} // namespace strateg::model
