// The words of the surface that are drawn inside the texts, in the language of the window.
#pragma once

#include "gui/logic/cell_layout.h"

namespace strateg::gui {

LayoutWords layout_words();

} // namespace strateg::gui
