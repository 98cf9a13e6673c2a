// What the comments panel lists and says, without a window: filters, the thread at a caret, dates. Pure.
#pragma once

#include "core/language/views.h"
#include "core/model/comments.h"
#include "core/model/ids.h"

#include <string>
#include <string_view>
#include <vector>

namespace strateg::gui {

struct CommentFilter {
    enum class Show { open, open_here, all };
    Show show = Show::open;
    std::string section;  // what "here" is
    std::string language; // empty: all
    friend bool operator==(const CommentFilter&, const CommentFilter&) = default;
};

/// Indices of the threads that the filter lets through, in their order.
std::vector<std::size_t> listed(const std::vector<model::PlacedThread>& threads, const CommentFilter& filter);

/// The thread whose words the caret is in or at the end of, the one with the shortest range where several
/// overlap; empty: none. `counts` leaves out threads that are not shown.
template <class Counts>
std::string thread_at(const model::RichText& text, std::size_t byte, Counts&& counts) {
    const model::Mark* best = nullptr;
    for (const model::Mark& mark : text.comments())
        if (mark.begin <= byte && byte <= mark.end && counts(mark.target) &&
            (!best || mark.end - mark.begin < best->end - best->begin))
            best = &mark;
    return best ? best->target : std::string();
}

/// Where a new comment goes: bytes of a text. Nothing is selected: the word at the caret, else the whole
/// text.
struct CommentSpan {
    std::size_t begin = 0, end = 0;
};
CommentSpan span_to_comment(std::string_view text, std::size_t anchor, std::size_t caret);

/// A range that waits for its comment to be written, found again after edits. Empty: its words are gone.
CommentSpan found_again(const model::RichText& before, CommentSpan span, const model::RichText& now);

/// Now, as files say it: "2026-11-30T16:20:05Z".
std::string comment_time();
/// "30 November 2026, 17:20" in the time of this computer; what is no time comes back unchanged.
std::string comment_time_for(const std::string& time, const language::View& reader);

/// A comment as it is written down now; an id that the thread does not have yet.
model::Comment new_comment(const model::Thread& thread, std::string by, std::string_view words);

/// The login's real name, or its short one.
std::string login_name();

} // namespace strateg::gui
