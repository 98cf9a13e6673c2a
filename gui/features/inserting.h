// Inserting: tables, footnotes, page breaks; changing a value. What is picked from a list: gui/features/picking.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class InsertingFeature : public Feature {
public:
    explicit InsertingFeature(Workbench& bench);

private:
    void table();
    void change_value(const std::string& fact);
};

} // namespace strateg::gui
