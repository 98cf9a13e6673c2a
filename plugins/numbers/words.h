// Number words: "two", "двама", "двадесет и пет", "трећи", "dozen", "XIX", "March", "осамдесетих".
//
// A translator may write a small number either way, so words only ever answer for digits of the other
// language; a word without a counterpart is no finding.
#pragma once

#include "letters.h"

#include <optional>
#include <string_view>
#include <vector>

namespace strateg::numbers {

struct WordValue {
    double value = 0;
    enum class Role {
        plain, // 0-99, 200, 300: adds up
        scale, // hundred, thousand, million: multiplies
        alone, // dozen, decade, March, XIX: takes no part in sums
    } role = Role::plain;
};

/// The value of one lower-case word of a language ("en", "sr", "bg"; others have none).
std::optional<WordValue> value_of_word(View word, std::string_view language);

/// The factor behind a number in digits: "million", "млн", "bn", "хиљада"; 1 where there is none.
double scale_of(View word, std::string_view language);

/// 19 for "XIX"; Cyrillic Х counts as X. Nothing for other words and for a lone English "I".
std::optional<int> roman(View word, std::string_view language);

/// 1-12 for a month's name or its genitive.
std::optional<int> month(View word, std::string_view language);

/// Everything that the number words of a text can stand for, one entry per word or compound.
std::vector<std::vector<double>> word_values(View text, std::string_view language);

} // namespace strateg::numbers
