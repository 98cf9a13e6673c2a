// Tables in a cell of the grid: columns as wide as their words ask for, merged cells, a frame around each.
#include "gui/logic/cell_builder.h"

#include <algorithm>
#include <numeric>

namespace strateg::gui {
namespace {

struct Placed {
    const model::Block* cell = nullptr;
    int row = 0, column = 0, columns = 1, rows = 1;
};

struct TableGrid {
    std::vector<Placed> cells;
    std::vector<Align> aligns;
    int rows = 0, columns = 0;
};

TableGrid grid_of(const model::Block& table) {
    TableGrid grid;
    std::vector<std::vector<char>> taken;
    for (const model::BlockPtr& child : table.children) {
        if (child->kind == model::kind::column) {
            const std::string_view align = child->attributes.get("align", "left");
            grid.aligns.push_back(align == "right"    ? Align::right
                                  : align == "center" ? Align::center
                                                      : Align::left);
        }
        if (child->kind != model::kind::row) continue;
        const int row = grid.rows++;
        int column = 0;
        if (taken.size() < static_cast<std::size_t>(grid.rows))
            taken.resize(static_cast<std::size_t>(grid.rows));
        for (const model::BlockPtr& cell : child->children) {
            if (cell->kind != model::kind::cell) continue;
            const auto is_taken = [&](int at) {
                const auto& line = taken[static_cast<std::size_t>(row)];
                return static_cast<std::size_t>(at) < line.size() && line[static_cast<std::size_t>(at)];
            };
            while (is_taken(column)) ++column;
            Placed placed{cell.get(), row, column, std::clamp(cell->attributes.number("colspan", 1), 1, 64),
                          std::clamp(cell->attributes.number("rowspan", 1), 1, 500)};
            if (taken.size() < static_cast<std::size_t>(row + placed.rows))
                taken.resize(static_cast<std::size_t>(row + placed.rows));
            for (int r = row; r < row + placed.rows; ++r) {
                auto& line = taken[static_cast<std::size_t>(r)];
                if (line.size() < static_cast<std::size_t>(column + placed.columns))
                    line.resize(static_cast<std::size_t>(column + placed.columns));
                for (int c = column; c < column + placed.columns; ++c) line[static_cast<std::size_t>(c)] = 1;
            }
            column += placed.columns;
            grid.columns = std::max(grid.columns, column);
            grid.cells.push_back(placed);
        }
    }
    for (Placed& placed : grid.cells) placed.rows = std::min(placed.rows, grid.rows - placed.row);
    grid.aligns.resize(static_cast<std::size_t>(std::max(grid.columns, 1)), Align::left);
    return grid;
}

struct Columns {
    std::vector<int> widths;
    bool fits = false; // no word had to be broken
};

Columns column_widths(const TableGrid& grid, const LayoutContext& context, Role role, int room, int padding) {
    const auto columns = static_cast<std::size_t>(std::max(grid.columns, 1));
    std::vector<int> wish(columns, 3 * padding), least(columns, 3 * padding);
    for (const Placed& placed : grid.cells) {
        const model::RichText* text = placed.cell->content(context.view.language);
        if (!text || placed.columns != 1) continue;
        const WishedWidths wished = wished_widths(
            shown_text(*text, context.view).text, role,
            [&](const model::Mark& mark) { return chip_of(mark, context); }, *context.metrics);
        const auto c = static_cast<std::size_t>(placed.column);
        wish[c] = std::max(wish[c], wished.line + 2 * padding + 2);
        least[c] = std::max(least[c], std::min(wished.word, room / 2) + 2 * padding + 2);
    }
    const int wished = std::accumulate(wish.begin(), wish.end(), 0);
    const int needed = std::accumulate(least.begin(), least.end(), 0);
    std::vector<int> widths(columns);
    const bool fits = needed <= room;
    if (wished <= room) {
        const int extra = std::min(room - wished, wished / 2) / static_cast<int>(columns);
        for (std::size_t c = 0; c < columns; ++c) widths[c] = wish[c] + extra;
    } else if (needed <= room) {
        const long long spare = room - needed, hunger = std::max(1, wished - needed);
        for (std::size_t c = 0; c < columns; ++c)
            widths[c] = least[c] + static_cast<int>(spare * (wish[c] - least[c]) / hunger);
    } else {
        for (std::size_t c = 0; c < columns; ++c)
            widths[c] = static_cast<int>(static_cast<long long>(room) * least[c] / std::max(1, needed));
    }
    return {std::move(widths), fits};
}

} // namespace

void CellBuilder::table() {
    const model::Block& block = *row_.block;
    const std::string source = block.source.empty() ? context_.project->source : block.source;
    caption(block, source, model::kind::table);
    y_ += unit_ / 2;
    const TableGrid grid = grid_of(block);
    if (grid.cells.empty()) return;
    // Small print where the words would have to be broken otherwise.
    Role role = Role::table;
    int padding = unit_ * 3 / 4;
    int from = left(), to = right();
    Columns columns = column_widths(grid, context_, role, to - from, padding);
    if (!columns.fits) {
        role = Role::dense;
        padding = unit_ * 3 / 8;
        from = unit_;
        to = width_ - unit_ / 2;
        columns = column_widths(grid, context_, role, to - from, padding);
    }
    const std::vector<int>& widths = columns.widths;
    std::vector<int> lefts{from};
    for (const int width : widths) lefts.push_back(lefts.back() + width);

    // Every cell is laid out at the top; then rows get their heights and the boxes move to their places.
    const int top = y_;
    const int heads = block.attributes.number("header-rows", 0);
    std::vector<int> heights(static_cast<std::size_t>(grid.rows), context_.metrics->height({role}) + padding);
    struct Part {
        std::size_t from, to;         // boxes
        std::size_t orn_from, orn_to; // ornaments
        int height;
    };
    std::vector<Part> parts;
    const std::size_t fills = cell_.ornaments.size();
    for (std::size_t i = 0; i < grid.cells.size() * 2; ++i) ornament(Look::frame, {});
    for (const Placed& placed : grid.cells) {
        Part part{cell_.boxes.size(), 0, cell_.ornaments.size(), 0, 0};
        y_ = 0;
        const auto first = static_cast<std::size_t>(placed.column);
        const auto last = first + static_cast<std::size_t>(placed.columns);
        TextBox& box = text(
            *placed.cell, placed.cell->source.empty() ? source : placed.cell->source, role,
            lefts[first] + padding, std::max(lefts[last] - padding, lefts[first] + padding + 8),
            placed.columns > 1 && grid.aligns[first] == Align::right ? Align::center : grid.aligns[first]);
        box.in_table = true;
        notes_of(*placed.cell, source, lefts[first] + padding, lefts[last] - padding);
        part.to = cell_.boxes.size();
        part.orn_to = cell_.ornaments.size();
        part.height = y_ + padding;
        if (placed.rows == 1) {
            int& height = heights[static_cast<std::size_t>(placed.row)];
            height = std::max(height, part.height);
        }
        parts.push_back(part);
    }
    for (std::size_t i = 0; i < grid.cells.size();
         ++i) { // what a merged cell needs beyond its rows goes to its last
        const Placed& placed = grid.cells[i];
        if (placed.rows == 1) continue;
        const auto from = heights.begin() + placed.row;
        const int have = std::accumulate(from, from + placed.rows, 0);
        if (parts[i].height > have)
            heights[static_cast<std::size_t>(placed.row + placed.rows - 1)] += parts[i].height - have;
    }
    std::vector<int> tops{top};
    for (const int height : heights) tops.push_back(tops.back() + height);
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        const Placed& placed = grid.cells[i];
        const int x = lefts[static_cast<std::size_t>(placed.column)];
        const int y = tops[static_cast<std::size_t>(placed.row)];
        const Area area{x, y, lefts[static_cast<std::size_t>(placed.column + placed.columns)] - x,
                        tops[static_cast<std::size_t>(placed.row + placed.rows)] - y};
        if (placed.row < heads)
            cell_.ornaments[fills + i] = {Look::head_fill, area, {}, {}};
        else
            cell_.ornaments[fills + i] = {Look::rule, {}, {}, {}};
        cell_.ornaments[fills + grid.cells.size() + i] = {Look::frame, area, {}, {}};
        for (std::size_t b = parts[i].from; b < parts[i].to; ++b) {
            cell_.boxes[b].area.y += y + padding / 2;
            cell_.boxes[b].room = b == parts[i].from ? area
                                                     : Area{area.x, cell_.boxes[b].area.y, area.width,
                                                            cell_.boxes[b].area.height};
        }
        if (parts[i].to - parts[i].from > 1) // the cell's own room ends where its footnotes begin
            cell_.boxes[parts[i].from].room.height = cell_.boxes[parts[i].from + 1].area.y - y;
        for (std::size_t o = parts[i].orn_from; o < parts[i].orn_to; ++o)
            cell_.ornaments[o].area.y += y + padding / 2;
    }
    y_ = tops.back();
}

void CellBuilder::page_break() {
    y_ += unit_ / 2;
    const Face face{Role::label, false, false, false};
    const int height = context_.metrics->height(face);
    ornament(Look::page_break, {left(), y_, right() - left(), height}, context_.words->page_break, face);
    y_ += height - unit_ / 2;
}

} // namespace strateg::gui
