// Where the caret is on the pages. Pure functions of a layout and its project.
#pragma once

#include "core/model/project.h"
#include "core/typeset/typesetter.h"

#include <cstddef>
#include <optional>
#include <string>

namespace strateg::preview {

/// A place in a text: a block and how far into its words, 0 to 1.
struct Caret {
    std::string block;
    double part = 0;
    friend bool operator==(const Caret&, const Caret&) = default;
};

struct Spot {
    std::size_t page = 0;
    double top = 0, bottom = 0; // about the line with the caret, in points
    std::string block;          // the one whose areas should be marked
    friend bool operator==(const Spot&, const Spot&) = default;
};

/// The caret's place. A block that is not printed itself (an alternative text, guidance, an empty paragraph)
/// is shown by what it belongs to, or else by what stands before it. Nothing for facts and unknown blocks.
std::optional<Spot> find_spot(const typeset::Typesetter& pages, const model::Project& project,
                              const Caret& caret);

} // namespace strateg::preview
