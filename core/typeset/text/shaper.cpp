#include "core/typeset/text/shaper.h"

#include "core/base/utf8.h"
#include "core/typeset/text/opportunities.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace strateg::typeset {
namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";

hb_script_t script_of(char32_t character) {
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(character), &error);
    if (U_FAILURE(error) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED) return HB_SCRIPT_COMMON;
    const char* name = uscript_getShortName(script);
    return name ? hb_script_from_string(name, -1) : HB_SCRIPT_COMMON;
}

} // namespace

std::uint32_t Shaper::language(std::string_view tag) {
    for (std::size_t i = 0; i < languages_.size(); ++i)
        if (languages_[i] == tag) return static_cast<std::uint32_t>(i);
    languages_.emplace_back(tag);
    return static_cast<std::uint32_t>(languages_.size() - 1);
}

const Word& Shaper::word(FontKey font, std::uint32_t language, std::string_view text) {
    const auto at = cache_.find({font.packed(), language, text});
    if (at != cache_.end()) return *at->second;
    Word& word = words_.emplace_back();
    word.text = text;
    word.language = language;
    word.font = font;
    word.font.tongue = fonts_.tongue_of(languages_[language]);
    shape(word);
    find_breaks(word);
    cache_.emplace(Key{font.packed(), language, word.text}, &word);
    return word;
}

const Word& Shaper::hyphen(FontKey font, std::uint32_t language) {
    const std::uint64_t key = std::uint64_t{font.packed()} << 32 | language;
    const auto at = hyphens_.find(key);
    if (at != hyphens_.end()) return at->second;
    Word hyphen = word(font, language, "-");
    for (Word::Piece& piece : hyphen.pieces) {
        Shape shape = shapes_[piece.shape];
        shape.text = soft_hyphen;
        shape.added_hyphen = true;
        for (Glyph& glyph : shape.glyphs) {
            glyph.text_begin = 0;
            glyph.text_size = &glyph == &shape.glyphs.front() ? 2 : 0;
        }
        piece.shape = static_cast<std::uint32_t>(shapes_.size());
        shapes_.push_back(std::move(shape));
    }
    return hyphens_.emplace(key, std::move(hyphen)).first->second;
}

void Shaper::shape(Word& word) {
    // Itemise: a script that is not common decides for the common characters around it; a face goes on as
    // long as it has the characters.
    hb_script_t first = HB_SCRIPT_COMMON;
    for (std::size_t byte = 0; byte < word.text.size() && first == HB_SCRIPT_COMMON;)
        first = script_of(utf8::next(word.text, byte));
    if (first == HB_SCRIPT_COMMON) {
        const std::string& tag = languages_[word.language];
        first = tag == "bg" || tag == "sr-Cyrl" || tag == "sr" ? HB_SCRIPT_CYRILLIC : HB_SCRIPT_LATIN;
    }
    hb_script_t script = first;
    std::uint32_t face = none;
    std::size_t begin = 0;
    for (std::size_t byte = 0; byte < word.text.size();) {
        const std::size_t at = byte;
        const char32_t character = utf8::next(word.text, byte);
        const hb_script_t own = script_of(character);
        std::uint32_t wanted = face;
        hb_codepoint_t glyph = 0;
        const bool mark = u_charType(static_cast<UChar32>(character)) == U_NON_SPACING_MARK;
        if (!(mark && face != none) && (face == none || face != fonts_.main_face(word.font) ||
                                        !hb_font_get_nominal_glyph(fonts_.font(face), character, &glyph))) {
            wanted = fonts_.face_for(word.font, character);
            if (wanted == none) {
                wanted = face != none ? face : fonts_.main_face(word.font);
                const bool invisible =
                    u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
                if (!invisible &&
                    std::find(word.missing.begin(), word.missing.end(), character) == word.missing.end())
                    word.missing.push_back(character);
            }
        }
        const bool other_script = own != HB_SCRIPT_COMMON && own != script;
        if (at > begin && (wanted != face || other_script)) {
            shape_run(word, face, script, begin, at);
            begin = at;
        }
        face = wanted;
        if (own != HB_SCRIPT_COMMON) script = own;
        // Glyph text offsets have 16 bits.
        if (byte - begin > 30000) {
            shape_run(word, face, script, begin, byte);
            begin = byte;
        }
    }
    if (begin < word.text.size()) shape_run(word, face, script, begin, word.text.size());
    for (const Word::Piece& piece : word.pieces) word.width += piece.width;
}

