// What keys and menus do to blocks, as change-sets: pure functions over a project, so that the window only
// asks and applies. Ids come from the caller's IdMaker. An Edit without changes means "nothing to do here".
#pragma once

#include "core/model/change.h"
#include "core/model/ids.h"
#include "gui/logic/rows.h"

#include <string>
#include <string_view>

namespace strateg::gui {

/// Where the caret stands: in the text of a block in a language, before a byte of the stored text.
struct CaretAt {
    std::string field;
    std::string language;
    std::size_t byte = 0;
    friend bool operator==(const CaretAt&, const CaretAt&) = default;
};

struct Edit {
    model::ChangeSet changes;
    CaretAt caret; // afterwards
    explicit operator bool() const { return !changes.changes.empty(); }
};

/// The words of a block in a language; a translation remembers what it was made from. A footnote whose mark
/// is in no language any more goes with it.
Edit set_words(const model::Block& block, const std::string& source, const CaretAt& caret,
               model::RichText words);

/// Enter. At the end a new block follows (after a heading a paragraph, after an item an item; an item that is
/// empty in every language goes a level higher and then becomes a paragraph); in the middle the block is cut
/// in every language that has the same number of sentences before the cut, else only in the caret's; the
/// other languages' words stay in the first half.
Edit split(const model::Project& project, const Row& row, const CaretAt& caret, model::IdMaker& ids);

/// Backspace at the beginning. Items go outwards and then become paragraphs; headings, quotations, callouts
/// become paragraphs; a paragraph joins what is before it, in every language.
Edit join_backwards(const model::Project& project, const Row& row, const Row* before, const CaretAt& caret);

/// Alt+Up, Alt+Down: over one block, at the edge of a section into the next one.
Edit move_block(const model::Project& project, const Row& row, int direction, const CaretAt& caret);

struct BlockKind {
    std::string kind;
    model::Attributes attributes; // of a heading: level; of an item: list, level; of a callout: type
};
/// Between the kinds that carry text themselves. Attributes of the old kind go.
Edit change_kind(const Row& row, const BlockKind& to, const CaretAt& caret);

Edit insert_after(const Row& row, model::Block block, const std::string& language);
Edit remove_block(const Row& row);

model::Block new_text_block(const BlockKind& kind, const std::string& language, model::IdMaker& ids);
model::Block new_table(int rows, int columns, const std::string& language, model::IdMaker& ids);
model::Block new_figure(const std::string& src, const std::string& language, model::IdMaker& ids);
model::Block new_page_break(model::IdMaker& ids);

/// A footnote whose mark stands at the caret; afterwards the caret is in the footnote.
Edit insert_footnote(const Row& row, const Field& field, const CaretAt& caret, model::IdMaker& ids);

} // namespace strateg::gui
