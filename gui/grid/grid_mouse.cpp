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

/// The chip under a point, its place in the shown text.
const model::Mark* GridCanvas::object_under(const Hit& at, int x, int y) const {
    const int inside_x = x - column_left(at.column) - at.box->area.x;
    const int inside_y = static_cast<int>(scroll_ + y - heights_.top(at.row)) - at.box->area.y;
    for (const Line& line : at.box->layout.lines) {
        if (inside_y < line.y || inside_y >= line.y + line.height) continue;
        for (const Span& span : line.spans)
            if (span.chip != ChipKind::none && inside_x >= line.x + span.x &&
                inside_x < line.x + span.x + span.width) {
                const model::Mark* mark = at.box->shown.text.object_at(span.begin);
                return mark && mark->kind != model::MarkKind::line_break ? mark : nullptr;
            }
    }
    return nullptr;
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
        const bool link = at.box && event.ControlDown() &&
                          mark_around(at.box->shown.text, model::MarkKind::link, at.byte) != nullptr;
        SetCursor(!at.box                                                ? wxNullCursor
                  : link || object_under(at, event.GetX(), event.GetY()) ? wxCursor(wxCURSOR_HAND)
                                                                         : wxCursor(wxCURSOR_IBEAM));
        return;
    }
    if (event.Dragging() && dragging_) {
        const TextBox* box = live_box();
        const std::size_t row = caret_row();
        if (!box) return;
        if (drag_over_cells(event.GetX(), event.GetY())) return;
        if (!cells_from_.empty()) return;
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
    corrected_.reset();
    if (event.LeftDClick() && events_.open_block) {
        const int x = event.GetX() - column_left(at.column);
        const int y = static_cast<int>(scroll_ + event.GetY() - heights_.top(at.row));
        for (const Ornament& ornament : layout(at.row)[static_cast<std::size_t>(at.column)].ornaments)
            if (ornament.look == Look::picture && ornament.area.contains(x, y)) {
                const std::string block = document_->rows()[at.row].block->id;
                events_.open_block(block);
                return;
            }
    }
    const model::Mark* object = object_under(at, event.GetX(), event.GetY());
    if (object && !event.ShiftDown()) { // a chip is taken as a whole; twice opens what it stands for
        anchor_ = object->begin;
        set_caret({at.box->field, at.column, object->end}, true);
        if (event.LeftDClick()) open_object();
        return;
    }
    if (event.ControlDown() && events_.open_address)
        if (const model::Mark* link = mark_around(at.box->shown.text, model::MarkKind::link, at.byte)) {
            const std::string address = link->target;
            events_.open_address(address);
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
        if (const auto finding = findings_.at(here.field, here.language, character)) {
            if (events_.finding_menu) events_.finding_menu(*finding, screen);
            return;
        }
    }
    if (events_.menu) events_.menu(screen);
}

} // namespace strateg::gui
