// Tells when a frame of a window begins and is done: all its widgets laid out, painted and handed to the
// display. UI thread; lives as long as the window.
#pragma once

#include <functional>

class wxWindow;

namespace strateg::gui::measure {

class FrameWatch {
public:
    /// Milliseconds from the beginning of the frame to its end, as time passed and as CPU of this thread.
    using Done = std::function<void(double wall, double cpu)>;
    /// `top` must be shown already.
    FrameWatch(wxWindow& top, Done done);
    ~FrameWatch();
    FrameWatch(const FrameWatch&) = delete;
    FrameWatch& operator=(const FrameWatch&) = delete;

    void begin();
    void end();

private:
    Done done_;
    void* clock_ = nullptr; // GdkFrameClock
    double wall_ = 0, cpu_ = 0;
};

} // namespace strateg::gui::measure
