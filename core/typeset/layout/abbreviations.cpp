// The list of abbreviations: short forms in a column, what they stand for beside them.
#include "core/typeset/layout/block_layout.h"

#include <algorithm>

namespace strateg::typeset {

void BlockLayout::abbreviations(std::vector<LaidBlock>& blocks, int columns) {
    const AbbreviationList& list = document_.abbreviations;
    if (list.entries.empty()) return;
    blocks.push_back(list_title(list.title, list.outline, list.anchor, document_.contents.empty(), columns));
    measure_ = theme_.column_width(columns);
    double column = 40;
    for (const AbbreviationEntry& entry : list.entries)
        column = std::max(column, single(entry.label).width + 14);
    column = std::min(column, measure_ * 0.4);
    const double leading = theme_.contents.leading;
    for (const AbbreviationEntry& entry : list.entries) {
        LaidBlock block;
        block.front = true;
        block.columns = static_cast<std::uint8_t>(columns);
        block.after = 2;
        ParagraphLook ragged = look(measure_ - column, Align::left);
        block.strips = lines(entry.words, column, ragged, leading);
        if (block.strips.empty()) continue;
        const double baseline = baseline_in(theme_.contents.size, leading);
        if (single(entry.label).width <= column - 6) {
            put_label(block.strips.front(), entry.label, 0, baseline);
        } else { // too long for its column: on lines of its own
            std::vector<Strip> label = lines(entry.label, 0, look(measure_, Align::left), leading);
            for (Strip& strip : label) strip.keep = true;
            block.strips.front().keep = true;
            block.strips.insert(block.strips.begin(), std::make_move_iterator(label.begin()),
                                std::make_move_iterator(label.end()));
        }
        block.strips.front().keep = false;
        blocks.push_back(std::move(block));
    }
}

} // namespace strateg::typeset
