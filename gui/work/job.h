// Long work of a window: on a thread of its own, with progress, cancelled and waited for when its owner goes.
#pragma once

#include "core/base/task.h"

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include <wx/event.h>

namespace strateg::gui {

/// One work at a time. UI thread, but for `work`.
class Job {
public:
    /// `window` posts what comes from the thread; it must outlive this.
    explicit Job(wxEvtHandler& window) : window_(window) {}
    ~Job() { cancel(); }
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    /// On the UI thread, once for every percent: work reports far oftener than anybody can see. `step` names
    /// what is being done, as the work says it.
    using Progress = std::function<void(double fraction, const std::string& step)>;

    /// Cancels what runs. `work` is run on the thread and must own what it uses; `deliver` gets its result on
    /// the UI thread, unless the job was cancelled or is gone by then.
    template <class Result>
    void start(std::function<Result(const Task&)> work, std::function<void(Result)> deliver,
               Progress progress = {}) {
        cancel();
        alive_ = std::make_shared<bool>(true);
        running_ = true;
        thread_ = std::jthread([this, &window = window_, alive = alive_, work = std::move(work),
                                deliver = std::move(deliver),
                                progress = std::move(progress)](std::stop_token stop) {
            int told = -1;
            const Task task(stop, [&](double fraction, std::string_view step) {
                const int percent = static_cast<int>(fraction * 100);
                if (!progress || percent == told) return;
                told = percent;
                window.CallAfter([alive, progress, fraction, words = std::string(step)] {
                    if (*alive) progress(fraction, words);
                });
            });
            auto result = std::make_shared<Result>(work(task));
            window.CallAfter([this, alive, deliver, result] {
                if (!*alive) return;
                running_ = false;
                deliver(std::move(*result));
            });
        });
    }

    /// Asks the thread to stop and goes on; what it gives then is delivered.
    void stop() { thread_.request_stop(); }
    /// Waits until the thread has stopped. Nothing is delivered any more.
    void cancel() {
        if (alive_) *alive_ = false;
        running_ = false;
        if (!thread_.joinable()) return;
        thread_.request_stop();
        thread_.join();
    }
    bool running() const { return running_; }

private:
    wxEvtHandler& window_;
    std::shared_ptr<bool> alive_;
    bool running_ = false;
    std::jthread thread_;
};

} // namespace strateg::gui
