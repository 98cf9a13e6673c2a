// Small questions about the characters of a word. For this folder only.
#pragma once

#include "core/base/utf8.h"

#include <string_view>
#include <unicode/uchar.h>

namespace strateg::typeset {

inline bool is_letter(char32_t character) {
    if (character < 0x80) return (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
    return u_isalpha(static_cast<UChar32>(character));
}
inline bool is_digit(char32_t character) {
    return character >= '0' && character <= '9';
}

/// The word without punctuation around it: from its first to its last letter or digit.
inline std::string_view core_of(std::string_view word) {
    std::size_t begin = 0, end = word.size();
    while (begin < end) {
        std::size_t next = begin;
        const char32_t character = utf8::next(word, next);
        if (is_letter(character) || is_digit(character)) break;
        begin = next;
    }
    while (end > begin) {
        std::size_t previous = end;
        const char32_t character = utf8::previous(word, previous);
        if (is_letter(character) || is_digit(character)) break;
        end = previous;
    }
    return word.substr(begin, end - begin);
}

} // namespace strateg::typeset
