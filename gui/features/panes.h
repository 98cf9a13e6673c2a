// From pane to pane with the keyboard: the texts and every panel in sight, in a ring.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class PanesFeature : public Feature {
public:
    explicit PanesFeature(Workbench& bench);

private:
    void step(int direction);
};

} // namespace strateg::gui
