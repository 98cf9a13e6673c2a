// Breaking a paragraph into lines as a whole: the total-fit method of Knuth and Plass ("Breaking Paragraphs
// into Lines", 1981) over boxes, glue and penalties. Pure arithmetic; linear in the length of the paragraph.
#pragma once

#include <cstdint>
#include <vector>

namespace strateg::typeset {

struct FitItem {
    enum class Kind : std::uint8_t { box, glue, penalty };
    Kind kind = Kind::box;
    bool flagged = false; // a hyphen: two in a row are ugly
    float width = 0;      // of a penalty: added where the line ends here (the hyphen)
    float stretch = 0, shrink = 0;
    int penalty = 0; // >= never: no break; <= forced: always a break
    static constexpr int never = 10000;
    static constexpr int forced = -10000;
};

struct FitOptions {
    double width = 0;
    bool ragged = false;         // lines keep their natural spaces; unevenness at the right costs
    double line_penalty = 10;    // for each line
    double double_hyphen = 5000; // demerits for two hyphens in a row
    double last_hyphen = 80000;  // demerits for a last line that begins inside a word
    double fitness_jump = 4000;  // demerits for a tight line beside a loose one
    double stub = 60000;         // demerits for a last line shorter than stub_width
    double stub_width = 0;
    double tolerance = 2.5; // highest ratio of stretching in the first try
};

struct FitLine {
    std::uint32_t begin = 0; // first item of the line (a box)
    std::uint32_t end = 0;   // the item it is broken at (glue, penalty); the line is [begin, end)
    double ratio = 0;        // of stretch (positive) or shrink (negative, >= -1) each glue takes; 0 if ragged
    double natural = 0;      // width of the line before stretching
};

struct Fit {
    std::vector<FitLine> lines;
    double demerits = 0;
    bool emergency = false; // no good solution within the tolerance: some lines are loose
};

/// Always ends and always gives lines no wider than the measure, provided that no box alone is: then the line
/// with that box is wider, and nothing else on it. The last item must be a forced break. A paragraph without
/// boxes gives no lines.
Fit total_fit(const std::vector<FitItem>& items, const FitOptions& options);

/// The demerits of given breaks (item indices, ascending, the last one the final item), by the same rules;
/// infinity where a line does not fit. What total_fit minimises; for tests.
double demerits_of(const std::vector<FitItem>& items, const std::vector<std::uint32_t>& breaks,
                   const FitOptions& options);

} // namespace strateg::typeset
