// What the kinds of blocks are called in the window.
#pragma once

#include <string_view>

#include <wx/string.h>

namespace strateg::gui {

/// "paragraph" → "Paragraph"; a kind that a plugin brought has the name it gave itself.
wxString kind_name(std::string_view kind);

} // namespace strateg::gui
