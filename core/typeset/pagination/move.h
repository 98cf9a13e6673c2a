// Items moved and made smaller as a whole.
#pragma once

#include "core/typeset/pages.h"

namespace strateg::typeset {

void move(Item& item, double dx, double dy);
/// Around (middle, 0): a figure made smaller keeps its upper edge and its middle. Words inside get smaller
/// with it.
void scale(Item& item, double factor, double middle);

} // namespace strateg::typeset
