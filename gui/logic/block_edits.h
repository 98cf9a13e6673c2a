// What is done to several blocks at once, each as one step of undo. Pure. Rows are given as [first, last] of
// the row list; front matter and facts among them stay as they are. An Edit without changes: nothing to do.
#pragma once

#include "gui/logic/edits.h"

namespace strateg::gui {

struct RowRange {
    std::size_t first = RowList::npos;
    std::size_t last = 0; // included
    bool contains(std::size_t row) const { return first <= row && row <= last; }
    std::size_t size() const { return first == RowList::npos ? 0 : last - first + 1; }
};

/// The blocks that can be copied and moved: all but front matter and facts.
std::vector<model::BlockPtr> blocks_of(const RowList& rows, RowRange range);
/// All rows of the section that `row` is in; with all of it selected already, all rows of the sections.
RowRange widened(const RowList& rows, std::size_t row, RowRange selected);

/// A section that would be left without blocks gets an empty paragraph in `language` to write in. The caret
/// goes to what follows.
Edit remove_blocks(const RowList& rows, RowRange range, const std::string& language, model::IdMaker& ids);
/// Over the block before or behind, at the edge of a section into the next one. All must be in one section.
Edit move_blocks(const model::Project& project, const RowList& rows, RowRange range, int direction,
                 const CaretAt& caret);
/// As change_kind for those that carry text themselves; the titles of sections stay.
Edit change_kinds(const RowList& rows, RowRange range, const BlockKind& to, const CaretAt& caret);
/// Items one level in (1) or out (-1); what is no item stays.
Edit indent_items(const RowList& rows, RowRange range, int direction, const CaretAt& caret);

} // namespace strateg::gui
