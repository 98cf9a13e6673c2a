#include "core/typeset/areas.h"

#include <algorithm>

namespace strateg::typeset {
namespace {

constexpr float above = 0.8f, below = 0.25f; // of the size: what letters take about a baseline

Box around(const Box& a, const Box& b) {
    const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

class Areas {
public:
    Areas(const Document& document, const std::vector<Desk*>& desks) : document_(document), desks_(desks) {}

    void add(const std::string& block, const Box& box) { areas_.push_back({block, box}); }

    /// Goes on with the last area where it is of the same thing.
    void go_on(const std::string& block, std::uint32_t thing, double column, const Box& box) {
        if (thing != thing_ || column != column_ || open_ >= areas_.size()) {
            open_ = areas_.size();
            areas_.push_back({block, box});
        } else {
            areas_[open_].box = around(areas_[open_].box, box);
        }
        thing_ = thing;
        column_ = column;
    }

    /// A run whose element belongs to a block of its own.
    void add_owned(const GlyphRun& run, std::uint32_t element, double dx, double dy) {
        const std::string* owner = owner_of(element);
        if (!owner) return;
        const Box box{dx + run.x, dy + run.y - static_cast<double>(run.size * above), width_of(run),
                      static_cast<double>(run.size * (above + below))};
        // Those of one row of a table lie close together.
        for (std::size_t i = areas_.size(); i-- > owned_from_;)
            if (areas_[i].block == *owner) {
                areas_[i].box = around(areas_[i].box, box);
                return;
            }
        areas_.push_back({*owner, box});
    }
    void begin_owned() { owned_from_ = areas_.size(); }

    std::vector<Area> take() { return std::move(areas_); }

private:
    const std::string* owner_of(std::uint32_t element) const {
        while (element < document_.structure.size()) {
            if (const auto owner = document_.owners.find(element); owner != document_.owners.end())
                return &owner->second;
            element = document_.structure[element].parent;
        }
        return nullptr;
    }

    double width_of(const GlyphRun& run) const {
        Desk& desk = *desks_[run.face & desk_bit ? 1 : 0];
        const Placed& last = run.pieces.back();
        const Shape& shape = desk.shaper().shapes()[last.shape & ~desk_bit];
        const double em = desk.fonts().face(run.face & ~desk_bit).units_per_em;
        return static_cast<double>(last.x) +
               static_cast<double>(shape.advance) / em * static_cast<double>(run.size * run.stretch);
    }

    const Document& document_;
    const std::vector<Desk*>& desks_;
    std::vector<Area> areas_;
    std::uint32_t thing_ = none;
    double column_ = 0;
    std::size_t open_ = static_cast<std::size_t>(-1), owned_from_ = 0;
};

} // namespace

std::vector<Area> areas_on(const Flow& flow, const Theme& theme, const std::vector<Desk*>& desks,
                           std::size_t page) {
    const Document& document = flow.document;
    const PagePlan& plan = flow.paged.pages[page];
    Areas areas(document, desks);
    for (const PlacedStrip& placed : plan.strips) {
        if (placed.repeated) continue;
        const FlowBlock& block = flow.blocks[placed.block];
        const Strip& strip = *placed.strip;
        const double x = theme.margin_left + placed.x, y = theme.margin_top + placed.y;
        if (block.node == none) { // contents, index
            for (const Strip::Area& area : strip.areas)
                if (const std::uint32_t to = document.links[block.link(area.link)].anchor;
                    to != none && !document.anchors[to].id.empty())
                    areas.add(document.anchors[to].id,
                              {x + area.box.x, y + area.box.y, area.box.width, area.box.height});
            continue;
        }
        const Node& node = document.nodes[block.node];
        const double width = strip.width > 0  ? strip.width
                             : plan.landscape ? theme.page_height - theme.margin_left - theme.margin_right
                             : node.wide || theme.columns < 2 ? theme.text_width()
                                                              : theme.column_width();
        areas.go_on(node.block, placed.block, placed.x, {x, y, width, strip.height * placed.scale});
        if (node.kind != NodeKind::table && node.kind != NodeKind::caption) continue;
        areas.begin_owned();
        for (const Item& item : strip.items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && !run->pieces.empty())
                areas.add_owned(*run, block.element(run->element), x, y);
    }
    for (const PlacedStrip& placed : plan.notes) {
        const std::uint32_t number = flow.paged.marks[placed.block];
        const std::uint32_t anchor = document.footnotes[number].anchor;
        if (anchor == none) continue;
        areas.go_on(document.anchors[anchor].id, number | desk_bit, placed.x,
                    {theme.margin_left + placed.x, theme.margin_top + placed.y, theme.column_width(),
                     placed.strip->height});
    }
    return areas.take();
}

std::vector<Area> areas_on_title(const Document& document, const Page& title_page,
                                 const std::vector<Desk*>& desks) {
    Areas areas(document, desks);
    for (const Item& item : title_page.items)
        if (const auto* run = std::get_if<GlyphRun>(&item); run && !run->pieces.empty())
            areas.add_owned(*run, run->element, 0, 0);
    return areas.take();
}

} // namespace strateg::typeset
