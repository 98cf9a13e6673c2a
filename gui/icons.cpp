#include "gui/icons.h"

#include <string>
#include <utility>
#include <vector>

namespace strateg::gui {
namespace {

/// SVG on a field of 24 × 24; "$" stands for the colour.
const std::vector<std::pair<std::string_view, std::string_view>> pictures{
    {"strateg",
     "<rect x='2' y='2' width='20' height='20' rx='4' fill='#1F5FBF' stroke='none'/><g stroke='#FFFFFF' "
     "stroke-width='1.8'><path d='M6 7.5h4 M6 12h4 M6 16.5h4 M14 7.5h4 M14 12h4 M14 16.5h2'/></g>"},
    {"save", "<path d='M5 4h11l3 3v13H5z M8 4v5h7V4 M8 20v-7h8v7'/>"},
    {"undo", "<path d='M8 5L4 9l4 4 M4 9h10a5 5 0 0 1 0 10h-4'/>"},
    {"redo", "<path d='M16 5l4 4-4 4 M20 9H10a5 5 0 0 0 0 10h4'/>"},
    {"strong", "<path stroke-width='2.4' d='M8 5h5a3.4 3.4 0 0 1 0 7H8z M8 12h6a3.5 3.5 0 0 1 0 7H8z'/>"},
    {"emphasis", "<path d='M10 5h7 M7 19h7 M14 5l-4 14'/>"},
    {"link", "<path d='M10 14a4 4 0 0 0 5.6 0l3-3a4 4 0 0 0-5.6-5.6l-1.2 1.2 M14 10a4 4 0 0 0-5.6 0l-3 3a4 4 "
             "0 0 0 5.6 5.6l1.2-1.2'/>"},
    {"footnote", "<path d='M4 8h9 M4 13h9 M4 18h9 M17 6l2-1.4V12 M17 12h4'/>"},
    {"paragraph", "<path d='M17 4h-7a4.2 4.2 0 0 0 0 8.4h2 M12 4v16 M16 4v16'/>"},
    {"heading", "<path stroke-width='2.2' d='M6 5v14 M17 5v14 M6 12h11'/>"},
    {"bullets", "<path d='M10 6h10 M10 12h10 M10 18h10'/><g fill='$' stroke='none'><circle cx='5' cy='6' "
                "r='1.6'/><circle cx='5' cy='12' r='1.6'/><circle cx='5' cy='18' r='1.6'/></g>"},
    {"numbers", "<path d='M11 6h9 M11 12h9 M11 18h9 M4 5l1.6-1V9 M4 14.5c0-2 3-2 3-.3 0 1.2-3 2.2-3 4h3'/>"},
    {"table", "<path d='M4 5h16v14H4z M4 10h16 M4 14.5h16 M10 5v14'/>"},
    {"figure", "<path d='M4 5h16v14H4z M4 16l5-5 4 4 2.5-2.5L20 17'/><circle cx='15.5' cy='9' r='1.4'/>"},
    {"find", "<circle cx='10.5' cy='10.5' r='6'/><path d='M15 15l5.5 5.5'/>"},
    {"next", "<path d='M12 4L3 19h18z M12 10v4'/><circle cx='12' cy='16.6' r='.6' fill='$'/>"},
    {"build", "<path d='M6 3h8l4 4v14H6z M14 3v4h4 M12 10v7 M9 14l3 3 3-3'/>"},
};

} // namespace

wxBitmapBundle icon_named(std::string_view name, int size) {
    for (const auto& [known, body] : pictures) {
        if (known != name) continue;
        const std::string colour =
            wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT).GetAsString(wxC2S_HTML_SYNTAX).ToStdString();
        std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' width='24' height='24' viewBox='0 0 24 "
                          "24'><g fill='none' "
                          "stroke='$' stroke-width='1.7' stroke-linecap='round' stroke-linejoin='round'>" +
                          std::string(body) + "</g></svg>";
        for (std::size_t at = 0; (at = svg.find('$', at)) != std::string::npos;) svg.replace(at, 1, colour);
        return wxBitmapBundle::FromSVG(svg.c_str(), {size, size});
    }
    return {};
}

} // namespace strateg::gui
