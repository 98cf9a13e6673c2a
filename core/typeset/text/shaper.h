// Words to shapes, each unique word once. A word is what stands between two places where glyphs cannot
// interact (spaces, changes of style); it is shaped as a whole in one (font, language), itemised by script
// and by the face that has its characters, and measured independently of size.
//
// Belongs to one thread. References stay valid as long as the Shaper.
#pragma once

#include "core/typeset/fonts/font_set.h"

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strateg::typeset {

/// A place inside a word where a line may end.
struct WordBreak {
    std::uint32_t byte = 0;
    float width_before = 0; // em, of what stands before it
    bool hyphen = false;    // true: a hyphen is added; false: the line ends as it stands (after "-" or "/")
};

struct Word {
    std::string text;
    struct Piece {
        std::uint32_t shape = 0;
        float width = 0; // em
    };
    std::vector<Piece> pieces;
    float width = 0; // em
    std::vector<WordBreak> breaks;
    std::vector<char32_t> missing; // characters no font has
    std::uint32_t language = 0;    // what it was shaped as
    FontKey font;
};

class Shaper {
public:
    /// Byte offsets where a word of letters may be hyphenated; from core/language, or nothing.
    using Hyphenate =
        std::function<std::vector<std::size_t>(std::string_view letters, const std::string& tag)>;

    Shaper(FontSet& fonts, std::vector<std::string>& languages, Hyphenate hyphenate)
        : fonts_(fonts), languages_(languages), hyphenate_(std::move(hyphenate)), cache_(0, Hash{}, Equal{}) {
        buffer_ = hb_buffer_create();
    }
    ~Shaper() { hb_buffer_destroy(buffer_); }
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    /// Index of a language in Pages::languages, added where it is new.
    std::uint32_t language(std::string_view tag);

    const Word& word(FontKey font, std::uint32_t language, std::string_view text);
    /// The hyphen that a break adds.
    const Word& hyphen(FontKey font, std::uint32_t language);
    const Word& space(FontKey font, std::uint32_t language) { return word(font, language, " "); }

    /// The places between the characters of bytes [begin, end) of a word, with the width of the text before
    /// each, both ends excluded.
    std::vector<WordBreak> characters_of(const Word& word, std::size_t begin, std::size_t end) const;

    const std::string& tag(std::uint32_t language) const { return languages_[language]; }

    std::vector<Shape>& shapes() { return shapes_; }

private:
    struct Key {
        std::uint32_t font;
        std::uint32_t language;
        std::string_view text;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const {
            return std::hash<std::string_view>{}(key.text) ^
                   (key.font * 0x9E3779B97F4A7C15ull + key.language);
        }
    };
    struct Equal {
        bool operator()(const Key& a, const Key& b) const {
            return a.font == b.font && a.language == b.language && a.text == b.text;
        }
    };

    void shape(Word& word);
    void shape_run(Word& word, std::uint32_t face, hb_script_t script, std::size_t begin, std::size_t end);
    void find_breaks(Word& word);
    void measure_breaks(const Word& word, std::vector<WordBreak>& breaks) const;

    FontSet& fonts_;
    std::vector<std::string>& languages_;
    Hyphenate hyphenate_;
    hb_buffer_t* buffer_;
    std::deque<Word> words_;
    std::unordered_map<Key, Word*, Hash, Equal> cache_;
    std::unordered_map<std::uint64_t, Word> hyphens_;
    std::vector<Shape> shapes_;
};

} // namespace strateg::typeset
