// Runs checkers over a project and remembers what they said, so that after an edit only changed blocks are
// checked again. The answer is always the same as checking everything from nothing (a property test says so).
#pragma once

#include "core/check/checker.h"

#include <memory>
#include <string>
#include <vector>

namespace strateg::check {

struct Muted { // a finding that somebody decided to live with
    Finding finding;
    std::string reason;
};

struct Report {
    std::vector<Finding> findings; // in document order, then language, place, checker, code: deterministic
    std::vector<Muted> ignored;    // the same order
    Problems problems;             // checkers that could not answer; named in the sentence
    bool complete = true;          // false: cancelled, or document-wide checkers were left out
};

struct RunOptions {
    std::vector<std::string> only;      // ids of checkers; empty: all
    std::vector<std::string> languages; // keep findings of these languages; empty: all
    bool document_scope = true;         // false: leave checkers with document scope for later (idle)
};

/// Belongs to one thread at a time (a worker); Project is a value, so hand it a copy of today's.
/// Holds the blocks it knows answers for: about the size of one project.
class Runner {
public:
    explicit Runner(std::vector<CheckerPtr> checkers);
    ~Runner();
    Runner(Runner&&) noexcept;
    Runner& operator=(Runner&&) noexcept;

    const std::vector<CheckerPtr>& checkers() const;

    /// Cancellable; a cancelled run keeps what it learnt and says complete = false.
    Report run(const model::Project& project, const RunOptions& options = {}, const Task& task = {});

    /// Asks the finding's checker for fixes; slow (a spelling suggestion takes 60-180 ms).
    Result<std::vector<Fix>> fixes(const model::Project& project, const Finding& finding);

    /// Forgets all answers.
    void clear();

    /// Blocks handed to checkers by the last run; tests and benchmarks ask.
    std::size_t checked_units() const;

private:
    struct Self;
    std::unique_ptr<Self> self_;
};

} // namespace strateg::check
