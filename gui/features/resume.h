// Going on where one was: the project that was open, the caret, what was in sight. Kept in the settings while
// one works, so that a crash forgets nothing of it either.
#pragma once

#include "gui/workbench.h"

namespace strateg::gui {

class ResumeFeature : public Feature {
public:
    explicit ResumeFeature(Workbench& bench);

    /// The project that was open when the program ended; empty: none, or it is gone.
    static std::string last_project();

private:
    struct Place {
        CaretAt caret;
        std::pair<std::string, int> top; // see GridCanvas::top_place
        friend bool operator==(const Place&, const Place&) = default;
    };
    Place now() const;
    void resume();
    void store();
    wxString key(const char* name) const;

    Place stored_;
    bool ending_ = false; // the window closes: the project counts as open
};

} // namespace strateg::gui
