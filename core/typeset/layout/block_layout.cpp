#include "core/typeset/layout/block_layout.h"

#include <algorithm>
#include <cmath>

namespace strateg::typeset {
namespace {

constexpr double narrow_item = 230; // below, a few short words would be torn apart to fill a line of a list

} // namespace
double baseline_in(double size, double leading) {
    return leading / 2 + size * 0.26;
}

void put_line(Strip& strip, SetLine line, double x, double y) {
    strip.right = std::max(strip.right, x + line.x + line.width);
    for (GlyphRun& run : line.runs) {
        run.x += x;
        run.y += y;
        strip.items.push_back(std::move(run));
    }
    for (const LinkArea& area : line.links)
        strip.areas.push_back(
            {area.link, {x + area.x, y - area.ascent, area.width, area.ascent + area.descent}});
    strip.footnotes.insert(strip.footnotes.end(), line.footnotes.begin(), line.footnotes.end());
    for (const std::uint32_t anchor : line.anchors) strip.anchors.emplace_back(anchor, 0);
}

void keep_lines(std::vector<Strip>& strips, int orphans, int widows) {
    const int count = static_cast<int>(strips.size());
    for (int i = 1; i < count; ++i)
        if (i < orphans || count - i < widows) strips[static_cast<std::size_t>(i)].keep = true;
}

std::vector<Span> BlockLayout::with_pages(const std::vector<Span>& spans) const {
    std::vector<Span> result = spans;
    for (Span& span : result)
        if (std::string label = page_label(span.page_of); !label.empty()) span.text = std::move(label);
    return result;
}

std::string BlockLayout::page_label(std::uint32_t anchor) const {
    return anchor < pages_.size() ? pages_[anchor] : std::string();
}

std::vector<Strip> BlockLayout::lines(const std::vector<Span>& spans, double x, const ParagraphLook& look,
                                      double leading) {
    std::vector<Strip> strips;
    const double size = spans.empty() ? theme_.paragraph.size : spans.front().style.size;
    const bool pages =
        std::any_of(spans.begin(), spans.end(), [](const Span& span) { return span.page_of != none; });
    for (SetLine& line : pages ? setter_.set(with_pages(spans), look) : setter_.set(spans, look)) {
        Strip& strip = strips.emplace_back();
        strip.height = leading;
        strip.hyphen = line.fit.hyphen;
        put_line(strip, std::move(line), x, baseline_in(size, leading));
    }
    keep_lines(strips, theme_.orphan_lines, theme_.widow_lines);
    return strips;
}

SetLine BlockLayout::single(const std::vector<Span>& spans) {
    std::vector<SetLine> lines = setter_.set(spans, {100000, Align::left, false, 0});
    return lines.empty() ? SetLine() : std::move(lines.front());
}

void BlockLayout::add_space(GlyphRun& run, double end, const Span& like) {
    const Word& space = *shaper_.setting(like.style.font, like.language).space;
    if (space.pieces.empty() || shaper_.shapes()[space.pieces.front().shape].face != run.face) return;
    run.pieces.push_back({space.pieces.front().shape, static_cast<float>(end - run.x)});
}

SetLine BlockLayout::label_line(const std::vector<Span>& label) {
    SetLine line = single(label);
    if (!line.runs.empty()) add_space(line.runs.back(), line.x + line.width, label.back());
    return line;
}

void BlockLayout::put_label(Strip& strip, const std::vector<Span>& label, double x, double baseline) {
    if (label.empty()) return;
    SetLine line = label_line(label);
    // The label comes before the words in reading order.
    std::vector<Item> items;
    for (GlyphRun& run : line.runs) {
        run.x += x;
        run.y += baseline;
        items.push_back(std::move(run));
    }
    strip.items.insert(strip.items.begin(), std::make_move_iterator(items.begin()),
                       std::make_move_iterator(items.end()));
}

double BlockLayout::room() const {
    return landscape_ ? theme_.turned_height() : theme_.text_height();
}

bool BlockLayout::wide_heading(const Node& node) const {
    return node.kind == NodeKind::heading &&
           theme_.heading_style[static_cast<std::size_t>(std::clamp(node.level, 1, 4) - 1)].wide;
}

void BlockLayout::place(const Node& node) {
    landscape_ = node.landscape;
    wide_ = node.wide || wide_heading(node);
    place_table(node, wide_, landscape_);
    measure_ = landscape_ ? theme_.turned_width() : wide_ ? theme_.text_width() : theme_.column_width();
}

LaidBlock BlockLayout::in_one_language(const Node& node) {
    LaidBlock block;
    switch (node.kind) {
    case NodeKind::heading:
        block = heading(node);
        break;
    case NodeKind::paragraph:
        block = paragraph(node, theme_.paragraph);
        break;
    case NodeKind::item:
        block = item(node);
        break;
    case NodeKind::quotation:
        block = quotation(node);
        break;
    case NodeKind::callout:
        block = callout(node);
        break;
    case NodeKind::caption:
        block = caption(node);
        break;
    case NodeKind::table:
        block = table(node);
        break;
    case NodeKind::figure:
        block = figure(node);
        break;
    case NodeKind::remark:
        block = remark(node);
        break;
    case NodeKind::page_break:
        block.new_page = true;
        break;
    }
    return block;
}

LaidBlock BlockLayout::node(std::uint32_t index) {
    const Node& node = document_.nodes[index];
    place(node);
    LaidBlock block = node.beside.empty() ? in_one_language(node) : side_by_side(node);
    if (node.keep_with_next) block.keep_with_next = true;
    block.floats = node.floats;
    block.wide = wide_;
    block.landscape = landscape_;
    if (!block.strips.empty())
        for (const std::uint32_t anchor : node.anchors) block.strips.front().anchors.emplace_back(anchor, 0);
    return block;
}

LaidBlock BlockLayout::paragraph(const Node& node, const TextLook& text) {
    LaidBlock block;
    block.before = text.before;
    block.after = text.after;
    ParagraphLook set = look(measure_, Align::justify);
    if (node.kind == NodeKind::paragraph && node.follows_paragraph) set.first_line = theme_.first_line;
    block.strips = lines(node.spans, 0, set, text.leading);
    block.on_grid = on_grid(text.leading);
    return block;
}

LaidBlock BlockLayout::heading(const Node& node) {
    const TextLook& text = theme_.heading[static_cast<std::size_t>(std::min(node.level, 4) - 1)];
    LaidBlock block;
    block.before = text.before;
    block.after = text.after;
    const HeadingStyle& style = theme_.heading_style[static_cast<std::size_t>(std::min(node.level, 4) - 1)];
    double indent = 0;
    std::vector<Span> label = node.label, words = node.spans;
    for (Span& span : label) span.style.colour = style.number_colour;
    if (!label.empty() && style.hanging) {
        indent = std::max(style.number_width, single(label).width + style.number_gap);
    } else if (!label.empty()) {
        label.back().text += "\xC2\xA0"; // the number is the first word
        words.insert(words.begin(), label.begin(), label.end());
        label.clear();
    }
    ParagraphLook ragged = look(measure_ - indent, Align::left);
    ragged.hyphenate = false;
    block.strips = lines(words, indent, ragged, text.leading);
    if (block.strips.empty()) {
        block.strips.emplace_back();
        block.strips.front().height = text.leading;
    }
    for (Strip& strip : block.strips) strip.keep = true;
    put_label(block.strips.front(), label, 0, baseline_in(text.size, text.leading));
    add_rule(block, style);
    stand_on_grid(block);
    if (node.level == 1) {
        block.chapter = node.words.empty() ? " " : node.words;
        block.new_page = theme_.chapter_on_new_page;
    }
    return block;
}

void BlockLayout::add_rule(LaidBlock& block, const HeadingStyle& style) const {
    const double width = style.rule_length > 0 ? std::min(style.rule_length, measure_) : measure_;
    const double height = style.rule_weight + style.rule_gap;
    if (style.rule == HeadingStyle::Rule::below) {
        Strip& last = block.strips.back();
        last.items.push_back(
            Rectangle{{0, last.height + style.rule_gap, width, style.rule_weight}, style.rule_colour});
        last.height += height;
    } else if (style.rule == HeadingStyle::Rule::above) {
        Strip rule;
        rule.height = height;
        rule.items.push_back(Rectangle{{0, 0, width, style.rule_weight}, style.rule_colour});
        block.strips.front().keep = true;
        block.strips.insert(block.strips.begin(), std::move(rule));
    }
}

void BlockLayout::stand_on_grid(LaidBlock& block) const {
    if (theme_.grid <= 0 || landscape_) return;
    double height = block.after;
    for (const Strip& strip : block.strips) height += strip.height;
    const double more = std::ceil(height / theme_.grid - 0.001) * theme_.grid - height;
    if (more > 0.01) {
        Strip space;
        space.height = more;
        block.strips.front().keep = true;
        block.strips.insert(block.strips.begin(), std::move(space));
    }
    block.on_grid = true;
}

bool BlockLayout::on_grid(double step) const {
    if (theme_.grid <= 0 || landscape_) return false;
    const double lines = step / theme_.grid;
    return std::abs(lines - std::round(lines)) < 0.01;
}

LaidBlock BlockLayout::item(const Node& node) {
    LaidBlock block;
    const double indent = theme_.list_indent * node.level;
    const TextLook& text = theme_.paragraph;
    block.after = !node.last_of_group ? theme_.item_gap : theme_.grid > 0 ? text.after : text.after + 1;
    block.on_grid = on_grid(text.leading) && on_grid(theme_.item_gap);
    const double words = std::max(80.0, measure_ - indent);
    block.strips = lines(node.spans, indent, look(words, words < narrow_item ? Align::left : Align::justify),
                         text.leading);
    if (block.strips.empty()) {
        block.strips.emplace_back();
        block.strips.front().height = text.leading;
    }
    const double width = node.label.empty() ? 0 : single(node.label).width;
    put_label(block.strips.front(), node.label, std::max(indent - theme_.list_indent, indent - width - 5),
              baseline_in(text.size, text.leading));
    return block;
}

LaidBlock BlockLayout::quotation(const Node& node) {
    LaidBlock block;
    const TextLook& text = theme_.quotation;
    block.before = text.before;
    block.after = text.after;
    const QuotationStyle& style = theme_.quotation_style;
    const double inset = std::min(style.inset, measure_ / 4);
    block.strips = lines(node.spans, inset, look(measure_ - 2 * inset, Align::justify), text.leading);
    for (Strip& strip : block.strips)
        if (style.bar > 0)
            strip.items.insert(strip.items.begin(),
                               Rectangle{{style.bar_at, 0, style.bar, strip.height}, style.bar_colour});
    return block;
}

LaidBlock BlockLayout::callout(const Node& node) {
    LaidBlock block;
    const TextLook& text = theme_.callout;
    const double inset = box_pad_x;
    block.strips = lines(node.spans, inset, look(measure_ - 2 * inset, Align::justify), text.leading);
    block.boxed = true;
    block.same_box = node.joins_previous;
    block.before = node.joins_previous ? text.after : theme_.callout_style.before;
    block.after = node.last_of_group ? theme_.callout_style.after : text.after;
    if (!node.label.empty()) {
        Strip label;
        label.height = text.leading + 1;
        put_label(label, node.label, inset, baseline_in(text.size, text.leading));
        if (!block.strips.empty()) block.strips.front().keep = true;
        block.strips.insert(block.strips.begin(), std::move(label));
    }
    // A short one is not worth two boxes on two pages.
    if (block.strips.size() <= 8)
        for (Strip& strip : block.strips)
            if (&strip != &block.strips.front()) strip.keep = true;
    block.box_bar = node.callout == "warning" ? theme_.warning
                    : node.callout == "tip"   ? theme_.tip
                                              : theme_.accent;
    block.box_tint = node.callout == "warning" ? theme_.warning_tint
                     : node.callout == "tip"   ? theme_.tip_tint
                                               : theme_.tint;
    return block;
}

LaidBlock BlockLayout::caption(const Node& node) {
    LaidBlock block;
    const TextLook& text = theme_.caption;
    const bool table = node.figure == none;
    block.before = table ? text.before : 5;
    block.after = table ? text.after : node.keep_with_next ? 2 : theme_.table.after;
    std::vector<Span> spans = node.label;
    if (!node.spans.empty() && !spans.empty()) {
        Span gap = spans.back();
        gap.text = "  ";
        spans.push_back(gap);
    }
    for (const Span& span : node.spans) spans.push_back(span);
    ParagraphLook ragged = look(measure_, Align::left);
    ragged.hyphenate = false;
    block.strips = lines(spans, 0, ragged, text.leading);
    for (Strip& strip : block.strips) strip.keep = true;
    return block;
}

LaidBlock BlockLayout::remark(const Node& node) {
    LaidBlock block;
    const TextLook& text = theme_.caption;
    block.before = 4;
    block.after = node.keep_with_next ? 0 : 14;
    block.strips = lines(node.spans, 0, look(measure_, Align::left), text.leading);
    return block;
}

LaidBlock BlockLayout::figure(const Node& node) {
    const FigureContent& figure = document_.figures[node.figure];
    LaidBlock block;
    block.before = 12;
    block.after = 5;
    Strip strip;
    const double limit = room() * 0.86;
    double width = measure_ * figure.width;
    if (figure.chart || figure.drawing) {
        strip = drawn(figure, width, limit);
    } else if (figure.picture != none) {
        const Picture& picture = document_.pictures[figure.picture];
        const bool turned = picture.orientation >= 5;
        const double across = turned ? picture.height : picture.width,
                     down = turned ? picture.width : picture.height;
        double height = width * down / std::max(1.0, across);
        if (height > limit) {
            width *= limit / height;
            height = limit;
        }
        strip.height = height;
        strip.shrink = height * 0.3;
        strip.width = measure_;
        strip.items.push_back(
            Image{figure.element, figure.picture, {(measure_ - width) / 2, 0, width, height}});
    } else {
        // Nothing to show: a box that says which picture should be here.
        const double height = std::min(limit, width * 0.4);
        const double x = (measure_ - width) / 2;
        strip.height = height;
        strip.items.push_back(Rectangle{{x, 0, width, height}, theme_.warning});
        strip.items.push_back(Rectangle{{x + 0.6, 0.6, width - 1.2, height - 1.2}, theme_.warning_tint});
        Span name;
        name.text = figure.name.empty() ? "?" : figure.name;
        name.style.size = 9;
        name.style.colour = theme_.warning;
        name.language = document_.language;
        name.element = figure.element;
        std::vector<SetLine> lines =
            setter_.set({name}, {std::max(20.0, width - 12), Align::center, false, 0});
        double y = height / 2;
        for (SetLine& line : lines) {
            if (y > height - 4) break;
            put_line(strip, std::move(line), x + 6, y);
            y += 11;
        }
    }
    block.strips.push_back(std::move(strip));
    return block;
}

std::vector<Strip> BlockLayout::footnote(const Footnote& note) {
    landscape_ = false;
    measure_ = theme_.column_width();
    const TextLook& text = theme_.footnote;
    const double indent = 13;
    std::vector<Strip> strips =
        lines(note.spans, indent, look(measure_ - indent, Align::justify), text.leading);
    if (strips.empty()) {
        strips.emplace_back();
        strips.front().height = text.leading;
    }
    Span mark;
    mark.text = note.number;
    mark.style = note.mark;
    mark.language = note.language;
    mark.element = note.label_element;
    put_label(strips.front(), {mark}, 0, baseline_in(text.size, text.leading));
    strips.front().anchors.emplace_back(note.anchor, 0);
    return strips;
}

} // namespace strateg::typeset
