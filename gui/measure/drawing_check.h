// `strateg-editor DIR --check-drawing STEPS`: edits at random with real events and holds what is on the
// display after each against a drawing made from nothing: the grid draws only what changed, and must never
// leave anything stale. Writes "same STEPS" to stdout, or where the first difference is, and ends. For tests.
// UI thread.
#pragma once

#include "gui/measure/frame_watch.h"
#include "gui/workbench.h"

#include <memory>
#include <random>
#include <vector>

#include <wx/timer.h>

namespace strateg::gui::measure {

class DrawingCheck {
public:
    DrawingCheck(Workbench& bench, int steps);

private:
    void next();
    void act();
    void frame();
    std::vector<unsigned char> pixels() const; // of the grid, as the display has them
    void compare(const std::vector<unsigned char>& anew);
    void picture(const std::vector<unsigned char>& pixels, const char* file) const;
    void end(bool same);

    Workbench& bench_;
    int steps_, step_ = 0, compared_ = 0;
    std::mt19937 random_{4};
    std::unique_ptr<FrameWatch> watch_;
    wxTimer timer_;
    enum class Phase { idle, edited, anew } phase_ = Phase::idle;
    std::vector<unsigned char> edited_;
    std::size_t reports_ = 0, reports_before_ = 0;
    std::string what_; // the last step
};

} // namespace strateg::gui::measure
