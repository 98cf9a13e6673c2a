// The index: terms under their letters in two columns, each with the pages where it stands.
#include "core/typeset/layout/block_layout.h"

#include <algorithm>
#include <charconv>

namespace strateg::typeset {
namespace {

constexpr std::uint8_t index_columns = 2;

// A page number in digits, or 0.
long number_of(const std::string& label) {
    long number = 0;
    const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
    return error == std::errc() && end == label.data() + label.size() ? number : 0;
}

struct PageOf {
    std::string label;
    std::size_t place; // the first one on it
};

} // namespace

std::vector<Span> BlockLayout::index_spans(const IndexEntry& entry) {
    std::vector<PageOf> pages;
    for (std::size_t i = 0; i < entry.anchors.size(); ++i) {
        std::string label = page_label(entry.anchors[i]);
        if (label.empty()) label = "0"; // not known yet
        if (pages.empty() || pages.back().label != label) pages.push_back({std::move(label), i});
    }
    std::vector<Span> spans = entry.words;
    const Span like = spans.back();
    const auto between = [&](std::string text) {
        Span span = like;
        span.text = std::move(text);
        span.element = entry.element;
        spans.push_back(std::move(span));
    };
    const auto page = [&](const PageOf& from) {
        Span span = like;
        span.text = from.label;
        span.link = entry.links[from.place];
        span.element = document_.links[span.link].element;
        span.style.colour = theme_.link;
        spans.push_back(std::move(span));
    };
    for (std::size_t i = 0; i < pages.size();) {
        // Pages that follow each other are one range: 12–14.
        std::size_t last = i;
        while (last + 1 < pages.size() && number_of(pages[last].label) > 0 &&
               number_of(pages[last + 1].label) == number_of(pages[last].label) + 1)
            ++last;
        between(i == 0 ? "  " : ", ");
        page(pages[i]);
        if (last > i) {
            between(last > i + 1 ? "–" : ", ");
            page(pages[last]);
        }
        i = last + 1;
    }
    return spans;
}

std::vector<LaidBlock> BlockLayout::index() {
    std::vector<LaidBlock> blocks;
    const IndexList& list = document_.index;
    if (list.entries.empty()) return blocks;
    landscape_ = false;
    measure_ = theme_.text_width();
    blocks.push_back(list_title(list.title, list.outline, list.anchor, true, index_columns));
    blocks.back().front = false;
    measure_ = theme_.column_width(index_columns);
    const double leading = theme_.contents.leading;
    ParagraphLook ragged = look(measure_, Align::left);
    ragged.hyphenate = false;
    for (const IndexEntry& entry : list.entries) {
        LaidBlock block;
        block.columns = index_columns;
        block.strips = lines(index_spans(entry), 0, ragged, leading);
        if (block.strips.empty()) block.strips.emplace_back().height = leading;
        for (Strip& strip : block.strips) strip.keep = true;
        if (!entry.letter.empty()) {
            std::vector<Strip> letter = lines(entry.letter, 0, ragged, leading + 2);
            block.before = &entry == &list.entries.front() ? 0 : 9;
            block.strips.insert(block.strips.begin(), std::make_move_iterator(letter.begin()),
                                std::make_move_iterator(letter.end()));
        }
        block.strips.front().keep = false;
        blocks.push_back(std::move(block));
    }
    return blocks;
}

} // namespace strateg::typeset
