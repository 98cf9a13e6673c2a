// Serbian and Bulgarian shapes of Cyrillic letters come from the font's locl feature, which HarfBuzz applies
// when it is told the language. The expected glyphs are asked of the font itself.
#include "core/base/utf8.h"
#include "tests/core/typeset/setting.h"
#include "tests/support/catch.h"

#include <hb-ot.h>

using namespace strateg::typeset;
using strateg::typeset::testing::Setting;

namespace {

std::vector<std::uint32_t> glyphs_of(Setting& setting, FontKey font, const char* language,
                                     std::string_view text) {
    std::vector<std::uint32_t> ids;
    const Word& word = setting.shaper.word(font, setting.shaper.language(language), text);
    CHECK(word.missing.empty());
    for (const Piece& piece : word.pieces)
        for (const Glyph& glyph : setting.shaper.shapes()[piece.shape].glyphs) ids.push_back(glyph.id);
    return ids;
}

// What the lookups of locl alone make of a letter, for a language system of the font.
std::uint32_t localised(hb_font_t* font, hb_tag_t language, char32_t letter) {
    hb_face_t* face = hb_font_get_face(font);
    hb_codepoint_t glyph = 0;
    REQUIRE(hb_font_get_nominal_glyph(font, letter, &glyph));
    unsigned script_index = 0, language_index = 0;
    REQUIRE(hb_ot_layout_table_find_script(face, HB_OT_TAG_GSUB, HB_TAG('c', 'y', 'r', 'l'), &script_index));
    REQUIRE(hb_ot_layout_script_select_language(face, HB_OT_TAG_GSUB, script_index, 1, &language,
                                                &language_index));
    unsigned feature = 0;
    REQUIRE(hb_ot_layout_language_find_feature(face, HB_OT_TAG_GSUB, script_index, language_index,
                                               HB_TAG('l', 'o', 'c', 'l'), &feature));
    unsigned lookups[16], count = 16;
    hb_ot_layout_feature_get_lookups(face, HB_OT_TAG_GSUB, feature, 0, &count, lookups);
    hb_set_t* glyphs = hb_set_create();
    hb_set_add(glyphs, glyph);
    for (unsigned i = 0; i < count; ++i) hb_ot_layout_lookup_substitute_closure(face, lookups[i], glyphs);
    hb_set_del(glyphs, glyph);
    CHECK(hb_set_get_population(glyphs) == 1);
    const hb_codepoint_t form = hb_set_get_min(glyphs);
    hb_set_destroy(glyphs);
    return form;
}

const FontKey weights[] = {{Family::body, Weight::regular, false},
                           {Family::body, Weight::semibold, false},
                           {Family::body, Weight::bold, false}};

bool has_vollkorn(Setting& setting) {
    if (setting.fonts.face(setting.fonts.main_face({})).postscript_name.starts_with("Vollkorn")) return true;
    WARN("Vollkorn is not installed: skipped");
    return false;
}

} // namespace

TEST_CASE("Serbian italic has its own б г д п т, in every weight") {
    Setting setting;
    if (!has_vollkorn(setting)) return;
    for (FontKey font : weights) {
        font.italic = true;
        CAPTURE(static_cast<int>(font.weight));
        for (const char* letter : {"г", "д", "п", "т"}) {
            CAPTURE(letter);
            std::size_t byte = 0;
            const char32_t code = strateg::utf8::next(letter, byte);
            const auto serbian = glyphs_of(setting, font, "sr-Cyrl", letter);
            hb_font_t* face = setting.fonts.font(setting.fonts.main_face(font));
            REQUIRE(serbian.size() == 1);
            CHECK(serbian[0] == localised(face, HB_TAG('S', 'R', 'B', ' '), code));
            CHECK(serbian != glyphs_of(setting, font, "en", letter));
        }
        CHECK(glyphs_of(setting, font, "sr-Cyrl", "бгдпт") != glyphs_of(setting, font, "ru", "бгдпт"));
        CHECK(glyphs_of(setting, font, "sr-Cyrl", "бгдпт") != glyphs_of(setting, font, "bg", "бгдпт"));
    }
}

TEST_CASE("Bulgarian upright has its own letters, in every weight") {
    Setting setting;
    if (!has_vollkorn(setting)) return;
    for (const FontKey& font : weights) {
        CAPTURE(static_cast<int>(font.weight));
        hb_font_t* face = setting.fonts.font(setting.fonts.main_face(font));
        for (const char* letter :
             {"в", "г", "д", "ж", "з", "и", "й", "к", "л", "п", "т", "ц", "ш", "щ", "ю"}) {
            CAPTURE(letter);
            std::size_t byte = 0;
            const char32_t code = strateg::utf8::next(letter, byte);
            const auto bulgarian = glyphs_of(setting, font, "bg", letter);
            REQUIRE(bulgarian.size() == 1);
            CHECK(bulgarian[0] == localised(face, HB_TAG('B', 'G', 'R', ' '), code));
            CHECK(bulgarian != glyphs_of(setting, font, "sr-Cyrl", letter));
        }
    }
}

TEST_CASE("figures of tables have one width and the height of capitals") {
    Setting setting;
    if (!has_vollkorn(setting)) return;
    for (FontKey font : weights) {
        font.lining = font.tabular = true;
        const std::uint32_t english = setting.shaper.language("en");
        const float width = setting.shaper.word(font, english, "0").width;
        for (const char* digit : {"1", "2", "3", "4", "5", "6", "7", "8", "9"})
            CHECK(setting.shaper.word(font, english, digit).width == width);
        FontKey plain = font;
        plain.lining = plain.tabular = false;
        CHECK(glyphs_of(setting, font, "en", "3") != glyphs_of(setting, plain, "en", "3"));
        hb_glyph_extents_t seven, capital;
        hb_font_t* face = setting.fonts.font(setting.fonts.main_face(font));
        REQUIRE(hb_font_get_glyph_extents(face, glyphs_of(setting, font, "bg", "7")[0], &seven));
        REQUIRE(hb_font_get_glyph_extents(face, glyphs_of(setting, font, "bg", "Н")[0], &capital));
        CHECK(seven.y_bearing > capital.y_bearing * 0.9);
        CHECK(seven.y_bearing + seven.height > -capital.y_bearing * 0.05);
    }
}