void Shaper::shape_run(Word& word, std::uint32_t face, hb_script_t script, std::size_t begin,
                       std::size_t end) {
    hb_buffer_reset(buffer_);
    hb_buffer_set_cluster_level(buffer_, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_direction(buffer_, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer_, script);
    const std::string& tag = languages_[word.language];
    hb_buffer_set_language(buffer_, hb_language_from_string(tag.c_str(), static_cast<int>(tag.size())));
    const std::string_view text = std::string_view(word.text).substr(begin, end - begin);
    hb_buffer_add_utf8(buffer_, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_feature_t features[2];
    unsigned count = 0;
    if (word.font.lining) features[count++] = {HB_TAG('l', 'n', 'u', 'm'), 1, 0, HB_FEATURE_GLOBAL_END};
    if (word.font.tabular) features[count++] = {HB_TAG('t', 'n', 'u', 'm'), 1, 0, HB_FEATURE_GLOBAL_END};
    hb_shape(fonts_.font(face), buffer_, features, count);

    unsigned size = 0;
    const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer_, &size);
    const hb_glyph_position_t* position = hb_buffer_get_glyph_positions(buffer_, &size);
    Shape shape;
    shape.face = face;
    shape.text = text;
    shape.glyphs.reserve(size);
    for (unsigned i = 0; i < size; ++i) {
        Glyph glyph;
        glyph.id = info[i].codepoint;
        glyph.advance = position[i].x_advance;
        glyph.x_offset = position[i].x_offset;
        glyph.y_offset = position[i].y_offset;
        glyph.text_begin = static_cast<std::uint16_t>(info[i].cluster);
        // A cluster's characters belong to its first glyph and reach up to the next cluster.
        if (i == 0 || info[i].cluster != info[i - 1].cluster) {
            unsigned next = i + 1;
            while (next < size && info[next].cluster == info[i].cluster) ++next;
            glyph.text_size = static_cast<std::uint16_t>((next < size ? info[next].cluster : text.size()) -
                                                         info[i].cluster);
        }
        shape.advance += glyph.advance;
        shape.glyphs.push_back(glyph);
    }
    const float width =
        static_cast<float>(shape.advance) / static_cast<float>(fonts_.face(face).units_per_em);
    word.pieces.push_back({static_cast<std::uint32_t>(shapes_.size()), width});
    shapes_.push_back(std::move(shape));
}

// Fills in the widths; the places ascend, so that one pass over the glyphs does.
void Shaper::measure_breaks(const Word& word, std::vector<WordBreak>& breaks) const {
    std::size_t begin = 0, next = 0;
    float width = 0;
    for (const Word::Piece& piece : word.pieces) {
        const Shape& shape = shapes_[piece.shape];
        const auto em = static_cast<float>(fonts_.face(shape.face).units_per_em);
        std::int64_t advance = 0;
        for (const Glyph& glyph : shape.glyphs) {
            for (; next < breaks.size() && breaks[next].byte <= begin + glyph.text_begin; ++next)
                breaks[next].width_before = width + static_cast<float>(advance) / em;
            advance += glyph.advance;
        }
        width += piece.width;
        begin += shape.text.size();
    }
    for (; next < breaks.size(); ++next) breaks[next].width_before = width;
}

std::vector<WordBreak> Shaper::characters_of(const Word& word, std::size_t begin, std::size_t end) const {
    std::vector<WordBreak> places;
    utf8::next(word.text, begin);
    while (begin < end) {
        places.push_back({static_cast<std::uint32_t>(begin), 0, false});
        utf8::next(word.text, begin);
    }
    measure_breaks(word, places);
    return places;
}

void Shaper::find_breaks(Word& word) {
    if (word.text.size() < 3) return;
    const std::string& tag = languages_[word.language];
    const auto hyphenate = [&](std::string_view letters) {
        return hyphenate_ ? hyphenate_(letters, tag) : std::vector<std::size_t>();
    };
    for (const Opportunity& place : opportunities_in(word.text, hyphenate))
        word.breaks.push_back({static_cast<std::uint32_t>(place.byte), 0, place.hyphen});
    measure_breaks(word, word.breaks);
}

} // namespace strateg::typeset
