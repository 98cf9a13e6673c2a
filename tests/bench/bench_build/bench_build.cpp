// How fast a document becomes a PDF: pages per second and core, whether the time grows with the length,
// where it goes, how much memory it takes, and how the same text fares in a peer.
//
//     bench_build [pages …]     default: 100 300 1000
//
// Everything runs on one thread. Text is composed from the example project in templates/example.
#include "core/pdf/write.h"
#include "core/store/open.h"
#include "core/typeset/lay_out.h"
#include "tests/bench/bench_build/generate.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace strateg;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Time of this process alone: other programs on the machine do not count.
double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Splits the time of a run by the names of its steps.
class Phases {
public:
    Task task() {
        return Task({}, [this](double, std::string_view what) {
            close();
            name_ = what == "Done" ? "Clearing away" : what; // behind the last step of the layout
        });
    }
    void close() {
        const double now = cpu_seconds();
        if (!name_.empty()) seconds_[name_] += now - last_;
        last_ = now;
    }
    void print(double whole) const {
        for (const auto& [name, seconds] : seconds_)
            if (seconds >= 0.005 * whole)
                std::printf("      %-16s %7.3f s  %4.1f%%\n", name.c_str(), seconds, 100 * seconds / whole);
    }

private:
    std::map<std::string, double> seconds_;
    std::string name_;
    double last_ = cpu_seconds();
};

struct Measured {
    std::size_t pages = 0;
    double seconds = 0;
};

Measured build(const bench::Corpus& corpus, const language::View& view, std::size_t wanted) {
    const model::Project project = bench::generate(corpus, wanted);
    Phases phases;
    const double begin = cpu_seconds();
    const auto wall = Clock::now();
    const auto laid = typeset::lay_out(project, {}, view, {}, phases.task());
    if (!laid) {
        std::fprintf(stderr, "%s\n", to_line(laid.error()).c_str());
        std::exit(1);
    }
    const auto bytes = pdf::write(laid->pages, phases.task());
    if (!bytes) {
        std::fprintf(stderr, "%s\n", to_line(bytes.error()).c_str());
        std::exit(1);
    }
    phases.close();
    const Measured result{laid->pages.pages.size(), cpu_seconds() - begin};
    std::printf("%-8s %5zu pages %7zu words  %7.3f s cpu (%.3f s wall)  %6.0f pages/s per core  %5.1f MB  "
                "peak %.0f MB\n",
                view.tag.c_str(), result.pages, bench::words_in(project), result.seconds, seconds_since(wall),
                static_cast<double>(result.pages) / result.seconds, static_cast<double>(bytes->size()) / 1e6,
                peak_megabytes());
    phases.print(result.seconds);
    std::fflush(stdout);
    return result;
}

bool has(const char* program) {
    return std::system(("command -v " + std::string(program) + " >/dev/null 2>&1").c_str()) == 0;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(static_cast<std::size_t>(std::max(1, std::atoi(argv[i]))));
    if (sizes.empty()) sizes = {100, 300, 1000};

    const auto opened = store::open(STRATEG_SOURCE_DIR "/templates/example");
    if (!opened) {
        std::fprintf(stderr, "%s\n", to_line(opened.error()).c_str());
        return 1;
    }
    for (const char* tag : {"en", "sr-Cyrl", "sr-Latn", "bg"}) {
        const language::View view = *language::view_named(opened->project, tag);
        const bench::Corpus corpus = bench::corpus_of(opened->project, view.language);
        std::vector<Measured> measured;
        for (const std::size_t pages : sizes) measured.push_back(build(corpus, view, pages));
        const Measured& small = measured.front();
        const Measured& large = measured.back();
        if (large.pages > small.pages)
            std::printf("%-8s time per page at %zu pages / at %zu pages: %.2f (1.00 is linear)\n", tag,
                        large.pages, small.pages,
                        (large.seconds / static_cast<double>(large.pages)) /
                            (small.seconds / static_cast<double>(small.pages)));
    }
    for (const char* peer : {"typst", "pdflatex"})
        if (!has(peer)) std::printf("peer     %s is not installed: no ratio\n", peer);
    return 0;
}
