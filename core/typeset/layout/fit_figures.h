// A figure that just does not fit leaves half a page empty. Where a somewhat smaller one fits, it is set
// smaller instead.
#pragma once

#include "core/typeset/layout/block_layout.h"
#include "core/typeset/layout/page_builder.h"

#include <set>

namespace strateg::typeset {

/// Makes figures smaller (to 70% at least) one after the other from the front, where that brings them onto
/// the page before, and builds the pages again; a figure that does not get there keeps its size. Bounded.
void fit_figures(std::vector<PagePlan>& plan, std::vector<LaidBlock>& blocks,
                 const std::vector<std::vector<Strip>>& notes, const Document& document, const Theme& theme,
                 BlockLayout& layout, std::set<std::uint32_t>& tried);

} // namespace strateg::typeset
