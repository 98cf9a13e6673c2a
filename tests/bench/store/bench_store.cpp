// How fast a project opens and saves, and how far that is from parsing its XML with tinyxml2 alone.
//
//   bench_store [BLOCKS=10000]
//
// Opening is measured in processor time, so that other work on the machine does not count; saving, which
// waits for the disk, in real time.
#include "core/store/open.h"
#include "core/store/save.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <tinyxml2.h>
#include <unistd.h>

using namespace strateg;
using namespace strateg::model;
namespace fs = std::filesystem;

namespace {

/// Paragraphs of about 400 characters per language, marks and a footnote mark in each, 200 to a section.
Project project_of(int blocks) {
    Project project;
    project.id = "bench";
    project.source = "en";
    project.languages = {"en", "sr", "bg"};
    Section section;
    for (int i = 0; i < blocks; ++i) {
        Block block;
        block.id = "b" + std::to_string(i);
        block.kind = kind::paragraph;
        block.source = "en";
        const char* sentences[3] = {"The border region has forty-one active clusters, most of them young. ",
                                    "Погранични регион има четрдесет један активан кластер. ",
                                    "Граничният регион има четиридесет и един активни клъстера. "};
        for (int language = 0; language < 3; ++language) {
            std::string words;
            while (words.size() < 400) words += sentences[language];
            words += object_character;
            const std::size_t end = words.size();
            block.set_text({project.languages[static_cast<std::size_t>(language)],
                            RichText(std::move(words), {Mark{MarkKind::strong, 0, 10, {}, {}},
                                                        Mark{MarkKind::value, end - 3, end, "clusters", {}}}),
                            language ? "0123456789ab" : "",
                            {},
                            {},
                            {}});
        }
        section.blocks.push_back(share(std::move(block)));
        if (section.blocks.size() == 200 || i + 1 == blocks) {
            section.id = "s" + std::to_string(project.outline.size());
            project.outline.push_back({share(std::move(section)), 0});
            section = {};
        }
    }
    return project;
}

template <class Work>
double best_of(int times, Work&& work) {
    double best = 1e9;
    for (int i = 0; i < times; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        best =
            std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    return best;
}

template <class Work>
double processor_time_of(int times, Work&& work) {
    double best = 1e9;
    for (int i = 0; i < times; ++i) {
        const std::clock_t begin = std::clock();
        work();
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
}

} // namespace

int main(int count, char** arguments) {
    const int blocks = count > 1 ? std::atoi(arguments[1]) : 10000;
    std::string name = (fs::temp_directory_path() / "strateg-bench-XXXXXX").string();
    if (!::mkdtemp(name.data())) return 1;
    const fs::path folder = name;
    double per_block[2] = {0, 0};
    for (int step = 0; step < 2; ++step) {
        const int size = step == 0 ? std::max(blocks / 10, 1) : blocks;
        const Project project = project_of(size);
        int round = 0;
        const double saving = best_of(3, [&] {
            (void)store::save(project, folder / (std::to_string(size) + "-" + std::to_string(round++)));
        });
        const fs::path saved = folder / (std::to_string(size) + "-0");
        double bytes = 0;
        for (const auto& entry : fs::recursive_directory_iterator(saved))
            if (entry.is_regular_file()) bytes += static_cast<double>(entry.file_size());
        const double opening = processor_time_of(5, [&] { (void)store::open(saved); });
        const double floor = processor_time_of(5, [&] {
            for (const auto& entry : fs::directory_iterator(saved / "sections")) {
                std::ostringstream text;
                text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
                tinyxml2::XMLDocument document;
                document.Parse(text.str().c_str());
            }
        });
        per_block[step] = opening / size;
        std::printf("%6d blocks x 3 languages, %.1f MB: open %.3f s (%.0f blocks/s, %.0f MB/s, %.1f x "
                    "tinyxml2 alone), "
                    "save all %.3f s (%.0f MB/s)\n",
                    size, bytes / 1e6, opening, size / opening, bytes / 1e6 / opening, opening / floor,
                    saving, bytes / 1e6 / saving);
    }
    std::printf("time per block, %d against %d blocks: %.2f\n", blocks, std::max(blocks / 10, 1),
                per_block[1] / per_block[0]);
    fs::remove_all(folder);
    return 0;
}
