#include "core/exchange/html/tree.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <csetjmp>
#include <cstdlib>

namespace strateg::exchange::html {
namespace {
constexpr std::size_t most_memory = 400u << 20;
constexpr std::chrono::milliseconds most_time{1000};
} // namespace

/// Every piece of memory is in a list, so that a parse that was stopped half-way leaves nothing behind.
struct Tree::Pool {
    struct Piece {
        Piece* previous;
        Piece* next;
        std::size_t size;
        std::size_t padding; // keeps what follows aligned for anything
    };
    Piece* last = nullptr;
    std::size_t used = 0;
    std::size_t calls = 0;
    std::chrono::steady_clock::time_point end;
    std::jmp_buf stop;

    static void* take(void* self, std::size_t size) {
        Pool& pool = *static_cast<Pool*>(self);
        const bool late = ++pool.calls % 256 == 0 && std::chrono::steady_clock::now() > pool.end;
        auto* piece = late || size > most_memory - std::min(pool.used, most_memory)
                          ? nullptr
                          : static_cast<Piece*>(std::malloc(sizeof(Piece) + size));
        if (piece == nullptr) std::longjmp(pool.stop, 1); // over C frames and this one, which own nothing
        *piece = {pool.last, nullptr, size, 0};
        if (pool.last != nullptr) pool.last->next = piece;
        pool.last = piece;
        pool.used += size;
        return piece + 1;
    }
    static void give(void* self, void* memory) {
        if (memory == nullptr) return;
        Pool& pool = *static_cast<Pool*>(self);
        Piece* piece = static_cast<Piece*>(memory) - 1;
        (piece->next != nullptr ? piece->next->previous : pool.last) = piece->previous;
        if (piece->previous != nullptr) piece->previous->next = piece->next;
        pool.used -= piece->size;
        std::free(piece);
    }
    ~Pool() {
        while (last != nullptr) give(this, last + 1);
    }

    const GumboNode* parse(const GumboOptions& options, const char* text, std::size_t size) {
        if (setjmp(stop) != 0) return nullptr;
        return gumbo_parse_with_options(&options, text, size)->root;
    }
};

Tree::Tree(std::string text) : text_(std::move(text)), pool_(std::make_unique<Pool>()) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &Pool::take;
    options.deallocator = &Pool::give;
    options.userdata = pool_.get();
    options.max_errors = 0;
    pool_->end = std::chrono::steady_clock::now() + most_time;
    root_ = pool_->parse(options, text_.data(), text_.size());
}

Tree::~Tree() = default; // the pool frees the tree; gumbo's own way of doing it is recursive

std::string name_of(const GumboNode& node) {
    if (!is_element(node)) return {};
    if (node.v.element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(node.v.element.tag);
    GumboStringPiece piece = node.v.element.original_tag;
    if (piece.data == nullptr || piece.length < 2) return {};
    gumbo_tag_from_original_text(&piece);
    std::string name(piece.data, piece.length);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    return name;
}

std::string_view attribute(const GumboNode& node, const char* name) {
    if (!is_element(node)) return {};
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode& node, const char* name) {
    return is_element(node) && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

bool has_class(const GumboNode& node, std::string_view name) {
    const std::string_view all = attribute(node, "class");
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find(' ', at), all.size());
        if (all.substr(at, end - at) == name) return true;
        at = end + 1;
    }
    return false;
}

std::string characters_of(const GumboNode& node) {
    std::string out;
    for_each_below(node, [&](const GumboNode& at) {
        if (is_text(at)) out += at.v.text.text;
    });
    return out;
}

std::string style_of(const GumboNode& node, std::string_view property) {
    const std::string_view style = attribute(node, "style");
    const auto trimmed = [](std::string_view part) {
        while (!part.empty() && static_cast<unsigned char>(part.front()) <= ' ') part.remove_prefix(1);
        while (!part.empty() && static_cast<unsigned char>(part.back()) <= ' ') part.remove_suffix(1);
        return part;
    };
    const auto lower = [](unsigned char c) { return std::tolower(c); };
    for (std::size_t at = 0; at < style.size();) {
        std::size_t end = at, colon = std::string_view::npos;
        for (char quote = '\0'; end < style.size() && (style[end] != ';' || quote != '\0'); ++end) {
            if (style[end] == '"' || style[end] == '\'')
                quote = quote == style[end] ? '\0' : quote == '\0' ? style[end] : quote;
            if (style[end] == ':' && colon == std::string_view::npos) colon = end;
        }
        if (colon != std::string_view::npos) {
            const std::string_view name = trimmed(style.substr(at, colon - at));
            if (std::equal(name.begin(), name.end(), property.begin(), property.end(),
                           [&](char a, char b) { return lower(static_cast<unsigned char>(a)) == b; })) {
                std::string value(trimmed(style.substr(colon + 1, end - colon - 1)));
                std::transform(value.begin(), value.end(), value.begin(), lower);
                return value;
            }
        }
        at = end + 1;
    }
    return {};
}

} // namespace strateg::exchange::html
