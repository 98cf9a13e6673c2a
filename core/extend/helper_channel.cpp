#include "core/extend/helper_channel.h"

#include "core/base/utf8.h"
#include "core/extend/service_calls.h"
#include "plugins/sdk/wire.h"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <mutex>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace strateg::extend {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// The child and its pipe ends; ends it when destroyed.
class Process {
public:
    static std::unique_ptr<Process> start(const std::filesystem::path& program, const std::string& library,
                                          const std::string& memory_limit) {
        // Sockets rather than pipes: writing to a dead one gives an error instead of a signal.
        int in[2], out[2];
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0) return nullptr;
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, out) != 0) {
            close(in[0]), close(in[1]);
            return nullptr;
        }
        // High numbers first, so that 3 and 4 are free to be given.
        const int child_in = fcntl(in[1], F_DUPFD_CLOEXEC, 64),
                  child_out = fcntl(out[1], F_DUPFD_CLOEXEC, 64);
        close(in[1]), close(out[1]);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, child_in, 3);
        posix_spawn_file_actions_adddup2(&actions, child_out, 4);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setpgroup(&attributes, 0); // what the plugin starts dies with it
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
        std::string arguments[] = {program.string(), library, memory_limit};
        char* argv[] = {arguments[0].data(), arguments[1].data(), arguments[2].data(), nullptr};
        pid_t pid = 0;
        const int failed = posix_spawn(&pid, program.c_str(), &actions, &attributes, argv, environ);
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
        close(child_in), close(child_out);
        if (failed != 0) {
            close(in[0]), close(out[0]);
            return nullptr;
        }
        fcntl(out[0], F_SETFL, O_NONBLOCK);
        fcntl(in[0], F_SETFL, O_NONBLOCK);
        return std::unique_ptr<Process>(new Process(pid, in[0], out[0]));
    }

    ~Process() {
        close(to_);
        close(from_);
        kill(-pid_, SIGKILL);
        kill(pid_, SIGKILL); // in case it had not yet become a group of its own
        while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    enum class Outcome { done, closed, late, cancelled };

    /// Waits until `descriptor` is ready, the deadline is over, or the task was cancelled long enough.
    Outcome wait(int descriptor, short events, Clock::time_point deadline, const Task& task,
                 Clock::time_point& cancelled_at) const {
        for (;;) {
            const Clock::time_point now = Clock::now();
            if (task.cancelled()) {
                if (cancelled_at == Clock::time_point::max()) cancelled_at = now;
                if (now - cancelled_at > milliseconds(500)) return Outcome::cancelled;
            }
            if (now >= deadline) return Outcome::late;
            const auto left = std::chrono::duration_cast<milliseconds>(deadline - now) + milliseconds(1);
            pollfd poll_entry{descriptor, events, 0};
            const int n = poll(&poll_entry, 1, static_cast<int>(std::min(left, milliseconds(50)).count()));
            if (n > 0) return Outcome::done;
        }
    }

    Outcome write(const std::string& bytes, Clock::time_point deadline, const Task& task,
                  Clock::time_point& cancelled_at) const {
        for (std::size_t done = 0; done < bytes.size();) {
            const ssize_t n = send(to_, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
            if (n > 0) {
                done += static_cast<std::size_t>(n);
            } else if (n < 0 && errno == EAGAIN) {
                const Outcome outcome = wait(to_, POLLOUT, deadline, task, cancelled_at);
                if (outcome != Outcome::done) return outcome;
            } else if (n == 0 || errno != EINTR) {
                return Outcome::closed;
            }
        }
        return Outcome::done;
    }

    Outcome read(std::string& bytes, std::size_t size, Clock::time_point deadline, const Task& task,
                 Clock::time_point& cancelled_at) const {
        bytes.clear();
        char buffer[65536];
        while (bytes.size() < size) {
            const ssize_t n = recv(from_, buffer, std::min(sizeof buffer, size - bytes.size()), 0);
            if (n > 0) {
                bytes.append(buffer, static_cast<std::size_t>(n));
            } else if (n < 0 && errno == EAGAIN) {
                const Outcome outcome = wait(from_, POLLIN, deadline, task, cancelled_at);
                if (outcome != Outcome::done) return outcome;
            } else if (n == 0 || errno != EINTR) {
                return Outcome::closed;
            }
        }
        return Outcome::done;
    }

private:
    Process(pid_t pid, int to, int from) : pid_(pid), to_(to), from_(from) {}
    pid_t pid_;
    int to_, from_;
};

class HelperChannel final : public Channel {
public:
    HelperChannel(std::string id, std::string name, std::filesystem::path library, HelperOptions options,
                  Services& services)
        : id_(std::move(id)), name_(std::move(name)), library_(std::move(library)),
          options_(std::move(options)), services_(services) {}

    bool has(const std::string&) override { return true; } // known after the start; see began()

    Result<std::string> call(Function function, const std::string& request, const model::Project& project,
                             const Task& task) override {
        const std::lock_guard lock(mutex_);
        if (failures_ >= options_.failures_allowed)
            return fail(
                "extend.plugin-disabled",
                say("The plugin “{}” failed {} times and is switched off until the program starts again.",
                    name_, failures_),
                say("Last time: {}", last_failure_));
        if (Clock::now() < not_before_)
            return fail("extend.plugin-resting",
                        say("The plugin “{}” has just failed and rests a moment.", name_), last_failure_);
        deadline_ = Clock::now() + options_.deadline;
        cancelled_at_ = Clock::time_point::max();
        if (!process_) {
            if (auto began = begin(task); !began) return tl::unexpected(std::move(began.error()));
        }
        if (!send('c', name_of(function), request, task)) return failed(task);
        for (;;) {
            wire::Frame frame;
            if (!receive(frame, task)) return failed(task);
            if (frame.type == 'l') {
                services_.log(id_, std::atoi(frame.name.c_str()), utf8::repaired(frame.message));
            } else if (frame.type == 's') {
                std::string answer;
                const strateg_status status =
                    answer_service(services_, project, frame.name, frame.message, answer);
                if (!send('a', std::to_string(status), answer, task)) return failed(task);
            } else if (frame.type == 'r') {
                if (frame.name == "0") return std::move(frame.message);
                if (frame.name == "2") return fail("extend.unsupported", "The plugin does not offer this.");
                return fail("extend.plugin-failed", frame.message.empty()
                                                        ? say("The plugin failed without a reason.")
                                                        : utf8::repaired(frame.message));
            } else {
                outcome_ = Process::Outcome::closed;
                return failed(task);
            }
        }
    }

private:
    Result<void> begin(const Task& task) {
        process_ = Process::start(options_.helper, library_.string(), std::to_string(options_.memory_limit));
        if (!process_)
            return fail("extend.no-helper", say("The program that runs plugins ({}) cannot be started.",
                                                options_.helper.string()));
        for (;;) {
            wire::Frame frame;
            if (!receive(frame, task)) return failed(task);
            if (frame.type == 'l') {
                services_.log(id_, std::atoi(frame.name.c_str()), utf8::repaired(frame.message));
                continue;
            }
            if (frame.type == 'h' && frame.name == "0") return {};
            process_.reset();
            failures_ = options_.failures_allowed; // trying again would say the same
            const std::size_t line = frame.message.find('\n');
            last_failure_ = line == std::string::npos ? "" : utf8::repaired(frame.message.substr(line + 1));
            return fail(line == std::string::npos ? "extend.init-failed" : frame.message.substr(0, line),
                        say("The plugin “{}” cannot be used. {}", name_, last_failure_));
        }
    }

    bool send(char type, std::string_view name, std::string_view message, const Task& task) {
        outcome_ = process_->write(wire::encode(type, name, message), deadline_, task, cancelled_at_);
        return outcome_ == Process::Outcome::done;
    }

    bool receive(wire::Frame& frame, const Task& task) {
        std::string bytes;
        outcome_ = process_->read(bytes, wire::header_size, deadline_, task, cancelled_at_);
        if (outcome_ != Process::Outcome::done) return false;
        const auto size = wire::length_of(bytes.data());
        if (size) outcome_ = process_->read(bytes, *size, deadline_, task, cancelled_at_);
        if (size && outcome_ != Process::Outcome::done) return false;
        auto decoded = size ? wire::decode(bytes) : std::nullopt;
        if (!decoded) {
            outcome_ = Process::Outcome::closed;
            return false;
        }
        frame = std::move(*decoded);
        return true;
    }

    tl::unexpected<Problem> failed(const Task&) {
        process_.reset();
        if (outcome_ == Process::Outcome::cancelled)
            return fail("extend.cancelled", say("The plugin “{}” was interrupted.", name_));
        const bool late = outcome_ == Process::Outcome::late;
        last_failure_ = late ? say("it gave no answer within {} seconds.",
                                   std::to_string(options_.deadline.count() / 1000.0).substr(0, 4))
                             : say("it ended without an answer.");
        not_before_ = Clock::now() + options_.back_off * (1 << (2 * failures_));
        ++failures_;
        return fail(late ? "extend.plugin-timeout" : "extend.plugin-crashed",
                    say("The plugin “{}” was stopped: {}", name_, last_failure_),
                    say("The text is not affected. Turn it off with `strateg plugin disable {}`.", id_));
    }

    std::string id_, name_;
    std::filesystem::path library_;
    HelperOptions options_;
    Services& services_;
    std::mutex mutex_; // one call at a time
    std::unique_ptr<Process> process_;
    Process::Outcome outcome_ = Process::Outcome::done;
    Clock::time_point deadline_, not_before_, cancelled_at_;
    int failures_ = 0;
    std::string last_failure_;
};

} // namespace

std::shared_ptr<Channel> helper_channel(const std::string& id, const std::string& name,
                                        const std::filesystem::path& library, HelperOptions options,
                                        Services& services) {
    return std::make_shared<HelperChannel>(id, name, library, std::move(options), services);
}

} // namespace strateg::extend
