// Vertical material: what blocks become before they stand on pages.
#pragma once

#include "core/typeset/content/document.h"
#include "core/typeset/pages.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace strateg::typeset {

/// One piece that is never cut: a line, a row of a table, a figure. Items stand relative to its top left
/// corner, which is the left edge of the text.
struct Strip {
    struct Area {
        std::uint32_t link = 0; // in Document::links
        Box box;
    };
    double height = 0;
    double right = 0;    // where the words end
    bool keep = false;   // no page break between this and the strip before it (in the same block)
    bool hyphen = false; // a line that ends inside a word
    double shrink = 0;   // a figure: how much lower it may become where that saves a page from staying empty
    double width = 0;    // a figure: of the measure; what gets smaller keeps its middle
    std::vector<Item> items;
    /// Items beside `items` that are read behind those of all strips of the same block on the page: the words
    /// of a second language in a column of their own.
    std::vector<Item> beside;
    std::vector<Area> areas;
    std::vector<std::pair<std::uint32_t, double>> anchors; // Document::anchors, y
    std::vector<std::uint32_t> footnotes;                  // marks that stand in it
};

/// What one node becomes.
struct LaidBlock {
    std::vector<Strip> strips;
    double before = 0, after = 0; // space; between two blocks the larger counts; none at the top of a page
    bool new_page = false;        // begins a page
    bool keep_with_next = false;
    bool floats = false;      // with what it is kept together with, may move to the top of a later page
    bool wide = false;        // stands across all columns
    bool landscape = false;   // stands on pages turned by 90°, alone or with other such blocks
    bool front = false;       // front matter: its pages count in small roman numerals
    bool on_grid = false;     // its lines stand on the theme's grid
    std::uint8_t columns = 0; // stands in so many columns of its own; 0: as the theme says
    bool boxed = false;       // stands in a tinted box
    bool same_box = false;    // in that of the block before it, where that has one
    Colour box_tint, box_bar;
    std::vector<Strip> repeat;     // again at the top of every page the block goes on to; artifacts
    std::size_t repeat_from = 0;   // only where a page begins with this strip or a later one; 0: no table
    std::string chapter;           // not empty: the running head from here on
    std::vector<char32_t> missing; // characters no font has
};

/// Padding of tinted boxes.
inline constexpr double box_pad_x = 12, box_pad_y = 8;

} // namespace strateg::typeset
