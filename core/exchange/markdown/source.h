// Prepares Markdown for cmark-gfm: what pandoc adds to CommonMark and cmark does not know is marked with
// noncharacters of Unicode, which cmark carries through untouched, and found again in its tree. Where such a
// mark turns out to stand in code, it is turned back: so nothing here needs to know where code begins.
//
// No line is added or taken away, except for one line in front (line_offset).
#pragma once

#include "core/base/problem.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace strateg::exchange::markdown {

/// Noncharacters U+FDD0…, in UTF-8 all "\xEF\xB7" and a byte.
inline constexpr std::string_view references_mark = "\xEF\xB7\x90"; // begins the line of all note labels
inline constexpr std::string_view line_mark = "\xEF\xB7\x91"; // in <!--…-->: a line of a div or a page break
inline constexpr std::string_view double_mark = "\xEF\xB7\x92"; // after a note label that occurs twice
inline constexpr std::string_view guard_mark = "\xEF\xB7\x93";  // before a table line that is no table

struct Prepared {
    std::string text;
    int line_offset = 0; // lines of `text` before the first line of the file's body
};

/// `first_line` is the line of the file on which `body` begins.
Prepared prepare(std::string_view body, int first_line, const std::string& file, Problems& problems);

/// A character that the author escaped ("\^"), or that stands in code, so that pandoc's marks do not see it.
/// Returns the three bytes that stand for it, or nothing for characters that need no protection.
std::string_view protected_form(char c);
/// Protects all such characters.
std::string protect(std::string_view text);
/// Text as the author meant it: protected characters plain, marks gone.
std::string plain(std::string_view text);
/// Code as the author typed it: "\^" with its backslash, lines of divs and breaks as they were.
std::string typed(std::string_view code);
/// The line in a block `<!--…-->` that prepare() made, or nothing.
std::string_view marked_line(std::string_view html);

} // namespace strateg::exchange::markdown
