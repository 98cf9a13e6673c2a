#include "core/preview/spot.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace strateg::preview {
namespace {

using model::Block;
using model::BlockPtr;
using typeset::Area;
using typeset::Typesetter;

constexpr double line = 14; // about the height of one, in points

/// Where a block is in its section: from the block at the top down to itself.
struct Way {
    const model::Section* section = nullptr;
    std::size_t top = 0; // index in the section
    std::vector<const Block*> blocks;
};

bool descend(const BlockPtr& block, std::string_view id, std::vector<const Block*>& way) {
    way.push_back(block.get());
    if (block->id == id) return true;
    for (const BlockPtr& child : block->children)
        if (descend(child, id, way)) return true;
    way.pop_back();
    return false;
}

std::optional<Way> way_to(const model::Section& section, std::string_view id) {
    Way way;
    way.section = &section;
    for (; way.top < section.blocks.size(); ++way.top)
        if (descend(section.blocks[way.top], id, way.blocks)) return way;
    return std::nullopt;
}

std::optional<Way> way_to(const model::Project& project, std::string_view id) {
    for (const model::OutlineEntry& entry : project.outline)
        if (auto way = way_to(*entry.section, id)) return way;
    return std::nullopt;
}

/// The areas of a block from a page on, as far as it goes.
std::optional<Spot> spot_from(const Typesetter& pages, std::size_t first, std::string_view around,
                              const Caret& caret) {
    struct Piece {
        std::size_t page;
        typeset::Box box;
    };
    std::vector<Piece> pieces;
    double height = 0;
    for (std::size_t page = first; page < pages.page_count(); ++page) {
        bool goes_on = false;
        for (const Area& area : pages.blocks_on(page)) {
            goes_on |= area.block == around;
            if (area.block != caret.block) continue;
            pieces.push_back({page, area.box});
            height += area.box.height;
        }
        if (!goes_on) break;
    }
    if (pieces.empty()) return std::nullopt;
    double at = std::clamp(caret.part, 0.0, 1.0) * height;
    for (const Piece& piece : pieces) {
        if (at > piece.box.height && &piece != &pieces.back()) {
            at -= piece.box.height;
            continue;
        }
        const double low = std::max(0.0, piece.box.height - line);
        const double top = piece.box.y + std::clamp(at - line / 2, 0.0, low);
        return Spot{piece.page, top, std::min(top + line, piece.box.y + piece.box.height), caret.block};
    }
    return std::nullopt;
}

/// A block that stands on a page of its own account, or a thing inside of one.
std::optional<Spot> spot_of(const Typesetter& pages, std::string_view block, const Caret& inside) {
    const auto page = pages.page_of(block);
    if (!page) return std::nullopt;
    if (auto spot = spot_from(pages, *page, block, inside)) return spot;
    // A figure may have floated away from its caption, or have no area: its page is right all the same.
    if (inside.block == block) return Spot{*page, 0, line, std::string(block)};
    return std::nullopt;
}

std::optional<Spot> on_title_page(const Typesetter& pages, const model::Project& project,
                                  const Caret& caret) {
    const auto way = way_to(*project.front, caret.block);
    if (!way) return std::nullopt;
    for (const Area& area : pages.blocks_on(0))
        if (area.block == caret.block) return Spot{0, area.box.y, area.box.y + area.box.height, caret.block};
    return Spot{0, 0, line, caret.block};
}

} // namespace

std::optional<Spot> find_spot(const Typesetter& pages, const model::Project& project, const Caret& caret) {
    if (pages.page_count() == 0 || caret.block.empty()) return std::nullopt;
    if (auto spot = spot_of(pages, caret.block, caret)) return spot;
    if (auto spot = on_title_page(pages, project, caret)) return spot;
    const auto way = way_to(project, caret.block);
    if (!way) return std::nullopt;
    const auto& blocks = way->blocks;
    for (std::size_t outer = blocks.size(); outer-- > 0;) { // a cell in its table
        if (const auto spot = spot_of(pages, blocks[outer]->id, caret)) return spot;
    }
    for (std::size_t outer = blocks.size(); outer-- > 0;) // what it belongs to
        if (const auto spot = spot_of(pages, blocks[outer]->id, {blocks[outer]->id, 0})) return spot;
    for (std::size_t before = way->top; before-- > 0;)
        if (const auto spot =
                spot_of(pages, way->section->blocks[before]->id, {way->section->blocks[before]->id, 1}))
            return spot;
    for (std::size_t behind = way->top + 1; behind < way->section->blocks.size(); ++behind)
        if (const auto spot =
                spot_of(pages, way->section->blocks[behind]->id, {way->section->blocks[behind]->id, 0}))
            return spot;
    return std::nullopt;
}

} // namespace strateg::preview
