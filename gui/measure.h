// `strateg-editor DIR --measure FILE`: how long a keystroke and a step of scrolling take until they are
// drawn, with real events through the window's own event loop. For tests/bench; hidden from the help.
#pragma once

#include "gui/frame.h"

#include <chrono>
#include <string>
#include <vector>

namespace strateg::gui {

struct MainFrame::Measure {
    std::string file;
    std::vector<double> keys, scrolls; // milliseconds until drawn
    std::chrono::steady_clock::time_point opened_at = std::chrono::steady_clock::now();
    double opening = 0;
    int step = 0;
    long long far = 0;
};

} // namespace strateg::gui
