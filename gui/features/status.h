// Where the caret is, how long the section is, what is found, what is saved: the status line and the title.
#pragma once

#include "core/language/length.h"
#include "gui/features/findings.h"
#include "gui/workbench.h"

#include <wx/timer.h>

namespace strateg::gui {

class StatusFeature : public Feature {
public:
    StatusFeature(Workbench& bench, const FindingsFeature& findings);

private:
    void update_title();
    void update();
    wxString place() const;
    wxString length(); // of the section, in the language of the caret

    const FindingsFeature& findings_;
    wxTimer later_;
    language::LengthOf lengths_;
};

} // namespace strateg::gui
