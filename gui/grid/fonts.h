// Measures text with the fonts of the window, and remembers: a document has few different words.
#pragma once

#include "gui/logic/text_layout.h"

#include <array>
#include <memory>
#include <string>
#include <unordered_map>

#include <wx/bitmap.h>
#include <wx/dcmemory.h>
#include <wx/font.h>

namespace strateg::gui {

/// UI thread.
class Fonts final : public Metrics {
public:
    Fonts();
    int width(std::string_view text, Face face) override;
    int ascent(Face face) override { return entry(face).ascent; }
    int height(Face face) override { return entry(face).height; }
    const wxFont& font(Face face) { return entry(face).font; }
    /// 1 is the system's size. Everything measured before is void.
    void set_zoom(double zoom);
    double zoom() const { return zoom_; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    struct Entry {
        bool ready = false;
        wxFont font;
        int ascent = 0, height = 0;
        std::unordered_map<std::string, int, Hash, std::equal_to<>> widths;
    };
    Entry& entry(Face face);

    double zoom_ = 1;
    std::array<Entry, 10 * 8> entries_;
    wxBitmap bitmap_;
    wxMemoryDC dc_;
    const Entry* current_ = nullptr;
};

} // namespace strateg::gui
