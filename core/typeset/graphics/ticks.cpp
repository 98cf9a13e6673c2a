#include "core/typeset/graphics/ticks.h"

#include "core/language/format.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace strateg::typeset {

Scale scale_for(double smallest, double largest, bool with_zero, int wanted) {
    constexpr double most = 1e15;
    if (!std::isfinite(smallest)) smallest = 0;
    if (!std::isfinite(largest)) largest = 1;
    smallest = std::clamp(smallest, -most, most);
    largest = std::clamp(largest, -most, most);
    if (smallest > largest) std::swap(smallest, largest);
    if (with_zero) {
        smallest = std::min(smallest, 0.0);
        largest = std::max(largest, 0.0);
    }
    if (largest - smallest < std::max(1e-9, std::abs(largest) * 1e-9)) {
        const double around = largest == 0 ? 1 : std::abs(largest) * 0.1;
        largest += around;
        if (smallest != 0 || !with_zero) smallest -= around;
    }
    const double rough = (largest - smallest) / std::max(1, wanted);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double step = (rough / power < 1.5   ? 1
                         : rough / power < 3.5 ? 2
                         : rough / power < 7.5 ? 5
                                               : 10) *
                        power;

    Scale scale;
    const double first = std::floor(smallest / step + 1e-9), last = std::ceil(largest / step - 1e-9);
    for (double k = first; k <= last && scale.ticks.size() < 100; ++k)
        scale.ticks.push_back(k == 0 ? 0 : k * step);
    if (scale.ticks.size() < 2) scale.ticks.push_back((first + 1) * step);
    scale.low = scale.ticks.front();
    scale.high = scale.ticks.back();
    scale.decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 9);
    return scale;
}

std::string printed(double value, int decimals, const language::View& view) {
    decimals = std::clamp(decimals, 0, 9);
    char digits[400];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, std::abs(value), std::chars_format::fixed, decimals)
            .ptr;
    const std::string_view text(digits, static_cast<std::size_t>(end - digits));
    const bool negative = value < 0 && text.find_first_of("123456789") != std::string_view::npos;
    return (negative ? "\xE2\x88\x92" : "") + language::format_number(text, decimals, view);
}

} // namespace strateg::typeset
