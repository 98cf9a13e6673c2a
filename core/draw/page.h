// Finished pages as pixels: what the PDF shows, on the screen.
//
// Letters are rendered by FreeType without hinting, their places rounded to quarters of a pixel along the
// line and to whole pixels across it, as readers of PDF do; all else is drawn by cairo. No window, no
// display.
#pragma once

#include "core/typeset/pages.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace strateg::draw {

/// Pixels on white paper: 3 bytes each (red, green, blue; sRGB), rows from the top without gaps.
struct Raster {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;
};

/// Draws pages one after the other, and keeps letters and pictures in the sizes that it drew them in. Belongs
/// to one thread at a time. Damaged fonts, pictures and numbers are left out of the drawing, never more.
class PageDrawer {
public:
    PageDrawer();
    ~PageDrawer();
    PageDrawer(const PageDrawer&) = delete;
    PageDrawer& operator=(const PageDrawer&) = delete;

    /// `scale`: pixels a point. A page that would have more than most_pixels is drawn with a smaller one.
    /// Empty where there is no such page, or no memory.
    Raster draw(const typeset::Pages& pages, std::size_t page, double scale);

    static constexpr double most_pixels = 48e6;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace strateg::draw
