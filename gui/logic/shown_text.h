// A text as a column shows it: Serbian in Latin letters is a view of the Cyrillic text, with the way back for
// offsets. Pure.
#pragma once

#include "core/language/views.h"
#include "core/model/block.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strateg::gui {

struct ShownText {
    model::RichText text;
    std::vector<std::pair<std::size_t, std::size_t>> offsets; // (stored, shown); empty: the same
    bool mapped = false;

    /// Byte offsets between the stored text and what is shown.
    std::size_t to_stored(std::size_t shown) const;
    std::size_t to_shown(std::size_t stored) const;
};

/// True where texts are shown in other letters than they are stored: only then offsets differ.
bool is_latin_view(const language::View& view);

ShownText shown_text(const model::RichText& stored, const language::View& view);

/// What to store after a person replaced bytes [begin, end) of the shown text by `typed`. For Serbian shown
/// in Latin letters the words that were touched are turned into Cyrillic again as wholes, so that "l" and
/// then "j" become "љ"; words that are Latin in the stored text stay Latin. `caret` (a byte of the shown text
/// behind the typed characters) becomes the same place in the stored text.
model::RichText stored_after(const model::RichText& stored, const language::View& view, std::size_t begin,
                             std::size_t end, std::string_view typed, std::size_t& caret);

/// The same where a whole text was typed anew in the view, in a field of a dialog: what did not change stays.
std::string stored_words(const model::RichText& stored, const language::View& view, std::string_view shown);

} // namespace strateg::gui
