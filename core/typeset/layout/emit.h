// Page plans to Pages: absolute positions, running heads and page numbers, links, destinations, outline.
#pragma once

#include "core/typeset/layout/block_layout.h"
#include "core/typeset/layout/page_builder.h"

namespace strateg::typeset {

/// Page numbers of anchors, from 1; 0 for those that stand nowhere. The title page is page 1.
std::vector<std::uint32_t> pages_of_anchors(const std::vector<PagePlan>& plan, std::size_t anchors);

/// The plan's strips are copied, so that a plan may be emitted again.
void emit(const std::vector<PagePlan>& plan, const Document& document, const Theme& theme,
          BlockLayout& layout, Pages& pages);

} // namespace strateg::typeset
