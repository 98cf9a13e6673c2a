// What the grid does to the text. Every edit is a change-set through the document, so undo and the journal
// have it; typing joins the step before.
#include "core/base/utf8.h"
#include "gui/grid/grid_canvas.h"
#include "gui/logic/caret.h"
#include "gui/logic/table_edits.h"
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

bool GridCanvas::replace(std::size_t begin, std::size_t end, const std::string& text, bool join) {
    const language::View& view = columns_[static_cast<std::size_t>(caret_.column)];
    std::size_t caret = 0;
    model::RichText words = stored_after(live_text(), view, begin, end, text, caret);
    return store(std::move(words), caret, join, "typing");
}

void GridCanvas::type(const std::string& text) {
    if (refuse()) return;
    const TextBox* box = live_box();
    if (!box) return;
    const std::size_t begin = std::min(anchor_, caret_.byte), end = std::max(anchor_, caret_.byte);
    // "- ", "1. " and "# " at the beginning of a paragraph make a list or a heading of it.
    if (text == " " && begin == end) {
        const std::string head = box->shown.text.characters().substr(0, begin);
        const std::size_t row = caret_row();
        const Row& at = document_->rows()[row];
        if (at.block->id == caret_.field && at.block->kind == model::kind::paragraph) {
            std::optional<BlockKind> kind;
            if (head == "-" || head == "*")
                kind = {std::string(model::kind::item), {{"list", "bullet"}, {"level", "1"}}};
            if (head == "1.") kind = {std::string(model::kind::item), {{"list", "number"}, {"level", "1"}}};
            if (head == "##") kind = {std::string(model::kind::heading), {{"level", "2"}}};
            if (head == "###") kind = {std::string(model::kind::heading), {{"level", "3"}}};
            if (head == ">") kind = {std::string(model::kind::quotation), {}};
            if (kind && replace(0, begin, "", false)) {
                apply_kind(*kind);
                return;
            }
        }
    }
    const bool space = text == " ";
    if (replace(begin, end, text, join_ && begin == end)) join_ = !space; // a step of undo is a word
}

void GridCanvas::erase(int direction, bool word) {
    if (refuse()) return;
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

bool GridCanvas::toggle(model::MarkKind kind) {
    if (refuse()) return false;
    const TextBox* box = live_box();
    if (!box) return false;
    std::size_t begin = std::min(anchor_, caret_.byte), end = std::max(anchor_, caret_.byte);
    if (begin == end) {
        const WordRange word = word_at(box->shown.text.characters(), begin);
        begin = word.begin;
        end = word.end;
    }
    const std::size_t from = box->shown.to_stored(begin), to = box->shown.to_stored(end);
    const std::size_t anchor = anchor_, caret = caret_.byte;
    if (!store(toggled(live_text(), kind, from, to), from, false, "format")) return false;
    anchor_ = anchor;
    set_caret({caret_.field, caret_.column, caret}, true);
    return true;
}

bool GridCanvas::link(const std::string& address) {
    if (refuse() || !has_selection()) return false;
    const TextBox* box = live_box();
    if (!box) return false;
    const std::size_t from = box->shown.to_stored(std::min(anchor_, caret_.byte));
    const std::size_t to = box->shown.to_stored(std::max(anchor_, caret_.byte));
    model::RichText text = live_text().without_mark(model::MarkKind::link, from, to);
    if (!address.empty()) text = text.with_mark({model::MarkKind::link, from, to, address, {}});
    return store(std::move(text), to, false, "link");
}

bool GridCanvas::insert_object(model::Mark mark) {
    if (refuse()) return false;
    const TextBox* box = live_box();
    if (!box) return false;
    const std::size_t from = box->shown.to_stored(std::min(anchor_, caret_.byte));
    const std::size_t to = box->shown.to_stored(std::max(anchor_, caret_.byte));
    mark.begin = 0;
    mark.end = model::object_character.size();
    const std::size_t size = mark.end;
    const model::RichText object(std::string(model::object_character), {std::move(mark)});
    return store(live_text().spliced(from, to, object), from + size, false, "insert");
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

bool GridCanvas::move_block(int direction) {
    if (refuse()) return false;
    if (has_blocks())
        return perform_on_blocks(
            move_blocks(document_->project(), document_->rows(), selected_rows(), direction, caret()));
    const std::size_t row = caret_row();
    return row != RowList::npos &&
           perform(gui::move_block(document_->project(), document_->rows()[row], direction, caret()));
}

bool GridCanvas::table_edit(const std::string& what) {
    if (refuse()) return false;
    const std::size_t row = caret_row();
    if (row == RowList::npos) return false;
    const Row& at = document_->rows()[row];
    if (at.block->kind != model::kind::table) return false;
    const std::string language = caret().language;
    if (what == "row-above")
        return perform(insert_table_row(at, caret_.field, false, language, document_->ids()));
    if (what == "row-below")
        return perform(insert_table_row(at, caret_.field, true, language, document_->ids()));
    if (what == "row-delete") return perform(remove_table_row(at, caret_.field));
    if (what == "column-left")
        return perform(insert_table_column(at, caret_.field, false, language, document_->ids()));
    if (what == "column-right")
        return perform(insert_table_column(at, caret_.field, true, language, document_->ids()));
    if (what == "column-delete") return perform(remove_table_column(at, caret_.field));
    return false;
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
