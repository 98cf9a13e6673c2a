#include "gui/grid/fonts.h"

#include "gui/theme.h"

#include <gtk/gtk.h>

#include <wx/fontutil.h>

namespace strateg::gui {
namespace {

constexpr std::size_t longest_kept_word = 40, most_widths = 60'000, most_shaped = 6'000;

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};

} // namespace

struct Fonts::Glyphs {
    std::vector<PangoGlyphItem*> items;
    Glyphs() = default;
    Glyphs(const Glyphs&) = delete;
    Glyphs& operator=(const Glyphs&) = delete;
    ~Glyphs() {
        for (PangoGlyphItem* item : items) pango_glyph_item_free(item);
    }
};

struct Fonts::Entry {
    wxFont font;
    int ascent = 0, height = 0;
    std::unique_ptr<PangoLayout, Unref> layout;
    std::unordered_map<std::string, int, Hash, std::equal_to<>> widths;
    Shaped shaped, older; // two generations: what is drawn again moves to the younger
};

Fonts::Fonts() = default;
Fonts::~Fonts() = default;

Fonts::Entry& Fonts::entry(Face face) {
    std::unique_ptr<Entry>& entry = entries_[face.key()];
    if (!entry) {
        entry = std::make_unique<Entry>();
        entry->font = font_of(face, zoom_);
        const std::unique_ptr<PangoContext, Unref> context(gdk_pango_context_get());
        entry->layout.reset(pango_layout_new(context.get()));
        pango_layout_set_single_paragraph_mode(entry->layout.get(), TRUE);
        pango_layout_set_font_description(entry->layout.get(), entry->font.GetNativeFontInfo()->description);
        pango_layout_set_text(entry->layout.get(), "\u0429g\u0110", -1);
        entry->ascent = PANGO_PIXELS(pango_layout_get_baseline(entry->layout.get()));
        pango_layout_get_pixel_size(entry->layout.get(), nullptr, &entry->height);
    }
    return *entry;
}

int Fonts::ascent(Face face) {
    return entry(face).ascent;
}
int Fonts::height(Face face) {
    return entry(face).height;
}
const wxFont& Fonts::font(Face face) {
    return entry(face).font;
}

int Fonts::width(std::string_view text, Face face) {
    if (text.empty()) return 0;
    Entry& fonts = entry(face);
    if (const auto known = fonts.widths.find(text); known != fonts.widths.end()) return known->second;
    int width = 0;
    pango_layout_set_text(fonts.layout.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_get_pixel_size(fonts.layout.get(), &width, nullptr);
    if (text.size() <= longest_kept_word) {
        if (fonts.widths.size() > most_widths) fonts.widths.clear();
        fonts.widths.emplace(text, width);
    }
    return width;
}

const Fonts::Glyphs& Fonts::shaped(std::string_view text, Face face) {
    Entry& fonts = entry(face);
    if (const auto known = fonts.shaped.find(text); known != fonts.shaped.end()) return *known->second;
    if (++kept_ > most_shaped) {
        kept_ = 0;
        for (const auto& one : entries_) {
            if (!one) continue;
            one->older = std::move(one->shaped);
            one->shaped.clear();
        }
    }
    if (const auto known = fonts.older.find(text); known != fonts.older.end()) {
        auto moved = fonts.older.extract(known);
        return *fonts.shaped.insert(std::move(moved)).position->second;
    }
    auto glyphs = std::make_unique<Glyphs>();
    pango_layout_set_text(fonts.layout.get(), text.data(), static_cast<int>(text.size()));
    if (const PangoLayoutLine* line = pango_layout_get_line_readonly(fonts.layout.get(), 0))
        for (const GSList* run = line->runs; run; run = run->next)
            glyphs->items.push_back(pango_glyph_item_copy(static_cast<PangoGlyphItem*>(run->data)));
    return *fonts.shaped.emplace(text, std::move(glyphs)).first->second;
}

void Fonts::draw(cairo_t* context, std::string_view text, Face face, const wxColour& colour, double x,
                 double y) {
    if (text.empty() || !context) return;
    cairo_set_source_rgba(context, colour.Red() / 255.0, colour.Green() / 255.0, colour.Blue() / 255.0,
                          colour.Alpha() / 255.0);
    const double baseline = y + entry(face).ascent;
    for (const PangoGlyphItem* item : shaped(text, face).items) {
        cairo_move_to(context, x, baseline);
        pango_cairo_show_glyph_string(context, item->item->analysis.font, item->glyphs);
        x += static_cast<double>(pango_glyph_string_get_width(item->glyphs)) / PANGO_SCALE;
    }
    cairo_new_path(context);
}

void Fonts::set_zoom(double zoom) {
    zoom_ = zoom;
    for (auto& entry : entries_) entry.reset();
    kept_ = 0;
}

} // namespace strateg::gui
