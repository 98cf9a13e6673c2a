// Colours and fonts of the window, from the system's: light and dark follow the desktop.
#pragma once

#include "gui/logic/text_layout.h"

#include <wx/colour.h>
#include <wx/font.h>

namespace strateg::gui {

struct Theme {
    wxColour paper, ink, quiet, faint, line, accent, accent_soft, selection, row, panel;
    wxColour spelling, translation, missing, stale, unconfirmed, good;
    wxColour hit; // of a search
    wxColour note, warning, tip, guidance, head, value, reference;
    wxColour comment, comment_here, comment_edge; // behind words with a comment, with the caret's one, below them
    bool dark = false;

    /// Of the desktop as it is now; made anew on wxEVT_SYS_COLOUR_CHANGED.
    static Theme current();
};

/// `share` of `a` in a mixture of both, 0..1.
wxColour mixed(const wxColour& a, const wxColour& b, double share);

/// The font of a face: document texts in a text font where there is one, small print and labels in the
/// system's.
wxFont font_of(Face face, double zoom);

} // namespace strateg::gui
