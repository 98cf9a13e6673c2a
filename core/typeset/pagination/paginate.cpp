#include "core/typeset/pagination/paginate.h"

#include "core/typeset/pagination/run_pages.h"

#include <algorithm>

namespace strateg::typeset {
namespace {

// Footnotes that have their first mark in the blocks.
std::vector<std::uint32_t> marks_in(const Blocks& blocks, const Run& run, std::vector<bool>& seen) {
    std::vector<std::uint32_t> marks;
    for (std::size_t i = run.begin; i < run.end; ++i)
        for (const Strip& strip : blocks[i].laid->strips)
            for (const std::uint32_t local : strip.footnotes) {
                const std::uint32_t note = blocks[i].footnote(local);
                if (note >= seen.size() || seen[note]) continue;
                seen[note] = true;
                marks.push_back(note);
            }
    return marks;
}

// Counts blocks and marks from the beginning of the document instead of from that of the run.
void append(Paged& paged, const std::vector<PagePlan>& pages, std::size_t block, std::size_t mark) {
    for (const PagePlan& page : pages) {
        PagePlan& added = paged.pages.emplace_back(page);
        for (PlacedStrip& placed : added.strips) placed.block += static_cast<std::uint32_t>(block);
        for (PlacedStrip& placed : added.notes) placed.block += static_cast<std::uint32_t>(mark);
    }
}

} // namespace

Frame frame_of(const Theme& theme) {
    Frame frame;
    frame.width = theme.text_width();
    frame.height = theme.text_height();
    frame.turned_width = theme.turned_width();
    frame.turned_height = theme.turned_height();
    frame.columns = std::max(1, theme.columns);
    frame.gap = theme.column_gap;
    frame.grid = theme.grid;
    return frame;
}

Paged Paginator::paginate(const Blocks& blocks, const Blocks& notes) {
    Paged paged;
    decltype(runs_) used;
    std::vector<bool> seen(notes.size(), false);
    std::string chapter;
    for (const Run& run : runs_of(blocks)) {
        std::vector<bool> before = seen;
        const std::vector<std::uint32_t> marks = marks_in(blocks, run, seen);
        std::pair<std::string, Key> key{chapter, {}};
        Remembered made;
        for (std::size_t i = run.begin; i < run.end; ++i) made.blocks.push_back(blocks[i].laid);
        for (const std::uint32_t mark : marks) made.blocks.push_back(notes[mark].laid);
        for (const auto& laid : made.blocks) key.second.push_back(laid.get());
        auto known = used.find(key);
        if (known == used.end()) {
            if (auto node = runs_.extract(key)) {
                known = used.insert(std::move(node)).position;
            } else {
                Blocks part(blocks.begin() + static_cast<std::ptrdiff_t>(run.begin),
                            blocks.begin() + static_cast<std::ptrdiff_t>(run.end));
                const Galley galley = galley_of(part, {0, part.size()}, before, frame_);
                made.pages = run_pages(galley, notes, frame_, chapter);
                known = used.emplace(std::move(key), std::move(made)).first;
            }
        }
        append(paged, known->second.pages, run.begin, paged.marks.size());
        paged.marks.insert(paged.marks.end(), marks.begin(), marks.end());
        chapter = paged.pages.back().chapter;
    }
    runs_ = std::move(used);
    if (paged.pages.empty()) paged.pages.emplace_back();
    return paged;
}

} // namespace strateg::typeset
