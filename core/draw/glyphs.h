// Glyphs as masks, rendered once for each size and place between pixels. Internal to this folder.
//
// cairo 1.16 puts letters on whole pixels only, which makes words uneven; so they are rendered here.
#pragma once

#include "core/draw/cairo_handles.h"
#include "core/typeset/pages.h"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace strateg::draw {

class Glyphs {
public:
    Glyphs();
    ~Glyphs();
    Glyphs(const Glyphs&) = delete;
    Glyphs& operator=(const Glyphs&) = delete;

    /// A number for a face of some pages, the same for the same bytes in memory (which it keeps); none where
    /// they cannot be read.
    std::uint32_t face(const typeset::Face& face);

    /// What of a pixel is covered. Null: nothing is.
    struct Mask {
        cairo_surface_t* surface = nullptr; // A8
        int left = 0, top = 0;              // of its corner, from the origin of the glyph's pixel; y down
    };
    static constexpr int places = 4; // between two pixels

    /// `size` in pixels, `stretch` a glyph's width against the font's, `place` 0 … places-1. Valid until the
    /// next forget().
    const Mask& mask(std::uint32_t face, std::uint32_t glyph, double size, double stretch, int place);
    /// Letters higher than this are outlines.
    static constexpr double most_size = 200;

    /// Adds the outline at cairo's current origin, in its units with the font's size 1. False: nothing there.
    bool add_outline(cairo_t* context, std::uint32_t face, std::uint32_t glyph);

    /// Frees masks where they have become too many.
    void forget();

private:
    struct Font;
    struct Library;
    struct Key {
        std::uint32_t face, glyph, size; // in 1/64 pixel
        std::int16_t stretch;            // in per cent
        std::int16_t place;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const;
    };
    Mask render(const Key& key);

    std::unique_ptr<Library> library_;
    std::vector<std::unique_ptr<Font>> fonts_;
    std::unordered_map<Key, Mask, Hash> masks_;
    std::size_t bytes_ = 0;
};

} // namespace strateg::draw
