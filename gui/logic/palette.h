// The colours of the window, made from those of the desktop: text on every ground it stands on has a contrast
// of at least 4.5 : 1, marks that mean something have 3 : 1 (WCAG 2.1; tests/gui/palette_test.cpp). Pure.
#pragma once

namespace strateg::gui {

struct Colour {
    unsigned char red = 0, green = 0, blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// `share` of `a` in a mixture of both, 0..1.
Colour mixed(Colour a, Colour b, double share);
/// WCAG's: 1 (the same) to 21 (black on white).
double contrast(Colour a, Colour b);

struct Palette {
    // grounds and texts; `faint` and `line` are no colours for text
    Colour paper, ink, quiet, faint, line, accent, accent_soft, selection, row, panel;
    // marks
    Colour spelling, translation, missing, stale, unconfirmed, good;
    // grounds in the text
    Colour note, warning, tip, guidance, head, value, reference;
    // behind words with a comment, behind those of the thread at the caret, and the line below them
    Colour comment, comment_here, comment_edge;
    bool dark = false;
};

/// From the desktop's colours for lists and for windows.
Palette palette_of(Colour paper, Colour ink, Colour panel);

} // namespace strateg::gui
