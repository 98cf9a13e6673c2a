// Going places: to a section, a table or any text by typing (Ctrl+P), back and forward (Alt+Left, Alt+Right).
#pragma once

#include "gui/logic/place_history.h"
#include "gui/workbench.h"

#include <chrono>

namespace strateg::gui {

class GoingFeature : public Feature {
public:
    explicit GoingFeature(Workbench& bench);

private:
    void go_to();
    void step(int direction);
    bool possible(int direction) const;
    void caret_moved();
    bool exists(const CaretAt& place) const;

    PlaceHistory history_;
    CaretAt last_; // where the caret was
    std::chrono::steady_clock::time_point since_;
    bool worked_ = false; // something was typed there
    bool stepping_ = false;
};

} // namespace strateg::gui
