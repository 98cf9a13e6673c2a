// All blocks as one long strip of slugs that are never cut, with what stands between them; figures that
// float and blocks on turned pages are taken out and remember where they belong.
#pragma once

#include "core/typeset/layout/ids.h"
#include "core/typeset/pagination/plan.h"

#include <memory>
#include <vector>

namespace strateg::typeset {

/// A strip in the galley. (Printers called a cast line a slug.)
struct Slug {
    const LaidBlock* block = nullptr;
    const Strip* strip = nullptr;
    std::uint32_t index = 0;  // of the block
    std::uint32_t box = none; // tinted box it stands in: neighbours with one number share it
    std::uint32_t at = 0;     // index of the strip in the block
    bool keep = false;        // a page or column should not end before it
    bool on_grid = false;
    float cost = 0; // of a break before it
    double height = 0;
    double shrink = 0;                        // how much smaller it may become
    double before = 0, after = 0;             // space it wants above and below
    std::uint32_t notes_begin = 0, notes = 0; // first marks in it: in Galley::marks
};

/// Slugs that stay together and may move to the top of a later page, or stand on pages of their own.
struct Group {
    std::vector<Slug> slugs;
    std::size_t anchor = 0; // before this slug of the main text
};

/// Slugs set in the same number of columns.
struct Segment {
    std::size_t begin = 0, end = 0;
    int columns = 1;
    bool floats = false; // wide, and may go to the top of the next page
};

/// Everything between two places where a page must begin.
struct Galley {
    std::vector<Slug> slugs;
    std::vector<Group> floats, turned; // by anchor, ascending
    std::vector<Segment> segments;
    std::vector<std::uint32_t> marks; // footnotes in the order of their marks
    bool front = false;
};

/// Blocks [begin, end) that begin a page and go on to the next place where one must begin.
struct Run {
    std::size_t begin = 0, end = 0;
};
std::vector<Run> runs_of(const Blocks& blocks);

/// `seen`: footnotes that were placed before; each is placed at its first mark.
Galley galley_of(const Blocks& blocks, const Run& run, std::vector<bool>& seen, const Frame& frame);

} // namespace strateg::typeset
