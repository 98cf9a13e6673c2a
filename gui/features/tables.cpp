#include "gui/features/tables.h"

#include "gui/commands/ids.h"

namespace strateg::gui {

TablesFeature::TablesFeature(Workbench& bench) : Feature(bench) {
    const auto in_table = [this] {
        if (!bench_.editing()) return false;
        const std::size_t row = bench_.grid().caret_row();
        return row != RowList::npos && bench_.document()->rows()[row].block->kind == model::kind::table;
    };
    const auto edit = [&](int id, const char* what) {
        bench_.commands().bind(
            id, [this, what] { bench_.grid().table_edit(what); }, in_table);
    };
    edit(command::row_above, "row-above");
    edit(command::row_below, "row-below");
    edit(command::row_delete, "row-delete");
    edit(command::column_left, "column-left");
    edit(command::column_right, "column-right");
    edit(command::column_delete, "column-delete");
}

} // namespace strateg::gui
