#include "core/typeset/layout/emit.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace strateg::typeset {
namespace {

class Emitter {
public:
    Emitter(const Document& document, const Theme& theme, BlockLayout& layout, Pages& pages)
        : document_(document), theme_(theme), layout_(layout), pages_(pages),
          destination_of_(document.anchors.size(), none) {
        running_.size = static_cast<float>(theme.running.size);
        running_.colour = theme.running.colour;
        running_.font.lining = true;
    }

    void run(const std::vector<PagePlan>& plan) {
        first_ = static_cast<std::uint32_t>(pages_.pages.size());
        for (std::size_t i = 0; i < plan.size(); ++i)
            destinations(plan[i], first_ + static_cast<std::uint32_t>(i));
        for (const PagePlan& page : plan) this->page(page);
        outline();
    }

private:
    void destinations(const PagePlan& plan, std::uint32_t page) {
        const auto note = [&](const PlacedStrip& placed) {
            if (placed.repeated) return;
            for (const auto& [anchor, y] : placed.strip->anchors) {
                if (destination_of_[anchor] != none) continue;
                destination_of_[anchor] = static_cast<std::uint32_t>(pages_.destinations.size());
                pages_.destinations.push_back({page, theme_.margin_left,
                                               std::max(0.0, theme_.margin_top + placed.y + y - 6),
                                               document_.anchors[anchor].id});
            }
        };
        for (const PlacedStrip& placed : plan.strips) note(placed);
        for (const PlacedStrip& placed : plan.notes) note(placed);
    }

    void put(Page& page, const PlacedStrip& placed) {
        const double dx = theme_.margin_left, dy = theme_.margin_top + placed.y;
        for (const Item& item : placed.strip->items) {
            page.items.push_back(item);
            std::visit([&](auto& moved) { move(moved, dx, dy); }, page.items.back());
        }
        for (const Strip::Area& area : placed.strip->areas) {
            const LinkTarget& target = document_.links[area.link];
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

    static void move(GlyphRun& run, double dx, double dy) {
        run.x += dx;
        run.y += dy;
    }
    static void move(Rectangle& rectangle, double dx, double dy) { move(rectangle.box, dx, dy); }
    static void move(Image& image, double dx, double dy) { move(image.box, dx, dy); }
    static void move(Box& box, double dx, double dy) {
        box.x += dx;
        box.y += dy;
    }
    static void move(Path& path, double dx, double dy) { path.move_by(dx, dy); }

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
            move(std::get<GlyphRun>(page.items.back()), x, y);
        }
    }

    void page(const PagePlan& plan) {
        Page& page = pages_.pages.emplace_back();
        page.width = theme_.page_width;
        page.height = theme_.page_height;
        page.label = std::to_string(pages_.pages.size());
        const double left = theme_.margin_left, right = theme_.page_width - theme_.margin_right;
        if (!plan.opens_chapter && !plan.chapter.empty()) {
            const SetLine& chapter = head(plan.chapter, theme_.text_width() * 0.6);
            const SetLine& title = head(document_.info.title, theme_.text_width() - chapter.width - 24);
            put_artifact(page, title, left, theme_.header_baseline);
            put_artifact(page, chapter, right - chapter.width, theme_.header_baseline);
            page.items.push_back(
                Rectangle{{left, theme_.header_baseline + 7, right - left, 0.4}, theme_.accent_soft});
        }
        for (const PlacedBox& box : plan.boxes) {
            page.items.push_back(
                Rectangle{{left, theme_.margin_top + box.y, right - left, box.height}, box.tint});
            page.items.push_back(Rectangle{{left, theme_.margin_top + box.y, 2.5, box.height}, box.bar});
        }
        for (const PlacedStrip& placed : plan.strips) put(page, placed);
        if (!plan.notes.empty()) {
            page.items.push_back(Rectangle{{left, theme_.margin_top + plan.rule, 60, 0.5}, theme_.quiet});
            for (const PlacedStrip& placed : plan.notes) put(page, placed);
        }
        const SetLine number = artifact(page.label);
        put_artifact(page, number, right - number.width, theme_.footer_baseline);
    }

    void outline() {
        int depth = -1;
        const auto add = [&](const std::string& title, int wanted, std::uint32_t anchor,
                             std::uint32_t element) {
            if (anchor == none || destination_of_[anchor] == none || title.empty()) return;
            depth = std::clamp(wanted, 0, depth + 1);
            pages_.outline.push_back({title, depth, destination_of_[anchor], element});
        };
        for (const ContentsList& list : document_.contents) {
            depth = -1;
            if (!list.title.empty()) add(list.outline, 0, list.anchor, list.title.front().element);
        }
        for (const Node& node : document_.nodes) {
            if (node.kind != NodeKind::heading || node.anchors.empty()) continue;
            const std::string number = node.label.empty() ? std::string() : node.label.front().text + " ";
            add(number + node.words, node.level - 1, node.anchors.front(), node.element);
        }
    }

    const Document& document_;
    const Theme& theme_;
    BlockLayout& layout_;
    Pages& pages_;
    Style running_;
    std::uint32_t first_ = 0;
    std::vector<std::uint32_t> destination_of_;             // by anchor
    std::map<std::pair<std::string, long>, SetLine> heads_; // by words and room
};

} // namespace

std::vector<std::uint32_t> pages_of_anchors(const std::vector<PagePlan>& plan, std::size_t anchors) {
    std::vector<std::uint32_t> pages(anchors, 0);
    for (std::size_t i = 0; i < plan.size(); ++i)
        for (const auto* list : {&plan[i].strips, &plan[i].notes})
            for (const PlacedStrip& placed : *list) {
                if (placed.repeated) continue;
                for (const auto& [anchor, y] : placed.strip->anchors)
                    if (pages[anchor] == 0) pages[anchor] = static_cast<std::uint32_t>(i + 2);
            }
    return pages;
}

void emit(const std::vector<PagePlan>& plan, const Document& document, const Theme& theme,
          BlockLayout& layout, Pages& pages) {
    Emitter(document, theme, layout, pages).run(plan);
}

} // namespace strateg::typeset
