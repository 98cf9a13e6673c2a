// One column being filled from the top: where the next piece stands, and what its notes take at the foot. The
// same arithmetic tries a column out (no record) and places it (with a record).
#pragma once

#include "core/typeset/pagination/galley.h"

namespace strateg::typeset {

inline constexpr double note_space = 13; // between text and notes, with the rule in it
inline constexpr double note_gap = 1.5;  // above each note
inline constexpr double rounding = 1e-6;

/// What is left of a footnote that did not fit on the page of its mark.
struct Rest {
    std::uint32_t mark = 0; // in Galley::marks
    std::uint32_t from = 0; // the first line that is still to be placed
    friend bool operator==(const Rest&, const Rest&) = default;
};
using Rests = std::vector<Rest>;

class ColumnFill {
public:
    /// `shrink` in 0..1: the part of what its figures can give that is taken from them.
    ColumnFill(const Galley& galley, const Blocks& notes, double grid, double shrink = 0)
        : galley_(&galley), notes_(&notes), grid_(grid), take_(shrink) {}

    /// What is placed goes there, at (x, y + their place in the column).
    void record(PagePlan& page, double x, double y) {
        page_ = &page;
        x_ = x;
        y_ = y;
    }

    void add(const Slug& slug);
    void add(const Group& group);
    /// Lines of notes carried over from the column before, as many as fit into `room`; gives what is left.
    Rests carry_in(const Rests& rests, double room);
    /// Places the notes of the piece added last; those that do not fit into `room` are split and given back.
    Rests add_notes(const Slug& slug, double room);
    /// Adds the notes of a piece to those that go on in the next column.
    void defer_notes(const Slug& slug, Rests& rests) const;
    /// Height that the notes of a piece ask for.
    double needs(const Slug& slug) const;

    /// Lower edge of what stands in the column, with the padding of a box that is open.
    double bottom() const { return y_now_ + (box_ != none ? box_pad_y : 0); }
    /// Of the text, plus the notes and the space before them.
    double height() const { return bottom() + foot(); }
    double foot() const { return note_height_ > 0 ? note_height_ + note_space : 0; }
    double shrinkable() const { return shrinkable_; }
    bool empty() const { return empty_; }

    struct NoteLine {
        const Strip* strip;
        std::uint32_t mark;
        double y; // from the top of the notes
    };
    /// By number: where two columns of words stand side by side, a later note may have the higher mark.
    std::vector<NoteLine> note_lines() const;
    double notes_height() const { return note_height_; }

private:
    void put(const Strip& strip, const Slug& slug, double y, double scale, bool repeated);
    const std::vector<Strip>& note(std::uint32_t mark) const {
        return (*notes_)[galley_->marks[mark]].laid->strips;
    }
    Rests place_notes(const Rests& rests, double room);

    const Galley* galley_;
    const Blocks* notes_;
    double grid_;
    double take_;
    PagePlan* page_ = nullptr;
    double x_ = 0, y_ = 0;

    double y_now_ = 0;
    double after_ = 0; // space that the last piece wants below
    std::uint32_t box_ = none;
    double note_height_ = 0;
    double shrinkable_ = 0;
    bool empty_ = true;
    std::vector<NoteLine> note_lines_; // filled when recording
};

} // namespace strateg::typeset
