// Whether words can be read on their ground. WCAG 2.1, success criteria 1.4.3 and 1.4.11, level AA.
#pragma once

#include "core/base/problem.h"
#include "core/typeset/theme.h"

#include <string>
#include <vector>

namespace strateg::typeset {

/// The ratio of WCAG 2.1, from 1 (equal) to 21 (black on white).
double contrast(Colour a, Colour b);

/// Two colours that a theme puts on each other.
struct ContrastPair {
    std::string what; // "captions on the page"
    Colour front, ground;
    double needed = 4.5; // 3 for letters of 18 pt, or of 14 pt and bold, and for graphics that say something
};

/// Every pair that pages of this theme can show.
std::vector<ContrastPair> contrast_pairs(const Theme& theme);

/// A warning theme.contrast for each pair that is too faint, with its ratio.
Problems contrast_problems(const Theme& theme);

} // namespace strateg::typeset
