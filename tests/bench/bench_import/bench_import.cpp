// Markdown of 100, 300 and 1,000 pages: imported as a new project, aligned as a second language, saved,
// opened and built as a PDF. Prints seconds, pages per second, and how the time of a page grows from 100 to
// 1,000 (1.0 is linear). The text is the example's, in two languages, with its tables, lists and notes,
// repeated with other numbers in it, so that neither words nor ids repeat exactly.
//
// Usage: bench_import [PAGES…]
#include "core/exchange/markdown.h"
#include "core/exchange/merge.h"
#include "core/publish/publish.h"
#include "core/store/open.h"
#include "core/store/save.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace strateg;
namespace fs = std::filesystem;

constexpr double words_per_page = 380; // of the example as it is printed

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

[[noreturn]] void stop(const Problem& problem) {
    std::fprintf(stderr, "%s\n", to_line(problem).c_str());
    std::exit(1);
}

std::size_t count_words(const std::string& text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = static_cast<unsigned char>(c) <= ' ';
        if (!space && !inside) ++words;
        inside = !space;
    }
    return words;
}

/// The example without its front matter and identifiers, which must not repeat; pictures are left out.
std::string plain_example(const model::Project& project, const std::string& language) {
    std::string text = exchange::write_markdown(project, language);
    text.erase(0, text.find("\n---\n") + 5);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text.compare(at, 2, "![") == 0) {
            at = text.find('\n', at);
        } else if (text.compare(at, 2, "{#") == 0) {
            at = text.find('}', at) + 1;
        } else {
            out += text[at++];
        }
    }
    return out;
}

/// `copies` of the text; labels of notes and every second number differ.
std::string repeated(const std::string& text, std::size_t copies) {
    std::string out;
    out.reserve(text.size() * copies);
    for (std::size_t copy = 0; copy < copies; ++copy) {
        const std::string tag = std::to_string(copy);
        for (std::size_t at = 0; at < text.size(); ++at) {
            out += text[at];
            if (text.compare(at, 2, "[^") == 0) {
                out += '^' + std::string("c") + tag + "-";
                ++at;
            }
        }
    }
    return out;
}

struct Times {
    double pages = 0;
    double import = 0;
    double align = 0;
    double build = 0;
};

Times run(const std::string& english, const std::string& serbian, double pages, const fs::path& folder) {
    const double pages_of_one = static_cast<double>(count_words(english)) / words_per_page;
    const auto copies = static_cast<std::size_t>(pages / pages_of_one + 0.5);
    const std::string first = repeated(english, copies);
    const std::string second = repeated(serbian, copies);
    Times times;
    times.pages = pages_of_one * static_cast<double>(copies);
    model::Project project;
    project.id = "bench";
    project.source = "en";
    project.languages = {"en"};

    auto start = std::chrono::steady_clock::now();
    const auto document = exchange::read_markdown(first, {"en", "bench.md", folder});
    if (!document) stop(document.error());
    auto merged = exchange::merge(project, *document);
    if (!merged) stop(merged.error());
    if (const auto saved = store::save(merged->project, folder); !saved) stop(saved.error());
    times.import = seconds_since(start);

    start = std::chrono::steady_clock::now();
    const auto other = exchange::read_markdown(second, {"sr", "bench.sr.md", folder});
    if (!other) stop(other.error());
    const auto both = exchange::merge(merged->project, *other);
    if (!both) stop(both.error());
    times.align = seconds_since(start);

    start = std::chrono::steady_clock::now();
    const auto opened = store::open(folder);
    if (!opened) stop(opened.error());
    publish::Options options;
    options.out = folder / "out";
    options.threads = 1;
    const auto published = publish::publish(opened->project, folder, options);
    if (!published) stop(published.error());
    times.build = seconds_since(start);
    if (!published->outputs.empty()) times.pages = static_cast<double>(published->outputs.front().pages);
    std::printf("%6.0f pages (%5.1f MB): import %6.2f s = %6.0f pages/s · aligned as a 2nd language %6.2f s "
                "(%zu of %zu blocks "
                "without counterpart) · open and build %6.2f s = %5.0f pages/s\n",
                times.pages, static_cast<double>(first.size()) / 1e6, times.import,
                times.pages / times.import, times.align, both->inserted, both->inserted + both->updated,
                times.build, times.pages / times.build);
    std::fflush(stdout);
    return times;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<double> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(std::atof(argv[i]));
    if (sizes.empty()) sizes = {100, 300, 1000};
    const auto example = store::open(fs::path(STRATEG_SOURCE_DIR) / "templates/example");
    if (!example) stop(example.error());
    const std::string english = plain_example(example->project, "en");
    const std::string serbian = plain_example(example->project, "sr");
    std::vector<Times> all;
    for (const double pages : sizes) {
        const fs::path folder =
            fs::temp_directory_path() / ("strateg-bench-import-" + std::to_string(static_cast<int>(pages)));
        fs::remove_all(folder);
        all.push_back(run(english, serbian, pages, folder));
        fs::remove_all(folder);
    }
    const Times& small = all.front();
    const Times& large = all.back();
    const auto growth = [&](double a, double b) { return (b / large.pages) / (a / small.pages); };
    if (all.size() > 1)
        std::printf(
            "time of a page, largest against smallest (1.0 is linear): import %.2f, align %.2f, build %.2f\n",
            growth(small.import, large.import), growth(small.align, large.align),
            growth(small.build, large.build));
}
