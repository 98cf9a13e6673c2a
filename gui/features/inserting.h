// Inserting: tables, footnotes, values, cross-references, page breaks; changing a value.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class InsertingFeature : public Feature {
public:
    explicit InsertingFeature(Workbench& bench);

private:
    void table();
    void value();
    void reference();
    void change_value(const std::string& fact);
};

} // namespace strateg::gui
