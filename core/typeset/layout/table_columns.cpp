// Widths of the columns from what the cells say, and where a wide table goes.
#include "core/typeset/layout/block_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace strateg::typeset {
namespace {

constexpr std::size_t sampled_rows = 60;
constexpr std::uint32_t fewest_columns_to_turn = 4;

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

// About the height of the sampled rows, in lines. A norm instead of the highest cell: it falls a little for
// every column that gets wider, so that the steps below see where they lead.
double height_of(const TableNeeds& needs, const std::vector<double>& widths) {
    double height = 0;
    for (const auto& row : needs.rows) {
        double power = 0;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const double lines = std::max(row[c] / widths[c], 0.6);
            power += lines * lines * lines * lines;
        }
        height += std::sqrt(std::sqrt(power));
    }
    return height;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Where the decimal sign of a number stands or would stand: a byte of its text.
std::size_t decimal_place(const std::string& text, const std::string& sign) {
    std::size_t last = text.find_last_of("0123456789");
    if (last == std::string::npos) return last;
    for (std::size_t at = text.rfind(sign, last); at != std::string::npos && at > 0;
         at = text.rfind(sign, at - 1))
        if (is_digit(text[at - 1]) && at + sign.size() < text.size() && is_digit(text[at + sign.size()]))
            return at;
    return last + 1;
}

} // namespace

std::vector<double> column_widths(const TableNeeds& needs, double total) {
    const std::size_t n = needs.natural.size();
    std::vector<double> widths(n, 0);
    const double natural = sum(needs.natural);
    if (natural <= total) {
        // Room for everything: what is left goes to the columns by their content.
        for (std::size_t i = 0; i < n; ++i) widths[i] = needs.natural[i] * total / natural;
        return widths;
    }
    const double smallest = sum(needs.smallest);
    if (smallest >= total) {
        for (std::size_t i = 0; i < n; ++i) widths[i] = total * needs.smallest[i] / smallest;
        return widths;
    }
    // Everybody has the widest word, and the rest is given in small steps, each to the column where it saves
    // most.
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

Extent BlockLayout::extent_of(const Cell& cell) {
    Extent all;
    for (const CellPart& part : cell.parts) {
        const Extent extent = setter_.measure(part.spans);
        const double indent = part.level * cell_list_indent;
        all.smallest = std::max(all.smallest, extent.smallest + indent);
        all.natural = std::max(all.natural, extent.natural + indent);
    }
    return {all.smallest + 2 * theme_.table.pad_x + 0.5, all.natural + 2 * theme_.table.pad_x + 0.5};
}

double BlockLayout::behind_decimal_sign(const Cell& cell, const std::string& sign) {
    std::vector<Span> behind;
    for (const Span& span : cell.parts.front().spans) {
        const std::size_t at = span.footnote == none ? decimal_place(span.text, sign) : std::string::npos;
        if (at == std::string::npos) {
            if (span.footnote != none || !behind.empty()) behind.push_back(span);
            continue;
        }
        behind.clear(); // the last number counts
        behind.push_back(span);
        behind.back().text.erase(0, at);
    }
    return setter_.measure(behind).natural;
}

const TableNeeds& BlockLayout::needs_of(std::uint32_t index) {
    const auto [at, added] = needs_.try_emplace(index);
    TableNeeds& needs = at->second;
    if (!added) return needs;
    const TableContent& table = document_.tables[index];
    const std::size_t columns = table.columns;
    needs.smallest.assign(columns, 2 * theme_.table.pad_x + 4);
    needs.natural = needs.smallest;
    needs.most_behind.assign(columns, 0);
    const std::size_t every = std::max<std::size_t>(1, table.rows / sampled_rows);
    std::vector<double> before(columns, 0); // the decimal signs
    std::vector<const Cell*> wide;
    std::uint32_t sampled = none;
    if (std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell.decimal; }))
        needs.behind.assign(table.cells.size(), 0);
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const Cell& cell = table.cells[i];
        if (cell.columns > 1) {
            wide.push_back(&cell);
            continue;
        }
        const Extent extent = extent_of(cell);
        const std::uint32_t c = cell.column;
        needs.smallest[c] = std::max(needs.smallest[c], extent.smallest);
        needs.natural[c] = std::max(needs.natural[c], extent.natural);
        if (cell.decimal) {
            needs.behind[i] = behind_decimal_sign(cell, table.decimal_sign);
            needs.most_behind[c] = std::max(needs.most_behind[c], needs.behind[i]);
            before[c] = std::max(before[c], extent.natural - needs.behind[i]);
        }
        if (cell.row % every != 0 || cell.rows > 1) continue;
        if (sampled != cell.row) needs.rows.emplace_back(columns, 0.0);
        sampled = cell.row;
        needs.rows.back()[c] = extent.natural;
    }
    for (std::size_t c = 0; c < columns; ++c) {
        if (before[c] == 0) continue;
        // Numbers below each other are never broken.
        needs.smallest[c] = std::max(needs.smallest[c], before[c] + needs.most_behind[c]);
        needs.natural[c] = std::max(needs.natural[c], needs.smallest[c]);
    }
    // Cells over several columns ask for what their columns lack.
    for (const Cell* cell : wide) {
        const Extent extent = extent_of(*cell);
        double have = 0;
        for (std::uint32_t c = 0; c < cell->columns; ++c) have += needs.smallest[cell->column + c];
        const double lacking = extent.smallest - have;
        if (lacking <= 0) continue;
        for (std::uint32_t c = 0; c < cell->columns; ++c) {
            double& smallest = needs.smallest[cell->column + c];
            smallest += lacking / cell->columns;
            needs.natural[cell->column + c] = std::max(needs.natural[cell->column + c], smallest);
        }
    }
    needs.smallest_total = sum(needs.smallest);
    return needs;
}

void BlockLayout::place_table(const Node& node, bool& wide, bool& landscape) {
    if (node.table == none || landscape) return;
    const double smallest =
        needs_of(node.table).smallest_total * theme_.smallest_table / theme_.table_text.size;
    if (!wide && smallest > theme_.column_width()) wide = true;
    // A word that no page can hold is no reason to turn a small table.
    landscape =
        smallest > theme_.text_width() && document_.tables[node.table].columns >= fewest_columns_to_turn;
}

} // namespace strateg::typeset
