// Page plans to Pages: absolute positions, running heads and page numbers, links, destinations, outline.
#pragma once

#include "core/typeset/layout/block_layout.h"
#include "core/typeset/pagination/plan.h"

namespace strateg::typeset {

/// What the pages behind the title page print as their numbers: small roman numerals for the front matter, in
/// which the title page counts as the first, then digits from 1. Without front matter the title page is
/// page 1.
std::vector<std::string> labels_of(const std::vector<PagePlan>& plan);

/// The label of every anchor's page; empty for those that stand nowhere.
std::vector<std::string> labels_of_anchors(const std::vector<PagePlan>& plan,
                                           const std::vector<std::string>& labels, std::size_t anchors);

/// The plan's strips are copied, so that a plan may be emitted again.
void emit(const std::vector<PagePlan>& plan, const Document& document, const Theme& theme,
          BlockLayout& layout, Pages& pages);

} // namespace strateg::typeset
