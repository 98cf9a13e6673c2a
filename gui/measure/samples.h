// What measuring programs share: clocks, memory and percentiles, printed as lines "name value" for
// tests/bench/bench_editor to read. Pure; times are milliseconds, memory is MiB.
#pragma once

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace strateg::gui::measure {

inline double clock_ms(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}
inline double wall_ms() {
    return clock_ms(CLOCK_MONOTONIC);
}
/// Of the calling thread: what a busy machine does not stretch.
inline double thread_cpu_ms() {
    return clock_ms(CLOCK_THREAD_CPUTIME_ID);
}
inline double process_cpu_ms() {
    return clock_ms(CLOCK_PROCESS_CPUTIME_ID);
}

/// Since the kernel started this process; in steps of 10 ms.
inline double since_process_start_ms() {
    std::ifstream file("/proc/self/stat");
    std::string all((std::istreambuf_iterator<char>(file)), {});
    const std::size_t behind_name = all.rfind(')');
    if (behind_name == std::string::npos) return 0;
    std::istringstream fields(all.substr(behind_name + 1));
    std::string field;
    for (int i = 0; i < 20; ++i) fields >> field; // field 22 of proc(5), counted from the third
    const double started =
        std::strtod(field.c_str(), nullptr) * 1e3 / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return clock_ms(CLOCK_BOOTTIME) - started;
}

/// "VmRSS": now; "VmHWM": the most there was.
inline double memory_mib(const std::string& name) {
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(name + ":")) return std::strtod(line.c_str() + name.size() + 1, nullptr) / 1024;
    return 0;
}

/// One kind of event: how long it took.
struct Times {
    std::vector<double> drawn; // from the event until its painting ended: with the wait for the frame
    std::vector<double> work;  // CPU of the thread of the window for the event and its painting
    std::vector<double> frame; // the painting alone, as time passed

    void print(std::FILE* out, const char* name) const {
        const auto line = [&](const char* what, const std::vector<double>& values) {
            std::fprintf(out, "%s.%s.p50 %.3f\n%s.%s.p99 %.3f\n%s.%s.max %.3f\n", name, what,
                         percentile(values, 0.5), name, what, percentile(values, 0.99), name, what,
                         percentile(values, 1));
        };
        std::fprintf(out, "%s.count %zu\n", name, drawn.size());
        line("drawn", drawn);
        line("work", work);
        line("frame", frame);
        std::fprintf(out, "%s.over33 %zu\n", name,
                     static_cast<std::size_t>(
                         std::count_if(frame.begin(), frame.end(), [](double time) { return time > 33; })));
    }

    static double percentile(std::vector<double> values, double share) {
        if (values.empty()) return 0;
        std::sort(values.begin(), values.end());
        return values[std::min(values.size() - 1,
                               static_cast<std::size_t>(share * static_cast<double>(values.size())))];
    }
};

/// The same keys for everybody: words of six letters.
inline char key_of(int step) {
    return step % 7 == 6 ? ' ' : static_cast<char>('a' + step % 26);
}
/// A fast typist: so long between two keys, with a breath now and then in which the checks come round.
inline int pause_of(int step) {
    return step % 25 == 24 ? 450 : 30;
}
inline constexpr int key_steps = 300;

} // namespace strateg::gui::measure
