// The tables of Serbian's two alphabets, for the files of this folder only.
#pragma once

#include <string>
#include <string_view>

namespace strateg::language::serbian {

/// The Latin of a Cyrillic letter, digraphs as "Lj"; empty for letters that Serbian does not have.
std::string_view latin_of(char32_t cyrillic);
/// The Cyrillic of a Latin letter or of a digraph character (ǆ, ǈ); 0 for letters that Serbian does not have.
char32_t cyrillic_of(char32_t latin);

bool is_cyrillic(char32_t c);
bool is_letter(char32_t c);
bool is_upper(char32_t c);
/// Combining marks: accents of Serbian and the carons of decomposed č š ž.
bool is_combining(char32_t c);

/// In `word`, in lower-case Latin: does the lj, nj or dž at `byte` stand for two Cyrillic letters?
bool is_split_digraph(std::string_view word, std::size_t byte);

/// True for Roman numerals that are hardly a word: "II", "XIV", not "MI" or "DIV".
bool is_roman_numeral(std::string_view word);

} // namespace strateg::language::serbian
