// Blocks in two languages side by side: each in its column, beginning on the same line.
#include "core/typeset/layout/block_layout.h"
#include "core/typeset/pagination/move.h"

#include <algorithm>

namespace strateg::typeset {

LaidBlock BlockLayout::side_by_side(const Node& node) {
    const double whole = measure_;
    const double gap = std::max(theme_.column_gap, 14.0);
    const double column = (whole - gap) / 2, right = column + gap;
    Node one = node;
    one.beside.clear();
    one.beside_label.clear();
    Node other = one;
    other.spans = node.beside;
    other.label = node.beside_label;
    measure_ = column;
    LaidBlock block = in_one_language(one);
    measure_ = column;
    other.joins_previous = node.kind == NodeKind::callout; // one box for both
    LaidBlock second = node.beside.empty() ? LaidBlock() : in_one_language(other);
    measure_ = whole;
    if (block.strips.size() < second.strips.size()) block.strips.resize(second.strips.size());
    for (std::size_t i = 0; i < second.strips.size(); ++i) {
        Strip& strip = block.strips[i];
        Strip& from = second.strips[i];
        strip.height = std::max(strip.height, from.height);
        strip.keep |= i > 0 && from.keep;
        strip.hyphen |= from.hyphen;
        for (Item& item : from.items) {
            move(item, right, 0);
            strip.beside.push_back(std::move(item));
        }
        for (Strip::Area area : from.areas) {
            area.box.x += right;
            strip.areas.push_back(area);
        }
        strip.anchors.insert(strip.anchors.end(), from.anchors.begin(), from.anchors.end());
        strip.footnotes.insert(strip.footnotes.end(), from.footnotes.begin(), from.footnotes.end());
    }
    // Lines of one column only must not stand alone either.
    keep_lines(block.strips, theme_.orphan_lines, theme_.widow_lines);
    return block;
}

} // namespace strateg::typeset
