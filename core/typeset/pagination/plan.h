// Where everything stands on its page: what pagination decides and emission draws.
//
// Lengths in points; positions from the top left corner of the text area, y down. Strips are pointed to: the
// blocks they belong to must outlive the plan.
#pragma once

#include "core/typeset/layout/strip.h"

#include <string>
#include <vector>

namespace strateg::typeset {

struct PlacedStrip {
    const Strip* strip = nullptr;
    std::uint32_t block = none; // in the blocks that were paginated, or of a note: its place in Paged::marks
    double x = 0, y = 0;
    double scale = 1;      // of a figure that was made smaller to fit; its middle stays
    bool repeated = false; // the head of a table again
};

/// A tinted box behind words, from the left edge of its column.
struct PlacedBox {
    double x = 0, y = 0, height = 0;
    Colour tint, bar;
};

struct NoteRule {
    double x = 0, y = 0;
};

struct PagePlan {
    std::vector<PlacedStrip> strips; // in reading order
    std::vector<PlacedBox> boxes;
    std::vector<PlacedStrip> notes;
    std::vector<NoteRule> rules; // above the notes of a column
    std::string chapter;         // running head
    bool opens_chapter = false;
    bool front = false;     // counts in roman numerals
    bool landscape = false; // width and height change places
};

struct Paged {
    std::vector<PagePlan> pages;
    std::vector<std::uint32_t> marks; // footnotes in the order of their marks
};

/// What pages are made for: the sizes of pagination, from a theme.
struct Frame {
    double width = 0, height = 0;               // of the text area
    double turned_width = 0, turned_height = 0; // of a page turned by 90°
    int columns = 1;
    double gap = 0; // between columns
    double grid = 0;
    double column_width(int n) const { return n < 2 ? width : (width - (n - 1) * gap) / n; }
};

} // namespace strateg::typeset
