#include "cli/program.h"

#include <csignal>
#include <stop_token>
#include <thread>
#include <unistd.h>

namespace strateg::cli {

std::stop_source& stop_source() {
    static std::stop_source source;
    return source;
}

void watch_signals() {
    std::signal(SIGPIPE, SIG_IGN); // `strateg check | head` ends quietly; print() sees EPIPE
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, nullptr); // other threads inherit it: only this one hears them
    stop_source();
    std::thread([set] {
        int number = 0;
        sigwait(&set, &number);
        stop_source().request_stop();
        // whoever does not look at the token in time, or a second Ctrl+C, ends it here; files are only
        // ever replaced whole, so nothing is left half written
        const timespec patience{3, 0};
        sigtimedwait(&set, nullptr, &patience);
        ::_exit(interrupted);
    }).detach();
}

bool interrupted_by_signal() {
    return stop_source().stop_requested();
}

} // namespace strateg::cli
