// A face cut down to the glyphs that a document uses, and the numbers a font descriptor needs.
//
// Faces are read by HarfBuzz only: it survives broken files.
#pragma once

#include "core/base/problem.h"
#include "core/typeset/pages.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace strateg::pdf {

struct FontProgram {
    std::string bytes; // TrueType: a font file; CFF: the bare CFF table
    bool cff = false;
    std::string name;                              // PostScript name with the subset's tag: "ABCDEF+Name"
    std::map<std::uint32_t, std::uint32_t> glyphs; // glyph of the face → glyph of the subset
    std::map<std::uint32_t, std::int64_t> widths;  // glyph of the face → hundredths of 1/1000 em
    std::uint32_t missing = 0;                     // glyph of the face that stands for those it does not have
    /// The glyph to show for one that was asked for: .notdef is never shown.
    std::uint32_t shown(std::uint32_t glyph) const {
        return glyph == 0 || widths.find(glyph) == widths.end() ? missing : glyph;
    }
    // In 1/1000 em:
    int box[4] = {0, 0, 0, 0};
    int ascent = 0, descent = 0, cap_height = 0, stem = 0;
    double italic_angle = 0;
    unsigned flags = 0;
};

/// `glyphs`: sorted, without doubles. CFF keeps its glyph numbers, TrueType is renumbered.
Result<FontProgram> subset(const typeset::Face& face, const std::vector<std::uint32_t>& glyphs);

} // namespace strateg::pdf
