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
    struct Times {                // milliseconds
        std::vector<double> work; // handling the event, and painting
        std::vector<double>
            drawn; // from the event until the painting ended: with the wait for the next frame
    };
    Times keys, scrolls;
    std::chrono::steady_clock::time_point began;
    double handled = 0;
    bool waiting = false; // for the painting that the last event asked for
    std::chrono::steady_clock::time_point opened_at = std::chrono::steady_clock::now();
    double opening = 0;
    int step = 0;
    long long far = 0;
};

} // namespace strateg::gui
