#include "core/typeset/pagination/galley.h"

#include <algorithm>
#include <utility>

namespace strateg::typeset {
namespace {

constexpr float inside_cost = 3;  // a break inside a paragraph or list item, beside one between blocks
constexpr float hyphen_cost = 14; // the last line of the page ends with a hyphen
constexpr float row_cost = 4;
constexpr float small_table_cost = 60; // a table that would fit on a page is cut
constexpr double small_table = 0.4;    // of the page's height

class Maker {
public:
    Maker(const Blocks& blocks, const Run& run, std::vector<bool>& seen, const Frame& frame)
        : blocks_(blocks), run_(run), frame_(frame), seen_(seen) {}

    Galley make() {
        galley_.front = blocks_[run_.begin].laid->front;
        for (std::size_t i = run_.begin; i < run_.end;) {
            if (moves(i))
                i = group(i);
            else
                add(i++);
        }
        return std::move(galley_);
    }

private:
    const LaidBlock& block(std::size_t i) const { return *blocks_[i].laid; }

    // A group with footnotes stays: its notes belong to the page of their marks. One higher than a page must
    // be cut.
    bool moves(std::size_t i) const {
        if (block(i).strips.empty()) return false;
        if (block(i).landscape) return true;
        if (!block(i).floats || columns_of(block(i)) != frame_.columns) return false;
        double height = 0;
        for (; i < run_.end; ++i) {
            for (const Strip& strip : block(i).strips) {
                if (!strip.footnotes.empty()) return false;
                height += strip.height;
            }
            if (!block(i).keep_with_next) break;
            height += std::max(block(i).after, i + 1 < run_.end ? block(i + 1).before : 0.0);
        }
        return height <= frame_.height;
    }

    int columns_of(const LaidBlock& block) const {
        return block.wide ? 1 : block.columns ? block.columns : frame_.columns;
    }

    Slug slug(std::size_t index, std::uint32_t at) {
        const LaidBlock& block = this->block(index);
        const Strip& strip = block.strips[at];
        Slug slug;
        slug.block = &block;
        slug.strip = &strip;
        slug.index = static_cast<std::uint32_t>(index);
        slug.box = box_;
        slug.at = at;
        slug.keep = at > 0 ? strip.keep : keep_;
        slug.height = strip.height;
        slug.shrink = strip.shrink;
        slug.on_grid = block.on_grid;
        if (at == 0) slug.before = block.before;
        if (at + 1 == block.strips.size()) slug.after = block.after;
        if (at > 0) {
            const bool table = block.repeat_from != 0;
            slug.cost = table ? row_cost : inside_cost;
            if (block.strips[at - 1].hyphen) slug.cost += hyphen_cost;
            if (table && table_height(block) < small_table * frame_.height) slug.cost += small_table_cost;
        }
        slug.notes_begin = static_cast<std::uint32_t>(galley_.marks.size());
        for (const std::uint32_t local : strip.footnotes) {
            const std::uint32_t note = blocks_[index].footnote(local);
            if (note >= seen_.size() || seen_[note]) continue;
            seen_[note] = true;
            galley_.marks.push_back(note);
            ++slug.notes;
        }
        return slug;
    }

    void slugs(std::size_t index, std::vector<Slug>& out) {
        const LaidBlock& block = this->block(index);
        if (block.boxed && !(block.same_box && box_ != none)) box_ = boxes_++;
        if (!block.boxed) box_ = none;
        for (std::uint32_t at = 0; at < block.strips.size(); ++at) out.push_back(slug(index, at));
        keep_ = block.keep_with_next;
    }

    double table_height(const LaidBlock& block) {
        if (measured_ != &block) {
            measured_ = &block;
            measure_ = 0;
            for (const Strip& strip : block.strips) measure_ += strip.height;
        }
        return measure_;
    }

    void add(std::size_t i) {
        if (block(i).strips.empty()) return;
        const int columns = columns_of(block(i));
        const bool floats = block(i).floats && columns != frame_.columns;
        auto& segments = galley_.segments;
        if (segments.empty() || segments.back().columns != columns ||
            (segments.back().floats != floats && !keep_))
            segments.push_back({galley_.slugs.size(), galley_.slugs.size(), columns, floats});
        slugs(i, galley_.slugs);
        segments.back().end = galley_.slugs.size();
    }

    // A block that moves and what is kept with it. Gives the block behind.
    std::size_t group(std::size_t i) {
        auto& groups = block(i).landscape ? galley_.turned : galley_.floats;
        Group group;
        group.anchor = galley_.slugs.size();
        const bool keep = std::exchange(keep_, false);
        do slugs(i++, group.slugs);
        while (keep_ && i < run_.end);
        keep_ = keep;
        groups.push_back(std::move(group));
        return i;
    }

    const Blocks& blocks_;
    const Run& run_;
    const Frame& frame_;
    std::vector<bool>& seen_;
    Galley galley_;
    bool keep_ = false; // the block before keeps what comes
    std::uint32_t box_ = none, boxes_ = 0;
    const LaidBlock* measured_ = nullptr;
    double measure_ = 0;
};

} // namespace

std::vector<Run> runs_of(const Blocks& blocks) {
    std::vector<Run> runs;
    bool new_page = true;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        new_page |= blocks[i].laid->new_page;
        if (blocks[i].laid->strips.empty()) continue; // a page break
        if (new_page) runs.push_back({i, i});
        new_page = false;
        runs.back().end = i + 1;
    }
    return runs;
}

Galley galley_of(const Blocks& blocks, const Run& run, std::vector<bool>& seen, const Frame& frame) {
    return Maker(blocks, run, seen, frame).make();
}

} // namespace strateg::typeset
