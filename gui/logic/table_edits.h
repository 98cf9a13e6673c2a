// Rows and columns of tables, as change-sets. Pure. Merged cells: rows and columns that a merged cell reaches
// over cannot be taken out or put in between; the result is then empty.
#pragma once

#include "gui/logic/edits.h"

namespace strateg::gui {

/// `cell` is the id of the cell the caret is in.
Edit insert_table_row(const Row& row, const std::string& cell, bool below, const std::string& language,
                      model::IdMaker& ids);
Edit remove_table_row(const Row& row, const std::string& cell);
Edit insert_table_column(const Row& row, const std::string& cell, bool right, const std::string& language,
                         model::IdMaker& ids);
Edit remove_table_column(const Row& row, const std::string& cell);

} // namespace strateg::gui
