// Internal: every thing that the XML of a theme can say, in one table. The reader, the tests of the schema
// and docs/themes.md all follow it: what is not here cannot be said.
#pragma once

#include "core/typeset/theme.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strateg::typeset {

/// One attribute of one element. Writes into the Theme that the table was made for.
struct Field {
    enum class Kind { length, number, whole, yes_no, colour, choice };
    std::string element;   // "page", "heading 1"
    std::string attribute; // "leading"
    Kind kind = Kind::number;
    double least = 0, most = 0;            // what is sane; lengths in points
    std::string palette;                   // colour: the named colour it has where nobody says another
    std::vector<std::string_view> choices; // choice: the words it may be
    std::function<void(double)> set;       // a number, 0 or 1, the index of a choice
    Colour* colour = nullptr;
};

/// A colour that others are named after: <colours accent="#164e63"/>.
struct PaletteEntry {
    std::string name;
    Colour* colour;
};

struct Fields {
    std::vector<PaletteEntry> palette;
    std::vector<Field> fields; // in the order in which they are to be set

    const Field* find(std::string_view element, std::string_view attribute) const;
    bool has_element(std::string_view element) const;
};

/// The table for a theme; it points into it and must not outlive it.
Fields fields_of(Theme& theme);

/// Distance of the page number from the lower edge, as the XML has it.
double footer_of(const Theme& theme);

} // namespace strateg::typeset
