#include "core/exchange/align.h"

#include <algorithm>
#include <cstdint>

namespace strateg::exchange {
namespace {

constexpr std::size_t most_cells = 4'000'000;
constexpr std::size_t half_band = 200;

} // namespace

std::vector<std::pair<std::size_t, std::size_t>>
align(std::size_t n, std::size_t m, const std::function<double(std::size_t, std::size_t)>& score) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    if (n == 0 || m == 0) return pairs;
    const bool banded = n * m > most_cells;
    // row i compares with columns [first(i), last(i))
    const auto middle = [&](std::size_t i) { return i * m / n; };
    const auto first = [&](std::size_t i) {
        return banded && middle(i) > half_band ? middle(i) - half_band : std::size_t{0};
    };
    const auto last = [&](std::size_t i) {
        return banded ? std::min(m, middle(i) + half_band + m / n + 1) : m;
    };
    enum Step : std::uint8_t { up, left, both };
    std::vector<std::vector<Step>> steps(n);
    std::vector<double> above(m + 1, 0); // best sum with i rows and j columns
    std::vector<double> here(m + 1, 0);
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t begin = first(i);
        const std::size_t end = last(i);
        steps[i].assign(end - begin, up);
        here[begin] = above[begin];
        for (std::size_t j = begin; j < end; ++j) {
            double best = above[j + 1];
            Step step = up;
            if (here[j] > best) best = here[j], step = left;
            if (const double fit = score(i, j); fit > 0 && above[j] + fit > best)
                best = above[j] + fit, step = both;
            here[j + 1] = best;
            steps[i][j - begin] = step;
        }
        // columns behind the band hold the best so far, for the next row, whose band reaches further
        if (banded)
            for (std::size_t j = end; j < (i + 1 < n ? last(i + 1) : m); ++j) here[j + 1] = here[end];
        std::swap(above, here);
    }
    std::size_t i = n;
    std::size_t j = m;
    while (i > 0 && j > 0) {
        const std::size_t begin = first(i - 1);
        if (j - 1 >= begin + steps[i - 1].size()) {
            --j;
        } else if (j - 1 < begin) {
            --i;
        } else if (const Step step = steps[i - 1][j - 1 - begin]; step == both) {
            pairs.emplace_back(--i, --j);
        } else if (step == left) {
            --j;
        } else {
            --i;
        }
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
}

} // namespace strateg::exchange
