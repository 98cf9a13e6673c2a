// The menu View ▸ Language of the window.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class WindowLanguagesFeature : public Feature {
public:
    /// `possible`: the window may be made anew now.
    WindowLanguagesFeature(Workbench& bench, std::function<bool()> possible);
};

} // namespace strateg::gui
