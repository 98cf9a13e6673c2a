// Fonts of a document: every shape of the pages as the codes that show it, and the font objects behind them.
//
// A code (a CID) stands for a pair: a glyph AND the characters it shows. So a ligature extracts as its
// letters, a Serbian б as б, and one glyph that serves as space and as no-break space as whichever was meant.
// CFF has no such freedom (its code is its glyph): there a second meaning of a glyph goes to a second font
// object over the same outlines, with another ToUnicode.
//
// Every code has a meaning, and none shows .notdef (ISO 19005-2, 6.2.11.7 and 6.2.11.8): a glyph that the
// face does not have is shown as the face's sign for that (U+FFFD, a box, "?") and means the character all
// the same.
#pragma once

#include "core/base/problem.h"
#include "core/pdf/file.h"
#include "core/typeset/pages.h"

#include <cstdint>
#include <string>
#include <vector>

namespace strateg::pdf {

/// Codes of one font at one rise, as the inside of a TJ array. Lengths are hundredths of 1/1000 em.
struct Segment {
    std::uint32_t font = 0;   // in Fonts::objects
    std::int32_t rise = 0;    // up, in units of the face
    std::string codes;        // "(…)-12(…)"
    std::int64_t advance = 0; // how far a reader's pen has moved behind it
};

/// A shape, ready to be shown at any size.
struct EncodedShape {
    std::vector<Segment> segments;
    /// Not empty: the codes alone do not tell the text (a glyph without characters of its own, a character
    /// for private use); it has to be shown inside of a Span with this ActualText.
    std::string actual_text;
};

struct Fonts {
    std::vector<Object> objects;
    std::vector<EncodedShape> shapes; // as Pages::shapes; those that no page shows are empty
};

/// Subsets, embeds and encodes what the pages show.
Result<Fonts> embed_fonts(const typeset::Pages& pages, File& file);

} // namespace strateg::pdf
