// What the statuses of sections are called in the window.
#pragma once

#include "core/model/staleness.h"

#include <string>

#include <wx/string.h>

namespace strateg::gui {

/// The common ones in the language of the window, those of a project as it wrote them.
wxString status_label(const std::string& status);
/// Where a translation stands: "not translated yet", "up to date" …
wxString translation_words(model::TranslationState state);

} // namespace strateg::gui
