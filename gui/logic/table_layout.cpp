// Tables in a cell of the grid: columns as wide as their words ask for, merged cells, a frame around each.
#include "core/model/table.h"
#include "gui/logic/cell_builder.h"

#include <algorithm>
#include <numeric>

namespace strateg::gui {
namespace {

std::vector<Align> alignments_of(const model::Block& table, int columns) {
    std::vector<Align> aligns;
    for (const model::BlockPtr& child : table.children) {
        if (child->kind != model::kind::column) continue;
        const std::string_view align = child->attributes.get("align", "left");
        aligns.push_back(align == "right" || align == "decimal" ? Align::right
                         : align == "center"                    ? Align::center
                                                                : Align::left);
    }
    aligns.resize(static_cast<std::size_t>(std::max(columns, 1)), Align::left);
    return aligns;
}

struct Columns {
    std::vector<int> widths;
    bool fits = false; // no word had to be broken
};

Columns column_widths(const model::TableGrid& grid, const LayoutContext& context, Role role, int room,
                      int padding) {
    const auto columns = static_cast<std::size_t>(std::max(grid.columns, 1));
    std::vector<int> wish(columns, 3 * padding), least(columns, 3 * padding);
    for (const model::TableCell& placed : grid.cells) {
        const model::RichText* text = placed.cell->content(context.view.language);
        if (!text || placed.place.columns != 1) continue;
        const WishedWidths wished = wished_widths(
            shown_text(*text, context.view).text, role,
            [&](const model::Mark& mark) { return chip_of(mark, context); }, *context.metrics);
        const auto c = static_cast<std::size_t>(placed.place.column);
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
    const model::TableGrid grid = model::grid_of(block);
    if (grid.cells.empty()) return;
    const std::vector<Align> aligns = alignments_of(block, grid.columns);
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
    const int head_columns = block.attributes.number("header-columns", 0);
    std::vector<int> heights(static_cast<std::size_t>(grid.rows), context_.metrics->height({role}) + padding);
    struct Part {
        std::size_t from, to;         // boxes
        std::size_t orn_from, orn_to; // ornaments
        int height;
    };
    std::vector<Part> parts;
    const std::size_t fills = cell_.ornaments.size();
    for (std::size_t i = 0; i < grid.cells.size() * 2; ++i) ornament(Look::frame, {});
    for (const auto& [cell, placed] : grid.cells) {
        Part part{cell_.boxes.size(), 0, cell_.ornaments.size(), 0, 0};
        y_ = 0;
        const auto first = static_cast<std::size_t>(placed.column);
        const auto last = first + static_cast<std::size_t>(placed.columns);
        cell_text(*cell, cell->source.empty() ? source : cell->source, role, lefts[first] + padding,
                  std::max(lefts[last] - padding, lefts[first] + padding + 8),
                  placed.columns > 1 && aligns[first] == Align::right ? Align::center : aligns[first]);
        notes_of(*cell, source, lefts[first] + padding, lefts[last] - padding);
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
        const model::TableRange& placed = grid.cells[i].place;
        if (placed.rows == 1) continue;
        const auto from = heights.begin() + placed.row;
        const int have = std::accumulate(from, from + placed.rows, 0);
        if (parts[i].height > have)
            heights[static_cast<std::size_t>(placed.row + placed.rows - 1)] += parts[i].height - have;
    }
    std::vector<int> tops{top};
    for (const int height : heights) tops.push_back(tops.back() + height);
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        const model::TableRange& placed = grid.cells[i].place;
        const int x = lefts[static_cast<std::size_t>(placed.column)];
        const int y = tops[static_cast<std::size_t>(placed.row)];
        const Area area{x, y, lefts[static_cast<std::size_t>(placed.column + placed.columns)] - x,
                        tops[static_cast<std::size_t>(placed.row + placed.rows)] - y};
        if (placed.row < heads || placed.column < head_columns)
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
    remarks_of(block, source);
}

/// The words of a table cell, then the paragraphs and items in it.
void CellBuilder::cell_text(const model::Block& cell, const std::string& source, Role role, int left,
                            int right, Align align) {
    bool parts = false;
    for (const model::BlockPtr& child : cell.children)
        parts = parts || child->kind == model::kind::paragraph || child->kind == model::kind::item;
    const bool wordless = std::all_of(cell.texts.begin(), cell.texts.end(),
                                      [](const model::Text& at) { return at.content.blank(); });
    if (!parts || !wordless) text(cell, source, role, left, right, align).in_table = true;
    int number = 0;
    for (const model::BlockPtr& child : cell.children) {
        const std::string& own = child->source.empty() ? source : child->source;
        if (child->kind == model::kind::paragraph) {
            text(*child, own, role, left, right, align).in_table = true;
        } else if (child->kind == model::kind::item) {
            const bool numbered = child->attributes.get("list") == "number";
            const std::string mark = numbered ? std::to_string(++number) + "." : "\u2022";
            const int inside = left + std::max(label(mark, left, y_, {role}) + unit_ / 2, unit_ * 3 / 2);
            text(*child, own, role, std::min(inside, right - 8), right).in_table = true;
        }
    }
}

void CellBuilder::page_break() {
    y_ += unit_ / 2;
    const Face face{Role::label, false, false, false};
    const int height = context_.metrics->height(face);
    ornament(Look::page_break, {left(), y_, right() - left(), height}, context_.words->page_break, face);
    y_ += height - unit_ / 2;
}

} // namespace strateg::gui
