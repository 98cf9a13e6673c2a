// The editor over 1,000, 3,000 and 10,000 blocks in three languages: opening, a keystroke until it is
// painted, Enter and Backspace, scrolling, jumping, memory; and the floor, a bare wxStyledTextCtrl with as
// much text. Each runs as a program of its own on a display without a screen (Xvfb), with spelling and checks
// running. `bench_editor [ROUNDS]`: rounds alternate editor and floor; the medians of the rounds are printed.
#include "core/store/open.h"
#include "core/store/save.h"
#include "tests/bench/bench_editor/grow.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

using namespace strateg;
namespace fs = std::filesystem;
using Numbers = std::map<std::string, double>;

void read_numbers(const fs::path& file, std::map<std::string, std::vector<double>>& into) {
    std::ifstream in(file);
    std::string name;
    double value = 0;
    while (in >> name >> value) into[name].push_back(value);
}

Numbers medians(const std::map<std::string, std::vector<double>>& all) {
    Numbers numbers;
    for (auto [name, values] : all) {
        std::sort(values.begin(), values.end());
        numbers[name] = values[values.size() / 2];
    }
    return numbers;
}

/// Runs a program on a fresh display with an empty home.
bool run(const fs::path& folder, const std::string& command) {
    const std::string at = "'" + folder.string() + "'";
    const std::string script = "rm -rf " + at + "/empty " + at + "/display; mkdir -p " + at +
                               "/empty\n" //
                               "Xvfb -displayfd 5 -screen 0 1280x800x24 -nolisten tcp 5>" +
                               at +
                               "/display 2>/dev/null & server=$!\n"
                               "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ -s " +
                               at +
                               "/display ] && break; sleep 0.3; done\n"
                               "export DISPLAY=:$(cat " +
                               at + "/display) HOME=" + at + "/empty XDG_CONFIG_HOME=" + at +
                               "/empty/config NO_AT_BRIDGE=1 GDK_BACKEND=x11\n"
                               "timeout 400 " +
                               command + " 2>/dev/null\nresult=$?\nkill $server\nexit $result\n";
    return std::system(script.c_str()) == 0;
}

void print_times(const char* what, const std::string& name, const Numbers& numbers) {
    const auto at = [&](const std::string& key) {
        const auto found = numbers.find(name + key);
        return found == numbers.end() ? 0.0 : found->second;
    };
    std::printf("%-34s %7.2f %7.2f %7.2f   %7.2f %7.2f %7.2f   %7.2f %4.0f\n", what, at(".drawn.p50"),
                at(".drawn.p99"), at(".drawn.max"), at(".work.p50"), at(".work.p99"), at(".work.max"),
                at(".frame.max"), at(".over33"));
}

