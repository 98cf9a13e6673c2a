#include "gui/grid/fonts.h"

#include "core/base/utf8.h"
#include "gui/theme.h"

#include <gtk/gtk.h>
#include <hb.h>

#include <wx/fontutil.h>

namespace strateg::gui {
namespace {

constexpr std::size_t longest_kept_word = 40, most_widths = 60'000, most_shaped = 1'500;

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
struct DestroyBuffer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

enum class Letters { none, latin, cyrillic, other };

/// What a word is made of, where that is one simple script: digits are not, their forms are up to the font.
Letters letters_of(std::string_view word) {
    Letters letters = Letters::none;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = utf8::next(word, at);
        const bool latin = (c | 0x20) - U'a' < 26 || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
        const bool cyrillic = c >= 0x400 && c < 0x482;
        if (!latin && !cyrillic) {
            if (c < 0x21 || (c >= U'0' && c <= U'9') || c > 0x7E) return Letters::other;
            continue;
        }
        const Letters here = latin ? Letters::latin : Letters::cyrillic;
        if (letters != Letters::none && letters != here) return Letters::other;
        letters = here;
    }
    return letters;
}

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
    std::unique_ptr<PangoFont, Unref> first; // of its family; letters that it lacks come from others
    hb_language_t latin = HB_LANGUAGE_INVALID, cyrillic = HB_LANGUAGE_INVALID;
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
        entry->first.reset(
            pango_context_load_font(context.get(), entry->font.GetNativeFontInfo()->description));
        const auto language_for = [&](PangoScript script) { // as Pango chooses it
            PangoLanguage* language = pango_context_get_language(context.get());
            if (!pango_language_includes_script(language, script))
                language = pango_script_get_sample_language(script);
            return hb_language_from_string(pango_language_to_string(language), -1);
        };
        entry->latin = language_for(PANGO_SCRIPT_LATIN);
        entry->cyrillic = language_for(PANGO_SCRIPT_CYRILLIC);
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
    int width = quick_width(fonts, text);
    if (width < 0) {
        pango_layout_set_text(fonts.layout.get(), text.data(), static_cast<int>(text.size()));
        pango_layout_get_pixel_size(fonts.layout.get(), &width, nullptr);
    }
    if (text.size() <= longest_kept_word) {
        if (fonts.widths.size() > most_widths) fonts.widths.clear();
        fonts.widths.emplace(text, width);
    }
    return width;
}

/// What Pango would answer, several times as fast: a page that nobody saw yet has a thousand new words. Less
/// than 0 where the word is not that simple.
int Fonts::quick_width(Entry& entry, std::string_view word) {
    const Letters letters = letters_of(word);
    if (!entry.first || (letters != Letters::latin && letters != Letters::cyrillic)) return -1;
    static const std::unique_ptr<hb_buffer_t, DestroyBuffer> buffer(hb_buffer_create());
    hb_buffer_reset(buffer.get());
    hb_buffer_add_utf8(buffer.get(), word.data(), static_cast<int>(word.size()), 0,
                       static_cast<int>(word.size()));
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), letters == Letters::latin ? HB_SCRIPT_LATIN : HB_SCRIPT_CYRILLIC);
    hb_buffer_set_language(buffer.get(), letters == Letters::latin ? entry.latin : entry.cyrillic);
    hb_shape(pango_font_get_hb_font(entry.first.get()), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    int width = 0;
    for (unsigned i = 0; i < count; ++i) {
        if (glyphs[i].codepoint == 0) return -1;
        width += PANGO_UNITS_ROUND(positions[i].x_advance); // glyphs stand on whole pixels
    }
    return PANGO_PIXELS(width);
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
