// Rows and columns of tables.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class TablesFeature : public Feature {
public:
    explicit TablesFeature(Workbench& bench);
};

} // namespace strateg::gui
