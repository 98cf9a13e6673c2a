#include "core/model/table_draft.h"

#include <algorithm>

namespace strateg::model {
namespace {

void set_span(Attributes& attributes, const char* name, int span) {
    if (attributes.number(name, 1) == span) return;
    if (span == 1)
        attributes.erase(name);
    else
        attributes.set(name, std::to_string(span));
}

} // namespace

TableDraft::TableDraft(const Block& table, IdMaker& ids) : table_(table), ids_(ids) {
    const TableGrid grid = grid_of(table);
    width = std::max(grid.columns, 1);
    table_.children.clear();
    bool has_rows = false, has_columns = false;
    for (const BlockPtr& child : table.children) {
        if (child->kind == kind::row) {
            if (!has_rows) rows_at_ = table_.children.size();
            has_rows = true;
            Block line = *child;
            std::erase_if(line.children, [](const BlockPtr& cell) { return cell->kind == kind::cell; });
            lines.push_back(std::move(line));
        } else if (child->kind == kind::column) {
            if (!has_columns) columns_at_ = table_.children.size();
            has_columns = true;
            columns.push_back(*child);
        } else {
            table_.children.push_back(child);
        }
    }
    if (!has_rows) rows_at_ = table_.children.size();
    if (!has_columns) columns_at_ = rows_at_;
    for (const TableCell& cell : grid.cells) cells.push_back({*cell.cell, cell.place});
    for (int r = 0; r < grid.rows; ++r)
        for (int c = 0; c < width; ++c)
            if (!grid.at(r, c)) cells.push_back(empty_cell({r, c, 1, 1}, table.source));
    if (has_columns) need_columns();
}

DraftCell* TableDraft::at(int row, int column) {
    for (DraftCell& cell : cells)
        if (cell.place.contains(row, column)) return &cell;
    return nullptr;
}

DraftCell TableDraft::empty_cell(const TableRange& place, const std::string& language) {
    Block cell;
    cell.id = ids_.make();
    cell.kind = kind::cell;
    if (language != table_.source) cell.source = language;
    if (!language.empty()) cell.set_text({language, {}, {}, {}, {}, {}});
    return {std::move(cell), place};
}

void TableDraft::add_line(TableAxis axis, int before) {
    Block line;
    line.id = ids_.make();
    line.kind = axis == TableAxis::rows ? kind::row : kind::column;
    if (axis == TableAxis::rows) {
        lines.insert(lines.begin() + before, std::move(line));
        return;
    }
    ++width;
    if (columns.empty()) return;
    const std::size_t like = before > 0 ? static_cast<std::size_t>(before) - 1 : 0;
    if (const auto align = columns[like].attributes.find("align")) line.attributes.set("align", *align);
    columns.insert(columns.begin() + before, std::move(line));
}

void TableDraft::drop_line(TableAxis axis, int line) {
    if (axis == TableAxis::rows) {
        lines.erase(lines.begin() + line);
        return;
    }
    --width;
    if (!columns.empty()) columns.erase(columns.begin() + line);
}

void TableDraft::need_columns() {
    while (static_cast<int>(columns.size()) < width) {
        Block column;
        column.id = ids_.make();
        column.kind = kind::column;
        columns.push_back(std::move(column));
    }
    columns.resize(static_cast<std::size_t>(width));
}

Block TableDraft::finish() {
    std::sort(cells.begin(), cells.end(), [](const DraftCell& a, const DraftCell& b) {
        return a.place.row != b.place.row ? a.place.row < b.place.row : a.place.column < b.place.column;
    });
    for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell) { // before what else is in the row
        set_span(cell->block.attributes, "colspan", cell->place.columns);
        set_span(cell->block.attributes, "rowspan", cell->place.rows);
        auto& children = lines[static_cast<std::size_t>(cell->place.row)].children;
        children.insert(children.begin(), share(std::move(cell->block)));
    }
    std::vector<BlockPtr> children;
    for (std::size_t i = 0; i <= table_.children.size(); ++i) {
        if (i == columns_at_)
            for (Block& column : columns) children.push_back(share(std::move(column)));
        if (i == rows_at_)
            for (Block& line : lines) children.push_back(share(std::move(line)));
        if (i < table_.children.size()) children.push_back(table_.children[i]);
    }
    table_.children = std::move(children);
    return std::move(table_);
}

} // namespace strateg::model
