// Elements of the structure that came to nothing on the pages.
#pragma once

#include "core/typeset/pages.h"

namespace strateg::typeset {

/// Takes away elements that no content, link or outline names and that hold no others: a reference of the
/// index to a page that is named already, a paragraph without words. Cells, rows and what lists need keep
/// their places. Every number of an element in the pages is set anew.
void drop_silent_elements(Pages& pages);

} // namespace strateg::typeset
