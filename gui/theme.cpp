#include "gui/theme.h"

#include <wx/fontenum.h>
#include <wx/settings.h>

namespace strateg::gui {

wxColour mixed(const wxColour& a, const wxColour& b, double share) {
    const auto mix = [&](unsigned char x, unsigned char y) {
        return static_cast<unsigned char>(x * share + y * (1 - share) + 0.5);
    };
    return {mix(a.Red(), b.Red()), mix(a.Green(), b.Green()), mix(a.Blue(), b.Blue())};
}

Theme Theme::current() {
    Theme theme;
    theme.paper = wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX);
    theme.ink = wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOXTEXT);
    theme.dark = theme.paper.GetLuminance() < 0.5;
    const wxColour blue = theme.dark ? wxColour(0x78, 0xA9, 0xF0) : wxColour(0x1F, 0x5F, 0xBF);
    theme.quiet = mixed(theme.ink, theme.paper, 0.62);
    theme.faint = mixed(theme.ink, theme.paper, 0.42);
    theme.line = mixed(theme.ink, theme.paper, 0.14);
    theme.accent = blue;
    theme.accent_soft = mixed(blue, theme.paper, 0.14);
    theme.selection = mixed(blue, theme.paper, theme.dark ? 0.45 : 0.28);
    theme.row = mixed(blue, theme.paper, 0.045);
    theme.panel = wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE);
    theme.spelling = theme.dark ? wxColour(0xFF, 0x7B, 0x72) : wxColour(0xD1, 0x24, 0x2F);
    theme.translation = theme.dark ? wxColour(0xE0, 0xA8, 0x3C) : wxColour(0xB8, 0x6E, 0x00);
    theme.missing = theme.spelling;
    theme.stale = theme.dark ? wxColour(0xE8, 0xB3, 0x4A) : wxColour(0xE0, 0x9A, 0x12);
    theme.unconfirmed = mixed(theme.ink, theme.paper, 0.25);
    theme.good = theme.dark ? wxColour(0x5F, 0xC0, 0x7E) : wxColour(0x2E, 0x8B, 0x57);
    theme.note = mixed(blue, theme.paper, 0.09);
    theme.warning = mixed(theme.stale, theme.paper, 0.15);
    theme.tip = mixed(theme.good, theme.paper, 0.11);
    theme.guidance = mixed(theme.ink, theme.paper, 0.05);
    theme.head = mixed(theme.ink, theme.paper, 0.07);
    theme.value = mixed(theme.good, theme.paper, 0.17);
    theme.reference = mixed(blue, theme.paper, 0.13);
    return theme;
}

namespace {

/// The face of the printed page, if it is there: what is written looks like what will be read.
const wxString& text_face() {
    static const wxString face = [] {
        for (const char* name : {"Vollkorn", "Noto Serif", "DejaVu Serif"})
            if (wxFontEnumerator::IsValidFacename(name)) return wxString(name);
        return wxString();
    }();
    return face;
}

} // namespace

wxFont font_of(Face face, double zoom) {
    static const wxFont system = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT);
    const double base = system.GetFractionalPointSize();
    double size = base + 1.5;
    bool text = true, bold = face.bold;
    switch (face.role) {
    case Role::title:
        size = base + 10;
        bold = true;
        break;
    case Role::heading1:
        size = base + 8;
        bold = true;
        break;
    case Role::heading2:
        size = base + 5;
        bold = true;
        break;
    case Role::heading3:
        size = base + 3;
        bold = true;
        break;
    case Role::heading4:
        bold = true;
        break;
    case Role::body:
        break;
    case Role::table:
        size = base + 0.5;
        break;
    case Role::dense:
        size = base - 2.3;
        break;
    case Role::small:
        size = base;
        break;
    case Role::label:
        size = base - 1.5;
        text = false;
        break;
    }
    if (face.raised) size *= 0.72;
    wxFont font = system;
    if (text && !text_face().empty()) font.SetFaceName(text_face());
    font.SetFractionalPointSize(size * zoom);
    font.SetWeight(bold ? wxFONTWEIGHT_BOLD : wxFONTWEIGHT_NORMAL);
    font.SetStyle(face.italic ? wxFONTSTYLE_ITALIC : wxFONTSTYLE_NORMAL);
    return font;
}

} // namespace strateg::gui
