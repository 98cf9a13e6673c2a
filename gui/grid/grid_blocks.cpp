// Whole blocks selected: from the keyboard beyond the edge of a text, with the mouse over several rows.
#include "gui/grid/grid_canvas.h"
#include "gui/logic/block_edits.h"
#include "gui/text.h"

#include <algorithm>

namespace strateg::gui {

RowRange GridCanvas::selected_rows() const {
    if (!blocks_ || !document_) return {};
    const std::size_t a = document_->rows().find(blocks_->anchor), b = document_->rows().find(blocks_->head);
    if (a == RowList::npos || b == RowList::npos) return {};
    return {std::min(a, b), std::max(a, b)};
}

bool GridCanvas::has_blocks() const {
    return selected_rows().size() > 0;
}

void GridCanvas::select_rows(std::size_t anchor, std::size_t head) {
    if (!document_ || anchor >= document_->rows().size() || head >= document_->rows().size()) return;
    blocks_ = {document_->rows()[anchor].block->id, document_->rows()[head].block->id};
    anchor_ = caret_.byte;
    layout(head);
    const long long top = heights_.top(head), bottom = top + heights_.height(head);
    const int page = GetClientSize().GetHeight();
    if (top < scroll_)
        scroll_to(top);
    else if (bottom > scroll_ + page)
        scroll_to(std::min(top, bottom - page));
    Refresh();
    if (events_.caret_moved) events_.caret_moved();
}

/// Shift with an arrow key beyond the edge of the text.
bool GridCanvas::extend_blocks(int direction) {
    const RowList& rows = document_->rows();
    std::size_t anchor = caret_row(), head = anchor;
    if (has_blocks()) {
        anchor = rows.find(blocks_->anchor);
        head = rows.find(blocks_->head);
    }
    if (head == RowList::npos) return false;
    if (direction < 0 ? head == 0 : head + 1 >= rows.size()) {
        if (has_blocks()) return true;
    } else {
        head = direction < 0 ? head - 1 : head + 1;
    }
    select_rows(anchor, head);
    return true;
}

void GridCanvas::end_blocks() {
    if (!blocks_) return;
    blocks_.reset();
    Refresh();
}

/// Ends the selection; the caret goes to where it reached.
void GridCanvas::leave_blocks(int direction) {
    const RowRange range = selected_rows();
    end_blocks();
    if (range.size() == 0 || direction == 0) return;
    const std::size_t row = direction < 0 ? range.first : range.last;
    const auto& boxes = layout(row)[static_cast<std::size_t>(caret_.column)].boxes;
    if (boxes.empty()) return;
    const TextBox& box = direction < 0 ? boxes.front() : boxes.back();
    set_caret({box.field, caret_.column, direction < 0 ? 0 : box.shown.text.characters().size()});
}

bool GridCanvas::perform_on_blocks(const Edit& edit) {
    const auto kept = blocks_;
    if (!perform(edit)) return false;
    blocks_ = kept;
    Refresh();
    return true;
}

bool GridCanvas::indent_blocks(int direction) {
    return !refuse() &&
           perform_on_blocks(indent_items(document_->rows(), selected_rows(), direction, caret()));
}

void GridCanvas::delete_blocks() {
    if (refuse()) return;
    const Edit edit = remove_blocks(document_->rows(), selected_rows(), caret().language, document_->ids());
    blocks_.reset();
    perform(edit);
}

/// Keys while blocks are selected. False: the key means what it always means.
bool GridCanvas::on_block_key(const wxKeyEvent& event) {
    if (!has_blocks()) return false;
    const bool shift = event.ShiftDown(), control = event.ControlDown(), alt = event.AltDown();
    const int key = event.GetKeyCode();
    const RowList& rows = document_->rows();
    if (alt && !control && (key == WXK_UP || key == WXK_DOWN)) {
        move_block(key == WXK_UP ? -1 : 1);
        return true;
    }
    if (alt || (control && key != WXK_HOME && key != WXK_END && key != WXK_INSERT)) return false;
    switch (key) {
    case WXK_UP:
    case WXK_DOWN:
        if (shift)
            extend_blocks(key == WXK_UP ? -1 : 1);
        else
            leave_blocks(key == WXK_UP ? -1 : 1);
        return true;
    case WXK_PAGEUP:
    case WXK_PAGEDOWN: {
        if (!shift) {
            leave_blocks(key == WXK_PAGEUP ? -1 : 1);
            return true;
        }
        const int page = GetClientSize().GetHeight();
        const long long y = heights_.top(rows.find(blocks_->head)) + (key == WXK_PAGEUP ? -page : page);
        select_rows(rows.find(blocks_->anchor),
                    heights_.row_at(std::clamp<long long>(y, 0, heights_.total() - 1)));
        return true;
    }
    case WXK_HOME:
    case WXK_END:
        if (shift && control)
            select_rows(rows.find(blocks_->anchor), key == WXK_HOME ? 0 : rows.size() - 1);
        else
            leave_blocks(key == WXK_HOME ? -1 : 1);
        return true;
    case WXK_LEFT:
    case WXK_RIGHT:
        leave_blocks(key == WXK_LEFT ? -1 : 1);
        return true;
    case WXK_ESCAPE:
        leave_blocks(0);
        return true;
    case WXK_TAB:
        indent_blocks(shift ? -1 : 1);
        return true;
    case WXK_BACK:
    case WXK_DELETE:
        if (shift && key == WXK_DELETE)
            cut();
        else
            delete_blocks();
        return true;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        refuse_typing();
        return true;
    default:
        return false;
    }
}

/// Typing over whole blocks would take the other languages' words away, too.
void GridCanvas::refuse_typing() {
    if (events_.problem)
        events_.problem({Severity::hint,
                         "gui.blocks-selected",
                         {},
                         utf8(_("Whole blocks are selected, in all languages.")),
                         utf8(_("Delete removes them; Esc ends the selection."))});
}

void GridCanvas::select_all() {
    const TextBox* box = live_box();
    if (!box) return;
    const std::size_t size = box->shown.text.characters().size();
    const bool all = std::min(anchor_, caret_.byte) == 0 && std::max(anchor_, caret_.byte) == size;
    if (!has_blocks() && !all) {
        anchor_ = 0;
        set_caret({caret_.field, caret_.column, size}, true);
        return;
    }
    const RowRange range = widened(document_->rows(), caret_row(), selected_rows());
    blocks_ = {document_->rows()[range.first].block->id, document_->rows()[range.last].block->id};
    anchor_ = caret_.byte;
    Refresh();
    if (events_.caret_moved) events_.caret_moved();
}

} // namespace strateg::gui
