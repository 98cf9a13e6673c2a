// Inserting by picking from a list: cross-references, values, terms.
#pragma once

#include "core/translate/terms.h"
#include "gui/workbench.h"

namespace strateg::gui {

class PickingFeature : public Feature {
public:
    explicit PickingFeature(Workbench& bench);

private:
    void reference();
    void value();
    void term();
};

} // namespace strateg::gui
