// The menu Help: the keys, what this program is.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class HelpFeature : public Feature {
public:
    explicit HelpFeature(Workbench& bench);

private:
    void about();
};

} // namespace strateg::gui
