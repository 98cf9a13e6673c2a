// Page plans to Pages: absolute positions, running heads and page numbers, links, destinations, outline.
#pragma once

#include "core/typeset/layout/block_layout.h"
#include "core/typeset/layout/ids.h"
#include "core/typeset/pagination/plan.h"

namespace strateg::typeset {

/// What the pages behind the title page print as their numbers: small roman numerals for the front matter, in
/// which the title page counts as the first, then digits from 1. Without front matter the title page is
/// page 1.
std::vector<std::string> labels_of(const std::vector<PagePlan>& plan);

/// A document that was paginated: what the functions below read.
struct Flow {
    const Document& document;
    const Blocks& blocks; // in the order of the pages
    const Blocks& notes;  // by number
    const Paged& paged;
};

/// Where every anchor is: the page (an index in the plan), `none` for those that stand nowhere.
std::vector<std::uint32_t> pages_of_anchors(const Flow& flow);

/// All pages behind the title page, with destinations and outline. The plan's strips are copied, so that a
/// plan may be emitted again.
void emit(const Flow& flow, const Theme& theme, BlockLayout& layout, Pages& pages);

/// One page of the plan; links inside the document lead nowhere.
Page emit_page(const Flow& flow, const Theme& theme, BlockLayout& layout, std::size_t index);

} // namespace strateg::typeset
