// `strateg-editor DIR --measure FILE`: opens, scrolls and types with real events through the window's own
// event loop while spelling and checks run, writes what it took to FILE, and ends. For tests/bench; hidden
// from the help. UI thread.
#pragma once

#include "gui/measure/frame_watch.h"
#include "gui/measure/samples.h"
#include "gui/workbench.h"

#include <memory>
#include <string>

#include <wx/timer.h>

namespace strateg::gui::measure {

class Measurer {
public:
    /// Made just before opening begins; in the end the window closes without saving.
    Measurer(Workbench& bench, std::string file, bool only_opening);

private:
    void opened(); // the project is in the window, but not painted yet
    void checked();
    enum class Phase { opening, checking, scrolling, jumping, typing, splitting, joining, done };
    void next();
    void act();
    void frame(double wall, double cpu);
    Times& times();
    void write() const;
    void end();

    Workbench& bench_;
    std::string file_;
    bool only_opening_;
    std::unique_ptr<FrameWatch> watch_;
    wxTimer timer_;
    Phase phase_ = Phase::opening;
    int step_ = 0;
    bool waiting_ = false, painted_ = false;
    double began_ = 0, handled_cpu_ = 0;
    Times scrolls_, jumps_, keys_, splits_, joins_;
    double open_began_ = 0, open_wall_ = 0, open_from_start_ = 0, open_thread_cpu_ = 0, open_cpu_ = 0;
    double memory_open_ = 0, memory_checked_ = 0, checked_after_ = 0;
    std::size_t findings_ = 0;
};

} // namespace strateg::gui::measure
