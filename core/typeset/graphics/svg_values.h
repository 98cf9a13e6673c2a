// The small languages inside of SVG's attributes: internal to this folder. Pure functions; total.
#pragma once

#include "core/typeset/graphics/geometry.h"
#include "core/typeset/pages.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::typeset::svg {

std::string_view trimmed(std::string_view text);
std::string lower(std::string_view text);
bool is_space(char c);

/// A number at the beginning of the text, which is moved behind it.
std::optional<double> take_number(std::string_view& text);
/// Numbers parted by spaces and commas, at most 10,000; nothing where there is anything else.
std::optional<std::vector<double>> numbers(std::string_view text);
/// "12", "12px", "3mm", "50%" (of `whole`), "2em" (of `em`), in user units.
std::optional<double> length(std::string_view text, double whole, double em);
/// "#rgb", "#rrggbb", "rgb(…)", a name of CSS.
std::optional<Colour> colour(std::string_view text);
std::optional<Matrix> transform(std::string_view text);
/// Path data up to the first thing that is wrong, as SVG demands; `whole` tells whether that was all of it.
std::vector<PathStep> path(std::string_view data, std::size_t most, bool& whole);

} // namespace strateg::typeset::svg
