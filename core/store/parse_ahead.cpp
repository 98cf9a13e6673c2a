#include "core/store/parse_ahead.h"

#include "core/base/fingerprint.h"

#include <algorithm>
#include <atomic>

namespace strateg::store {
namespace {

constexpr std::size_t few = 8;

std::size_t helpers() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

ParsedFile parsed(const std::string& bytes, const std::string& name) {
    ParsedFile file;
    file.hash = fingerprint(bytes);
    file.dom = parse(bytes, name, file.problems);
    return file;
}

} // namespace

ParseAhead::ParseAhead(const std::vector<Result<std::string>>& bytes, const std::vector<std::string>& names,
                       Then then)
    : then_(std::move(then)), bytes_(bytes), names_(names), parsed_(bytes.size()) {
    if (bytes.size() < few) return; // not worth a thread
    for (std::size_t i = 1; i < std::max<std::size_t>(2, helpers()); ++i)
        threads_.emplace_back([this] { work(); });
}

ParseAhead::~ParseAhead() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void ParseAhead::parse_next(std::unique_lock<std::mutex>& lock) {
    const std::size_t file = next_++;
    if (!bytes_[file]) return;
    lock.unlock();
    ParsedFile result = parsed(*bytes_[file], names_[file]);
    then_(file, result);
    lock.lock();
    parsed_[file] = std::move(result);
    changed_.notify_all();
}

void ParseAhead::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return ending_ || next_ >= bytes_.size() || next_is_wanted(); });
        if (ending_ || next_ >= bytes_.size()) return;
        parse_next(lock);
    }
}

ParsedFile ParseAhead::take(std::size_t file) {
    std::unique_lock lock(mutex_);
    taken_ = std::max(taken_, file); // files that could not be read are never asked for
    while (!parsed_[file]) {         // who waits may as well work
        if (next_is_wanted())
            parse_next(lock);
        else
            changed_.wait(lock);
    }
    ParsedFile result = std::move(*parsed_[file]);
    parsed_[file].reset();
    taken_ = file + 1;
    changed_.notify_all();
    return result;
}

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& visit) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t at = next++; at < count; at = next++) visit(at);
    };
    std::vector<std::thread> threads;
    if (count >= few)
        for (std::size_t i = 1; i < helpers(); ++i) threads.emplace_back(work);
    work();
    for (std::thread& thread : threads) thread.join();
}

} // namespace strateg::store
