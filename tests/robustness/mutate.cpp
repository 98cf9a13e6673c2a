// Damages copies of a project (bytes flipped, files truncated, tags removed, pieces swapped) and opens each:
// no crash, no hang, every problem a sentence. What opened is saved elsewhere and opened once more, which
// must go without a crash too. The same seed gives the same damage.
//
//   mutate PROJECT [COUNT=500] [SEED=1] [--keep DIR]     --keep writes the copies to DIR/<n> for other
//   programs
#include "core/store/open.h"
#include "core/store/save.h"
#include "tests/support/comments.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

using namespace strateg;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

class Mutator {
public:
    explicit Mutator(unsigned seed) : random_(seed) {}

    /// Damages the bytes of one file in one of many ways.
    void damage(std::string& bytes) {
        if (bytes.empty()) return;
        switch (below(8)) {
        case 0: // single bits
            for (std::size_t i = 1 + below(8); i > 0; --i)
                bytes[below(bytes.size())] ^= static_cast<char>(1u << below(8));
            break;
        case 1: // any bytes
            for (std::size_t i = 1 + below(8); i > 0; --i)
                bytes[below(bytes.size())] = static_cast<char>(below(256));
            break;
        case 2:
            bytes.resize(below(bytes.size()));
            break;
        case 3: { // a tag less
            const std::size_t open = bytes.find('<', below(bytes.size()));
            const std::size_t close = bytes.find('>', open == std::string::npos ? bytes.size() : open);
            if (close != std::string::npos) bytes.erase(open, close - open + 1);
            break;
        }
        case 4: { // a tag twice
            const std::size_t open = bytes.find('<', below(bytes.size()));
            const std::size_t close = bytes.find('>', open == std::string::npos ? bytes.size() : open);
            if (close != std::string::npos) bytes.insert(open, bytes.substr(open, close - open + 1));
            break;
        }
        case 5: { // a piece elsewhere
            const std::string piece = bytes.substr(below(bytes.size()), below(400));
            bytes.insert(below(bytes.size()), piece);
            break;
        }
        case 6: { // a piece gone
            bytes.erase(below(bytes.size()), below(400));
            break;
        }
        default: { // quotes and brackets
            static const char hard[] = "<>\"'&/=\0\n";
            bytes[below(bytes.size())] = hard[below(sizeof hard - 1)];
        }
        }
    }

    std::size_t below(std::size_t n) { return random_() % n; }

private:
    std::mt19937 random_;
};

bool says_something(const Problem& problem) {
    return problem.sentence.size() > 10 && problem.sentence.back() == '.' && !problem.code.empty();
}

struct Temporary {
    fs::path path;
    Temporary() {
        std::string name = (fs::temp_directory_path() / "strateg-mutate-XXXXXX").string();
        if (::mkdtemp(name.data())) path = name;
    }
    ~Temporary() {
        std::error_code error;
        fs::remove_all(path, error);
    }
};

} // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    fs::path project = arguments[1];
    const int rounds = count > 2 ? std::atoi(arguments[2]) : 500;
    const unsigned seed = count > 3 ? static_cast<unsigned>(std::atoi(arguments[3])) : 1;
    const fs::path keep = count > 5 && !std::strcmp(arguments[4], "--keep") ? arguments[5] : "";
    if (!fs::exists(project / "project.xml")) {
        std::cout << "skipped: there is no project in " << project << '\n';
        return 0;
    }
    // Nobody comments in an example: people do.
    const Temporary talked_about;
    if (const auto plain = store::open(project, {.check_media = false})) {
        fs::copy(project, talked_about.path / "project", fs::copy_options::recursive);
        project = talked_about.path / "project";
        if (auto saved = store::save(test::commented(plain->project), project); !saved) {
            std::cout << "with comments: " << to_line(saved.error()) << '\n';
            return 1;
        }
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(project))
        if (entry.is_regular_file() &&
            (entry.path().extension() == ".xml" || entry.path().extension() == ".txt"))
            files.push_back(entry.path().lexically_relative(project));
    std::sort(files.begin(), files.end());

    Mutator mutator(seed);
    int with_problems = 0, failed = 0, problems = 0;
    double slowest = 0;
    for (int round = 0; round < rounds; ++round) {
        Temporary folder;
        fs::path copy = folder.path / "copy";
        if (!keep.empty()) {
            copy = keep / std::to_string(round);
            fs::create_directories(keep);
        }
        fs::copy(project, copy, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        const fs::path victim = copy / files[mutator.below(files.size())];
        std::string bytes = read(victim);
        for (std::size_t i = 1 + mutator.below(3); i > 0; --i) mutator.damage(bytes);
        std::ofstream(victim, std::ios::binary) << bytes;

        const auto begin = std::chrono::steady_clock::now();
        auto opened = store::open(copy);
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        slowest = std::max(slowest, seconds);
        Problems told = opened ? opened->problems : Problems{opened.error()};
        with_problems += !told.empty();
        problems += static_cast<int>(told.size());
        for (const Problem& problem : told)
            if (!says_something(problem)) {
                std::cout << "round " << round << ": a problem without a sentence: " << to_line(problem)
                          << '\n';
                ++failed;
            }
        if (seconds > 10) {
            std::cout << "round " << round << ": opening took " << seconds << " s\n";
            ++failed;
        }
        if (!opened) continue;
        if (auto saved = store::save(opened->project, folder.path / "saved"); !saved) {
            std::cout << "round " << round << ": " << to_line(saved.error()) << '\n';
            ++failed;
            continue;
        }
        const auto again = store::open(folder.path / "saved", {.check_media = false});
        if (!again || again->project != opened->project) {
            std::cout << "round " << round << ": saved and opened again it is another project\n";
            ++failed;
        }
    }
    std::cout << rounds << " damaged copies: " << with_problems << " with problems, " << problems
              << " sentences, " << failed << " failures; the slowest opened in " << slowest * 1000 << " ms\n";
    return failed ? 1 : 0;
}
