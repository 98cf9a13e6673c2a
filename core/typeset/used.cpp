#include "core/typeset/used.h"

#include <algorithm>
#include <functional>

namespace strateg::typeset {
namespace {

std::size_t hash_of(const Shape& shape) {
    std::size_t hash = std::hash<std::string>{}(shape.text) + shape.face * 0x9E3779B97F4A7C15ull;
    for (const Glyph& glyph : shape.glyphs) hash = hash * 31 + glyph.id;
    return hash;
}

bool same(const Shape& a, const Shape& b) {
    const auto glyphs = [](const Glyph& x, const Glyph& y) {
        return x.id == y.id && x.advance == y.advance && x.x_offset == y.x_offset &&
               x.y_offset == y.y_offset && x.text_begin == y.text_begin && x.text_size == y.text_size;
    };
    return a.face == b.face && a.text == b.text && a.added_hyphen == b.added_hyphen &&
           a.advance == b.advance &&
           std::equal(a.glyphs.begin(), a.glyphs.end(), b.glyphs.begin(), b.glyphs.end(), glyphs);
}

} // namespace

Used::Used(Pages& pages, const std::vector<Desk*>& desks, bool move) : pages_(pages), move_(move) {
    for (Desk* desk : desks) {
        Source& source = sources_.emplace_back();
        source.faces = desk->fonts().faces();
        source.shapes = &desk->shaper().shapes();
        source.face_at.assign(source.faces.size(), none);
        source.shape_at.assign(source.shapes->size(), none);
    }
}

void Used::keep() {
    for (Page& page : pages_.pages)
        for (Item& item : page.items)
            if (auto* run = std::get_if<GlyphRun>(&item)) keep(*run);
}

void Used::keep(GlyphRun& run) {
    Source& source = sources_[run.face & desk_bit ? 1 : 0];
    std::uint32_t& face = source.face_at[run.face & ~desk_bit];
    if (face == none) face = this->face(source.faces[run.face & ~desk_bit]);
    run.face = face;
    for (Placed& piece : run.pieces) {
        const std::uint32_t local = piece.shape & ~desk_bit;
        std::uint32_t& at = source.shape_at[local];
        if (at == none) at = add((*source.shapes)[local], face);
        piece.shape = at;
    }
}

std::uint32_t Used::face(const Face& face) {
    auto& faces = pages_.faces;
    const auto known = std::find_if(faces.begin(), faces.end(), [&](const Face& other) {
        return other.path == face.path && other.index == face.index;
    });
    if (known != faces.end()) return static_cast<std::uint32_t>(known - faces.begin());
    faces.push_back(face);
    return static_cast<std::uint32_t>(faces.size() - 1);
}

std::uint32_t Used::add(Shape& shape, std::uint32_t face) {
    Shape kept = move_ ? std::move(shape) : shape;
    kept.face = face;
    const auto next = static_cast<std::uint32_t>(pages_.shapes.size());
    if (sources_.size() > 1) {
        const std::size_t hash = hash_of(kept);
        const auto [begin, end] = by_hash_.equal_range(hash);
        for (auto at = begin; at != end; ++at)
            if (same(pages_.shapes[at->second], kept)) return at->second;
        by_hash_.emplace(hash, next);
    }
    pages_.shapes.push_back(std::move(kept));
    return next;
}

} // namespace strateg::typeset
