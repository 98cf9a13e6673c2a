#include "core/typeset/pagination/column_fill.h"

#include <algorithm>
#include <cmath>

namespace strateg::typeset {

void ColumnFill::put(const Strip& strip, const Slug& slug, double y, double scale, bool repeated) {
    if (page_) page_->strips.push_back({&strip, slug.index, x_, y_ + y, scale, repeated});
}

void ColumnFill::add(const Slug& slug) {
    const LaidBlock& block = *slug.block;
    double gap = 0;
    if (empty_) {
        // A table that goes on has its head again.
        if (slug.at > 0 && slug.at >= block.repeat_from)
            for (const Strip& strip : block.repeat) {
                put(strip, slug, y_now_, 1, true);
                y_now_ += strip.height;
            }
    } else {
        gap = std::max(after_, slug.before);
    }
    const bool same_box = !empty_ && box_ == slug.box;
    if (!same_box) gap += (slug.box != none ? box_pad_y : 0) + (box_ != none ? box_pad_y : 0);
    y_now_ += gap;
    if (grid_ > 0 && slug.on_grid) y_now_ = std::ceil((y_now_ - 0.01) / grid_) * grid_;
    double height = slug.height, scale = 1;
    if (slug.shrink > 0) {
        shrinkable_ += slug.shrink;
        height -= take_ * slug.shrink;
        scale = height / slug.height;
    }
    if (page_ && slug.box != none) {
        if (!same_box || page_->boxes.empty())
            page_->boxes.push_back({x_, y_ + y_now_ - box_pad_y, 0, block.box_tint, block.box_bar});
        PagePlan& page = *page_;
        page.boxes.back().height = y_ + y_now_ + height + box_pad_y - page.boxes.back().y;
    }
    put(*slug.strip, slug, y_now_, scale, false);
    y_now_ += height;
    after_ = slug.after;
    box_ = slug.box;
    empty_ = false;
}

void ColumnFill::add(const Group& group) {
    for (const Slug& slug : group.slugs) add(slug);
}

double ColumnFill::needs(const Slug& slug) const {
    double height = 0;
    for (std::uint32_t i = 0; i < slug.notes; ++i) {
        height += note_gap;
        for (const Strip& line : note(slug.notes_begin + i)) height += line.height;
    }
    return height;
}

void ColumnFill::defer_notes(const Slug& slug, Rests& rests) const {
    for (std::uint32_t i = 0; i < slug.notes; ++i) rests.push_back({slug.notes_begin + i, 0});
}

Rests ColumnFill::place_notes(const Rests& rests, double room) {
    Rests left;
    for (const Rest& rest : rests) {
        if (!left.empty()) { // in order: what follows waits, too
            left.push_back(rest);
            continue;
        }
        const std::vector<Strip>& lines = note(rest.mark);
        double used = note_gap;
        std::uint32_t i = rest.from;
        for (; i < lines.size(); ++i) {
            if (used + lines[i].height > room + rounding) break;
            if (page_) note_lines_.push_back({&lines[i], rest.mark, note_height_ + used});
            used += lines[i].height;
        }
        if (i < lines.size()) left.push_back({rest.mark, i});
        if (i == rest.from) continue;
        note_height_ += used;
        room -= used;
    }
    return left;
}

Rests ColumnFill::carry_in(const Rests& rests, double room) {
    return place_notes(rests, room - (note_height_ > 0 ? 0 : note_space));
}

Rests ColumnFill::add_notes(const Slug& slug, double room) {
    if (slug.notes == 0) return {};
    Rests all;
    for (std::uint32_t i = 0; i < slug.notes; ++i) all.push_back({slug.notes_begin + i, 0});
    return place_notes(all, room);
}

std::vector<ColumnFill::NoteLine> ColumnFill::note_lines() const {
    std::vector<NoteLine> lines = note_lines_;
    std::stable_sort(lines.begin(), lines.end(), [this](const NoteLine& a, const NoteLine& b) {
        return galley_->marks[a.mark] < galley_->marks[b.mark];
    });
    double y = 0;
    std::uint32_t mark = none;
    for (NoteLine& line : lines) {
        if (line.mark != mark) y += note_gap;
        mark = line.mark;
        line.y = y;
        y += line.strip->height;
    }
    return lines;
}

} // namespace strateg::typeset
