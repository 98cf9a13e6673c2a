#include "core/store/journal.h"

#include "core/base/fingerprint.h"
#include "core/store/dom.h"
#include "core/store/files.h"
#include "core/store/who.h"

#include <cerrno>
#include <charconv>
#include <condition_variable>
#include <deque>
#include <fcntl.h>
#include <mutex>
#include <random>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace strateg::store {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

/// How long an edit may wait for others before it is written. With the time to write and flush it stays
/// under the 250 ms that are promised.
constexpr auto gathering_time = 150ms;
constexpr std::string_view record_mark = "strateg-record ";
constexpr const char* journal_name = ".strateg/journal";

std::string record(const std::string& payload) {
    return std::string(record_mark) + std::to_string(payload.size()) + ' ' + fingerprint(payload) + '\n' +
           payload + '\n';
}

std::string header(const std::string& generation, const std::string& base) {
    std::string payload = "<journal format=\"1\"";
    append_attribute(payload, "generation", generation);
    append_attribute(payload, "base", base);
    return record(payload + "/>\n");
}

std::string new_generation() {
    std::random_device device;
    const std::uint64_t bits = (static_cast<std::uint64_t>(device()) << 32) | device();
    return fingerprint(std::to_string(bits));
}

/// The payload of the record at `at`, which is moved behind it; nothing if there is no sound one.
std::optional<std::string_view> next_record(std::string_view bytes, std::size_t& at) {
    std::string_view rest = bytes.substr(at);
    if (!rest.starts_with(record_mark)) return std::nullopt;
    rest.remove_prefix(record_mark.size());
    std::size_t size = 0;
    const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), size);
    if (error != std::errc()) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(stop - rest.data()));
    if (rest.size() < 14 || rest[0] != ' ' || rest[13] != '\n') return std::nullopt;
    const std::string_view sum = rest.substr(1, 12);
    rest.remove_prefix(14);
    if (size >= rest.size() || rest[size] != '\n') return std::nullopt;
    const std::string_view payload = rest.substr(0, size);
    if (fingerprint(payload) != sum) return std::nullopt;
    at = static_cast<std::size_t>(payload.data() + size + 1 - bytes.data());
    return payload;
}

} // namespace

JournalContent read_journal(std::string_view bytes) {
    JournalContent content;
    std::size_t at = 0;
    Problems problems;
    if (const auto first = next_record(bytes, at)) {
        auto dom = parse(*first, {}, problems);
        if (dom && std::string_view(dom->root->Name()) == "journal") {
            content.generation = attribute(*dom->root, "generation");
            content.base = attribute(*dom->root, "base");
        } else {
            at = 0;
        }
    }
    content.valid_bytes = at;
    bool gap = content.generation.empty() && !bytes.empty();
    while (at < bytes.size()) {
        if (const auto payload = next_record(bytes, at)) {
            if (auto entry = journal_entry_from_xml(*payload)) {
                content.entries.push_back(std::move(*entry));
                content.damaged = content.damaged || gap;
                gap = false;
            } else {
                content.damaged = true;
            }
            content.valid_bytes = at;
        } else {
            gap = true;
            const std::size_t next = bytes.find(record_mark, at + 1);
            if (next == std::string_view::npos) break;
            at = next;
        }
    }
    return content;
}

struct Journal::Impl {
    fs::path path;
    int file = -1;
    std::string generation;
    std::size_t size = 0; // of the sound part of the file

    mutable std::mutex mutex;
    std::condition_variable wake;    // for the thread
    std::condition_variable written; // for flush()
    std::deque<JournalEntry> waiting;
    steady_clock::time_point since; // when the first of `waiting` came
    std::uint64_t appended = 0;
    std::uint64_t on_disk = 0;
    std::uint64_t attempts = 0;
    bool hurry = false;
    bool stop = false;
    bool busy = false; // the thread writes just now
    std::optional<Problem> problem;
    std::thread thread;

    ~Impl() {
        if (file >= 0) ::close(file);
    }

    /// A file that was removed takes what is written and gives it to nobody: looks whether ours is still the
    /// one of that name, and puts it there again where only it was removed.
    std::optional<Problem> settle() {
        struct stat ours {
        }, named{};
        if (::fstat(file, &ours) == 0 && ::stat(path.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
            ours.st_dev == named.st_dev)
            return std::nullopt;
        std::error_code error;
        const fs::path folder = path.parent_path().parent_path();
        Problem gone = write_problem(ENOENT, journal_name);
        gone.sentence =
            say("The folder of the project is not there any more: what is typed now is in memory only.");
        gone.hint = say(
            "Bring the folder back or connect the drive again, or save a copy elsewhere before you close.");
        if (!fs::exists(folder / "project.xml", error) || fs::exists(path, error)) return gone;
        if (auto made = make_private_folder(folder); !made) return made.error();
        std::string all(size, '\0');
        if (::pread(file, all.data(), all.size(), 0) != static_cast<ssize_t>(all.size())) return gone;
        const int anew = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (anew < 0) return write_problem(errno, journal_name);
        ::close(file);
        file = anew;
        size = 0;
        return append_flushed(all);
    }

    std::optional<Problem> write(std::string_view bytes) {
        if (auto problem = settle()) return problem;
        return append_flushed(bytes);
    }

    /// Appends bytes and flushes them; on failure the file is cut back to what was sound.
    std::optional<Problem> append_flushed(std::string_view bytes) {
        const std::size_t before = size;
        std::string_view rest = bytes;
        int error = 0;
        while (!rest.empty() && error == 0) {
            const ssize_t count = ::pwrite(file, rest.data(), rest.size(), static_cast<off_t>(size));
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) {
                error = errno;
            } else {
                rest.remove_prefix(static_cast<std::size_t>(count));
                size += static_cast<std::size_t>(count);
            }
        }
        if (error == 0 && ::fdatasync(file) != 0) error = errno;
        if (error == 0) return std::nullopt;
        size = before;
        if (::ftruncate(file, static_cast<off_t>(before)) != 0) { /* the checksum tells the tail apart */
        }
        Problem broken = write_problem(error, journal_name);
        broken.hint =
            say("Save the project, or free some space: until then a crash would lose the last edits.");
        return broken;
    }

