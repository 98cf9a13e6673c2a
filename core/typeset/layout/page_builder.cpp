#include "core/typeset/layout/page_builder.h"

#include <algorithm>
#include <utility>

namespace strateg::typeset {
namespace {

constexpr double note_space = 13; // between text and notes, with the rule in it
constexpr double note_gap = 1.5;
constexpr double rounding = 1e-6;

struct Piece {
    const Strip* strip;
    const LaidBlock* block;
    std::uint32_t index; // in the block
    double before;       // space above
    bool keep;           // no break before it
    bool new_page;
    std::vector<std::uint32_t> notes; // first marks in it
};

struct Carried {
    std::uint32_t note;
    std::uint32_t from; // first line that is still to be placed
};

class Builder {
public:
    Builder(const std::vector<LaidBlock>& blocks, const std::vector<std::vector<Strip>>& notes,
            const Theme& theme)
        : notes_(notes), theme_(theme), limit_(theme.text_height()) {
        flatten(blocks);
    }

    std::vector<PagePlan> build() {
        std::size_t at = 0;
        while (at < pieces_.size() || !carried_.empty()) at = page(at);
        return std::move(pages_);
    }

private:
    void flatten(const std::vector<LaidBlock>& blocks) {
        std::vector<bool> seen(notes_.size(), false);
        double after = 0;
        bool keep = false, new_page = false;
        for (const LaidBlock& block : blocks) {
            new_page |= block.new_page;
            for (std::uint32_t i = 0; i < block.strips.size(); ++i) {
                const Strip& strip = block.strips[i];
                Piece piece{&strip, &block, i, 0, i == 0 ? keep : strip.keep, i == 0 && new_page, {}};
                if (i == 0) piece.before = std::max(after, block.before);
                for (const std::uint32_t note : strip.footnotes) {
                    if (note >= seen.size() || seen[note]) continue;
                    seen[note] = true;
                    piece.notes.push_back(note);
                }
                pieces_.push_back(std::move(piece));
            }
            if (block.strips.empty()) continue;
            new_page = false;
            after = block.after;
            keep = block.keep_with_next;
        }
    }

    double height_of(std::uint32_t note, std::uint32_t from = 0) const {
        double height = note_gap;
        for (std::size_t i = from; i < notes_[note].size(); ++i) height += notes_[note][i].height;
        return height;
    }

    // Puts lines of a note on the page as long as they fit into `room`; the rest is carried over.
    double place_note(PagePlan& page, std::uint32_t note, std::uint32_t from, double offset, double room) {
        double used = note_gap;
        std::uint32_t i = from;
        for (; i < notes_[note].size(); ++i) {
            const double height = notes_[note][i].height;
            if (used + height > room + rounding) break;
            page.notes.push_back({&notes_[note][i], offset + used});
            used += height;
        }
        if (i < notes_[note].size()) carried_.push_back({note, i});
        return i > from ? used : 0;
    }

    struct Cut {
        std::size_t at;
        bool split_notes;
    };
    // How many pieces stand on a page that begins with `begin`, where notes carried over take `taken`.
    Cut cut(std::size_t begin, double start, double taken) const {
        double y = start, notes = taken;
        std::size_t allowed = begin;
        const LaidBlock* block = nullptr;
        for (std::size_t i = begin; i < pieces_.size(); ++i) {
            const Piece& piece = pieces_[i];
            if (i > begin && piece.new_page) return {i, false};
            if (i > begin && !piece.keep) allowed = i;
            const double top = y + gap(i, begin, block);
            const double bottom = top + piece.strip->height + (piece.block->box != none ? box_pad_y : 0);
            double more = 0;
            for (const std::uint32_t note : piece.notes) more += height_of(note);
            const double space = notes + more > 0 ? note_space : 0;
            if (bottom + notes + more + space > limit_ + rounding) {
                // A long note may be split where at least two of its lines stand below its mark.
                const bool text_fits = bottom + notes + (notes > 0 ? note_space : 0) <= limit_ + rounding;
                if (text_fits && more > 0) {
                    const double room = limit_ - bottom - notes - note_space;
                    const bool alone = allowed == begin;
                    if (room >= note_gap + 2 * theme_.footnote.leading && (alone || more > limit_ * 0.3))
                        return {i + 1, true};
                    if (alone) return {i > begin && room < theme_.footnote.leading ? i : i + 1, true};
                }
                if (allowed > begin) return {allowed, false};
                if (i == begin && taken > 0) return {begin, false}; // notes of the page before fill this one
                return {std::max(i, begin + 1), i == begin};
            }
            y = top + piece.strip->height;
            notes += more;
            block = piece.block;
        }
        return {pieces_.size(), false};
    }

