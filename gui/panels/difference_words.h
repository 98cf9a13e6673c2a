// What differences are called in the window.
#pragma once

#include "core/compare/compare.h"

#include <vector>

#include <wx/string.h>

namespace strateg::gui {

/// "Added", "Moved", "Words changed", "Looks changed" …
wxString fate_words(const compare::Difference& difference);
/// What is to be said above the words: where it was before, that it names its section …
std::vector<wxString> difference_lines(const compare::Difference& difference,
                                       const compare::Comparison& comparison);
/// "Status: draft → final"
wxString attribute_words(const compare::AttributeDifference& attribute);
/// "strong added, link removed"
wxString looks_words(const compare::Segment& segment);
/// Bytes [begin, end) for a reader: objects as ⟨footnote⟩, ⟨value: budget⟩.
wxString shown_words(const model::RichText& text, std::size_t begin, std::size_t end);
/// The first `most` characters, cut at a word.
wxString first_words(const model::RichText& text, std::size_t most);

} // namespace strateg::gui
