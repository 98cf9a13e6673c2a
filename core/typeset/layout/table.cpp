// Tables: widths of the columns from what the cells say, heights of the rows, rules and tints.
#include "core/typeset/layout/block_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace strateg::typeset {
namespace {

constexpr double pad_x = 5, pad_top = 3.2, pad_bottom = 3.6;
constexpr double thin = 0.4, thick = 0.9;

struct Grid {
    std::vector<double> x;                        // left edges, and the right edge of the last column
    std::vector<std::vector<std::uint32_t>> rows; // cells that begin in a row
};

struct Needs {
    std::vector<double> smallest, natural;
    std::vector<std::vector<double>> rows; // a sample: what each cell wants on one line
};

// About the height of the sampled rows, in lines. A norm instead of the highest cell: it falls a little for
// every column that gets wider, so that the steps below see where they lead.
double height_of(const Needs& needs, const std::vector<double>& widths) {
    double sum = 0;
    for (const auto& row : needs.rows) {
        double power = 0;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const double lines = std::max(row[c] / widths[c], 0.6);
            power += lines * lines * lines * lines;
        }
        sum += std::sqrt(std::sqrt(power));
    }
    return sum;
}

// Widths that make the table short: everybody has the widest word, and the rest is given in small steps,
// each to the column where it saves most.
std::vector<double> share(const Needs& needs, double total) {
    const std::size_t n = needs.natural.size();
    std::vector<double> widths(n, 0);
    const double natural = std::accumulate(needs.natural.begin(), needs.natural.end(), 0.0);
    const double smallest = std::accumulate(needs.smallest.begin(), needs.smallest.end(), 0.0);
    if (natural <= total) {
        // Room for everything: what is left goes to the columns by their content.
        for (std::size_t i = 0; i < n; ++i) widths[i] = needs.natural[i] * total / natural;
        return widths;
    }
    if (smallest >= total) {
        for (std::size_t i = 0; i < n; ++i) widths[i] = total * needs.smallest[i] / smallest;
        return widths;
    }
    widths = needs.smallest;
    constexpr int steps = 48;
    const double step = (total - smallest) / steps;
    for (int i = 0; i < steps; ++i) {
        std::size_t best = n;
        double lowest = 0;
        for (std::size_t c = 0; c < n; ++c) {
            if (widths[c] >= needs.natural[c]) continue;
            widths[c] += step;
            const double height = height_of(needs, widths);
            widths[c] -= step;
            if (best == n || height < lowest) {
                best = c;
                lowest = height;
            }
        }
        if (best == n) best = 0;
        widths[best] += step;
    }
    return widths;
}

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

} // namespace

