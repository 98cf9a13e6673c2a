#include "gui/grid/fonts.h"

#include "gui/text.h"
#include "gui/theme.h"

#include <cmath>

namespace strateg::gui {

Fonts::Fonts() : bitmap_(8, 8) {
    dc_.SelectObject(bitmap_);
}

Fonts::Entry& Fonts::entry(Face face) {
    Entry& entry = entries_[face.key()];
    if (!entry.ready) {
        entry.ready = true;
        entry.font = font_of(face, zoom_);
        dc_.SetFont(entry.font);
        current_ = &entry;
        int width = 0, height = 0, descent = 0, leading = 0;
        dc_.GetTextExtent("\u0429g\u0110", &width, &height, &descent, &leading);
        entry.ascent = height - descent;
        entry.height = height;
    }
    return entry;
}

int Fonts::width(std::string_view text, Face face) {
    if (text.empty()) return 0;
    Entry& fonts = entry(face);
    if (const auto known = fonts.widths.find(text); known != fonts.widths.end()) return known->second;
    if (current_ != &fonts) {
        dc_.SetFont(fonts.font);
        current_ = &fonts;
    }
    const int width = dc_.GetTextExtent(wx(text)).GetWidth();
    if (text.size() <= 40) {
        if (fonts.widths.size() > 100'000) fonts.widths.clear();
        fonts.widths.emplace(text, width);
    }
    return width;
}

void Fonts::set_zoom(double zoom) {
    zoom_ = zoom;
    for (Entry& entry : entries_) entry = Entry();
    current_ = nullptr;
}

} // namespace strateg::gui
