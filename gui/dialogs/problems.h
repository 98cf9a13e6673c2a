// A list of problems to read: what was found while opening or importing.
#pragma once

#include "core/base/problem.h"

#include <wx/string.h>

class wxWindow;

namespace strateg::gui {

void show_problems_of(const Problems& problems, wxWindow& parent, const wxString& title);

} // namespace strateg::gui
