// What is seen around the texts: nothing but them, and where the keyboard is.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class ViewFeature : public Feature {
public:
    explicit ViewFeature(Workbench& bench);

private:
    void set_quiet(bool quiet);
};

} // namespace strateg::gui
