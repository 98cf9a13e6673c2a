#include "core/typeset/layout/fit_figures.h"

#include <unordered_map>

namespace strateg::typeset {
namespace {

constexpr int most_rebuilds = 24;
constexpr double least_scale = 0.7;

using Figures = std::unordered_map<const Strip*, std::size_t>; // strip → block

Figures figures_in(const std::vector<LaidBlock>& blocks, const Document& document) {
    Figures figures;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (blocks[i].node != none && document.nodes[blocks[i].node].kind == NodeKind::figure &&
            !blocks[i].strips.empty())
            figures.emplace(&blocks[i].strips.front(), i);
    return figures;
}

// The figure that a page begins with, at most a heading or two before it.
const PlacedStrip* figure_at_top(const PagePlan& page, const Figures& figures) {
    if (page.opens_chapter) return nullptr;
    for (std::size_t k = 0; k < page.strips.size() && k < 4; ++k)
        if (figures.contains(page.strips[k].strip)) return &page.strips[k];
    return nullptr;
}

double free_on(const PagePlan& page, const Theme& theme) {
    double bottom = page.strips.empty() ? 0 : page.strips.back().y + page.strips.back().strip->height;
    for (const PlacedBox& box : page.boxes) bottom = std::max(bottom, box.y + box.height);
    return (page.notes.empty() ? theme.text_height() : page.rule - 9) - bottom;
}

} // namespace

void fit_figures(std::vector<PagePlan>& plan, std::vector<LaidBlock>& blocks,
                 const std::vector<std::vector<Strip>>& notes, const Document& document, const Theme& theme,
                 BlockLayout& layout, std::set<std::uint32_t>& tried) {
    const Figures figures = figures_in(blocks, document);
    if (figures.empty()) return;
    std::size_t page = 1;
    for (int rebuilds = 0; page < plan.size() && rebuilds < most_rebuilds; ++page) {
        const PlacedStrip* figure = figure_at_top(plan[page], figures);
        if (!figure) continue;
        const std::size_t at = figures.at(figure->strip);
        LaidBlock& block = blocks[at];
        if (!tried.insert(block.node).second) continue;
        // Heading above, caption below, space around.
        double caption = block.after;
        if (at + 1 < blocks.size())
            for (const Strip& strip : blocks[at + 1].strips) caption += strip.height;
        const double above = figure->y > 0 ? figure->y + 22 : block.before;
        const double height = figure->strip->height;
        const double scale = (free_on(plan[page - 1], theme) - above - caption - 2) / height;
        if (scale < least_scale || scale >= 1) continue;
        const Strip* strip = figure->strip;
        const auto replace = [&](double by) {
            layout.scale_figure(document.nodes[block.node].figure, by);
            const std::uint32_t node = block.node;
            // In place: the map knows the strip's address.
            block.strips.front() = std::move(layout.node(node).strips.front());
            plan = build_pages(blocks, notes, theme);
            ++rebuilds;
        };
        replace(scale);
        bool moved = false;
        for (const PlacedStrip& placed : plan[page - 1].strips) moved |= placed.strip == strip;
        if (!moved) replace(1);
    }
}

} // namespace strateg::typeset
