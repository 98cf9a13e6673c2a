// What a cell of a table says, as a number or a stretch of time: the reverse of core/language/format, lenient
// about units and spaces, strict about what the digits mean. Pure functions.
#pragma once

#include "core/language/views.h"

#include <optional>
#include <string>
#include <string_view>

namespace strateg::typeset {

struct ReadNumber {
    double value = 0;
    std::string digits; // as written, with sign and separators: "−1.234,5"
    std::string unit;   // "%", "EUR", "евра"; empty: none
    int decimals = 0;   // behind the separator
};

/// A number in the way of the view's language ("1,386.5" in English, "1.386,5" in Serbian, "1386,5" in
/// Bulgarian; any kind of space between groups), alone or with a unit before or behind it. A separator that
/// can mean one thing only is taken in its other role ("2.5" in Serbian). Nothing where the cell is empty,
/// has no number, or more than one ("2019–2021").
std::optional<ReadNumber> read_number(std::string_view text, const language::View& view);

/// A stretch of time, or of numbers where no year is named.
struct ReadPeriod {
    double begin = 0, end = 0; // months since the year 0; or numbers: [n − 1, n]
    bool dated = false;
};

/// "2027", "Q2 2027", "II квартал 2027.", "март 2027.", "03/2027", "15. 3. 2027.", "2027-03-15", "M6", "6".
/// Words of months as the view writes them, or their beginnings. Nothing where it is none of these.
std::optional<ReadPeriod> read_period(std::string_view text, const language::View& view);

} // namespace strateg::typeset
