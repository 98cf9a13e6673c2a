// The pages of one run: everything between two places where a page must begin.
#pragma once

#include "core/typeset/pagination/galley.h"

namespace strateg::typeset {

/// `chapter`: the running head before the run. At least one page. In what is placed, blocks and marks count
/// as in the galley.
std::vector<PagePlan> run_pages(const Galley& galley, const Blocks& notes, const Frame& frame,
                                const std::string& chapter);

} // namespace strateg::typeset
