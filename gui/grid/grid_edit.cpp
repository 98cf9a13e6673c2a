// What the grid does to the text. Every edit is a change-set through the document, so undo and the journal
// have it; typing joins the step before.
#include "core/base/utf8.h"
#include "gui/grid/grid_canvas.h"
#include "gui/logic/caret.h"
#include "gui/logic/lists.h"
#include "gui/text.h"

#include <algorithm>

namespace strateg::gui {

bool GridCanvas::refuse() {
    if (!document_ || caret_.field.empty()) return true;
    if (document_->writable()) return false;
    if (events_.problem) events_.problem(*document_->session().read_only());
    return true;
}

bool GridCanvas::perform(const Edit& edit, bool join) {
    if (!edit || !document_) return false;
    if (!document_->writable()) {
        if (events_.problem) events_.problem(*document_->session().read_only());
        return false;
    }
    if (auto applied = document_->apply(edit.changes, join); !applied) {
        if (events_.problem) events_.problem(applied.error());
        return false;
    }
    join_ = false;
    if (!edit.caret.field.empty()) {
        place_caret(edit.caret);
    }
    return true;
}

bool GridCanvas::store(model::RichText words, std::size_t stored_caret, bool join, const char* label) {
    const Document::FieldPlace place = document_->field(caret_.field);
    if (!place) return false;
    const language::View view = columns_[static_cast<std::size_t>(caret_.column)];
    const model::RichText before = live_text();
    const Difference change = difference(before.characters(), words.characters());
    Edit edit =
        set_words(*place.field.block, place.field.source, {caret_.field, view.language, 0}, std::move(words));
    edit.changes.label = label;
    if (auto applied = document_->apply(edit.changes, join); !applied) {
        if (events_.problem) events_.problem(applied.error());
        return false;
    }
    findings_.edited(caret_.field, view.language, utf8::character_at(before.characters(), change.at),
                     utf8::length(std::string_view(before.characters()).substr(change.at, change.removed)),
                     utf8::length(change.inserted));
    const TextBox* box = live_box();
    set_caret({caret_.field, caret_.column,
               box ? std::min(box->shown.to_shown(stored_caret), box->shown.text.characters().size()) : 0});
    return true;
}

bool GridCanvas::insert_term(const std::string& id, const std::string& words) {
    if (refuse()) return false;
    const TextBox* box = live_box();
    if (!box) return false;
    const std::size_t from = box->shown.to_stored(std::min(anchor_, caret_.byte));
    const std::size_t to = box->shown.to_stored(std::max(anchor_, caret_.byte));
    model::RichText term = from < to ? live_text().slice(from, to) : model::RichText(words);
    const std::size_t size = term.characters().size();
    term = term.with_mark({model::MarkKind::term, 0, size, id, {}});
    return store(live_text().spliced(from, to, term), from + size, false, "insert");
}

bool GridCanvas::apply_kind(const BlockKind& kind) {
    if (refuse()) return false;
    if (has_blocks())
        return perform_on_blocks(change_kinds(document_->rows(), selected_rows(), kind, caret()));
    const std::size_t row = caret_row();
    return row != RowList::npos && perform(change_kind(document_->rows()[row], kind, caret()));
}

bool GridCanvas::insert_block(model::Block block) {
    if (!document_) return false;
    std::size_t row = caret_row();
    if (row == RowList::npos) row = top_row();
    if (row == RowList::npos) return false;
    const std::string language = columns_.empty()
                                     ? document_->project().source
                                     : columns_[static_cast<std::size_t>(caret_.column)].language;
    const Row at = document_->rows()[row];
    return perform(insert_after(at, std::move(block), language));
}

bool GridCanvas::insert_note() {
    if (refuse()) return false;
    const Document::FieldPlace place = document_->field(caret_.field);
    return place &&
           perform(insert_footnote(document_->rows()[place.row], place.field, caret(), document_->ids()));
}

bool GridCanvas::delete_block() {
    if (refuse()) return false;
    if (has_blocks()) {
        delete_blocks();
        return true;
    }
    const std::size_t row = caret_row();
    if (row == RowList::npos) return false;
    Edit edit = remove_block(document_->rows()[row]);
    const std::size_t next = row + 1 < heights_.size() ? row + 1 : row > 0 ? row - 1 : row;
    if (next != row) {
        const auto fields = fields_of(document_->rows()[next], document_->project().source);
        if (!fields.empty()) edit.caret = {fields.front().block->id, caret().language, 0};
    }
    return perform(edit);
}

/// An item or a heading; in a table its column goes sideways.
bool GridCanvas::indent_block(int direction) {
    if (refuse()) return false;
    if (!caret_cell().empty())
        return table_edit(direction < 0 ? TableAction::column_move_left : TableAction::column_move_right);
    const std::size_t row = caret_row();
    return row != RowList::npos && perform(indent(document_->rows()[row], direction, caret()));
}

/// In a table the row with the caret, elsewhere the block.
bool GridCanvas::move_block(int direction) {
    if (refuse()) return false;
    if (has_blocks())
        return perform_on_blocks(
            move_blocks(document_->project(), document_->rows(), selected_rows(), direction, caret()));
    if (!caret_cell().empty()) return table_edit(direction < 0 ? TableAction::row_up : TableAction::row_down);
    const std::size_t row = caret_row();
    return row != RowList::npos &&
           perform(gui::move_block(document_->project(), document_->rows()[row], direction, caret()));
}

void GridCanvas::jump(const std::string& block, const std::string& language, std::size_t start,
                      std::size_t end) {
    if (!document_) return;
    const Document::FieldPlace place = document_->field(block);
    if (!place) {
        if (const std::size_t row = document_->rows().find(block); row != RowList::npos) jump_to_row(row);
        return;
    }
    const model::RichText* text = place.field.block->content(language);
    const std::string characters = text ? text->characters() : std::string();
    place_caret({block, language, utf8::byte_at(characters, end)});
    if (const TextBox* box = live_box()) {
        anchor_ = box->shown.to_shown(utf8::byte_at(characters, start));
        const long long top = heights_.top(caret_row());
        const int page = GetClientSize().GetHeight();
        if (top < scroll_ || top > scroll_ + page * 2 / 3) scroll_to(top - page / 4);
        keep_visible();
    }
    Refresh();
}

} // namespace strateg::gui
