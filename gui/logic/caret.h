// Moving through characters: what the arrow keys and a double click mean. Pure. Offsets are UTF-8 bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace strateg::gui {

/// One step, over a letter together with its combining marks. They stay at the ends.
std::size_t next_character(std::string_view text, std::size_t byte);
std::size_t previous_character(std::string_view text, std::size_t byte);

/// Letters, digits and what stands inside words; not spaces, punctuation or objects.
bool is_word_character(std::string_view text, std::size_t byte);
std::size_t next_word(std::string_view text, std::size_t byte);
std::size_t previous_word(std::string_view text, std::size_t byte);
struct WordRange {
    std::size_t begin = 0, end = 0;
};
WordRange word_at(std::string_view text, std::size_t byte);

/// What changed between two texts: the part between their common beginning and end, on character boundaries.
struct Difference {
    std::size_t at = 0;
    std::size_t removed = 0;
    std::string inserted;
};
Difference difference(std::string_view before, std::string_view after);

} // namespace strateg::gui
