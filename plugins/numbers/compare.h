// Compares the numbers of a translation with those of its source.
#pragma once

#include "tokens.h"

#include <optional>
#include <string>
#include <vector>

namespace strateg::numbers {

struct Side {
    std::string language; // primary subtag
    char32_t decimal = U'.';
    Characters text;        // objects stand in it as U+FFFC
    struct Value {          // a value object
        std::size_t at = 0; // its character
        std::string ref;
        Characters shown;
    };
    std::vector<Value> values;
};

struct Difference {
    enum class Kind {
        different, // another number stands where the source's is expected
        missing,   // of the source, nowhere in the translation
        extra,     // in the translation only
        format,    // the right number with the separators of another language
        units,     // a conversion that does not come out right
    } kind = Kind::different;
    std::optional<Number> source;
    std::optional<Number> target; // nothing for missing
};

/// In the order of the translation's text, missing ones last. Pure.
std::vector<Difference> compare(const Side& source, const Side& target);

} // namespace strateg::numbers