    void run() {
        std::unique_lock lock(mutex);
        while (true) {
            wake.wait(lock, [&] { return stop || !waiting.empty(); });
            if (waiting.empty()) break;
            wake.wait_until(lock, since + gathering_time, [&] { return stop || hurry; });
            hurry = false;
            std::deque<JournalEntry> batch;
            batch.swap(waiting);
            const std::uint64_t upto = appended;
            busy = true;
            lock.unlock();
            std::string bytes;
            for (const JournalEntry& entry : batch) bytes += record(to_xml(entry));
            auto failure = write(bytes);
            lock.lock();
            busy = false;
            ++attempts;
            problem = std::move(failure);
            if (!problem) {
                on_disk = upto;
            } else {
                // Kept and tried again with the next edit, or in a while.
                waiting.insert(waiting.begin(), std::make_move_iterator(batch.begin()),
                               std::make_move_iterator(batch.end()));
                since = steady_clock::now() + 2s;
            }
            written.notify_all();
            if (problem && stop) break;
        }
    }
};

Journal::Journal(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {
    impl_->thread = std::thread([state = impl_.get()] { state->run(); });
}

Journal::~Journal() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stop = true;
    }
    impl_->wake.notify_all();
    impl_->thread.join();
}

Result<std::unique_ptr<Journal>> Journal::open(const fs::path& path, const std::string& base,
                                               const JournalContent* keep) {
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (impl->file < 0) return tl::unexpected(write_problem(errno, journal_name));
    if (keep && !keep->generation.empty()) {
        impl->generation = keep->generation;
        impl->size = keep->valid_bytes;
        if (::ftruncate(impl->file, static_cast<off_t>(impl->size)) != 0)
            return tl::unexpected(write_problem(errno, journal_name));
    } else {
        impl->generation = new_generation();
        if (::ftruncate(impl->file, 0) != 0) return tl::unexpected(write_problem(errno, journal_name));
        if (auto problem = impl->write(header(impl->generation, base)))
            return tl::unexpected(std::move(*problem));
    }
    return std::unique_ptr<Journal>(new Journal(std::move(impl)));
}

void Journal::append(model::ChangeSet changes) {
    const std::lock_guard lock(impl_->mutex);
    ++impl_->appended;
    const auto now = std::chrono::system_clock::now();
    if (!impl_->waiting.empty()) {
        model::ChangeSet& last = impl_->waiting.back().changes;
        const auto* newer =
            changes.changes.size() == 1 ? std::get_if<model::SetText>(&changes.changes[0]) : nullptr;
        const auto* older =
            last.changes.size() == 1 ? std::get_if<model::SetText>(&last.changes[0]) : nullptr;
        if (newer && older && last.label == changes.label && newer->block == older->block &&
            newer->language == older->language) {
            impl_->waiting.back() = {std::move(changes), now};
            return;
        }
    } else {
        impl_->since = steady_clock::now();
    }
    impl_->waiting.push_back({std::move(changes), now});
    impl_->wake.notify_all();
}

Result<void> Journal::flush() {
    std::unique_lock lock(impl_->mutex);
    const std::uint64_t wanted = impl_->appended;
    if (impl_->on_disk >= wanted) return {};
    const std::uint64_t attempt = impl_->attempts;
    impl_->hurry = true;
    impl_->wake.notify_all();
    impl_->written.wait(
        lock, [&] { return impl_->on_disk >= wanted || (impl_->problem && impl_->attempts > attempt); });
    if (impl_->on_disk < wanted) return tl::unexpected(*impl_->problem);
    return {};
}

Result<void> Journal::restart(const std::string& base) {
    std::unique_lock lock(impl_->mutex);
    impl_->written.wait(lock, [&] { return !impl_->busy; });
    impl_->waiting.clear();
    impl_->on_disk = impl_->appended;
    impl_->problem.reset();
    impl_->generation = new_generation();
    impl_->size = 0;
    if (::ftruncate(impl_->file, 0) != 0) return tl::unexpected(write_problem(errno, journal_name));
    if (auto problem = impl_->write(header(impl_->generation, base))) {
        impl_->problem = problem;
        return tl::unexpected(std::move(*problem));
    }
    return {};
}

const std::string& Journal::generation() const {
    return impl_->generation;
}

std::optional<Problem> Journal::problem() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->problem;
}

} // namespace strateg::store
