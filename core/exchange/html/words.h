// Internal: the words of one block while the reader walks through the nodes that hold them. White space is
// HTML's: runs of it are one space, none at the ends and beside line breaks.
#pragma once

#include "core/model/block.h"

#include <string>
#include <string_view>
#include <vector>

namespace strateg::exchange::html {

/// What the elements around some words say of them.
struct Format {
    bool strong = false;
    bool emphasis = false;
    bool subscript = false;
    bool superscript = false;
    bool preserved = false; // <pre>: line ends count
    std::string link;
};

class Words {
public:
    /// Characters as they stand in the tree (UTF-8). What no text of a project may hold is dropped.
    void add(std::string_view characters, const Format& format);
    void line_break();
    /// An object, such as a footnote's mark; `mark` needs no place.
    void object(model::Mark mark);
    /// Footnotes whose marks stand in the words.
    std::vector<model::BlockPtr> notes;

    /// Nothing to see so far.
    bool empty() const { return characters_.empty(); }
    /// Ends in a line break that nothing followed.
    bool broken() const { return breaks_ > 0; }
    /// The words so far, without white space at the ends; begins anew. `notes` are taken by the caller.
    model::RichText take();

private:
    void space(bool fixed);
    void settle(const Format& next);

    std::string characters_;
    std::vector<model::Mark> marks_;
    Format last_;
    int spaces_ = 0;     // white space that waits for what follows
    bool fixed_ = false; // it is no-break spaces only
    int breaks_ = 0;     // line breaks that wait for words
};

} // namespace strateg::exchange::html
