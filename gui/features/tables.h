// The menu Table: rows, columns, cells.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class TablesFeature : public Feature {
public:
    explicit TablesFeature(Workbench& bench);

private:
    /// The table with the caret in it; nullptr: none.
    const model::Block* table() const;
    std::string alignment() const;
};

} // namespace strateg::gui