bool make_project(const model::Project& project, const fs::path& folder) {
    fs::create_directories(folder);
    std::error_code error;
    fs::copy(fs::path(STRATEG_SOURCE_DIR) / "templates/example/media", folder / "media",
             fs::copy_options::recursive, error);
    const auto saved = store::save(project, folder);
    if (!saved) std::cerr << to_line(saved.error()) << '\n';
    return saved.has_value();
}

} // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1;
    if (std::system("command -v Xvfb >/dev/null") != 0) {
        std::puts("skipped: Xvfb is not installed");
        return 0;
    }
    const fs::path folder =
        fs::temp_directory_path() / ("strateg-bench-editor-" + std::to_string(::getpid()));
    const auto example = store::open(fs::path(STRATEG_SOURCE_DIR) / "templates/example");
    if (!example) {
        std::cerr << to_line(example.error()) << '\n';
        return 1;
    }
    const std::vector<std::size_t> sizes{1'000, 3'000, 10'000};
    for (const std::size_t size : sizes) {
        const model::Project project = bench::grown(example->project, size);
        if (!make_project(project, folder / std::to_string(size))) return 1;
        if (size == sizes.back()) std::ofstream(folder / "words.txt") << bench::words_of(project);
    }
    std::map<std::size_t, std::map<std::string, std::vector<double>>> opened;
    std::map<std::string, std::vector<double>> measured;
    for (int round = 0; round < rounds; ++round) {
        const std::string times = "'" + (folder / "times").string() + "'";
        for (const std::size_t size : sizes) {
            const bool whole = size == sizes.back();
            if (!run(folder, std::string("'" STRATEG_EDITOR "' --measure ") + times +
                                 (whole ? "" : " --measure-opening") + " '" +
                                 (folder / std::to_string(size)).string() + "'")) {
                std::cerr << "the editor ended badly\n";
                return 1;
            }
            read_numbers(folder / "times", opened[size]);
            if (whole) read_numbers(folder / "times", measured);
        }
        if (!run(folder, "'" STRATEG_FLOOR "' '" + (folder / "words.txt").string() + "' " + times)) {
            std::cerr << "the floor ended badly\n";
            return 1;
        }
        read_numbers(folder / "times", measured);
    }
    std::error_code error;
    fs::remove_all(folder, error);

    Numbers m = medians(measured);
    std::printf("The editor with %.0f rows in %.0f languages, %.0f findings; milliseconds.\n", m["rows"],
                m["columns"], m["findings"]);
    std::puts(
        "drawn: from the event until its frame is on the display, with the wait for the frame; work: CPU of "
        "the\nwindow's thread for the event and the frame; frame: the longest frame, and how many took over "
        "33 ms\n");
    std::puts("                                     drawn                     work                    frame\n"
              "                                       p50     p99     max       p50     p99     max       "
              "max  >33");
    print_times("keystroke", "key", m);
    print_times("Enter", "enter", m);
    print_times("Backspace that joins", "backspace", m);
    print_times("a step of the wheel", "scroll", m);
    print_times("a jump to where nothing was seen", "jump", m);
    print_times("floor: keystroke", "floor.key", m);
    print_times("floor: step and jump", "floor.scroll", m);
    const auto ratio = [&](const char* what, const std::string& ours, const std::string& floors) {
        std::printf("%-34s %5.2f x the floor\n", what, m[floors] > 0 ? m[ours] / m[floors] : 0.0);
    };
    std::puts("");
    ratio("keystroke, work, p50", "key.work.p50", "floor.key.work.p50");
    ratio("keystroke, work, p99", "key.work.p99", "floor.key.work.p99");
    ratio("keystroke, drawn, p50", "key.drawn.p50", "floor.key.drawn.p50");
    ratio("keystroke, drawn, p99", "key.drawn.p99", "floor.key.drawn.p99");
    std::puts(
        "\nOpening to the first painting, milliseconds; memory, MiB\n"
        "  blocks   from opening   per 1,000   from the start   CPU, window   CPU, all   checked after   "
        "memory   checked   peak");
    double first = 0;
    for (const std::size_t size : sizes) {
        Numbers o = medians(opened[size]);
        const double each = o["open.wall"] / static_cast<double>(size) * 1000;
        if (first == 0) first = each;
        std::printf("%8zu %14.0f %11.1f %16.0f %13.0f %10.0f %15.0f %8.0f %9.0f %6.0f\n", size,
                    o["open.wall"], each, o["open.from_start"], o["open.window_cpu"], o["open.cpu"],
                    o["open.checked"], o["memory.open"], o["memory.checked"], o["memory.peak"]);
    }
    std::printf("memory against the floor: %.2f x\n", m["memory.peak"] / m["floor.memory.peak"]);
    std::printf("\naims: keystroke p99 %.2f of 16 ms; opening %.2f of 500 ms; longest frame %.2f of 33 ms; "
                "memory %.2f "
                "of 300 MiB\n",
                m["key.work.p99"] / 16, m["open.wall"] / 500,
                std::max(m["scroll.frame.max"], m["jump.frame.max"]) / 33, m["memory.peak"] / 300);
    return 0;
}
