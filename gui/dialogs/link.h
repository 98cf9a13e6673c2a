// Asks where words lead: the words and the address.
#pragma once

#include "gui/grid/grid_canvas.h"

#include <optional>

namespace strateg::gui {

/// What the person decided; an empty address: take the link away. Nothing: leave all as it is.
std::optional<LinkAt> ask_link(wxWindow* parent, LinkAt link);

} // namespace strateg::gui
