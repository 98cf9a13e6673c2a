// Aligning two sequences by what their elements are like.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace strateg::exchange {

/// Pairs (i, j), ascending in both, of the elements that belong together: the monotone pairing with the
/// greatest sum of scores. `score(i, j)` is how well element i of the first fits element j of the second;
/// zero or less: they do not belong together. Time and space are n·m for up to a few thousand elements each;
/// beyond that only elements near the same relative place are compared.
std::vector<std::pair<std::size_t, std::size_t>>
align(std::size_t n, std::size_t m, const std::function<double(std::size_t, std::size_t)>& score);

} // namespace strateg::exchange
