// A Runner on a thread of its own, for the editor: hand it each state of the project, get reports back.
#pragma once

#include "core/check/runner.h"

#include <chrono>
#include <functional>
#include <memory>

namespace strateg::check {

struct BackgroundOptions {
    std::chrono::milliseconds settle{150}; // wait this long after the last submit before checking blocks
    std::chrono::milliseconds idle{800};   // and this long before checking the whole document
};

/// Safe to call from one thread (the UI's). A newer project cancels the run over an older one. The block
/// checkers' report comes first with complete = false where document checkers follow; then the whole one.
class Background {
public:
    /// `deliver` is called on the worker thread: post the report to your own. `revision` is the number that
    /// was given to submit, so that a report about an old state can be told from today's.
    using Deliver = std::function<void(std::uint64_t revision, Report report)>;
    using DeliverFixes = std::function<void(Result<std::vector<Fix>>)>;

    Background(std::vector<CheckerPtr> checkers, Deliver deliver, BackgroundOptions options = {});
    /// Cancels and waits for the worker.
    ~Background();

    void submit(model::Project project, std::uint64_t revision, RunOptions options = {});
    /// Queued before further checking; `deliver` is called on the worker thread.
    void fixes(model::Project project, Finding finding, DeliverFixes deliver);
    /// Blocks until nothing is left to do; for tests and for closing.
    void wait();

private:
    struct Self;
    std::unique_ptr<Self> self_;
};

} // namespace strateg::check
