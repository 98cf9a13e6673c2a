// Tables: lines of the cells, heights of the rows, rules and tints.
#include "core/typeset/layout/block_layout.h"

#include <algorithm>
#include <numeric>

namespace strateg::typeset {
namespace {

constexpr double part_gap = 0.3;   // between the paragraphs of a cell, of the leading
constexpr double item_space = 0.1; // between the items of its lists

std::vector<Span> scaled(std::vector<Span> spans, double factor) {
    for (Span& span : spans) {
        span.style.size = static_cast<float>(span.style.size * factor);
        span.style.rise = static_cast<float>(span.style.rise * factor);
    }
    return spans;
}

Strip as_artifact(Strip strip) {
    for (Item& item : strip.items) {
        if (auto* run = std::get_if<GlyphRun>(&item)) run->element = none;
        if (auto* path = std::get_if<Path>(&item)) path->element = none;
        if (auto* image = std::get_if<Image>(&item)) image->element = none;
    }
    strip.areas.clear();
    strip.anchors.clear();
    strip.footnotes.clear();
    return strip;
}

// The label comes before the words in reading order, on their line.
void put_before(SetLine& line, SetLine label, double x) {
    for (GlyphRun& run : label.runs) run.x += x;
    line.runs.insert(line.runs.begin(), std::make_move_iterator(label.runs.begin()),
                     std::make_move_iterator(label.runs.end()));
}

} // namespace

/// A cell's lines, below each other from 0.
struct BlockLayout::SetCell {
    struct Line {
        SetLine line;
        double x, top; // from the left edge of the words
    };
    std::vector<Line> lines;
    double height = 0;
};

BlockLayout::SetCell BlockLayout::set_cell(const Cell& cell, double width, double factor, double behind) {
    SetCell set;
    const double leading = theme_.table_text.leading * factor;
    const bool alone = cell.parts.size() == 1;
    for (const CellPart& part : cell.parts) {
        const double indent = part.level * cell_list_indent * factor;
        const double room = std::max(4.0, width - indent - behind);
        const Align align = part.level > 0 || !alone ? Align::left : cell.align;
        std::vector<Span> spans = with_pages(part.spans);
        std::vector<SetLine> lines =
            setter_.set(factor < 1 ? scaled(std::move(spans), factor) : spans, look(room, align));
        if (lines.empty() && !part.label.empty()) lines.emplace_back();
        if (!part.label.empty() && !lines.empty()) {
            SetLine label = label_line(scaled(part.label, factor));
            const double space = cell_list_indent * factor;
            put_before(lines.front(), std::move(label), std::max(-space, -label.width - 3 * factor));
        }
        if (!set.lines.empty()) set.height += leading * (part.level > 0 ? item_space : part_gap);
        for (SetLine& line : lines) {
            set.lines.push_back({std::move(line), indent, set.height});
            set.height += leading;
        }
    }
    set.height = std::max(set.height, leading);
    return set;
}

LaidBlock BlockLayout::table(const Node& node) {
    const TableContent& table = document_.tables[node.table];
    const double total = measure_;
    const std::size_t columns = table.columns, rows = table.rows;

    // Many columns: smaller type before broken words.
    TableNeeds needs = needs_of(node.table);
    const double floor = std::min(1.0, theme_.smallest_table / theme_.table_text.size);
    const double factor = needs.smallest_total > total ? std::max(floor, total / needs.smallest_total) : 1.0;
    if (factor < 1) {
        for (auto* values : {&needs.smallest, &needs.natural, &needs.behind, &needs.most_behind})
            for (double& value : *values) value *= factor;
        for (auto& row : needs.rows)
            for (double& value : row) value *= factor;
    }
    const double size = theme_.table_text.size * factor, leading = theme_.table_text.leading * factor;
    const std::vector<double> widths = column_widths(needs, total);
    std::vector<double> x(columns + 1, 0);
    for (std::size_t c = 0; c < columns; ++c) x[c + 1] = x[c] + widths[c];

    // Lines of every cell, heights of the rows.
    const TableStyle& style = theme_.table;
    const double pad = style.pad_top + style.pad_bottom;
    std::vector<SetCell> set(table.cells.size());
    std::vector<double> heights(rows, leading + pad);
    const auto needed = [&](std::size_t i) { return set[i].height + pad; };
    std::vector<std::uint32_t> covered(table.cells.size()); // rows a cell really spans
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const Cell& cell = table.cells[i];
        const double width = x[cell.column + cell.columns] - x[cell.column] - 2 * style.pad_x;
        const double behind = cell.decimal ? needs.most_behind[cell.column] - needs.behind[i] : 0;
        set[i] = set_cell(cell, width, factor, behind);
        covered[i] = cell.rows;
        if (cell.rows == 1) heights[cell.row] = std::max(heights[cell.row], needed(i));
    }
    // A header that fills half a page is not worth repeating.
    double head = std::accumulate(heights.begin(), heights.begin() + table.header_rows, 0.0);
    const bool repeats = table.header_rows > 0 && head <= room() * 0.5;
    if (!repeats) head = 0;
    const double page_limit = std::min(room() * 0.8, room() * 0.92 - head);
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const Cell& cell = table.cells[i];
        if (cell.rows == 1) continue;
        const double have =
            std::accumulate(heights.begin() + cell.row, heights.begin() + cell.row + cell.rows, 0.0);
        if (std::max(have, needed(i)) > page_limit) {
            // Higher than a page: it cannot be kept together; its words stand in the first row.
            covered[i] = 1;
            heights[cell.row] = std::max(heights[cell.row], needed(i));
        } else if (needed(i) > have) {
            heights[cell.row + cell.rows - 1] += needed(i) - have;
        }
    }

    std::vector<std::vector<std::size_t>> begins(rows);
    for (std::size_t i = 0; i < table.cells.size(); ++i) begins[table.cells[i].row].push_back(i);
    std::vector<std::uint32_t> open_until(columns, 0); // first row a spanning cell does not cover any more

    LaidBlock block;
    block.after = node.keep_with_next ? 3 : style.after;
    block.repeat_from = none;
    const auto top_rule = [&](Strip& strip) {
        if (style.outer_rule > 0)
            strip.items.push_back(Rectangle{{0, 0, total, style.outer_rule}, style.outer_colour});
    };
    for (std::uint32_t r = 0; r < rows; ++r) {
        const bool header = r < table.header_rows, last = r + 1 == rows;
        const bool joined =
            std::any_of(open_until.begin(), open_until.end(), [&](std::uint32_t until) { return until > r; });
        for (const std::size_t i : begins[r])
            for (std::uint32_t c = 0; c < table.cells[i].columns; ++c)
                open_until[table.cells[i].column + c] = r + covered[i];
        const auto rules = [&](Strip& strip, double bottom) { // below the row, where no cell goes on
            const bool outer = last || r + 1 == table.header_rows;
            const double weight = outer ? style.outer_rule : style.inner_rule;
            const Colour colour = outer ? style.outer_colour : style.inner_colour;
            if (weight <= 0) return;
            for (std::size_t c = 0; c < columns;) {
                if (open_until[c] > r + 1) {
                    ++c;
                    continue;
                }
                std::size_t end = c;
                while (end < columns && open_until[end] <= r + 1) ++end;
                strip.items.push_back(Rectangle{{x[c], bottom - weight, x[end] - x[c], weight}, colour});
                c = end;
            }
        };
        // A cell over several rows would stand on stripes.
        const bool spans = std::any_of(open_until.begin(), open_until.end(),
                                       [&](std::uint32_t until) { return until > r + 1; });
        const bool stripe = style.striped && !header && !joined && !spans && (r - table.header_rows) % 2 == 1;
        const auto put = [&](Strip& strip, std::size_t i, std::size_t line, double top) {
            SetCell::Line& from = set[i].lines[line];
            put_line(strip, std::move(from.line), x[table.cells[i].column] + style.pad_x + from.x,
                     top + baseline_in(size, leading));
        };
        const std::size_t first_strip = block.strips.size();
        if (heights[r] <= page_limit) {
            Strip strip;
            strip.height = heights[r];
            // Once for all rows of the head: a cell over several of them would be painted over.
            if (header && style.head_filled && r == 0) {
                const double filled =
                    std::accumulate(heights.begin(), heights.begin() + table.header_rows, 0.0);
                strip.items.push_back(Rectangle{{0, 0, total, filled}, style.head_fill});
            }
            if (stripe) strip.items.push_back(Rectangle{{0, 0, total, heights[r]}, style.stripe});
            if (r == 0) top_rule(strip);
            rules(strip, heights[r]);
            for (const std::size_t i : begins[r]) {
                double top = style.pad_top;
                // Header cells stand on the rule.
                if (header && covered[i] == 1) top += heights[r] - needed(i);
                for (std::size_t k = 0; k < set[i].lines.size(); ++k)
                    put(strip, i, k, top + set[i].lines[k].top);
            }
            block.strips.push_back(std::move(strip));
        } else {
            // A row higher than a page: line by line.
            std::size_t count = 1;
            for (const std::size_t i : begins[r]) count = std::max(count, set[i].lines.size());
            for (std::size_t k = 0; k < count; ++k) {
                const double top = k == 0 ? style.pad_top : 0;
                Strip strip;
                strip.height = leading + top + (k + 1 == count ? style.pad_bottom : 0);
                if (stripe) strip.items.push_back(Rectangle{{0, 0, total, strip.height}, style.stripe});
                if (r == 0 && k == 0) top_rule(strip);
                if (k + 1 == count) rules(strip, strip.height);
                for (const std::size_t i : begins[r])
                    if (k < set[i].lines.size()) put(strip, i, k, top);
                block.strips.push_back(std::move(strip));
            }
        }
        // A row that is one cell heads the rows below it.
        const bool heads = r > table.header_rows && begins[r - 1].size() == 1 &&
                           table.cells[begins[r - 1].front()].columns == columns;
        // Two rows at least stand below a head.
        const bool begins_body = r > 0 && r <= table.header_rows + (rows > table.header_rows + 3 ? 1u : 0u);
        block.strips[first_strip].keep = joined || heads || begins_body;
    }
    // The last row alone on a page looks lost.
    if (rows > table.header_rows + 2) block.strips.back().keep = true;

    if (repeats) {
        block.repeat_from = table.header_rows + 1;
        Strip continued;
        continued.height = theme_.caption.leading + 4;
        put_line(continued, single(table.continued), 0,
                 baseline_in(theme_.caption.size, theme_.caption.leading));
        block.repeat.push_back(as_artifact(std::move(continued)));
        for (std::uint32_t r = 0; r < table.header_rows; ++r)
            block.repeat.push_back(as_artifact(block.strips[r]));
    }
    return block;
}

} // namespace strateg::typeset
