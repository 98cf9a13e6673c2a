// How good set paragraphs are, by number: what typographers look at, counted.
#pragma once

#include "core/typeset/text/paragraph.h"

#include <cstddef>
#include <vector>

namespace strateg::typeset {

/// Sums over paragraphs. Shares are of justified lines: a last line is as long as it is.
struct Quality {
    std::size_t paragraphs = 0;
    std::size_t lines = 0;      // but for last ones
    std::size_t loose = 0;      // spaces more than 25 % wider than the font's
    std::size_t very_loose = 0; // more than 50 %
    std::size_t tight = 0;      // more than 25 % narrower
    std::size_t hyphens = 0;    // lines that end with a hyphen
    std::size_t long_runs = 0;  // more than two such lines below each other
    std::size_t overfull = 0;   // lines that stick out (all lines)
    std::size_t stubs = 0;      // last lines shorter than 5 % of the measure, of paragraphs with more lines
    double squares = 0;         // of the spaces' stretch, 3 at most
    double letter_squares = 0;  // of the letters'

    void add(const std::vector<SetLine>& paragraph, double measure);

    double off_share() const { return share(loose + tight); } // stretch beyond ±25 %
    double hyphens_per_100() const { return 100 * share(hyphens); }
    double share(std::size_t count) const {
        return lines == 0 ? 0 : static_cast<double>(count) / static_cast<double>(lines);
    }
};

} // namespace strateg::typeset
