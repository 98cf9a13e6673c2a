// Undo and redo, the clipboard, moving and deleting blocks; the menu at the right mouse button.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class EditingFeature : public Feature {
public:
    explicit EditingFeature(Workbench& bench);

private:
    void step(bool redo);
    void confirm_translation();
    void menu(wxPoint screen);
};

} // namespace strateg::gui
