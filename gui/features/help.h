// The menu Help: the page that fits what a person is doing, the first steps, the keys, what this program is.
#pragma once

#include "gui/dialogs/help_window.h"
#include "gui/workbench.h"

#include <wx/weakref.h>

namespace strateg::gui {

class HelpFeature : public Feature {
public:
    explicit HelpFeature(Workbench& bench);
    ~HelpFeature() override;

private:
    void show(std::string_view page);
    /// By the panel that has the focus; the texts decide by whether the caret is in a translation.
    std::string page_here() const;
    void about();

    wxWeakRef<HelpWindow> window_;
};

} // namespace strateg::gui
