// The keyboard of the grid: moving the caret, and the keys that edit.
#include "gui/grid/grid_access.h"
#include "gui/grid/grid_canvas.h"
#include "gui/logic/caret.h"
#include "gui/text.h"

#include <algorithm>

namespace strateg::gui {

std::size_t GridCanvas::caret_row() const {
    return document_ && !caret_.field.empty() ? document_->rows().find(caret_.field) : RowList::npos;
}

const TextBox* GridCanvas::live_box() {
    const std::size_t row = caret_row();
    if (row == RowList::npos || static_cast<std::size_t>(caret_.column) >= columns_.size()) return nullptr;
    return box_of(layout(row)[static_cast<std::size_t>(caret_.column)], caret_.field);
}

model::RichText GridCanvas::live_text() const {
    if (!document_ || static_cast<std::size_t>(caret_.column) >= columns_.size()) return {};
    const Document::FieldPlace place = document_->field(caret_.field);
    const model::RichText* text =
        place ? place.field.block->content(columns_[static_cast<std::size_t>(caret_.column)].language)
              : nullptr;
    return text ? *text : model::RichText();
}

CaretAt GridCanvas::caret() const {
    if (caret_.field.empty() || static_cast<std::size_t>(caret_.column) >= columns_.size()) return {};
    const language::View& view = columns_[static_cast<std::size_t>(caret_.column)];
    if (!is_latin_view(view)) return {caret_.field, view.language, caret_.byte}; // asked for all the time
    return {caret_.field, view.language, shown_text(live_text(), view).to_stored(caret_.byte)};
}

std::pair<std::size_t, std::size_t> GridCanvas::selection() const {
    if (caret_.field.empty() || static_cast<std::size_t>(caret_.column) >= columns_.size()) return {};
    const ShownText shown = shown_text(live_text(), columns_[static_cast<std::size_t>(caret_.column)]);
    return {shown.to_stored(anchor_), shown.to_stored(caret_.byte)};
}

void GridCanvas::set_caret(Caret caret, bool keep_anchor, bool keep_x) {
    end_blocks();
    refresh_row(caret_row());
    if (caret.field != caret_.field || caret.column != caret_.column || caret.byte != caret_.byte)
        pending_.clear();
    cells_from_.clear();
    caret_ = std::move(caret);
    if (const std::size_t row = caret_row(); row != RowList::npos) last_row_ = row;
    if (!keep_anchor) anchor_ = caret_.byte;
    if (!keep_x) wished_x_ = -1;
    caret_shown_ = true;
    keep_visible();
    refresh_row(caret_row());
    access_->sync();
    if (events_.caret_moved) events_.caret_moved();
}

void GridCanvas::leave() {
    refresh_row(caret_row());
    caret_ = {};
    anchor_ = 0;
    end_blocks();
    access_->sync();
    if (events_.caret_moved) events_.caret_moved();
}

void GridCanvas::place_caret(const CaretAt& at) {
    if (!document_ || at.field.empty()) return;
    const std::size_t row = document_->rows().find(at.field);
    if (row == RowList::npos || columns_.empty()) return;
    Caret caret;
    caret.field = at.field;
    caret.column = std::clamp(caret_.column, 0, static_cast<int>(columns_.size()) - 1);
    if (columns_[static_cast<std::size_t>(caret.column)].language != at.language && !at.language.empty())
        for (std::size_t column = 0; column < columns_.size(); ++column)
            if (columns_[column].language == at.language) {
                caret.column = static_cast<int>(column);
                break;
            }
    const CellLayout& cell = layout(row)[static_cast<std::size_t>(caret.column)];
    const TextBox* box = box_of(cell, at.field);
    if (!box && !cell.boxes.empty()) box = &cell.boxes.front();
    if (!box) {
        jump_to_row(row);
        return;
    }
    caret.field = box->field;
    caret.byte = std::min(box->shown.to_shown(at.byte), box->shown.text.characters().size());
    set_caret(caret);
}

void GridCanvas::jump_to_row(std::size_t row) {
    if (!document_ || row >= heights_.size() || columns_.empty()) return;
    const auto& cells = layout(row);
    scroll_to(heights_.top(row) - 8);
    const int column = std::clamp(caret_.column, 0, static_cast<int>(columns_.size()) - 1);
    const CellLayout& cell = cells[static_cast<std::size_t>(column)];
    if (!cell.boxes.empty()) set_caret({cell.boxes.front().field, column, 0});
}

bool GridCanvas::move_to_neighbour(int direction, bool at_end) {
    std::size_t row = caret_row();
    if (row == RowList::npos) return false;
    const auto column = static_cast<std::size_t>(caret_.column);
    const auto& boxes = layout(row)[column].boxes;
    std::size_t at = 0;
    while (at < boxes.size() && boxes[at].field != caret_.field) ++at;
    const TextBox* target = nullptr;
    if (direction > 0 && at + 1 < boxes.size()) target = &boxes[at + 1];
    if (direction < 0 && at > 0) target = &boxes[at - 1];
    while (!target) {
        if (direction < 0 ? row == 0 : row + 1 >= heights_.size()) return false;
        row = direction < 0 ? row - 1 : row + 1;
        const auto& next = layout(row)[column].boxes;
        if (!next.empty()) target = direction > 0 ? &next.front() : &next.back();
    }
    Caret caret{target->field, caret_.column, at_end ? target->shown.text.characters().size() : 0};
    if (wished_x_ >= 0) {
        const Line& line = direction > 0 ? target->layout.lines.front() : target->layout.lines.back();
        caret.byte =
            byte_at(target->layout, target->shown.text, wished_x_ - target->area.x, line.y + 1, fonts_);
    }
    set_caret(caret, false, true);
    return true;
}

bool GridCanvas::move_vertically(int direction, bool select) {
    const TextBox* box = live_box();
    if (!box) return false;
    const CaretPlace place = caret_place(box->layout, box->shown.text, caret_.byte, fonts_);
    if (wished_x_ < 0) wished_x_ = box->area.x + place.x;
    const auto lines = box->layout.lines.size();
    if (direction < 0 ? place.line == 0 : place.line + 1 >= lines) {
        if (!select) return move_to_neighbour(direction, direction < 0);
        if (caret_.byte == (direction < 0 ? 0 : box->shown.text.characters().size()))
            return extend_blocks(direction);
        set_caret({caret_.field, caret_.column, direction < 0 ? 0 : box->shown.text.characters().size()},
                  true, true);
        return true;
    }
    const Line& line = box->layout.lines[direction < 0 ? place.line - 1 : place.line + 1];
    set_caret({caret_.field, caret_.column,
               byte_at(box->layout, box->shown.text, wished_x_ - box->area.x, line.y + 1, fonts_)},
              select, true);
    return true;
}

void GridCanvas::move_horizontally(int direction, bool words, bool select) {
    const TextBox* box = live_box();
    if (!box) return;
    const std::string& text = box->shown.text.characters();
    if (!select && has_selection() && !words) {
        set_caret({caret_.field, caret_.column,
                   direction < 0 ? std::min(anchor_, caret_.byte) : std::max(anchor_, caret_.byte)});
        return;
    }
    if (direction < 0 ? caret_.byte == 0 : caret_.byte >= text.size()) {
        wished_x_ = -1;
        if (!select) move_to_neighbour(direction, direction < 0);
        return;
    }
    const std::size_t to =
        words ? (direction < 0 ? previous_word(text, caret_.byte) : next_word(text, caret_.byte))
              : (direction < 0 ? previous_character(text, caret_.byte) : next_character(text, caret_.byte));
    set_caret({caret_.field, caret_.column, to}, select);
}

void GridCanvas::next_language(int direction) {
    const std::size_t row = caret_row();
    if (row == RowList::npos) return;
    const int count = static_cast<int>(columns_.size());
    int column = caret_.column + direction;
    if (column < 0 || column >= count) { // on to the same language of the next text
        wished_x_ = -1;
        caret_.column = column < 0 ? count - 1 : 0;
        move_to_neighbour(direction, false);
        return;
    }
    if (const TextBox* box = box_of(layout(row)[static_cast<std::size_t>(column)], caret_.field))
        set_caret({caret_.field, column, box->shown.text.characters().size()});
}

void GridCanvas::page(int direction, bool) {
    const int height = GetClientSize().GetHeight() * 9 / 10;
    const TextBox* box = live_box();
    if (!box) {
        scroll_to(scroll_ + direction * height);
        return;
    }
    const std::size_t row = caret_row();
    const CaretPlace place = caret_place(box->layout, box->shown.text, caret_.byte, fonts_);
    const int y = static_cast<int>(heights_.top(row) - scroll_) + box->area.y + place.y;
    const int x = column_left(caret_.column) + box->area.x + place.x;
    scroll_to(scroll_ + direction * height);
    measure_visible();
    const Hit at = hit(x, std::clamp(y, 0, GetClientSize().GetHeight() - 1));
    if (at.box) set_caret({at.box->field, at.column, at.byte});
}

/// Shift and an arrow at the edge of a cell's text select cells.
bool GridCanvas::extend_cells_by(int key, const TextBox& box) {
    const CaretPlace place = caret_place(box.layout, box.shown.text, caret_.byte, fonts_);
    const bool several = !cells_from_.empty();
    const bool first = place.line == 0, last = place.line + 1 == box.layout.lines.size();
    switch (key) {
    case WXK_LEFT:
        return (several || caret_.byte == 0) && extend_cells(0, -1);
    case WXK_RIGHT:
        return (several || caret_.byte >= box.shown.text.characters().size()) && extend_cells(0, 1);
    case WXK_UP:
        return (several || first) && extend_cells(-1, 0);
    case WXK_DOWN:
        return (several || last) && extend_cells(1, 0);
    default:
        return false;
    }
}

void GridCanvas::on_key(wxKeyEvent& event) {
    if (!document_ || columns_.empty()) {
        event.Skip();
        return;
    }
    const bool shift = event.ShiftDown(), control = event.ControlDown(), alt = event.AltDown();
    const int key = event.GetKeyCode();
    const bool paging = key == WXK_PAGEUP || key == WXK_PAGEDOWN;
    if ((control && alt) ||
        (control && shift && paging)) { // commands of the window; AltGr comes without Ctrl
        event.Skip();
        return;
    }
    if (control && !alt && !shift && (key == '[' || key == ']') && !caret_.field.empty()) {
        indent_block(key == '[' ? -1 : 1);
        return;
    }
    if (caret_.field.empty()) {
        switch (key) {
        case WXK_UP:
            scroll_to(scroll_ - 60);
            return;
        case WXK_DOWN:
            scroll_to(scroll_ + 60);
            return;
        case WXK_PAGEUP:
            page(-1, false);
            return;
        case WXK_PAGEDOWN:
            page(1, false);
            return;
        case WXK_HOME:
            scroll_to(0);
            return;
        case WXK_END:
            scroll_to(heights_.total());
            return;
        case WXK_TAB:
            Navigate(shift ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
            return;
        case WXK_RETURN:
            if (const std::size_t row = top_row(); row != RowList::npos) jump_to_row(row);
            return;
        default:
            event.Skip();
            return;
        }
    }
    if (on_block_key(event)) return;
    if (key == WXK_TAB && control) {
        next_language(shift ? -1 : 1);
        return;
    }
    if (alt && !control && !shift && (key == WXK_UP || key == WXK_DOWN)) {
        move_block(key == WXK_UP ? -1 : 1);
        return;
    }
    if (alt && !control && shift && (key == WXK_LEFT || key == WXK_RIGHT)) {
        indent_block(key == WXK_LEFT ? -1 : 1);
        return;
    }
    if (alt && (key == WXK_LEFT || key == WXK_RIGHT)) { // commands of the window
        event.Skip();
        return;
    }
    const TextBox* box = live_box();
    if (!box) {
        leave();
        return;
    }
    const bool typing = join_;
    join_ = false;
    if (key != WXK_BACK && key != WXK_SHIFT && key != WXK_CONTROL) corrected_.reset();
    if (shift && !control && extend_cells_by(key, *box)) return;
    switch (key) {
    case WXK_LEFT:
        move_horizontally(-1, control, shift);
        return;
    case WXK_RIGHT:
        move_horizontally(1, control, shift);
        return;
    case WXK_UP:
        move_vertically(-1, shift);
        return;
    case WXK_DOWN:
        move_vertically(1, shift);
        return;
    case WXK_PAGEUP:
        page(-1, shift);
        return;
    case WXK_PAGEDOWN:
        page(1, shift);
        return;
    case WXK_HOME:
    case WXK_END: {
        const CaretPlace place = caret_place(box->layout, box->shown.text, caret_.byte, fonts_);
        const Line& line = box->layout.lines[place.line];
        const bool last = place.line + 1 == box->layout.lines.size();
        std::size_t to = key == WXK_HOME ? line.begin
                         : last          ? line.end
                                         : previous_character(box->shown.text.characters(), line.end);
        if (control) to = key == WXK_HOME ? 0 : box->shown.text.characters().size();
        set_caret({caret_.field, caret_.column, to}, shift);
        return;
    }
    case WXK_TAB:
        if (!tab_in_table(shift ? -1 : 1)) next_language(shift ? -1 : 1);
        return;
    case WXK_ESCAPE:
        leave();
        return;
    case WXK_BACK:
        join_ = typing;
        erase(-1, control);
        return;
    case WXK_DELETE:
        if (shift && control)
            event.Skip(); // a command of the window: the whole block
        else if (shift)
            cut();
        else
            erase(1, control);
        return;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (control || alt)
            event.Skip(); // commands of the window
        else if (shift)
            insert_object({model::MarkKind::line_break, 0, model::object_character.size(), {}, {}});
        else
            enter();
        return;
    case WXK_INSERT:
        if (shift)
            paste();
        else if (control)
            copy();
        return;
    default:
        join_ = typing;
        event.Skip();
    }
}

void GridCanvas::on_char(wxKeyEvent& event) {
    const wxChar character = event.GetUnicodeKey();
    if (caret_.field.empty() || character == WXK_NONE || character < 32 || character == 127 ||
        event.ControlDown() != event.AltDown()) { // Ctrl+Alt is AltGr; Alt alone opens menus
        event.Skip();
        return;
    }
    if (has_blocks())
        refuse_typing();
    else
        type(utf8(wxString(wxUniChar(character))));
}

} // namespace strateg::gui
