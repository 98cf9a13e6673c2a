// Where pasted blocks and words go, as change-sets: pure functions over a project. Ids of what is pasted are
// free in the project already (core/exchange makes them).
#pragma once

#include "core/exchange/html.h"
#include "gui/logic/block_edits.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strateg::gui {

/// Plain text as blocks: a paragraph for each line that is not empty.
std::vector<model::BlockPtr> blocks_of_lines(std::string_view text, const std::string& language,
                                             model::IdMaker& ids);
/// What was read in a column of this view, as a project stores it: Serbian in Cyrillic.
std::vector<model::BlockPtr> stored_blocks(const std::vector<model::BlockPtr>& blocks,
                                           const language::View& view);
/// One paragraph: its words go into the text at the caret.
bool is_running_text(const std::vector<model::BlockPtr>& blocks);
/// Headings of foreign text moved below the title that a section has already.
std::vector<model::BlockPtr> below_title(const std::vector<model::BlockPtr>& blocks, const Row& row);

struct PasteAt {
    Row row;
    Field field;         // none: the row as a whole, such as a figure
    CaretAt begin;       // of what is selected and goes away; else where the caret is
    std::size_t end = 0; // of the selection, stored bytes
};

/// The words of blocks into the text at the caret: paragraphs of a cell or an item with line breaks between
/// them, elsewhere with spaces. Footnotes come along where the text may have some; else their words do, in
/// brackets. `from` is the language that the words are in, if it is not the caret's.
Edit paste_words(const PasteAt& at, const std::vector<model::BlockPtr>& blocks, const std::string& from = {});

/// Blocks of their own: instead of an empty block; before or behind one, with the caret at its ends; in the
/// middle of one it is split. In a cell, a caption, a footnote and the front matter: as paste_words.
Edit paste_blocks(const model::Project& project, const PasteAt& at,
                  const std::vector<model::BlockPtr>& blocks, model::IdMaker& ids);

/// Cells of a spreadsheet as plain text: lines of words with tabs between them. Nothing where no tab is.
std::optional<model::Block> table_of_lines(std::string_view text, const std::string& language,
                                           model::IdMaker& ids);
/// The cells of a table over those of the table that the caret is in, from its cell to the right and down.
/// Empty where they would not all have a place, or cells are merged.
Edit paste_cells(const PasteAt& at, const model::Block& pasted);

/// Blocks instead of those of the rows [first, last] of one or more sections.
Edit replace_blocks(const RowList& rows, RowRange range, const std::vector<model::BlockPtr>& blocks,
                    const std::string& language);

/// The same blocks with the pictures they show named anew (old name → new name).
std::vector<model::BlockPtr> with_sources(const std::vector<model::BlockPtr>& blocks,
                                          const std::map<std::string, std::string>& names);

/// A translation that was pasted beside its source: which block goes into which row.
struct Filling {
    std::vector<std::pair<std::size_t, std::size_t>> pairs; // (row, index in the blocks), ascending
    std::vector<std::size_t> rest;                          // blocks without a counterpart
};
/// Whether blocks in one language belong into the empty cells from `row` downwards: at least two of them, and
/// the caret's cell, in a language that is not the block's source, is empty. Rows without words in their
/// source are passed over; the first cell with words in it ends the stretch.
std::optional<Filling> filling(const model::Project& project, const RowList& rows, std::size_t row,
                               const std::string& language, const std::vector<model::BlockPtr>& blocks);
/// Does it: the words become translations of what stands there now; blocks without a counterpart follow the
/// one before them. One step of undo.
Edit fill(const model::Project& project, const RowList& rows, const std::string& language,
          const std::vector<model::BlockPtr>& blocks, const Filling& filling);

} // namespace strateg::gui
