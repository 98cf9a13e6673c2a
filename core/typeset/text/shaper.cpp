#include "core/typeset/text/shaper.h"

#include "core/base/utf8.h"
#include "core/typeset/text/hanging.h"
#include "core/typeset/text/opportunities.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace strateg::typeset {
namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";

// HB_SCRIPT_COMMON for what is used with every script.
hb_script_t script_of(char32_t character) {
    if (character < 0x80) {
        const char32_t letter = character | 0x20;
        return letter >= 'a' && letter <= 'z' ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    }
    const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), character);
    return script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN ? HB_SCRIPT_COMMON : script;
}

} // namespace

std::uint32_t Shaper::language(std::string_view tag) {
    for (std::size_t i = 0; i < languages_.size(); ++i)
        if (languages_[i] == tag) return static_cast<std::uint32_t>(i);
    languages_.emplace_back(tag);
    return static_cast<std::uint32_t>(languages_.size() - 1);
}

const Shaper::Setting& Shaper::setting(FontKey font, std::uint32_t language) {
    font.tongue = 0; // follows from the language
    if (last_setting_ && last_setting_->language == language && last_setting_->asked == font)
        return *last_setting_;
    for (const auto& known : settings_)
        if (known->language == language && known->asked == font) return *(last_setting_ = known.get());
    while (harfbuzz_languages_.size() < languages_.size()) {
        const std::string& tag = languages_[harfbuzz_languages_.size()];
        harfbuzz_languages_.push_back(hb_language_from_string(tag.c_str(), static_cast<int>(tag.size())));
    }
    auto made = std::make_unique<Setting>();
    made->asked = made->font = font;
    made->font.tongue = fonts_.tongue_of(languages_[language]);
    // Passages in a language without a family of its own look like the text around them.
    if (made->font.tongue == 0) made->font.tongue = fonts_.tongue_of(languages_.front());
    made->language = language;
    made->index = static_cast<std::uint32_t>(settings_.size());
    Setting& setting = *settings_.emplace_back(std::move(made));
    setting.space = &word(setting, " ");
    setting.fixed_space = &word(setting, "\xC2\xA0");
    setting.hyphen = make_hyphen(setting);
    last_setting_ = &setting;
    return setting;
}

const Word& Shaper::word(const Setting& setting, std::string_view text) {
    return find_or_make(setting, setting.index, text);
}

const Word& Shaper::part(const Setting& setting, std::string_view text) {
    return find_or_make(setting, setting.index | part_bit, text);
}

const Word& Shaper::find_or_make(const Setting& setting, std::uint32_t key, std::string_view text) {
    const std::uint64_t hash = WordTable::hash(key, text);
    if (const Word* known = words_.find(hash, key, text)) return *known;
    draft_.pieces.clear();
    draft_.breaks.clear();
    draft_.missing.clear();
    if (!shape_plain(setting, text)) shape(setting, text);
    if ((key & part_bit) == 0) find_breaks(setting, text);
    Word word;
    word.setting = key;
    for (const Piece& piece : draft_.pieces) word.width += piece.width;
    find_hang(word, text);
    word.neighbour = neighbour_of(text, languages_[setting.language]);
    // The word and what it refers to stand side by side in memory.
    auto* made = arena_.make(word);
    made->text = arena_.copy(text);
    made->pieces = arena_.copy(std::span<const Piece>(draft_.pieces));
    made->breaks = arena_.copy(std::span<const WordBreak>(draft_.breaks));
    made->missing = arena_.copy(std::span<const char32_t>(draft_.missing));
    words_.insert(hash, made);
    return *made;
}

void Shaper::find_hang(Word& word, std::string_view text) const {
    if (text.empty() || draft_.pieces.empty()) return;
    const Shape& first = shapes_[draft_.pieces.front().shape];
    const Shape& last = shapes_[draft_.pieces.back().shape];
    if (first.glyphs.empty() || last.glyphs.empty()) return;
    std::size_t byte = 0;
    word.hang_left = hang_of(first, first.glyphs.front(), hangs_left(utf8::next(text, byte)), false);
    byte = text.size();
    word.hang_right = hang_of(last, last.glyphs.back(), hangs_right(utf8::previous(text, byte)), true);
}

