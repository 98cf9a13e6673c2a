// Blocks onto pages: total-fit page breaks, columns that end level, figures that move to where there is room,
// footnotes at the foot, turned pages. Decides positions only; emit.h turns them into Pages.
#pragma once

#include "core/typeset/pagination/column_fill.h"
#include "core/typeset/theme.h"

namespace strateg::typeset {

Frame frame_of(const Theme& theme);

/// Time grows with the number of strips. `notes` are the footnotes' strips by index; each is placed once, on
/// the page of its first mark, and goes on to later pages only where it cannot stand there. At least one
/// page.
std::vector<PagePlan> paginate(const Blocks& blocks, const Notes& notes, const Frame& frame);

} // namespace strateg::typeset
