// The small pictures of the toolbar, drawn from lines in the colours of the desktop.
#pragma once

#include <string_view>

#include <wx/bmpbndl.h>

namespace strateg::gui {

wxBitmapBundle icon_named(std::string_view name, int size);

} // namespace strateg::gui
