// What typing does: characters, Enter, Backspace, and what the program makes of them on its own. Every edit
// is a change-set; what the program changed is a step of its own, so that a person can take back just that.
#include "core/language/typing.h"
#include "gui/grid/grid_canvas.h"
#include "gui/logic/caret.h"
#include "gui/logic/lists.h"
#include "gui/text.h"

#include <algorithm>

namespace strateg::gui {

bool GridCanvas::replace(std::size_t begin, std::size_t end, const std::string& text, bool join) {
    const language::View& view = columns_[static_cast<std::size_t>(caret_.column)];
    std::size_t caret = 0;
    const model::RichText before = live_text();
    model::RichText words = stored_after(before, view, begin, end, text, caret);
    if (!pending_.empty()) {
        const Difference change = difference(before.characters(), words.characters());
        words = pending_.applied(std::move(words), change.at, change.at + change.inserted.size());
        join = false;
    }
    return store(std::move(words), caret, join, "typing");
}

/// "- ", "1. ", "# " at the beginning of a paragraph make a list or a heading of it. Its own step: Backspace
/// brings back what was typed.
bool GridCanvas::begin_kind(const std::string& head) {
    const std::size_t row = caret_row();
    if (row == RowList::npos) return false;
    const Row& at = document_->rows()[row];
    if (at.depth < 0 || at.block->id != caret_.field || at.block->kind != model::kind::paragraph)
        return false;
    const model::Block* before = at.index > 0 ? at.section->blocks[at.index - 1].get() : nullptr;
    const std::optional<BlockKind> kind = kind_typed(head, before);
    if (!kind || !replace(caret_.byte, caret_.byte, " ", false)) return false;
    const CaretAt typed = caret();
    const Document::FieldPlace place = document_->field(caret_.field);
    const model::RichText text = live_text();
    Edit edit = change_kind(document_->rows()[place.row], *kind, {caret_.field, typed.language, 0});
    Edit words = set_words(*place.field.block, place.field.source, typed,
                           text.slice(typed.byte, text.characters().size()));
    for (model::Change& change : words.changes.changes) edit.changes.changes.push_back(std::move(change));
    if (!perform(edit)) return false;
    corrected_ = {typed, caret()};
    return true;
}

/// Quotation marks, dashes and the like, where the language has a rule.
void GridCanvas::correct() {
    const CaretAt typed = caret();
    const Document::FieldPlace place = document_->field(caret_.field);
    if (!place) return;
    const model::RichText text = live_text();
    const auto change = language::correction_after_typing(text, typed.byte, typed.language);
    if (!change || !store(text.replaced(change->begin, change->end, change->text),
                          language::caret_after(*change, typed.byte), false, "correction"))
        return;
    corrected_ = {typed, caret()};
}

bool GridCanvas::take_back_correction() {
    if (!corrected_ || has_selection() || !(caret() == corrected_->after)) return false;
    const CaretAt typed = corrected_->typed;
    corrected_.reset();
    if (!document_->undo(typed.language)) return false;
    place_caret(typed);
    return true;
}

void GridCanvas::type(const std::string& text) {
    if (refuse()) return;
    const TextBox* box = live_box();
    if (!box) return;
    corrected_.reset();
    cells_from_.clear();
    const std::size_t begin = std::min(anchor_, caret_.byte), end = std::max(anchor_, caret_.byte);
    if (text == " " && begin == end && begin <= 4 &&
        begin_kind(box->shown.text.characters().substr(0, begin)))
        return;
    const bool space = text == " ";
    if (!replace(begin, end, text, join_ && begin == end)) return;
    pending_.clear();
    join_ = !space; // a step of undo is a word
    if (correcting_) correct();
    if (corrected_) join_ = false;
}

void GridCanvas::erase(int direction, bool word) {
    if (refuse()) return;
    if (direction < 0 && !word && take_back_correction()) return;
    if (!cells_from_.empty()) {
        clear_cells();
        return;
    }
    const TextBox* box = live_box();
    if (!box) return;
    const std::string& text = box->shown.text.characters();
    std::size_t begin = std::min(anchor_, caret_.byte), end = std::max(anchor_, caret_.byte);
    if (begin == end) {
        if (direction < 0 && begin == 0) {
            const std::size_t row = caret_row();
            const RowList& rows = document_->rows();
            perform(
                join_backwards(document_->project(), rows[row], row > 0 ? &rows[row - 1] : nullptr, caret()));
            return;
        }
        if (direction > 0 && end >= text.size()) {
            const std::size_t row = caret_row();
            const RowList& rows = document_->rows();
            if (row + 1 >= rows.size() || rows[row].block->id != caret_.field) return;
            CaretAt next = caret();
            next.field = rows[row + 1].block->id;
            next.byte = 0;
            if (rows[row + 1].block->kind == model::kind::paragraph)
                perform(join_backwards(document_->project(), rows[row + 1], &rows[row], next));
            return;
        }
        if (direction < 0)
            begin = word ? previous_word(text, begin) : previous_character(text, begin);
        else
            end = word ? next_word(text, end) : next_character(text, end);
    }
    if (replace(begin, end, "", join_)) join_ = true;
}

void GridCanvas::enter() {
    if (open_object()) return;
    if (refuse()) return;
    if (has_selection() &&
        !replace(std::min(anchor_, caret_.byte), std::max(anchor_, caret_.byte), "", false))
        return;
    const std::size_t row = caret_row();
    if (row == RowList::npos) return;
    if (!perform(split(document_->project(), document_->rows()[row], caret(), document_->ids()))) {
        wished_x_ = -1;
        move_to_neighbour(1, true); // in a caption, a cell, a footnote: on to the next
    }
}

} // namespace strateg::gui
