// What the statuses of sections are called in the window.
#pragma once

#include <string>

#include <wx/string.h>

namespace strateg::gui {

/// The common ones in the language of the window, those of a project as it wrote them.
wxString status_label(const std::string& status);

} // namespace strateg::gui
