#include "core/preview/preview.h"

#include "core/preview/pages_cache.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace strateg::preview {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds blink{120}; // a layout that is faster shows no progress
constexpr std::chrono::milliseconds step{40};   // between two steps of progress

} // namespace

struct Preview::Self {
    Deliver deliver;
    Options options;

    // Shared, under the mutex.
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<Wanted> next; // not looked at yet
    std::uint64_t asked = 0;    // number of the newest wish
    Clock::time_point came;     // when that came
    struct Drawn {
        std::uint64_t layout = 0;
        double scale = 0;
        bool operator==(const Drawn&) const = default;
    };
    std::map<std::size_t, Drawn> drawn; // what whoever asks has of each page
    std::uint64_t drawn_epoch = 0;
    bool resting = false, closing = false, busy = false, hurry = false;
    std::stop_source running;        // of the layout that is being made
    std::uint64_t running_epoch = 0; // that it is for

    // Of the thread alone.
    PagesCache cache;
    draw::PageDrawer drawer;
    std::thread thread;

    Self(Deliver to, Options with)
        : deliver(std::move(to)), options(with), cache(std::max(1u, with.threads)) {}

    bool newer_than(std::uint64_t number) {
        const std::lock_guard lock(mutex);
        return closing || resting || asked != number;
    }

    void loop() {
        std::unique_lock lock(mutex);
        while (!closing) {
            if (std::exchange(resting, false)) {
                next.reset();
                lock.unlock();
                forget();
                lock.lock();
                continue;
            }
            if (!next) {
                busy = false;
                changed.notify_all();
                changed.wait(lock, [&] { return closing || resting || next; });
                continue;
            }
            busy = true;
            const Wanted wanted = std::move(*next);
            next.reset();
            const std::uint64_t number = asked;
            running = std::stop_source();
            running_epoch = wanted.epoch;
            const std::stop_token stop = running.get_token();
            lock.unlock();
            try {
                serve(wanted, number, stop);
            } catch (const std::exception& error) { // out of memory
                forget();
                deliver.failed({Severity::error,
                                "preview.failed",
                                {},
                                say("The pages cannot be shown: {}.", error.what()),
                                say("Close other programs and show the page again.")});
            }
            lock.lock();
        }
        busy = false;
        changed.notify_all();
    }

    void forget() {
        cache.clear();
        const std::lock_guard lock(mutex);
        drawn.clear();
    }

    void serve(const Wanted& wanted, std::uint64_t number, const std::stop_token& stop) {
        Clock::time_point told = Clock::now() + blink - step;
        const Task task(stop, [&](double fraction, std::string_view) {
            if (Clock::now() - told < step) return;
            told = Clock::now();
            deliver.progress(fraction);
        });
        const auto pages = cache.up_to_date(wanted, task);
        if (stop.stop_requested()) return;
        if (!pages) {
            deliver.failed(pages.error());
            return;
        }
        const PagesCache::Entry& entry = **pages;
        Answer answer{number, wanted.epoch, entry.layout,
                      find_spot(*entry.typesetter, wanted.project, wanted.caret), std::nullopt};
        if (answer.caret && wanted.follow) answer.picture = picture(entry, answer.caret->page, wanted);
        deliver.answer(answer);
        for (const std::size_t page : wanted.pages) {
            if (newer_than(number)) return;
            draw(entry, page, wanted, answer);
        }
        for (const std::size_t page : wanted.beside) {
            if (!quiet(number)) return;
            draw(entry, page, wanted, answer);
        }
    }

    /// Waits as long as something newer may come; false where it did.
    bool quiet(std::uint64_t number) {
        std::unique_lock lock(mutex);
        changed.wait_until(lock, came + options.patience,
                           [&] { return closing || resting || hurry || asked != number; });
        return !closing && !resting && asked == number;
    }

    /// Pictures that are not wanted any more are thrown away by whoever asks. Under the mutex, as soon as
    /// they ask: a wish that another one replaces counts, too.
    void remember(const Wanted& wanted) {
        if (std::exchange(drawn_epoch, wanted.epoch) != wanted.epoch) drawn.clear();
        std::map<std::size_t, Drawn> kept;
        for (const auto* list : {&wanted.pages, &wanted.beside})
            for (const std::size_t page : *list)
                if (const auto at = drawn.find(page); at != drawn.end()) kept.insert(*at);
        drawn = std::move(kept);
    }

    /// Nothing where it was delivered already, or where there is no such page.
    std::optional<Picture> picture(const PagesCache::Entry& entry, std::size_t page, const Wanted& wanted) {
        if (page >= entry.layout->sizes.size()) return std::nullopt;
        const Drawn now{entry.layout->number, wanted.scale};
        {
            const std::lock_guard lock(mutex);
            if (drawn_epoch != wanted.epoch) return std::nullopt; // forgotten already
            if (const auto at = drawn.find(page); at != drawn.end() && at->second == now) return std::nullopt;
            drawn[page] = now;
        }
        return Picture{now.layout, page, now.scale, drawer.draw(entry.typesetter->page(page), 0, now.scale),
                       entry.typesetter->blocks_on(page)};
    }

    void draw(const PagesCache::Entry& entry, std::size_t page, const Wanted& wanted, const Answer& like) {
        auto made = picture(entry, page, wanted);
        if (!made) return;
        Answer answer = like;
        answer.picture = std::move(made);
        deliver.answer(std::move(answer));
    }
};

Preview::Preview(Deliver deliver) : Preview(std::move(deliver), Options()) {}

Preview::Preview(Deliver deliver, Options options)
    : self_(std::make_unique<Self>(std::move(deliver), options)) {
    self_->thread = std::thread([self = self_.get()] { self->loop(); });
}

Preview::~Preview() {
    {
        const std::lock_guard lock(self_->mutex);
        self_->closing = true;
        self_->running.request_stop();
        self_->changed.notify_all();
    }
    self_->thread.join();
}

std::uint64_t Preview::want(Wanted wanted) {
    const std::lock_guard lock(self_->mutex);
    // What nobody will look at is not worth waiting for; all else is finished first.
    if (self_->busy && self_->running_epoch != wanted.epoch) self_->running.request_stop();
    self_->resting = false;
    self_->remember(wanted);
    self_->next = std::move(wanted);
    self_->came = Clock::now();
    self_->changed.notify_all();
    return ++self_->asked;
}

void Preview::rest() {
    const std::lock_guard lock(self_->mutex);
    self_->next.reset();
    self_->resting = true;
    self_->running.request_stop();
    self_->changed.notify_all();
}

void Preview::wait() {
    std::unique_lock lock(self_->mutex);
    self_->hurry = true;
    self_->changed.notify_all();
    self_->changed.wait(lock, [&] { return !self_->busy && !self_->next && !self_->resting; });
    self_->hurry = false;
}

} // namespace strateg::preview
