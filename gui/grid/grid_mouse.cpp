// The mouse of the grid: placing the caret, selecting, the menus.
#include "core/base/utf8.h"
#include "gui/grid/grid_canvas.h"
#include "gui/logic/caret.h"

#include <algorithm>

namespace strateg::gui {

GridCanvas::Hit GridCanvas::hit(int x, int y) {
    Hit hit;
    if (!document_ || heights_.size() == 0 || columns_.empty()) return hit;
    hit.row = heights_.row_at(std::clamp<long long>(scroll_ + y, 0, heights_.total() - 1));
    hit.column = std::clamp(x / column_width(), 0, static_cast<int>(columns_.size()) - 1);
    const CellLayout& cell = layout(hit.row)[static_cast<std::size_t>(hit.column)];
    const int cell_x = x - column_left(hit.column);
    const int cell_y = static_cast<int>(scroll_ + y - heights_.top(hit.row));
    hit.box = box_near(cell, cell_x, cell_y);
    if (hit.box)
        hit.byte = byte_at(hit.box->layout, hit.box->shown.text, cell_x - hit.box->area.x,
                           cell_y - hit.box->area.y, fonts_);
    return hit;
}

void GridCanvas::on_mouse(wxMouseEvent& event) {
    if (event.GetEventType() == wxEVT_LEFT_DOWN || event.GetEventType() == wxEVT_LEFT_DCLICK) SetFocus();
    if (event.LeftUp()) {
        dragging_ = false;
        if (HasCapture()) ReleaseMouse();
        return;
    }
    if (event.Moving()) {
        const Hit at = hit(event.GetX(), event.GetY());
        SetCursor(at.box ? wxCursor(wxCURSOR_IBEAM) : wxNullCursor);
        return;
    }
    if (event.Dragging() && dragging_) {
        const TextBox* box = live_box();
        const std::size_t row = caret_row();
        if (!box) return;
        if (const Hit over = hit(event.GetX(), event.GetY()); over.row != RowList::npos && over.row != row) {
            select_rows(row, over.row);
            return;
        }
        const int x = event.GetX() - column_left(caret_.column) - box->area.x;
        const int y = static_cast<int>(scroll_ + event.GetY() - heights_.top(row)) - box->area.y;
        const std::size_t byte = y < 0 ? 0
                                 : y > box->layout.height
                                     ? box->shown.text.characters().size()
                                     : byte_at(box->layout, box->shown.text, x, y, fonts_);
        set_caret({caret_.field, caret_.column, byte}, true);
        return;
    }
    if (!event.LeftDown() && !event.LeftDClick()) {
        event.Skip();
        return;
    }
    join_ = false;
    const Hit at = hit(event.GetX(), event.GetY());
    if (!at.box) {
        leave();
        return;
    }
    if (event.LeftDClick()) {
        const WordRange word = word_at(at.box->shown.text.characters(), at.byte);
        anchor_ = word.begin;
        set_caret({at.box->field, at.column, word.end}, true);
        return;
    }
    if (event.ShiftDown() && caret_row() != RowList::npos && at.row != caret_row()) {
        select_rows(has_blocks() ? document_->rows().find(blocks_->anchor) : caret_row(), at.row);
        return;
    }
    const bool extend = event.ShiftDown() && at.box->field == caret_.field && at.column == caret_.column;
    set_caret({at.box->field, at.column, at.byte}, extend);
    dragging_ = true;
    if (!HasCapture()) CaptureMouse();
}

void GridCanvas::on_context(wxContextMenuEvent& event) {
    wxPoint screen = event.GetPosition();
    if (screen == wxDefaultPosition) { // the menu key: at the caret
        const TextBox* box = live_box();
        wxPoint at(20, 20);
        if (box) {
            const CaretPlace place = caret_place(box->layout, box->shown.text, caret_.byte, fonts_);
            at = {column_left(caret_.column) + box->area.x + place.x,
                  static_cast<int>(heights_.top(caret_row()) - scroll_) + box->area.y + place.y +
                      place.height};
        }
        screen = ClientToScreen(at);
    } else {
        SetFocus();
        const wxPoint point = ScreenToClient(screen);
        const Hit at = hit(point.x, point.y);
        if (at.box && !selected_rows().contains(at.row)) {
            const bool inside = at.box->field == caret_.field && at.column == caret_.column &&
                                at.byte >= std::min(anchor_, caret_.byte) &&
                                at.byte <= std::max(anchor_, caret_.byte);
            if (!inside || !has_selection()) set_caret({at.box->field, at.column, at.byte});
        }
    }
    const CaretAt here = caret();
    if (!here.field.empty()) {
        const model::RichText text = live_text();
        const std::size_t character = utf8::character_at(text.characters(), here.byte);
        for (const std::size_t i : findings_.in(here.field, here.language)) {
            const check::Finding& finding = findings_.all()[i];
            if (finding.start < finding.end && finding.start <= character && character <= finding.end) {
                if (events_.finding_menu) events_.finding_menu(i, screen);
                return;
            }
        }
    }
    if (events_.menu) events_.menu(screen);
}

} // namespace strateg::gui
