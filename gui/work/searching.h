// Searches on a thread of its own, so that typing never waits: the newest question wins, an older one is
// stopped.
#pragma once

#include "core/search/find.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include <wx/event.h>

namespace strateg::gui {

/// UI thread; answers come back on it.
class Searching {
public:
    /// More hits than this are not listed.
    static constexpr std::size_t most = 50000;
    using Deliver = std::function<void(Result<search::Hits>)>;

    /// `window` posts what the worker found; it must outlive this.
    Searching(wxEvtHandler& window, Deliver deliver);
    ~Searching();

    void ask(model::Project project, search::Query query);
    /// No answer to what was asked so far.
    void cancel();
    bool running() const { return *answered_ != asked_; }

private:
    struct Question {
        std::uint64_t number = 0;
        model::Project project;
        search::Query query;
        std::stop_token stop;
    };
    void work(std::stop_token stop);

    wxEvtHandler& window_;
    Deliver deliver_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    std::shared_ptr<std::uint64_t> answered_ = std::make_shared<std::uint64_t>(0); // UI thread
    std::uint64_t asked_ = 0;                                                      // UI thread
    std::stop_source stop_;
    std::mutex mutex_;
    std::condition_variable_any ready_;
    std::optional<Question> question_; // guarded by mutex_
    std::jthread thread_;              // last: it uses the others
};

} // namespace strateg::gui
