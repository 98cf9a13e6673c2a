// The numbers of a text, with everything a number in digits can mean in its language.
#pragma once

#include "letters.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::numbers {

struct Number {
    std::size_t start = 0; // in characters of the text
    std::size_t end = 0;
    Characters raw; // digits and separators as written: "150 000"
    /// Readings, the plainest first: 5 million is 5000000 or 5, "80s" is 80 or 1980. Empty: only its parts
    /// count
    /// ("25.03.2016").
    std::vector<double> values;
    /// The same characters as numbers of their own: hours and minutes, day, month and year.
    std::vector<Number> parts;
    /// What it says if one reads it with the separators of other languages: 7.5 in a Serbian text.
    std::optional<double> foreign;
    double imperial = 0; // factor from miles, feet, pounds … to the usual metric unit; 0: no such unit behind
    enum class Measure { none, imperial, metric, degrees } measure = Measure::none; // of the word behind
    bool century = false;                                                           // "20 век"
    std::string unit;   // currency (ISO 4217) or "%", or empty
    std::string ref;    // of a value object
    bool label = false; // "Measure 1.1", "iOS 12.1": part of a name
    bool optional = false;
};

/// `language` is a primary subtag; `decimal` its decimal separator.
std::vector<Number> numbers_in(View text, std::string_view language, char32_t decimal);

/// True where a text speaks of miles, feet, pounds …
bool mentions_imperial(View text);

/// How a value is written in the other language, after the pattern of `raw`: for a fix.
Characters written_as(const Number& number, char32_t from_decimal, char32_t to_decimal,
                      std::string_view language);

} // namespace strateg::numbers
