// Where the threads of a project stand today, and what people do to them, as change-sets. Pure; any thread.
#pragma once

#include "core/model/change.h"

#include <string>
#include <string_view>
#include <vector>

namespace strateg::model {

/// Words that a thread speaks of: bytes [begin, end) of a text.
struct CommentRange {
    std::string block;
    std::string language;
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const CommentRange&, const CommentRange&) = default;
};

struct PlacedThread {
    ThreadPtr thread;
    std::string section;              // empty: the words are gone and so is the block it was begun at
    std::string block;                // where the first words are; else where it was begun
    std::string language;             // the same
    std::vector<CommentRange> ranges; // in the order of the document; empty: the words are gone
};

/// All threads in the order of the document (front, sections, facts), at the end those that stand nowhere
/// any more, oldest first. One pass through the project.
std::vector<PlacedThread> placed_threads(const Project& project);

/// Begins a thread about bytes [begin, end) of a text; its block, language and words are filled in. Without
/// changes where there is no such text or the range holds nothing.
ChangeSet begin_thread(const Project& project, const std::string& block, const std::string& language,
                       std::size_t begin, std::size_t end, Thread thread);

/// Adds a comment to a thread, or replaces the one with its id.
ChangeSet set_comment(const Thread& thread, Comment comment);
ChangeSet set_resolved(const Thread& thread, bool resolved);
/// Removes a thread and its marks.
ChangeSet remove_thread(const Project& project, const std::string& thread);

/// What may be put into the project, of words that were cut or copied: a comment comes along where the
/// project knows its thread and has its words nowhere else, so that it moves with what was cut and a copy has
/// none.
RichText pasted(const Project& project, const RichText& text);
BlockPtr pasted(const Project& project, const BlockPtr& block);

} // namespace strateg::model
