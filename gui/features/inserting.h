// Inserting: tables, figures, footnotes, values, cross-references, links, page breaks.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class InsertingFeature : public Feature {
public:
    explicit InsertingFeature(Workbench& bench);

private:
    void table();
    void figure();
    void value();
    void reference();
    void link();
    void change_value();
};

} // namespace strateg::gui
