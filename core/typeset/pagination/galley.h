// All blocks as one long strip of pieces that are never cut, with what stands between them; figures that
// float and blocks on turned pages are taken out and remember where they belong.
#pragma once

#include "core/typeset/pagination/plan.h"

#include <memory>
#include <vector>

namespace strateg::typeset {

using Blocks = std::vector<std::shared_ptr<const LaidBlock>>;

/// A strip in the galley. (Printers called a cast line a slug.)
struct Slug {
    const LaidBlock* block = nullptr;
    const Strip* strip = nullptr;
    std::uint32_t at = 0; // index of the strip in the block
    bool keep = false;    // a page or column should not end before it
    bool on_grid = false;
    float cost = 0; // of a break before it
    double height = 0;
    double shrink = 0;                        // how much smaller it may become
    double before = 0, after = 0;             // space it wants above and below
    std::uint32_t notes_begin = 0, notes = 0; // first marks in it: in Galley::marks
    std::uint32_t box() const { return block->box; }
};

/// Pieces that stay together and may move to the top of a later page, or stand on pages of their own.
struct Group {
    std::vector<Slug> pieces;
    std::size_t anchor = 0; // before this piece of the main text
    double height = 0;      // with the spaces inside
    double shrink = 0;
    double before() const { return pieces.front().before; }
    double after() const { return pieces.back().after; }
};

/// Pieces set in the same number of columns.
struct Segment {
    std::size_t begin = 0, end = 0;
    int columns = 1;
    bool floats = false; // wide, and may go to the top of the next page
};

/// Everything between two places where a page must begin.
struct Run {
    std::size_t begin = 0, end = 0;
    bool front = false;
    std::size_t floats_begin = 0, floats_end = 0, turned_begin = 0, turned_end = 0;
    std::vector<Segment> segments;
};

struct Galley {
    std::vector<Slug> pieces;
    std::vector<Group> floats, turned; // by anchor, ascending
    std::vector<Run> runs;
    std::vector<std::uint32_t> marks; // notes, in the order of their marks
};

/// `notes`: how many footnotes there are; each is placed at its first mark.
Galley galley_of(const Blocks& blocks, std::size_t notes, const Frame& frame);

} // namespace strateg::typeset
