// How long work reports progress and is cancelled. A Task is passed by const reference down the pipeline;
// work calls step() between units and stops soon after step() says so.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace strateg {

class Task {
public:
    /// Called on the thread that does the work; fraction is in 0..1, `what` names the step for a person.
    using Report = std::function<void(double fraction, std::string_view what)>;

    Task() = default;
    Task(std::stop_token stop, Report report) : stop_(std::move(stop)), report_(std::move(report)) {}

    /// Tells where the work is. False: the person cancelled, return as soon as it is safe.
    bool step(double fraction, std::string_view what) const {
        if (report_) report_(fraction, what);
        return !stop_.stop_requested();
    }
    bool cancelled() const { return stop_.stop_requested(); }
    const std::stop_token& stop_token() const { return stop_; }

private:
    std::stop_token stop_;
    Report report_;
};

} // namespace strateg
