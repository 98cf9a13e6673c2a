// Internal: what two sequences have in common.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace strateg::compare {

/// Index pairs (in a, in b) of a long common subsequence, both rising. The longest one (dtl: Wu, Manber,
/// Myers) for sequences that are short or alike; long and very different ones are anchored at what occurs
/// once first. common(b, a) holds the same pairs, turned round.
std::vector<std::pair<std::size_t, std::size_t>> common(const std::vector<int>& a, const std::vector<int>& b);

/// Indices of a longest rising subsequence of distinct numbers.
std::vector<std::size_t> rising(const std::vector<std::size_t>& numbers);

} // namespace strateg::compare
