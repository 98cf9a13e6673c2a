#include "core/check/background.h"

#include "core/base/background_thread.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace strateg::check {

namespace {

using Clock = std::chrono::steady_clock;

struct Job {
    model::Project project;
    std::uint64_t revision = 0;
    RunOptions options;
    Clock::time_point submitted;
    bool blocks_done = false;
};

struct Question {
    model::Project project;
    Finding finding;
    Background::DeliverFixes deliver;
};

} // namespace

struct Background::Self {
    Runner runner;
    Deliver deliver;
    BackgroundOptions options;

    std::mutex mutex;
    std::condition_variable changed;
    std::optional<Job> job;
    std::deque<Question> questions;
    std::stop_source running; // cancels the run in progress
    bool busy = false;
    bool closing = false;
    bool hurry = false; // wait() does not sit through the idle time
    std::thread thread;

    Self(std::vector<CheckerPtr> checkers, Deliver to, BackgroundOptions with)
        : runner(std::move(checkers)), deliver(std::move(to)), options(with) {}

    bool has_document_checkers() const {
        for (const CheckerPtr& checker : runner.checkers())
            if (checker->info().scope == Scope::document) return true;
        return false;
    }

    void loop() {
        work_in_background();
        std::unique_lock lock(mutex);
        while (!closing) {
            busy = false;
            changed.notify_all();
            if (!questions.empty()) {
                busy = true;
                Question question = std::move(questions.front());
                questions.pop_front();
                lock.unlock();
                question.deliver(runner.fixes(question.project, question.finding));
                lock.lock();
                continue;
            }
            if (!job) {
                changed.wait(lock, [&] { return closing || job || !questions.empty(); });
                continue;
            }
            const Clock::time_point due = job->submitted + (job->blocks_done ? options.idle : options.settle);
            if (!hurry && Clock::now() < due) {
                changed.wait_until(lock, due);
                continue; // something newer may have come
            }
            busy = true;
            Job now = *job;
            running = std::stop_source();
            const Task task(running.get_token(), {});
            lock.unlock();
            const bool more = !now.blocks_done && has_document_checkers();
            now.options.document_scope = !more && now.options.document_scope;
            Report report = runner.run(now.project, now.options, task);
            const bool cancelled = task.cancelled();
            if (!cancelled) deliver(now.revision, std::move(report));
            lock.lock();
            if (!job || job->submitted != now.submitted || cancelled) continue;
            if (more)
                job->blocks_done = true;
            else
                job.reset();
        }
        busy = false;
        changed.notify_all();
    }
};

Background::Background(std::vector<CheckerPtr> checkers, Deliver deliver, BackgroundOptions options)
    : self_(std::make_unique<Self>(std::move(checkers), std::move(deliver), options)) {
    self_->thread = std::thread([self = self_.get()] { self->loop(); });
}

Background::~Background() {
    {
        const std::lock_guard lock(self_->mutex);
        self_->closing = true;
        self_->running.request_stop();
        self_->changed.notify_all();
    }
    self_->thread.join();
}

void Background::submit(model::Project project, std::uint64_t revision, RunOptions options) {
    const std::lock_guard lock(self_->mutex);
    self_->job = Job{std::move(project), revision, std::move(options), Clock::now()};
    self_->running.request_stop();
    self_->changed.notify_all();
}

void Background::fixes(model::Project project, Finding finding, DeliverFixes deliver) {
    const std::lock_guard lock(self_->mutex);
    self_->questions.push_back({std::move(project), std::move(finding), std::move(deliver)});
    self_->running.request_stop(); // the person waits; the run begins again and finds its answers
    self_->changed.notify_all();
}

void Background::wait() {
    std::unique_lock lock(self_->mutex);
    self_->hurry = true;
    self_->changed.notify_all();
    self_->changed.wait(lock, [&] { return !self_->busy && !self_->job && self_->questions.empty(); });
    self_->hurry = false;
}

} // namespace strateg::check
