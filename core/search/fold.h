// Texts as searching compares them: UTF-16 units in which what shall be equal is equal, with the way back to
// the bytes of the text. A footnote's mark is nothing, so that it does not keep words apart; a line break is
// a space; other objects are U+FFFC.
#pragma once

#include "core/model/rich_text.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::search {

enum class Letters {
    as_stored,
    serbian_latin,   // љ is lj
    bulgarian_latin, // щ is sht: as passports and signposts write it
};

struct FoldOptions {
    bool ignore_case = false;
    bool canonical = false; // č is c with a caron, however it is typed
    bool ignore_accents = false;
    bool plain_spaces = false; // every space is a space, a non-breaking hyphen a hyphen
    bool plain_quotes = false; // every quotation mark and apostrophe is the one of a keyboard
    Letters letters = Letters::as_stored;
};

/// Where folded units come from. A letter with its accents is one character: its units begin and end
/// together.
struct Origin {
    std::vector<std::uint32_t> begin; // bytes of the text, per unit
    std::vector<std::uint32_t> end;
    std::vector<char> first; // is the unit the first one of its character?
};

/// Immutable after it is made: any thread.
class Folder {
public:
    explicit Folder(const FoldOptions& options);

    /// The units, which lie in `room`: it grows and is kept. Fast: this is done with every text of a project.
    std::u16string_view fold(const model::RichText& text, std::vector<char16_t>& room) const;
    /// Replaces what is in `units` and `origin`.
    void fold(const model::RichText& text, std::u16string& units, Origin& origin) const;
    std::u16string fold(std::string_view characters) const;

private:
    struct Entry {
        std::array<char16_t, 6> units{};
        std::uint8_t count = 0;
        bool joins = false; // belongs to the character before it
    };
    Entry entry_of(char32_t character) const;
    Entry look_up(char32_t character) const;
    template <class Sink>
    void walk(std::string_view characters, const model::RichText* text, Sink&& sink) const;

    FoldOptions options_;
    std::vector<Entry> low_;         // U+0000 to U+07FF
    std::vector<Entry> punctuation_; // U+2000 to U+20FF
};

/// A letter, a digit, an accent or "_".
bool is_word_part(char32_t character);

} // namespace strateg::search