const Word* Shaper::make_hyphen(const Setting& setting) {
    Word hyphen = word(setting, "-");
    std::vector<Piece> pieces(hyphen.pieces.begin(), hyphen.pieces.end());
    for (Piece& piece : pieces) {
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
    hyphen.pieces = arena_.copy(std::span<const Piece>(pieces));
    return arena_.make(hyphen);
}

hb_script_t Shaper::script_of_language(const Setting& setting) const {
    const std::string& tag = languages_[setting.language];
    return tag == "bg" || tag == "sr-Cyrl" || tag == "sr" ? HB_SCRIPT_CYRILLIC : HB_SCRIPT_LATIN;
}

// The usual word: one script, and the family's own face has all of it.
bool Shaper::shape_plain(const Setting& setting, std::string_view text) {
    if (text.size() > 1000) return false;
    hb_script_t script = HB_SCRIPT_COMMON;
    for (std::size_t byte = 0; byte < text.size();) {
        const hb_script_t own = script_of(utf8::next(text, byte));
        if (own == HB_SCRIPT_COMMON) continue;
        if (script != HB_SCRIPT_COMMON && script != own) return false;
        script = own;
    }
    if (script == HB_SCRIPT_COMMON) script = script_of_language(setting);
    return shape_run(setting, fonts_.main_face(setting.font), script, text, true);
}

void Shaper::shape(const Setting& setting, std::string_view text) {
    // Itemise: a script that is not common decides for the common characters around it; a face goes on as
    // long as it has the characters.
    hb_script_t script = HB_SCRIPT_COMMON;
    for (std::size_t byte = 0; byte < text.size() && script == HB_SCRIPT_COMMON;)
        script = script_of(utf8::next(text, byte));
    if (script == HB_SCRIPT_COMMON) script = script_of_language(setting);
    const std::uint32_t main = fonts_.main_face(setting.font);
    std::uint32_t face = none;
    std::size_t begin = 0;
    for (std::size_t byte = 0; byte < text.size();) {
        const std::size_t at = byte;
        const char32_t character = utf8::next(text, byte);
        const hb_script_t own = script_of(character);
        std::uint32_t wanted = face;
        hb_codepoint_t glyph = 0;
        const bool mark = u_charType(static_cast<UChar32>(character)) == U_NON_SPACING_MARK;
        if (!(mark && face != none) && (face == none || face != main ||
                                        !hb_font_get_nominal_glyph(fonts_.font(face), character, &glyph))) {
            wanted = fonts_.face_for(setting.font, character);
            if (wanted == none) {
                wanted = face != none ? face : main;
                const bool invisible =
                    u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
                auto& missing = draft_.missing;
                if (!invisible && std::find(missing.begin(), missing.end(), character) == missing.end())
                    missing.push_back(character);
            }
        }
        const bool other_script = own != HB_SCRIPT_COMMON && own != script;
        if (at > begin && (wanted != face || other_script)) {
            shape_run(setting, face, script, text.substr(begin, at - begin), false);
            begin = at;
        }
        face = wanted;
        if (own != HB_SCRIPT_COMMON) script = own;
        // Glyph text offsets have 16 bits.
        if (byte - begin > 30000) {
            shape_run(setting, face, script, text.substr(begin, byte - begin), false);
            begin = byte;
        }
    }
    if (begin < text.size()) shape_run(setting, face, script, text.substr(begin), false);
}

// With `only_if_whole`, false and nothing done where the face lacks a glyph.
bool Shaper::shape_run(const Setting& setting, std::uint32_t face, hb_script_t script, std::string_view text,
                       bool only_if_whole) {
    hb_buffer_reset(buffer_);
    hb_buffer_set_cluster_level(buffer_, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_direction(buffer_, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer_, script);
    hb_buffer_set_language(buffer_, harfbuzz_languages_[setting.language]);
    hb_buffer_add_utf8(buffer_, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_feature_t features[2];
    unsigned count = 0;
    if (setting.font.lining) features[count++] = {HB_TAG('l', 'n', 'u', 'm'), 1, 0, HB_FEATURE_GLOBAL_END};
    if (setting.font.tabular) features[count++] = {HB_TAG('t', 'n', 'u', 'm'), 1, 0, HB_FEATURE_GLOBAL_END};
    hb_shape(fonts_.font(face), buffer_, features, count);

    unsigned size = 0;
    const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer_, &size);
    const hb_glyph_position_t* position = hb_buffer_get_glyph_positions(buffer_, &size);
    if (only_if_whole)
        for (unsigned i = 0; i < size; ++i)
            if (info[i].codepoint == 0) return false;
    Shape& shape = shapes_.emplace_back();
    shape.face = face;
    shape.text = text;
    shape.glyphs.resize(size);
    for (unsigned i = 0; i < size; ++i) {
        Glyph& glyph = shape.glyphs[i];
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
    }
    const float width =
        static_cast<float>(shape.advance) / static_cast<float>(fonts_.face(face).units_per_em);
    draft_.pieces.push_back({static_cast<std::uint32_t>(shapes_.size() - 1), width});
    return true;
}

// In em: the share of a glyph's ink that goes over the right (or left) margin, and its bearing there.
float Shaper::hang_of(const Shape& shape, const Glyph& glyph, float share, bool right) const {
    hb_glyph_extents_t extents;
    if (share == 0 || !hb_font_get_glyph_extents(fonts_.font(shape.face), glyph.id, &extents)) return 0;
    const auto ink = static_cast<float>(extents.width);
    const auto left = static_cast<float>(extents.x_bearing);
    const float bearing = right ? static_cast<float>(glyph.advance) - left - ink : left;
    return std::max(0.0f, bearing + share * ink) / static_cast<float>(fonts_.face(shape.face).units_per_em);
}

// Fills in the widths; the places ascend, so that one pass over the glyphs does.
void Shaper::measure_breaks(std::string_view text, std::span<const Piece> pieces,
                            std::vector<WordBreak>& breaks) const {
    std::size_t begin = 0, next = 0;
    float width = 0;
    const Shape* shape_before = nullptr;
    const Glyph* before = nullptr;
    for (const Piece& piece : pieces) {
        const Shape& shape = shapes_[piece.shape];
        const auto em = static_cast<float>(fonts_.face(shape.face).units_per_em);
        std::int64_t advance = 0;
        for (const Glyph& glyph : shape.glyphs) {
            for (; next < breaks.size() && breaks[next].byte <= begin + glyph.text_begin; ++next) {
                WordBreak& at = breaks[next];
                at.width_before = width + static_cast<float>(advance) / em;
                std::size_t byte = at.byte;
                if (!at.hyphen && before)
                    at.hang = hang_of(*shape_before, *before, hangs_right(utf8::previous(text, byte)), true);
            }
            advance += glyph.advance;
            shape_before = &shape;
            before = &glyph;
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
        places.push_back({static_cast<std::uint32_t>(begin), 0, 0, false});
        utf8::next(word.text, begin);
    }
    measure_breaks(word.text, word.pieces, places);
    return places;
}

void Shaper::find_breaks(const Setting& setting, std::string_view text) {
    if (text.size() < 3) return;
    const std::string& tag = languages_[setting.language];
    const auto hyphenate = [&](std::string_view letters) {
        return hyphenate_ ? hyphenate_(letters, tag) : std::vector<std::size_t>();
    };
    for (const Opportunity& place : opportunities_in(text, hyphenate))
        draft_.breaks.push_back({static_cast<std::uint32_t>(place.byte), 0, 0, place.hyphen});
    measure_breaks(text, draft_.pieces, draft_.breaks);
}

} // namespace strateg::typeset
