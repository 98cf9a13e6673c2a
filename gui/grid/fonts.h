// Measures and draws text with the fonts of the window, and remembers: a document has few different words,
// and what is drawn was mostly drawn a moment ago. Text is shaped by Pango once and kept as glyphs.
#pragma once

#include "gui/logic/text_layout.h"

#include <array>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <wx/font.h>

using cairo_t = struct _cairo;
class wxColour;

namespace strateg::gui {

/// UI thread.
class Fonts final : public Metrics {
public:
    Fonts();
    ~Fonts() override;
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    int width(std::string_view text, Face face) override;
    int ascent(Face face) override;
    int height(Face face) override;
    const wxFont& font(Face face);
    /// Draws one line with its top left corner at (x, y).
    void draw(cairo_t* context, std::string_view text, Face face, const wxColour& colour, double x, double y);
    /// 1 is the system's size. Everything measured before is void.
    void set_zoom(double zoom);
    double zoom() const { return zoom_; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    struct Glyphs; // a shaped line
    using Shaped = std::unordered_map<std::string, std::unique_ptr<Glyphs>, Hash, std::equal_to<>>;
    struct Entry; // of a face
    Entry& entry(Face face);
    const Glyphs& shaped(std::string_view text, Face face);
    static int quick_width(Entry& entry, std::string_view word);

    double zoom_ = 1;
    std::array<std::unique_ptr<Entry>, 10 * 8> entries_;
    std::size_t kept_ = 0; // shaped lines of all faces since the last clearing
};

} // namespace strateg::gui
