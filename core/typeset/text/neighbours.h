// Which two neighbouring words stay on one line, by the typography of the language and UAX 14. Each word is
// looked at once: what it does to its neighbours is two sets of bits.
#pragma once

#include <cstdint>
#include <string_view>

namespace strateg::typeset {

/// Bit k of `left`: by rule k, the word holds on to the next one, if that has bit k of `right`.
struct Neighbour {
    std::uint32_t left = 0, right = 0;
};

/// The rules: never before closing marks, dashes, %, ‰ and °; never after opening marks; after one-letter
/// prepositions and conjunctions (English: "a" and "I"); between number and unit or currency; between day,
/// month and year; after a Serbian ordinal ("3. члан"); inside a number grouped by spaces; after an
/// abbreviation or noun that waits for its number ("чл. 5", "№ 7", "Table 3"); after initials and titles
/// before a name ("Д. Петров", "д-р Иванов"); inside abbreviations of several words ("т. е.").
/// `language` is a BCP 47 tag.
Neighbour neighbour_of(std::string_view word, std::string_view language);

inline bool may_break(Neighbour before, Neighbour after) {
    return (before.left & after.right) == 0;
}

} // namespace strateg::typeset
