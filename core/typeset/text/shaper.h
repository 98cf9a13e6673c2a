// Words to shapes, each unique word once. A word is what stands between two places where glyphs cannot
// interact (spaces, changes of style); it is shaped as a whole in one (font, language), itemised by script
// and by the face that has its characters, and measured independently of size.
//
// Belongs to one thread. References stay valid as long as the Shaper.
#pragma once

#include "core/typeset/fonts/font_set.h"
#include "core/typeset/text/arena.h"
#include "core/typeset/text/word.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::typeset {

class Shaper {
public:
    /// Byte offsets where a word of letters may be hyphenated; from core/language, or nothing.
    using Hyphenate =
        std::function<std::vector<std::size_t>(std::string_view letters, const std::string& tag)>;

    /// A font in a language: what words are shaped as.
    struct Setting {
        FontKey asked; // without the tongue
        FontKey font;
        std::uint32_t language = 0;
        std::uint32_t index = 0;
        const Word* space = nullptr;
        const Word* fixed_space = nullptr;
        const Word* hyphen = nullptr; // that a break adds
    };

    Shaper(FontSet& fonts, std::vector<std::string>& languages, Hyphenate hyphenate)
        : fonts_(fonts), languages_(languages), hyphenate_(std::move(hyphenate)) {
        buffer_ = hb_buffer_create();
    }
    ~Shaper() { hb_buffer_destroy(buffer_); }
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    /// Index of a language in Pages::languages, added where it is new.
    std::uint32_t language(std::string_view tag);

    const Setting& setting(FontKey font, std::uint32_t language);
    const Setting& setting_of(const Word& word) const { return *settings_[word.setting & ~part_bit]; }

    const Word& word(const Setting& setting, std::string_view text);
    /// A word's part at the end or the beginning of a line: has no places to break.
    const Word& part(const Setting& setting, std::string_view text);
    const Word& word(FontKey font, std::uint32_t language, std::string_view text) {
        return word(setting(font, language), text);
    }

    /// The places between the characters of bytes [begin, end) of a word, with the width of the text before
    /// each, both ends excluded.
    std::vector<WordBreak> characters_of(const Word& word, std::size_t begin, std::size_t end) const;

    const std::string& tag(std::uint32_t language) const { return languages_[language]; }

    std::vector<Shape>& shapes() { return shapes_; }

private:
    static constexpr std::uint32_t part_bit = 0x80000000;

    struct Draft { // a word in the making; one, used again
        std::vector<Piece> pieces;
        std::vector<WordBreak> breaks;
        std::vector<char32_t> missing;
    };

    const Word& find_or_make(const Setting& setting, std::uint32_t key, std::string_view text);
    const Word* make_hyphen(const Setting& setting);
    void shape(const Setting& setting, std::string_view text);
    bool shape_plain(const Setting& setting, std::string_view text);
    bool shape_run(const Setting& setting, std::uint32_t face, hb_script_t script, std::string_view text,
                   bool only_if_whole);
    hb_script_t script_of_language(const Setting& setting) const;
    void find_breaks(const Setting& setting, std::string_view text);
    void find_hang(Word& word, std::string_view text) const;
    float hang_of(const Shape& shape, const Glyph& glyph, float share, bool right) const;
    void measure_breaks(std::string_view text, std::span<const Piece> pieces,
                        std::vector<WordBreak>& breaks) const;

    FontSet& fonts_;
    std::vector<std::string>& languages_;
    Hyphenate hyphenate_;
    hb_buffer_t* buffer_;
    std::vector<std::unique_ptr<Setting>> settings_;
    const Setting* last_setting_ = nullptr;
    std::vector<hb_language_t> harfbuzz_languages_; // by language
    Arena arena_;
    WordTable words_;
    Draft draft_;
    std::vector<Shape> shapes_;
};

} // namespace strateg::typeset
