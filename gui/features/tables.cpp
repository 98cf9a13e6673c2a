#include "gui/features/tables.h"

#include "gui/commands/ids.h"

namespace strateg::gui {

TablesFeature::TablesFeature(Workbench& bench) : Feature(bench) {
    const auto in_cell = [this] { return bench_.editing() && !bench_.grid().caret_cell().empty(); };
    const auto edit = [&](int id, TableAction action, Commands::Ask checked = {}) {
        bench_.commands().bind(
            id, [this, action] { bench_.grid().table_edit(action); }, in_cell, std::move(checked));
    };
    edit(command::row_above, TableAction::row_above);
    edit(command::row_below, TableAction::row_below);
    edit(command::row_up, TableAction::row_up);
    edit(command::row_down, TableAction::row_down);
    edit(command::row_delete, TableAction::row_delete);
    edit(command::column_left, TableAction::column_left);
    edit(command::column_right, TableAction::column_right);
    edit(command::column_move_left, TableAction::column_move_left);
    edit(command::column_move_right, TableAction::column_move_right);
    edit(command::column_delete, TableAction::column_delete);
    edit(command::merge_cells, TableAction::merge);
    edit(command::merge_below, TableAction::merge_below);
    edit(command::split_cell, TableAction::split);
    const auto has = [this](const char* name) {
        return [this, name] { return table() && table()->attributes.number(name, 0) > 0; };
    };
    edit(command::header_row, TableAction::header_row, has("header-rows"));
    edit(command::header_column, TableAction::header_column, has("header-columns"));
    const auto aligned = [this](const char* name) {
        return [this, name] { return table() && alignment() == name; };
    };
    edit(command::align_left, TableAction::align_left, aligned("left"));
    edit(command::align_center, TableAction::align_center, aligned("center"));
    edit(command::align_right, TableAction::align_right, aligned("right"));
    edit(command::align_decimal, TableAction::align_decimal, aligned("decimal"));
}

const model::Block* TablesFeature::table() const {
    if (!bench_.open() || bench_.grid().caret_cell().empty()) return nullptr;
    return bench_.document()->rows()[bench_.grid().caret_row()].block.get();
}

std::string TablesFeature::alignment() const {
    const model::TableGrid grid = model::grid_of(*table());
    const model::TableCell* cell = grid.find(bench_.grid().caret_cell());
    int column = cell ? cell->place.column : 0;
    for (const model::BlockPtr& child : table()->children)
        if (child->kind == model::kind::column && column-- == 0)
            return std::string(child->attributes.get("align", "left"));
    return "left";
}

} // namespace strateg::gui