LaidBlock BlockLayout::table(const Node& node) {
    const TableContent& table = document_.tables[node.table];
    const double total = measure_;
    const std::size_t columns = table.columns, rows = table.rows;

    // What the columns need; cells over several columns ask for what their columns lack.
    Needs needs{std::vector<double>(columns, 2 * pad_x + 4), std::vector<double>(columns, 2 * pad_x + 4), {}};
    const std::size_t every = std::max<std::size_t>(1, rows / 60); // rows of the sample
    std::uint32_t sampled = none;
    std::vector<const Cell*> wide;
    for (const Cell& cell : table.cells) {
        if (cell.columns > 1) {
            wide.push_back(&cell);
            continue;
        }
        const Extent extent = setter_.measure(cell.spans);
        needs.smallest[cell.column] =
            std::max(needs.smallest[cell.column], extent.smallest + 2 * pad_x + 0.5);
        needs.natural[cell.column] = std::max(needs.natural[cell.column], extent.natural + 2 * pad_x + 0.5);
        if (cell.row % every != 0 || cell.rows > 1) continue;
        if (sampled != cell.row) needs.rows.emplace_back(columns, 0.0);
        sampled = cell.row;
        needs.rows.back()[cell.column] = extent.natural + 2 * pad_x;
    }
    for (const Cell* cell : wide) {
        const Extent extent = setter_.measure(cell->spans);
        double have = 0;
        for (std::uint32_t c = 0; c < cell->columns; ++c) have += needs.smallest[cell->column + c];
        const double lacking = extent.smallest + 2 * pad_x - have;
        if (lacking <= 0) continue;
        for (std::uint32_t c = 0; c < cell->columns; ++c) {
            needs.smallest[cell->column + c] += lacking / cell->columns;
            needs.natural[cell->column + c] =
                std::max(needs.natural[cell->column + c], needs.smallest[cell->column + c]);
        }
    }
    // Many columns: smaller type before broken words.
    const double smallest = std::accumulate(needs.smallest.begin(), needs.smallest.end(), 0.0);
    const double floor = theme_.smallest_table / theme_.table_text.size;
    const double factor = smallest > total ? std::max(floor, total / smallest) : 1.0;
    if (factor < 1) {
        for (double& need : needs.smallest) need *= factor;
        for (double& need : needs.natural) need *= factor;
        for (auto& row : needs.rows)
            for (double& need : row) need *= factor;
    }
    const double size = theme_.table_text.size * factor, leading = theme_.table_text.leading * factor;
    const std::vector<double> widths = share(needs, total);
    std::vector<double> x(columns + 1, 0);
    for (std::size_t c = 0; c < columns; ++c) x[c + 1] = x[c] + widths[c];

    // Lines of every cell, heights of the rows.
    std::vector<std::vector<SetLine>> set(table.cells.size());
    std::vector<double> heights(rows, leading + pad_top + pad_bottom);
    const auto needed = [&](std::size_t i) {
        return static_cast<double>(std::max<std::size_t>(1, set[i].size())) * leading + pad_top + pad_bottom;
    };
    std::vector<std::uint32_t> covered(table.cells.size()); // rows a cell really spans
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const Cell& cell = table.cells[i];
        ParagraphLook cell_look =
            look(x[cell.column + cell.columns] - x[cell.column] - 2 * pad_x, cell.align);
        cell_look.width = std::max(4.0, cell_look.width);
        std::vector<Span> spans = with_pages(cell.spans);
        set[i] = setter_.set(factor < 1 ? scaled(std::move(spans), factor) : spans, cell_look);
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
            if (needed(i) <= page_limit || heights[cell.row] < needed(i))
                heights[cell.row] = std::max(heights[cell.row], needed(i));
        } else if (needed(i) > have) {
            heights[cell.row + cell.rows - 1] += needed(i) - have;
        }
    }

    std::vector<std::vector<std::size_t>> begins(rows);
    for (std::size_t i = 0; i < table.cells.size(); ++i) begins[table.cells[i].row].push_back(i);
    std::vector<std::uint32_t> open_until(columns, 0); // first row a spanning cell does not cover any more

    LaidBlock block;
    block.after = 14;
    block.repeat_from = none;
    for (std::uint32_t r = 0; r < rows; ++r) {
        const bool header = r < table.header_rows, last = r + 1 == rows;
        const bool joined =
            std::any_of(open_until.begin(), open_until.end(), [&](std::uint32_t until) { return until > r; });
        for (const std::size_t i : begins[r])
            for (std::uint32_t c = 0; c < table.cells[i].columns; ++c)
                open_until[table.cells[i].column + c] = r + covered[i];
        std::vector<Item> under; // rule below the row, where no cell goes on
        const auto rules = [&](Strip& strip, double bottom) {
            const double weight = last || r + 1 == table.header_rows ? thick : thin;
            const Colour colour = weight == thick ? theme_.accent : theme_.accent_soft;
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
        const double first_baseline = pad_top + baseline_in(size, leading);
        const std::size_t first_strip = block.strips.size();
        if (heights[r] <= page_limit) {
            Strip strip;
            strip.height = heights[r];
            if (header) strip.items.push_back(Rectangle{{0, 0, total, heights[r]}, theme_.tint});
            if (r == 0) strip.items.push_back(Rectangle{{0, 0, total, thick}, theme_.accent});
            rules(strip, heights[r]);
            for (const std::size_t i : begins[r]) {
                double y = first_baseline;
                // Header cells stand on the rule.
                if (header && covered[i] == 1) y += heights[r] - needed(i);
                for (SetLine& line : set[i]) {
                    put_line(strip, std::move(line), x[table.cells[i].column] + pad_x, y);
                    y += leading;
                }
            }
            block.strips.push_back(std::move(strip));
        } else {
            // A row higher than a page: line by line.
            std::size_t count = 1;
            for (const std::size_t i : begins[r]) count = std::max(count, set[i].size());
            for (std::size_t k = 0; k < count; ++k) {
                Strip strip;
                strip.height = leading + (k == 0 ? pad_top : 0) + (k + 1 == count ? pad_bottom : 0);
                if (r == 0 && k == 0) strip.items.push_back(Rectangle{{0, 0, total, thick}, theme_.accent});
                if (k + 1 == count) rules(strip, strip.height);
                for (const std::size_t i : begins[r])
                    if (k < set[i].size())
                        put_line(strip, std::move(set[i][k]), x[table.cells[i].column] + pad_x,
                                 (k == 0 ? pad_top : 0) + baseline_in(size, leading));
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
