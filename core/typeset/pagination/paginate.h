// Blocks onto pages: total-fit page breaks, columns that end level, figures that move to where there is room,
// footnotes at the foot, turned pages. Decides positions only; emit.h turns them into Pages.
#pragma once

#include "core/typeset/layout/ids.h"
#include "core/typeset/pagination/plan.h"
#include "core/typeset/theme.h"

#include <map>

namespace strateg::typeset {

Frame frame_of(const Theme& theme);

/// Remembers the runs between two forced page breaks: one whose blocks are the same objects as last time is
/// not broken again. What no call of the last one used is forgotten.
class Paginator {
public:
    explicit Paginator(const Frame& frame) : frame_(frame) {}

    /// Time grows with the number of strips. `notes` are the footnotes by number; each is placed once, on the
    /// page of its first mark, and goes on to later pages only where it cannot stand there. At least one
    /// page. The plan points to strips of the blocks, which must outlive it.
    Paged paginate(const Blocks& blocks, const Blocks& notes);

private:
    struct Remembered {
        std::vector<std::shared_ptr<const LaidBlock>>
            blocks; // and notes: kept alive, so that addresses stay theirs
        std::vector<PagePlan> pages;
    };
    using Key = std::vector<const void*>;

    Frame frame_;
    std::map<std::pair<std::string, Key>, Remembered> runs_; // by running head and blocks
};

} // namespace strateg::typeset
