#include "gui/theme.h"

#include "gui/logic/palette.h"

#include <fontconfig/fontconfig.h>

#include <wx/settings.h>

namespace strateg::gui {
namespace {

Colour to(const wxColour& colour) {
    return {colour.Red(), colour.Green(), colour.Blue()};
}
wxColour from(Colour colour) {
    return {colour.red, colour.green, colour.blue};
}

} // namespace

wxColour mixed(const wxColour& a, const wxColour& b, double share) {
    return from(mixed(to(a), to(b), share));
}

Theme Theme::current() {
    const Palette palette = palette_of(to(wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX)),
                                       to(wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOXTEXT)),
                                       to(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE)));
    Theme theme;
    theme.dark = palette.dark;
    theme.paper = from(palette.paper);
    theme.ink = from(palette.ink);
    theme.quiet = from(palette.quiet);
    theme.faint = from(palette.faint);
    theme.line = from(palette.line);
    theme.accent = from(palette.accent);
    theme.accent_soft = from(palette.accent_soft);
    theme.selection = from(palette.selection);
    theme.row = from(palette.row);
    theme.panel = from(palette.panel);
    theme.spelling = from(palette.spelling);
    theme.translation = from(palette.translation);
    theme.missing = from(palette.missing);
    theme.stale = from(palette.stale);
    theme.unconfirmed = from(palette.unconfirmed);
    theme.good = from(palette.good);
    theme.note = from(palette.note);
    theme.warning = from(palette.warning);
    theme.tip = from(palette.tip);
    theme.guidance = from(palette.guidance);
    theme.head = from(palette.head);
    theme.value = from(palette.value);
    theme.reference = from(palette.reference);
    theme.comment = from(palette.comment);
    theme.comment_here = from(palette.comment_here);
    theme.comment_edge = from(palette.comment_edge);
    theme.hit = mixed(theme.stale, theme.paper, theme.dark ? 0.42 : 0.34);
    return theme;
}

namespace {

/// Asks for this one family: making a list of all fonts costs a tenth of a second.
bool is_installed(const char* family) {
    FcPattern* wanted = FcPatternBuild(nullptr, FC_FAMILY, FcTypeString, family, nullptr);
    FcObjectSet* nothing_more = FcObjectSetBuild(FC_FAMILY, nullptr);
    FcFontSet* found = FcFontList(nullptr, wanted, nothing_more);
    const bool is = found && found->nfont > 0;
    if (found) FcFontSetDestroy(found);
    FcObjectSetDestroy(nothing_more);
    FcPatternDestroy(wanted);
    return is;
}

/// The face of the printed page, if it is there: what is written looks like what will be read.
const wxString& text_face() {
    static const wxString face = [] {
        for (const char* name : {"Vollkorn", "Noto Serif", "DejaVu Serif"})
            if (is_installed(name)) return wxString(name);
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
