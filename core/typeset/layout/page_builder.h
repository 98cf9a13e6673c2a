// Blocks' strips onto pages: breaks, space, repeated table heads, tinted boxes, footnotes at the foot.
// Decides positions only; emit.h turns them into Pages.
#pragma once

#include "core/typeset/layout/strip.h"
#include "core/typeset/theme.h"

#include <string>
#include <vector>

namespace strateg::typeset {

/// y is from the top of the text area.
struct PlacedStrip {
    const Strip* strip = nullptr;
    double y = 0;
    bool repeated = false; // head of a table again
};

struct PlacedBox {
    double y = 0, height = 0;
    Colour tint, bar;
};

struct PagePlan {
    std::vector<PlacedStrip> strips;
    std::vector<PlacedBox> boxes;
    std::vector<PlacedStrip> notes; // y from the top of the text area too
    double rule = 0;                // y of the rule above the notes; 0: none
    std::string chapter;            // running head
    bool opens_chapter = false;
};

/// Linear. `notes` are the footnotes' strips by index; each is placed once, on the page of its first mark,
/// and goes on to later pages only where it cannot stand there. The strips must outlive the plan.
std::vector<PagePlan> build_pages(const std::vector<LaidBlock>& blocks,
                                  const std::vector<std::vector<Strip>>& notes, const Theme& theme);

} // namespace strateg::typeset
