#include "core/typeset/pagination/emit.h"

#include "core/typeset/pagination/move.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace strateg::typeset {
namespace {

std::string roman(std::size_t number) {
    static constexpr std::pair<std::size_t, const char*> digits[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
        {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string text;
    for (const auto& [value, letters] : digits)
        for (; number >= value; number -= value) text += letters;
    return text;
}

// Of a page's label: the numbers of right pages are odd.
bool is_even(const std::string& label) {
    if (label.empty()) return false;
    if (const char last = label.back(); last >= '0' && last <= '9') return (last - '0') % 2 == 0;
    std::size_t units = 0; // of a roman number: ones and fives decide
    for (std::size_t i = 0; i < label.size(); ++i) {
        const bool before_larger = i + 1 < label.size() && label[i] == 'i' && label[i + 1] != 'i';
        if (label[i] == 'i' || label[i] == 'v') units += before_larger ? 9 : label[i] == 'v' ? 5 : 1;
    }
    return units % 2 == 0;
}

class Emitter {
public:
    Emitter(const Flow& flow, const Theme& theme, BlockLayout& layout)
        : flow_(flow), document_(flow.document), theme_(theme), layout_(layout),
          destination_of_(document_.anchors.size(), none) {
        running_.size = static_cast<float>(theme.running.size);
        running_.colour = theme.running.colour;
        running_.font.family = theme.running.family;
        running_.font.weight = theme.running.weight;
        running_.font.italic = theme.running.italic;
        running_.font.lining = true;
    }

    void run(Pages& pages) {
        const auto& plan = flow_.paged.pages;
        const auto first = static_cast<std::uint32_t>(pages.pages.size());
        for (std::size_t i = 0; i < plan.size(); ++i)
            destinations(plan[i], first + static_cast<std::uint32_t>(i), pages);
        std::vector<std::string> labels = labels_of(plan);
        for (std::size_t i = 0; i < plan.size(); ++i)
            pages.pages.push_back(page(plan[i], std::move(labels[i])));
        outline(pages);
    }

    Page page(const PagePlan& plan, std::string label) {
        Page page;
        page.width = plan.landscape ? theme_.page_height : theme_.page_width;
        page.height = plan.landscape ? theme_.page_width : theme_.page_height;
        page.label = std::move(label);
        const double left = theme_.margin_left, right = page.width - theme_.margin_right;
        running_head(page, plan, left, right);
        for (const PlacedBox& box : plan.boxes) {
            const double x = left + box.x, y = theme_.margin_top + box.y;
            const double width = theme_.columns > 1 ? theme_.column_width() : right - left;
            const CalloutStyle& style = theme_.callout_style;
            if (style.filled) page.items.push_back(Rectangle{{x, y, width, box.height}, box.tint});
            if (style.bar > 0) page.items.push_back(Rectangle{{x, y, style.bar, box.height}, box.bar});
        }
        put_strips(page, plan.strips);
        for (const NoteRule& rule : plan.rules)
            page.items.push_back(
                Rectangle{{left + rule.x, theme_.margin_top + rule.y, 60, 0.5}, theme_.quiet});
        for (const PlacedStrip& placed : plan.notes) {
            const FlowBlock& note = flow_.notes[flow_.paged.marks[placed.block]];
            put_items(page, placed, note, placed.strip->items);
            put_links(page, placed, note);
        }
        page_number(page, left, right);
        return page;
    }

private:
    void destinations(const PagePlan& plan, std::uint32_t page, Pages& pages) {
        const auto note = [&](const PlacedStrip& placed, const FlowBlock& block) {
            if (placed.repeated) return;
            for (const auto& [local, y] : placed.strip->anchors) {
                const std::uint32_t anchor = block.anchor(local);
                if (destination_of_[anchor] != none) continue;
                destination_of_[anchor] = static_cast<std::uint32_t>(pages.destinations.size());
                pages.destinations.push_back({page, theme_.margin_left + placed.x,
                                              std::max(0.0, theme_.margin_top + placed.y + y - 6),
                                              document_.anchors[anchor].id});
            }
        };
        for (const PlacedStrip& placed : plan.strips) note(placed, flow_.blocks[placed.block]);
        for (const PlacedStrip& placed : plan.notes)
            note(placed, flow_.notes[flow_.paged.marks[placed.block]]);
    }

    // Puts the document's numbers instead of places in the block's lists.
    static void globalise(Item& item, const FlowBlock& block) {
        if (!block.ids) return;
        if (auto* run = std::get_if<GlyphRun>(&item)) run->element = block.element(run->element);
        if (auto* path = std::get_if<Path>(&item)) path->element = block.element(path->element);
        if (auto* image = std::get_if<Image>(&item)) {
            image->element = block.element(image->element);
            image->picture = block.picture(image->picture);
        }
    }

    void put_items(Page& page, const PlacedStrip& placed, const FlowBlock& block,
                   const std::vector<Item>& items) {
        const double dx = theme_.margin_left + placed.x, dy = theme_.margin_top + placed.y;
        for (const Item& item : items) {
            Item& added = page.items.emplace_back(item);
            globalise(added, block);
            if (placed.scale != 1) scale(added, placed.scale, placed.strip->width / 2);
            move(added, dx, dy);
        }
    }

    void put_links(Page& page, const PlacedStrip& placed, const FlowBlock& block) {
        const double dx = theme_.margin_left + placed.x, dy = theme_.margin_top + placed.y;
        for (const Strip::Area& area : placed.strip->areas) {
            const LinkTarget& target = document_.links[block.link(area.link)];
            Link link;
            link.box = {area.box.x + dx, area.box.y + dy, area.box.width, area.box.height};
            link.url = target.url;
            if (target.url.empty()) {
                link.destination = target.anchor == none ? none : destination_of_[target.anchor];
                if (link.destination == none) continue;
            }
            link.element = target.element;
            link.description = target.description;
            page.links.push_back(std::move(link));
        }
    }

    // The strips of one block, and behind them what stands beside them.
    void put_strips(Page& page, const std::vector<PlacedStrip>& strips) {
        for (std::size_t i = 0; i < strips.size();) {
            const FlowBlock& block = flow_.blocks[strips[i].block];
            std::size_t end = i;
            bool beside = false;
            for (; end < strips.size() && strips[end].block == strips[i].block; ++end) {
                put_items(page, strips[end], block, strips[end].strip->items);
                put_links(page, strips[end], block);
                beside |= !strips[end].strip->beside.empty();
            }
            for (; beside && i < end; ++i) put_items(page, strips[i], block, strips[i].strip->beside);
            i = end;
        }
    }

    void running_head(Page& page, const PagePlan& plan, double left, double right) {
        if (plan.opens_chapter || plan.chapter.empty()) return;
        const RunningStyle& style = theme_.running_style;
        const auto words = [&](RunningStyle::Words which) -> const std::string& {
            static const std::string nothing;
            return which == RunningStyle::Words::chapter ? plan.chapter
                   : which == RunningStyle::Words::title ? document_.info.title
                                                         : nothing;
        };
        const std::string &at_left = words(style.left), &at_right = words(style.right);
        double taken = 0;
        if (!at_right.empty()) { // the left one gets what is left
            const SetLine& line = head(at_right, (right - left) * (at_left.empty() ? 1 : 0.6));
            put_artifact(page, line, right - line.width, theme_.header_baseline);
            taken = line.width + 24;
        }
        if (!at_left.empty())
            put_artifact(page, head(at_left, right - left - taken), left, theme_.header_baseline);
        if (style.rule > 0)
            page.items.push_back(
                Rectangle{{left, theme_.header_baseline + style.rule_gap, right - left, style.rule},
                          theme_.accent_soft});
    }

    void page_number(Page& page, double left, double right) {
        using Number = RunningStyle::Number;
        Number where = theme_.running_style.number;
        if (where == Number::none) return;
        if (where == Number::outer) where = is_even(page.label) ? Number::left : Number::right;
        const SetLine number = artifact(page.label);
        const double x = where == Number::left     ? left
                         : where == Number::centre ? (left + right - number.width) / 2
                                                   : right - number.width;
        put_artifact(page, number, x, page.height - (theme_.page_height - theme_.footer_baseline));
    }

    SetLine artifact(const std::string& words) {
        Span span;
        span.text = words;
        span.style = running_;
        span.language = document_.language;
        return layout_.single({span});
    }

    // Cut at a word, with an ellipsis, where it is too long for its place.
    const SetLine& head(const std::string& words, double width) {
        const auto [at, added] = heads_.try_emplace({words, std::lround(width)});
        if (!added) return at->second;
        std::string shorter = words;
        at->second = artifact(shorter);
        while (at->second.width > width) {
            const std::size_t space = shorter.find_last_of(' ');
            if (space == std::string::npos || space == 0) break;
            shorter.resize(space);
            at->second = artifact(shorter + " …");
        }
        return at->second;
    }

    void put_artifact(Page& page, const SetLine& line, double x, double y) {
        for (const GlyphRun& run : line.runs) {
            page.items.push_back(run);
            move(page.items.back(), x, y);
        }
    }

    void outline(Pages& pages) {
        int depth = -1;
        const auto add = [&](const std::string& title, int wanted, std::uint32_t anchor,
                             std::uint32_t element) {
            if (anchor == none || destination_of_[anchor] == none || title.empty()) return;
            depth = std::clamp(wanted, 0, depth + 1);
            pages.outline.push_back({title, depth, destination_of_[anchor], element});
        };
        for (const ContentsList& list : document_.contents) {
            depth = -1;
            if (!list.title.empty()) add(list.outline, 0, list.anchor, list.title.front().element);
        }
        const auto list = [&](const auto& made) {
            depth = -1;
            if (!made.entries.empty()) add(made.outline, 0, made.anchor, made.title.front().element);
        };
        list(document_.abbreviations);
        for (const Node& node : document_.nodes) {
            if (node.kind != NodeKind::heading || node.anchors.empty()) continue;
            const std::string number = node.label.empty() ? std::string() : node.label.front().text + " ";
            add(number + node.words, node.level - 1, node.anchors.front(), node.element);
        }
        list(document_.index);
    }

    const Flow& flow_;
    const Document& document_;
    const Theme& theme_;
    BlockLayout& layout_;
    Style running_;
    std::vector<std::uint32_t> destination_of_;             // by anchor
    std::map<std::pair<std::string, long>, SetLine> heads_; // by words and room
};

} // namespace

std::vector<std::string> labels_of(const std::vector<PagePlan>& plan) {
    std::vector<std::string> labels;
    bool front = false;
    std::size_t number = 1; // of the title page
    for (const PagePlan& page : plan) {
        ++number;
        if (front && !page.front) number = 1;
        front = page.front;
        labels.push_back(front ? roman(number) : std::to_string(number));
    }
    return labels;
}

std::vector<std::uint32_t> pages_of_anchors(const Flow& flow) {
    std::vector<std::uint32_t> pages(flow.document.anchors.size(), none);
    for (std::uint32_t i = 0; i < flow.paged.pages.size(); ++i) {
        const auto note = [&](const PlacedStrip& placed, const FlowBlock& block) {
            if (placed.repeated) return;
            for (const auto& [anchor, y] : placed.strip->anchors)
                if (std::uint32_t& page = pages[block.anchor(anchor)]; page == none) page = i;
        };
        for (const PlacedStrip& placed : flow.paged.pages[i].strips) note(placed, flow.blocks[placed.block]);
        for (const PlacedStrip& placed : flow.paged.pages[i].notes)
            note(placed, flow.notes[flow.paged.marks[placed.block]]);
    }
    return pages;
}

void emit(const Flow& flow, const Theme& theme, BlockLayout& layout, Pages& pages) {
    Emitter(flow, theme, layout).run(pages);
}

Page emit_page(const Flow& flow, const Theme& theme, BlockLayout& layout, std::size_t index) {
    const auto& plan = flow.paged.pages;
    return Emitter(flow, theme, layout).page(plan[index], labels_of(plan)[index]);
}

} // namespace strateg::typeset
