#include "core/store/lock.h"

#include "core/base/utf8.h"
#include "core/store/files.h"
#include "core/store/who.h"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <mutex>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace strateg::store {
namespace {

using namespace std::chrono_literals;

constexpr auto touch_every = 20s;
constexpr std::time_t fresh_seconds = 120;

struct Holder {
    std::string owner;
    std::string host;
    std::string pid;
    std::time_t since = 0;
};

std::string one_line(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return utf8::repaired(text).substr(0, 200);
}

/// Four lines: owner, host, pid, seconds since 1970.
Holder read_holder(int file) {
    char buffer[2048];
    const ssize_t size = ::pread(file, buffer, sizeof buffer, 0);
    std::istringstream lines(std::string(buffer, static_cast<std::size_t>(std::max<ssize_t>(size, 0))));
    Holder holder;
    std::string since;
    std::getline(lines, holder.owner) && std::getline(lines, holder.host) &&
        std::getline(lines, holder.pid) && std::getline(lines, since);
    std::from_chars(since.data(), since.data() + since.size(), holder.since);
    return holder;
}

Problem locked_by(const Holder& holder) {
    std::string when = say("some time ago");
    std::tm local{};
    if (holder.since > 0 && ::localtime_r(&holder.since, &local)) {
        char text[64];
        if (std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local)) when = text;
    }
    const std::string owner = holder.owner.empty() ? say("Somebody") : one_line(holder.owner);
    return {Severity::warning,
            "store.locked",
            {.file = ".strateg/lock"},
            holder.host.empty() ? say("{} has the project open. It was opened: {}.", owner, when)
                                : say("{} has the project open on “{}”. It was opened: {}.", owner,
                                      one_line(holder.host), when),
            say("You can read it; to edit, wait until it is closed there and open it again.")};
}

} // namespace

struct Lock::Impl {
    int file = -1;
    std::mutex mutex;
    std::condition_variable wake;
    bool stop = false;
    std::thread thread; // touches the file

    ~Impl() {
        if (thread.joinable()) {
            {
                const std::lock_guard lock(mutex);
                stop = true;
            }
            wake.notify_all();
            thread.join();
            // Emptied, not removed: removing a locked file lets two others lock two different ones.
            if (::ftruncate(file, 0) != 0) { /* whoever comes next sees that flock is free */
            }
        }
        if (file >= 0) ::close(file);
    }

    void run() {
        std::unique_lock lock(mutex);
        while (!wake.wait_for(lock, touch_every, [&] { return stop; })) ::futimens(file, nullptr);
    }
};

Lock::Lock(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Lock::~Lock() = default;

long holder_here(const fs::path& folder) {
    const int file =
        ::open((folder / ".strateg/lock").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0) return 0;
    const Holder holder = read_holder(file);
    ::close(file);
    long process = 0;
    std::from_chars(holder.pid.data(), holder.pid.data() + holder.pid.size(), process);
    if (holder.host != host_name() || process <= 0) return 0;
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM ? process : 0;
}

Result<std::unique_ptr<Lock>> Lock::take(const fs::path& folder, const std::string& owner) {
    if (auto made = make_private_folder(folder); !made) return tl::unexpected(std::move(made.error()));
    const fs::path path = folder / ".strateg/lock";
    auto impl = std::make_unique<Impl>();
    impl->file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (impl->file < 0) return tl::unexpected(write_problem(errno, ".strateg/lock"));
    struct stat info {};
    ::fstat(impl->file, &info);
    const Holder holder = read_holder(impl->file);
    if (::flock(impl->file, LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR))
        return tl::unexpected(locked_by(read_holder(impl->file)));
    const bool elsewhere = !holder.host.empty() && holder.host != host_name();
    if (elsewhere && std::time(nullptr) - info.st_mtime < fresh_seconds)
        return tl::unexpected(locked_by(holder));

    const std::string content = one_line(owner.empty() ? login_name() : owner) + '\n' + host_name() + '\n' +
                                std::to_string(::getpid()) + '\n' + std::to_string(std::time(nullptr)) + '\n';
    if (::ftruncate(impl->file, 0) != 0 ||
        ::pwrite(impl->file, content.data(), content.size(), 0) != static_cast<ssize_t>(content.size()))
        return tl::unexpected(write_problem(errno ? errno : ENOSPC, ".strateg/lock"));
    impl->thread = std::thread([state = impl.get()] { state->run(); });
    return std::unique_ptr<Lock>(new Lock(std::move(impl)));
}

} // namespace strateg::store
