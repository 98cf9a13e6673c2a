// `strateg-editor DIR --measure FILE`: how long a keystroke and a step of scrolling take until they are
// drawn, with real events through the window's own event loop. For tests/bench; hidden from the help.
#pragma once

#include "gui/workbench.h"

#include <chrono>
#include <string>
#include <vector>

namespace strateg::gui {

/// Begins with the first step(); ends by closing the window.
class Measure {
public:
    Measure(Workbench& bench, std::string file) : bench_(bench), file_(std::move(file)) {}
    /// One event, then its painting, then the next one through the event loop, so that everything else
    /// (checks, timers) runs in between as always.
    void step();

private:
    void painted(double painting);
    void write() const;

    Workbench& bench_;
    std::string file_;
    struct Times {                // milliseconds
        std::vector<double> work; // handling the event, and painting
        std::vector<double>
            drawn; // from the event until the painting ended: with the wait for the next frame
    };
    Times keys_, scrolls_;
    std::chrono::steady_clock::time_point began_;
    double handled_ = 0;
    bool waiting_ = false; // for the painting that the last event asked for
    std::chrono::steady_clock::time_point opened_at_ = std::chrono::steady_clock::now();
    double opening_ = 0;
    int step_ = 0;
};

} // namespace strateg::gui
