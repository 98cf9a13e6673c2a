// Builds the PDFs and other formats of the open project.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class BuildingFeature : public Feature {
public:
    explicit BuildingFeature(Workbench& bench);
};

} // namespace strateg::gui
