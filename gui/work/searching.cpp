#include "gui/work/searching.h"

namespace strateg::gui {

Searching::Searching(wxEvtHandler& window, Deliver deliver)
    : window_(window), deliver_(std::move(deliver)), thread_([this](std::stop_token stop) { work(stop); }) {}

Searching::~Searching() {
    *alive_ = false;
    stop_.request_stop();
    thread_.request_stop();
}

void Searching::ask(model::Project project, search::Query query) {
    stop_.request_stop();
    stop_ = std::stop_source();
    {
        const std::lock_guard lock(mutex_);
        question_ = Question{++asked_, std::move(project), std::move(query), stop_.get_token()};
    }
    ready_.notify_one();
}

void Searching::cancel() {
    stop_.request_stop();
    const std::lock_guard lock(mutex_);
    question_.reset();
    *answered_ = ++asked_;
}

void Searching::work(std::stop_token stop) {
    while (!stop.stop_requested()) {
        Question question;
        {
            std::unique_lock lock(mutex_);
            if (!ready_.wait(lock, stop, [this] { return question_.has_value(); })) return;
            question = std::move(*question_);
            question_.reset();
        }
        auto found = std::make_shared<Result<search::Hits>>(
            search::find(question.project, question.query, Task(question.stop, {}), most));
        if (question.stop.stop_requested()) continue;
        window_.CallAfter([this, alive = alive_, number = question.number, found] {
            if (!*alive || number != asked_) return;
            *answered_ = number;
            deliver_(std::move(*found));
        });
    }
}

} // namespace strateg::gui
