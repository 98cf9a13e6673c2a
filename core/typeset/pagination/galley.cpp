#include "core/typeset/pagination/galley.h"

#include <algorithm>

namespace strateg::typeset {
namespace {

constexpr float inside_cost = 3;  // a break inside a paragraph or list item, beside one between blocks
constexpr float hyphen_cost = 14; // the last line of the page ends with a hyphen
constexpr float row_cost = 4;
constexpr float small_table_cost = 60; // a table that would fit on a page is cut
constexpr double small_table = 0.4;    // of the page's height

class Maker {
public:
    Maker(std::size_t notes, const Frame& frame) : frame_(frame), seen_(notes, false) {}

    Galley make(const Blocks& blocks) {
        for (std::size_t i = 0; i < blocks.size();) {
            new_page_ |= blocks[i]->new_page;
            if (!moves(blocks, i)) {
                if (!blocks[i]->strips.empty()) add(*blocks[i]);
                ++i;
                continue;
            }
            Group group;
            bool keep = false;
            const bool landscape = blocks[i]->landscape;
            do {
                const LaidBlock& block = *blocks[i++];
                for (std::uint32_t k = 0; k < block.strips.size(); ++k) {
                    group.pieces.push_back(piece(block, k));
                    if (k == 0) group.pieces.back().keep = keep;
                }
                keep = block.keep_with_next;
            } while (keep && i < blocks.size());
            close(std::move(group), landscape);
        }
        end_run();
        return std::move(galley_);
    }

private:
    // A group with footnotes stays: its notes belong to the page of their marks. One higher than a page must
    // be cut.
    bool moves(const Blocks& blocks, std::size_t i) const {
        if (blocks[i]->strips.empty()) return false;
        if (blocks[i]->landscape) return true;
        if (!blocks[i]->floats || columns_of(*blocks[i]) != frame_.columns) return false;
        double height = 0;
        for (; i < blocks.size(); ++i) {
            for (const Strip& strip : blocks[i]->strips) {
                if (!strip.footnotes.empty()) return false;
                height += strip.height;
            }
            if (!blocks[i]->keep_with_next) break;
            height += std::max(blocks[i]->after, i + 1 < blocks.size() ? blocks[i + 1]->before : 0.0);
        }
        return height <= frame_.height;
    }

    int columns_of(const LaidBlock& block) const {
        return block.wide ? 1 : block.columns ? block.columns : frame_.columns;
    }

    Slug piece(const LaidBlock& block, std::uint32_t at) {
        const Strip& strip = block.strips[at];
        Slug piece;
        piece.block = &block;
        piece.strip = &strip;
        piece.at = at;
        piece.keep = at > 0 && strip.keep;
        piece.height = strip.height;
        piece.shrink = strip.shrink;
        piece.on_grid = block.on_grid;
        if (at == 0) piece.before = block.before;
        if (at + 1 == block.strips.size()) piece.after = block.after;
        if (at > 0) {
            const bool table = block.repeat_from != 0;
            piece.cost = table ? row_cost : inside_cost;
            if (block.strips[at - 1].hyphen) piece.cost += hyphen_cost;
            if (table && table_height(block) < small_table * frame_.height) piece.cost += small_table_cost;
        }
        piece.notes_begin = static_cast<std::uint32_t>(galley_.marks.size());
        for (const std::uint32_t note : strip.footnotes) {
            if (note >= seen_.size() || seen_[note]) continue;
            seen_[note] = true;
            galley_.marks.push_back(note);
            ++piece.notes;
        }
        return piece;
    }

    double table_height(const LaidBlock& block) {
        if (measured_ != &block) {
            measured_ = &block;
            measure_ = 0;
            for (const Strip& strip : block.strips) measure_ += strip.height;
        }
        return measure_;
    }

    void add(const LaidBlock& block) {
        if (new_page_ || galley_.runs.empty()) begin_run(block);
        new_page_ = false;
        Run& run = galley_.runs.back();
        const int columns = columns_of(block);
        const bool floats = block.floats && columns != frame_.columns;
        if (run.segments.empty() || run.segments.back().columns != columns ||
            (run.segments.back().floats != floats && !keep_))
            run.segments.push_back({galley_.pieces.size(), galley_.pieces.size(), columns, floats});
        for (std::uint32_t k = 0; k < block.strips.size(); ++k) {
            galley_.pieces.push_back(piece(block, k));
            if (k == 0) galley_.pieces.back().keep = keep_;
        }
        run.segments.back().end = run.end = galley_.pieces.size();
        keep_ = block.keep_with_next;
    }

    void begin_run(const LaidBlock& block) {
        end_run();
        Run run;
        run.begin = run.end = galley_.pieces.size();
        run.front = block.front;
        run.floats_begin = galley_.floats.size();
        run.turned_begin = galley_.turned.size();
        galley_.runs.push_back(std::move(run));
        keep_ = false;
    }
    void end_run() {
        if (galley_.runs.empty()) return;
        galley_.runs.back().floats_end = galley_.floats.size();
        galley_.runs.back().turned_end = galley_.turned.size();
    }

    void close(Group group, bool landscape) {
        const Slug* last = nullptr;
        for (const Slug& piece : group.pieces) {
            if (last) group.height += std::max(last->after, piece.before);
            group.height += piece.height;
            group.shrink += piece.shrink;
            last = &piece;
        }
        if (new_page_ || galley_.runs.empty()) begin_run(*group.pieces.front().block);
        new_page_ = false;
        group.anchor = galley_.pieces.size();
        (landscape ? galley_.turned : galley_.floats).push_back(std::move(group));
    }

    const Frame& frame_;
    std::vector<bool> seen_;
    Galley galley_;
    bool new_page_ = false, keep_ = false;
    const LaidBlock* measured_ = nullptr;
    double measure_ = 0;
};

} // namespace

Galley galley_of(const Blocks& blocks, std::size_t notes, const Frame& frame) {
    return Maker(notes, frame).make(blocks);
}

} // namespace strateg::typeset