    // Space above a piece, with the padding of boxes that end and begin there.
    double gap(std::size_t i, std::size_t begin, const LaidBlock* previous) const {
        const Piece& piece = pieces_[i];
        double gap = i == begin ? 0 : piece.before;
        const std::uint32_t box = piece.block->box, before = previous ? previous->box : none;
        if (box != before) gap += (box != none ? box_pad_y : 0) + (before != none ? box_pad_y : 0);
        return gap;
    }

    std::size_t page(std::size_t begin) {
        PagePlan& page = pages_.emplace_back();
        page.chapter = chapter_;
        double y = 0, note_height = 0;
        // What is left of notes of the page before.
        std::vector<Carried> carried = std::exchange(carried_, {});
        const double most = begin < pieces_.size() ? limit_ * 0.7 : limit_ - note_space;
        for (const Carried& rest : carried) {
            const double used = carried_.empty()
                                    ? place_note(page, rest.note, rest.from, note_height, most - note_height)
                                    : 0;
            if (used == 0 && (carried_.empty() || carried_.back().note != rest.note))
                carried_.push_back(rest);
            note_height += used;
        }
        if (begin < pieces_.size()) {
            const Piece& first = pieces_[begin];
            if (first.index >= first.block->repeat_from && first.index > 0)
                for (const Strip& strip : first.block->repeat) {
                    page.strips.push_back({&strip, y, true});
                    y += strip.height;
                }
        }
        const Cut end = begin < pieces_.size() ? cut(begin, y, note_height) : Cut{begin, false};
        const LaidBlock* block = nullptr;
        for (std::size_t i = begin; i < end.at; ++i) {
            const Piece& piece = pieces_[i];
            y += gap(i, begin, block);
            if (piece.block->box != none) extend_box(page, piece, y, block && block->box == piece.block->box);
            page.strips.push_back({piece.strip, y});
            y += piece.strip->height;
            block = piece.block;
            if (piece.index == 0 && !piece.block->chapter.empty()) {
                chapter_ = piece.block->chapter;
                page.chapter = chapter_;
                if (i == begin) page.opens_chapter = true;
            }
            for (const std::uint32_t note : piece.notes) {
                const double foot = y + (piece.block->box != none ? box_pad_y : 0);
                const double room = end.split_notes && i + 1 == end.at
                                        ? std::max(0.0, limit_ - foot - note_height - note_space)
                                        : limit_ * 4;
                const double used = place_note(page, note, 0, note_height, room);
                note_height += used;
            }
        }
        if (!page.notes.empty()) {
            const double top = limit_ - note_height;
            for (PlacedStrip& note : page.notes) note.y += top;
            page.rule = top - 4;
        }
        return end.at;
    }

    void extend_box(PagePlan& page, const Piece& piece, double y, bool same) {
        if (!same || page.boxes.empty())
            page.boxes.push_back({y - box_pad_y, 0, piece.block->box_tint, piece.block->box_bar});
        PlacedBox& box = page.boxes.back();
        box.height = y + piece.strip->height + box_pad_y - box.y;
    }

    const std::vector<std::vector<Strip>>& notes_;
    const Theme& theme_;
    const double limit_;
    std::vector<Piece> pieces_;
    std::vector<Carried> carried_;
    std::vector<PagePlan> pages_;
    std::string chapter_;
};

} // namespace

std::vector<PagePlan> build_pages(const std::vector<LaidBlock>& blocks,
                                  const std::vector<std::vector<Strip>>& notes, const Theme& theme) {
    return Builder(blocks, notes, theme).build();
}

} // namespace strateg::typeset
