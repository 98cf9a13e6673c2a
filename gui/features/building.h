// Builds the PDFs and other formats of the open project.
#pragma once

#include "gui/workbench.h"

#include <wx/weakref.h>

namespace strateg::gui {

class BuildingFeature : public Feature {
public:
    explicit BuildingFeature(Workbench& bench);

private:
    wxWeakRef<wxWindow> dialog_; // beside the editor, not before it
};

} // namespace strateg::gui
