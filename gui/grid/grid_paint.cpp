// How the grid is painted: rows kept as pictures, the row with the caret drawn each time.
#include "gui/grid/grid_canvas.h"

#include "core/base/utf8.h"
#include "gui/grid/grid_access.h"
#include "gui/text.h"

#include <algorithm>
#include <unordered_map>

#include <wx/dcbuffer.h>

namespace strateg::gui {

void GridCanvas::on_paint(wxPaintEvent&) {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(theme_.paper));
    dc.Clear();
    if (!document_) return;
    if (columns_.empty()) {
        paint_nothing(dc);
        return;
    }
    ++paintings_;
    const wxRect damaged = GetUpdateRegion().GetBox();
    const int height = GetClientSize().GetHeight();
    const long long total = heights_.total(), scroll = scroll_;
    measure_visible();
    if ((heights_.total() != total || scroll_ != scroll) && damaged.GetHeight() < height)
        CallAfter([this] { Refresh(); }); // what is not painted now stands elsewhere, too
    trim_caches();
    const int bottom = std::min(height, damaged.GetBottom() + 1);
    for (std::size_t row = heights_.size() ? heights_.row_at(scroll_ + std::max(0, damaged.y)) : 0;
         row < heights_.size(); ++row) {
        const int y = static_cast<int>(heights_.top(row) - scroll_);
        if (y >= bottom) break;
        draw_row(dc, row, y);
    }
    dc.SetPen(wxPen(theme_.line));
    for (int column = 1; column < static_cast<int>(columns_.size()); ++column)
        dc.DrawLine(column_left(column), 0, column_left(column), height);
    paint_caret(dc);
    if (painted) painted();
}

/// Rows that nobody writes in are drawn once and then copied: scrolling draws what comes into sight, a
/// keystroke only its row.
void GridCanvas::draw_row(wxDC& dc, std::size_t row, int y) {
    const int width = GetClientSize().GetWidth(), height = heights_.height(row);
    if ((!caret_.field.empty() && caret_row() == row) || selected_rows().contains(row) || row == drop_row_ ||
        height <= 0 || height > 4000) {
        paint_row(dc, row, y);
        return;
    }
    const Row& at = document_->rows()[row];
    layout(row);
    const std::uint64_t made = cache_[at.block.get()].made;
    const std::size_t marks = marks_of(row);
    const bool first = at.index == 0 && row > 0;
    Drawn& drawn = drawn_[at.block.get()];
    drawn.used = paintings_;
    if (!drawn.bitmap.IsOk() || drawn.made != made || drawn.marks != marks || drawn.first != first ||
        drawn.width != width || drawn.height != height) {
        if (!drawn.bitmap.IsOk() || drawn.width != width || drawn.height != height)
            drawn.bitmap.CreateWithDIPSize(width, height, GetContentScaleFactor());
        drawn.made = made;
        drawn.marks = marks;
        drawn.first = first;
        drawn.width = width;
        drawn.height = height;
        wxMemoryDC memory(drawn.bitmap);
        memory.SetBackground(wxBrush(theme_.paper));
        memory.Clear();
        paint_row(memory, row, 0);
    }
    dc.DrawBitmap(drawn.bitmap, 0, y);
}

void GridCanvas::draw_anew() {
    clear_cache();
    for (std::size_t row = 0; row < heights_.size(); ++row) heights_.forget(row);
    Refresh();
}

void GridCanvas::stop_blinking() {
    blink_.Stop();
    caret_shown_ = true;
}

void GridCanvas::clear_cache() {
    cache_.clear();
    forget_drawn();
}

void GridCanvas::forget_drawn() {
    drawn_.clear();
}

void GridCanvas::paint_nothing(wxDC& dc) {
    dc.SetTextForeground(theme_.quiet);
    dc.SetFont(fonts_.font({Role::body}));
    dc.DrawLabel(_("No language is shown. Choose one in the menu View."), GetClientRect(), wxALIGN_CENTER);
}

void GridCanvas::paint_row(wxDC& dc, std::size_t row, int y) {
    const int height = heights_.height(row);
    const bool selected = selected_rows().contains(row);
    const bool current = !caret_.field.empty() && caret_row() == row && !has_blocks();
    if ((current && columns_.size() > 1) || selected) {
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(selected ? theme_.selection : theme_.row));
        dc.DrawRectangle(0, y, GetClientSize().GetWidth(), height);
    }
    if (selected) {
        dc.SetBrush(wxBrush(theme_.accent));
        dc.DrawRectangle(0, y, FromDIP(4), height);
    }
    if (row == drop_row_) {
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(theme_.accent));
        dc.DrawRectangle(0, y + height - FromDIP(3), GetClientSize().GetWidth(), FromDIP(3));
    }
    const Row& at = document_->rows()[row];
    if (at.index == 0 && row > 0) {
        dc.SetPen(wxPen(theme_.line));
        dc.DrawLine(0, y, GetClientSize().GetWidth(), y);
    }
    const std::vector<CellLayout>& cells = layout(row);
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const bool live = current && static_cast<int>(column) == caret_.column;
        const int x = column_left(static_cast<int>(column));
        CellPaint paint;
        paint.x = x;
        paint.y = y;
        paint.width = column_width();
        if (live) {
            paint.field = &caret_.field;
            paint.selection_begin = std::min(anchor_, caret_.byte);
            paint.selection_end = std::max(anchor_, caret_.byte);
            paint.selected = selected_cells(cells[column]);
            if (const TextBox* box = box_of(cells[column], caret_.field)) {
                // On a page the caret is enough.
                const bool framed = box->in_table || columns_.size() > 1;
                const wxRect frame = box->in_table ? wxRect(x + box->room.x, y + box->room.y,
                                                            box->room.width + 1, box->room.height + 1)
                                                   : wxRect(x + box->area.x - 7, y + box->area.y - 4,
                                                            box->area.width + 14, box->area.height + 8);
                dc.SetBrush(wxBrush(theme_.paper));
                dc.SetPen(wxPen(HasFocus() ? theme_.accent : theme_.line));
                if (framed) dc.DrawRoundedRectangle(frame, box->in_table ? 0 : 4);
            }
        }
        paint.squiggles = [&](const TextBox& box) { return squiggles_of(box, columns_[column]); };
        paint.tint = [this](const std::string& thread) { return tint_of(thread); };
        paint_cell(dc, cells[column], paint, fonts_, theme_, pictures_);
    }
}

void GridCanvas::paint_caret(wxDC& dc) {
    if (!caret_shown_ || !HasFocus() || has_blocks()) return;
    const TextBox* box = live_box();
    if (!box) return;
    const std::size_t row = caret_row();
    const CaretPlace place = caret_place(box->layout, box->shown.text, caret_.byte, fonts_);
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush(theme_.ink));
    dc.DrawRectangle(column_left(caret_.column) + box->area.x + place.x,
                     static_cast<int>(heights_.top(row) - scroll_) + box->area.y + place.y + 1, 2,
                     place.height - 2);
}

} // namespace strateg::gui
