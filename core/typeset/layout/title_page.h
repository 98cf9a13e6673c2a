// The first page, and the emblem of the European Union.
#pragma once

#include "core/typeset/layout/block_layout.h"

namespace strateg::typeset {

/// Geometry and colours of the emblem: Implementing Regulation (EU) 763/2014, annex; OJ 2012/C 271/04. A
/// rectangle 1.5 times as wide as high, twelve upright stars of radius height/18 on a circle of height/3.
std::vector<Item> emblem(double x, double y, double height, std::uint32_t element);

Page title_page(const Document& document, const Theme& theme, BlockLayout& layout);

} // namespace strateg::typeset
