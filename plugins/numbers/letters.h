// Letters and words of the scripts in which numbers are compared: Latin and Cyrillic. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace strateg::numbers {

using Characters = std::u32string;
using View = std::u32string_view;

bool is_digit(char32_t c);
bool is_letter(char32_t c);
bool is_upper(char32_t c);
/// Every space inside a number: U+0020, no-break, thin, narrow no-break, figure space …
bool is_space(char32_t c);
char32_t lower(char32_t c);
Characters lower(View word);
/// Serbian Cyrillic in Latin letters; everything else unchanged.
Characters to_latin(View word);

} // namespace strateg::numbers
