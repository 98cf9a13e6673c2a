// The scale of a chart's axis: round numbers that people count in.
#pragma once

#include "core/language/views.h"

#include <string>
#include <vector>

namespace strateg::typeset {

struct Scale {
    double low = 0, high = 1; // ends of the axis, both at ticks
    std::vector<double> ticks;
    int decimals = 0; // that the ticks need
    /// Where a value stands between the ends: 0 to 1.
    double at(double value) const { return (value - low) / (high - low); }
};

/// About `wanted` ticks (at least two), a step of 1, 2 or 5 times a power of ten, around all values. Total:
/// values that are not finite or all the same give a usable scale, too.
Scale scale_for(double smallest, double largest, bool with_zero, int wanted);

/// A number as the view prints it, with the given decimals; a minus is U+2212.
std::string printed(double value, int decimals, const language::View& view);

} // namespace strateg::typeset
