// Where on a page what stands: for clicks, and to show where the caret is. Internal to this folder.
#pragma once

#include "core/typeset/layout/desk.h"
#include "core/typeset/pagination/emit.h"
#include "core/typeset/typesetter.h"

#include <vector>

namespace strateg::typeset {

/// The blocks on a page of the plan, in the order in which they are read; a cell behind its table, so that
/// the last area around a point is the one to take. A block in two columns has two areas. An entry of the
/// contents or of the index stands for the block it leads to.
std::vector<Area> areas_on(const Flow& flow, const Theme& theme, const std::vector<Desk*>& desks,
                           std::size_t page);

/// The same for the title page.
std::vector<Area> areas_on_title(const Document& document, const Page& title_page,
                                 const std::vector<Desk*>& desks);

} // namespace strateg::typeset
