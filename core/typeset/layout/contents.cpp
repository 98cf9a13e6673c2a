// The table of contents and the lists of tables and figures.
#include "core/typeset/layout/block_layout.h"

#include <algorithm>
#include <cmath>

namespace strateg::typeset {

std::vector<LaidBlock> BlockLayout::contents() {
    std::vector<LaidBlock> blocks;
    landscape_ = false;
    // Lines of contents are short: two columns at most.
    const int columns = std::min(theme_.columns, 2);
    for (const ContentsList& list : document_.contents) {
        blocks.push_back(
            list_title(list.title, list.outline, list.anchor, &list == &document_.contents.front(), columns));
        for (const Entry& entry : list.entries) {
            measure_ = theme_.column_width(columns);
            blocks.push_back(contents_line(entry, &entry == &list.entries.front()));
            blocks.back().columns = static_cast<std::uint8_t>(columns);
            // A chapter's line stays with the line of its first section.
            const Entry* next = &entry == &list.entries.back() ? nullptr : &entry + 1;
            if (next && entry.kind == EntryKind::heading && entry.level == 1 && next->level > 1)
                blocks.back().keep_with_next = true;
        }
    }
    abbreviations(blocks, columns);
    // The text begins a page, in numbers of its own, also where chapters do not.
    if (!blocks.empty()) blocks.emplace_back().new_page = true;
    return blocks;
}

LaidBlock BlockLayout::list_title(const std::vector<Span>& words, const std::string& outline,
                                  std::uint32_t anchor, bool main, int columns) {
    LaidBlock title;
    const TextLook& text = theme_.heading[main ? 0 : 1];
    title.new_page = main;
    title.front = true;
    title.before = main ? 0 : 30;
    title.after = main ? 18 : 8;
    title.keep_with_next = true;
    title.wide = main && theme_.heading_style[0].wide;
    title.columns = title.wide ? 0 : static_cast<std::uint8_t>(columns);
    measure_ = title.wide ? theme_.text_width() : theme_.column_width(columns);
    ParagraphLook ragged = look(measure_, Align::left);
    ragged.hyphenate = false;
    title.strips = lines(words, 0, ragged, text.leading);
    if (title.strips.empty()) title.strips.emplace_back();
    if (main) {
        title.chapter = outline;
        add_rule(title, theme_.heading_style[0]);
    }
    title.strips.front().anchors.emplace_back(anchor, 0);
    return title;
}

LaidBlock BlockLayout::contents_line(const Entry& entry, bool first) {
    LaidBlock block;
    block.front = true;
    const bool chapter = entry.kind == EntryKind::heading && entry.level == 1;
    const double leading = theme_.contents.leading;
    block.before = chapter && !first ? 7 : 0;
    static constexpr double indents[] = {0, 24, 54}, columns[] = {24, 30, 38};
    const std::size_t level = static_cast<std::size_t>(std::clamp(entry.level, 1, 3) - 1);
    double indent = entry.kind == EntryKind::heading ? indents[level] : 0;
    double column = entry.kind == EntryKind::heading ? columns[level] : 24;
    if (entry.number.empty())
        column = 0;
    else
        column = std::max(column, single(entry.number).width + 6);
    const double right = measure_;
    // Room for the page number, and so that the ends of lines show where it stands.
    ParagraphLook ragged = look(right - indent - column - std::min(44.0, right * 0.12), Align::left);
    ragged.hyphenate = false;
    block.strips = lines(entry.title, indent + column, ragged, leading);
    if (block.strips.empty()) {
        block.strips.emplace_back();
        block.strips.front().height = leading;
    }
    for (Strip& strip : block.strips) strip.keep = true;
    block.strips.front().keep = false;
    for (Strip& strip : block.strips) strip.areas.clear(); // one area over the whole line instead
    const double baseline = baseline_in(theme_.contents.size, leading);
    put_label(block.strips.front(), entry.number, indent, baseline);

    Strip& last = block.strips.back();
    const double end = last.right;
    for (std::size_t i = last.items.size(); i-- > 0;)
        if (auto* run = std::get_if<GlyphRun>(&last.items[i])) {
            add_space(*run, end, entry.title.back());
            break;
        }
    Span number = entry.title.front();
    const std::string label = page_label(entry.anchor);
    number.text = label.empty() ? "000" : label;
    number.style.font.tabular = true;
    SetLine page = single({number});
    const double page_x = right - page.width;
    // Leaders on a common grid, so that dots of all lines stand below each other.
    Span dot = number;
    dot.text = ".";
    dot.style.font.weight = Weight::regular;
    dot.style.colour = theme_.quiet;
    dot.element = none;
    dot.link = none;
    SetLine dots = single({dot});
    if (!chapter && !dots.runs.empty()) {
        GlyphRun run = dots.runs.front();
        const Placed one = run.pieces.front();
        run.pieces.clear();
        const double step = 5.2, from = std::ceil((end + 7) / step) * step;
        run.x = from;
        run.y = baseline;
        for (double x = from; x + 3 < page_x - 5; x += step)
            run.pieces.push_back({one.shape, static_cast<float>(x - from)});
        if (!run.pieces.empty()) last.items.push_back(std::move(run));
    }
    page.links.clear();
    put_line(last, std::move(page), page_x, baseline);
    for (Strip& strip : block.strips)
        strip.areas.push_back({entry.link, {indent, 1, right - indent, strip.height - 1}});
    return block;
}

} // namespace strateg::typeset
