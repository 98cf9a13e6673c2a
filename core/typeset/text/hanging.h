// Margin kerning: how far a mark at the end or the beginning of a line goes over the margin, so that the
// margin looks straight. Punctuation is light: aligned by its box, it leaves a dent.
#pragma once

namespace strateg::typeset {

/// Shares of the mark's ink that stand outside; its side bearing goes out as well. 0: stays inside with its
/// bearing, as letters and digits do.
float hangs_right(char32_t character);
float hangs_left(char32_t character);

} // namespace strateg::typeset
