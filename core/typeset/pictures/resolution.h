// Whether a picture has enough pixels for its size on paper.
#pragma once

#include "core/base/problem.h"
#include "core/typeset/pages.h"

#include <optional>

namespace strateg::typeset {

/// Fewer pixels an inch look coarse in print.
inline constexpr double least_resolution = 150;

/// A problem (typeset.picture-coarse, place not filled in) where the picture is coarser than that in a box of
/// this size; it says what would do.
std::optional<Problem> coarse(const Picture& picture, const Box& box);

} // namespace strateg::typeset
