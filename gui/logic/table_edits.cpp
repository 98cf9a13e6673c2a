#include "gui/logic/table_edits.h"

#include <algorithm>

namespace strateg::gui {
namespace {

struct Place {
    std::size_t child = 0; // of the row, among the children of the table
    std::size_t row = 0;
    std::size_t column = 0; // index of the cell in its row
    std::size_t columns = 0;
    bool merged = false; // anywhere in the table
    bool found = false;
};

Place place_of(const model::Block& table, const std::string& cell) {
    Place place;
    std::size_t row = 0;
    for (std::size_t i = 0; i < table.children.size(); ++i) {
        const model::Block& line = *table.children[i];
        if (line.kind != model::kind::row) continue;
        for (std::size_t c = 0; c < line.children.size(); ++c) {
            const model::Block& at = *line.children[c];
            if (at.attributes.number("colspan", 1) > 1 || at.attributes.number("rowspan", 1) > 1)
                place.merged = true;
            if (at.id != cell) continue;
            place.child = i;
            place.row = row;
            place.column = c;
            place.found = true;
        }
        place.columns = std::max(place.columns, line.children.size());
        ++row;
    }
    return place;
}

model::BlockPtr new_cell(const std::string& language, model::IdMaker& ids) {
    model::Block block;
    block.id = ids.make();
    block.kind = model::kind::cell;
    block.set_text({language, {}, {}, {}, {}, {}});
    return model::share(std::move(block));
}

} // namespace

Edit insert_table_row(const Row& row, const std::string& cell, bool below, const std::string& language,
                      model::IdMaker& ids) {
    const Place place = place_of(*row.block, cell);
    if (!place.found || place.merged) return {};
    model::Block line;
    line.id = ids.make();
    line.kind = model::kind::row;
    for (std::size_t c = 0; c < place.columns; ++c) line.children.push_back(new_cell(language, ids));
    Edit edit{{"insert row", {}}, {line.children.front()->id, language, 0}};
    edit.changes.changes.push_back(model::InsertBlock{
        {row.section->id, row.block->id, place.child + (below ? 1 : 0)}, model::share(std::move(line))});
    return edit;
}

Edit remove_table_row(const Row& row, const std::string& cell) {
    const Place place = place_of(*row.block, cell);
    if (!place.found || place.merged) return {};
    Edit edit{{"delete row", {}}, {}};
    edit.changes.changes.push_back(model::RemoveBlock{row.block->children[place.child]->id});
    return edit;
}

Edit insert_table_column(const Row& row, const std::string& cell, bool right, const std::string& language,
                         model::IdMaker& ids) {
    const Place place = place_of(*row.block, cell);
    if (!place.found || place.merged) return {};
    const std::size_t at = place.column + (right ? 1 : 0);
    Edit edit{{"insert column", {}}, {}};
    for (std::size_t i = 0; i < row.block->children.size(); ++i) {
        const model::Block& child = *row.block->children[i];
        if (child.kind != model::kind::row) continue;
        const model::BlockPtr made = new_cell(language, ids);
        if (i == place.child) edit.caret = {made->id, language, 0};
        edit.changes.changes.push_back(
            model::InsertBlock{{row.section->id, child.id, std::min(at, child.children.size())}, made});
    }
    std::size_t position = 0, seen = 0;
    for (std::size_t i = 0; i < row.block->children.size() && seen <= at; ++i)
        if (row.block->children[i]->kind == model::kind::column) position = seen++ == at ? i : i + 1;
    if (seen > 0) {
        model::Block column;
        column.id = ids.make();
        column.kind = model::kind::column;
        edit.changes.changes.push_back(
            model::InsertBlock{{row.section->id, row.block->id, position}, model::share(std::move(column))});
    }
    return edit;
}

Edit remove_table_column(const Row& row, const std::string& cell) {
    const Place place = place_of(*row.block, cell);
    if (!place.found || place.merged || place.columns < 2) return {};
    Edit edit{{"delete column", {}}, {}};
    std::size_t column = 0;
    for (const model::BlockPtr& child : row.block->children) {
        if (child->kind == model::kind::column && column++ == place.column)
            edit.changes.changes.push_back(model::RemoveBlock{child->id});
        if (child->kind == model::kind::row && place.column < child->children.size())
            edit.changes.changes.push_back(model::RemoveBlock{child->children[place.column]->id});
    }
    return edit;
}

} // namespace strateg::gui
