#include "core/typeset/pagination/column_fill.h"

#include <algorithm>
#include <cmath>

namespace strateg::typeset {

double note_height(const Notes& notes, std::uint32_t note, std::uint32_t from) {
    double height = note_gap;
    for (std::size_t i = from; i < notes[note]->size(); ++i) height += (*notes[note])[i].height;
    return height;
}

void ColumnFill::put(const Strip& strip, const LaidBlock* block, double y, double scale, bool repeated) {
    if (page_) page_->strips.push_back({&strip, block, x_, y_ + y, scale, repeated});
}

void ColumnFill::add(const Slug& piece) {
    const LaidBlock& block = *piece.block;
    double gap = 0;
    if (empty_) {
        // A table that goes on has its head again.
        if (piece.at > 0 && piece.at >= block.repeat_from)
            for (const Strip& strip : block.repeat) {
                put(strip, &block, y_now_, 1, true);
                y_now_ += strip.height;
            }
    } else {
        gap = std::max(after_, piece.before);
    }
    const bool same_box = !empty_ && box_ == block.box;
    if (!same_box) gap += (block.box != none ? box_pad_y : 0) + (box_ != none ? box_pad_y : 0);
    y_now_ += gap;
    if (grid_ > 0 && piece.on_grid) y_now_ = std::ceil((y_now_ - 0.01) / grid_) * grid_;
    double height = piece.height, scale = 1;
    if (piece.shrink > 0) {
        shrinkable_ += piece.shrink;
        height -= take_ * piece.shrink;
        scale = height / piece.height;
    }
    if (page_ && block.box != none) {
        if (!same_box || page_->boxes.empty())
            page_->boxes.push_back({x_, y_ + y_now_ - box_pad_y, 0, block.box_tint, block.box_bar});
        PagePlan& page = *page_;
        page.boxes.back().height = y_ + y_now_ + height + box_pad_y - page.boxes.back().y;
    }
    put(*piece.strip, &block, y_now_, scale, false);
    y_now_ += height;
    after_ = piece.after;
    box_ = block.box;
    empty_ = false;
}

void ColumnFill::add(const Group& group) {
    for (const Slug& piece : group.pieces) add(piece);
}

double ColumnFill::needs(const Slug& piece) const {
    double height = 0;
    for (std::uint32_t i = 0; i < piece.notes; ++i)
        height += note_height(*notes_, galley_->marks[piece.notes_begin + i]);
    return height;
}

void ColumnFill::defer_notes(const Slug& piece, Rests& rests) const {
    for (std::uint32_t i = 0; i < piece.notes; ++i)
        rests.push_back({galley_->marks[piece.notes_begin + i], 0});
}

Rests ColumnFill::place_notes(const Rests& rests, double room) {
    Rests left;
    for (const Rest& rest : rests) {
        if (!left.empty()) { // in order: what follows waits, too
            left.push_back(rest);
            continue;
        }
        const std::vector<Strip>& lines = *(*notes_)[rest.note];
        double used = note_gap;
        std::uint32_t i = rest.from;
        for (; i < lines.size(); ++i) {
            if (used + lines[i].height > room + rounding) break;
            if (page_) note_lines_.push_back({&lines[i], note_height_ + used});
            used += lines[i].height;
        }
        if (i < lines.size()) left.push_back({rest.note, i});
        if (i == rest.from) continue;
        note_height_ += used;
        room -= used;
    }
    return left;
}

Rests ColumnFill::carry_in(const Rests& rests, double room) {
    return place_notes(rests, room - (note_height_ > 0 ? 0 : note_space));
}

Rests ColumnFill::add_notes(const Slug& piece, double room) {
    if (piece.notes == 0) return {};
    Rests all;
    for (std::uint32_t i = 0; i < piece.notes; ++i) all.push_back({galley_->marks[piece.notes_begin + i], 0});
    return place_notes(all, room);
}

} // namespace strateg::typeset
