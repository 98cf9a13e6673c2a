// Marks of a text as commands change them: links, foreign passages, formatting. Pure; bytes of the stored
// text.
#pragma once

#include "core/model/rich_text.h"

#include <cstddef>
#include <optional>
#include <string>

namespace strateg::gui {

struct MarkRange {
    std::size_t begin = 0, end = 0;
    bool empty() const { return begin >= end; }
};

/// Turns strong, emphasis, sub- or superscript of a range on, or off where all of it has it.
model::RichText toggled(const model::RichText& text, model::MarkKind kind, std::size_t begin,
                        std::size_t end);
/// Without strong, emphasis, sub- and superscript; links, terms and foreign passages stay.
model::RichText without_formatting(const model::RichText& text, std::size_t begin, std::size_t end);

/// The mark of a kind around or at the caret; nullptr: none.
const model::Mark* mark_around(const model::RichText& text, model::MarkKind kind, std::size_t byte);

/// Words that lead somewhere. The range's words are replaced where `words` are others (their formatting is
/// kept where they are the same); an empty address takes the link away and leaves the words. `caret` is set
/// behind.
model::RichText linked(const model::RichText& text, MarkRange range, const std::string& words,
                       const std::string& address, std::size_t& caret);
/// "www.x.eu" → "https://www.x.eu", "a@b.eu" → "mailto:a@b.eu"; else as it is, without spaces around.
std::string address_from(std::string_view typed);

/// Marks a passage as of another language; empty language: no longer.
model::RichText in_language(const model::RichText& text, MarkRange range, const std::string& language);

/// Marks that the next typed characters shall have or not have, chosen without a selection.
class PendingMarks {
public:
    bool empty() const { return on_.empty() && off_.empty(); }
    void clear();
    /// Strong or emphasis for what is typed at this byte: the reverse of what it would have there.
    void toggle(model::MarkKind kind, const model::RichText& text, std::size_t byte);
    /// On what was inserted at [begin, end).
    model::RichText applied(model::RichText text, std::size_t begin, std::size_t end) const;

private:
    std::vector<model::MarkKind> on_, off_;
};

} // namespace strateg::gui
