// Runs a fuzz target without libFuzzer: every file of the folders given, then a number of mutations of each
// that are the same every time.
//
//   fuzz_x FOLDER-OR-FILE… [MUTATIONS]
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string mutated(std::string bytes, const std::vector<std::string>& seeds, std::mt19937& random) {
    const auto below = [&](std::size_t n) { return n ? random() % n : 0; };
    for (std::size_t i = 1 + below(4); i > 0 && !bytes.empty(); --i) {
        const std::size_t at = below(bytes.size());
        switch (below(6)) {
        case 0:
            bytes[at] ^= static_cast<char>(1u << below(8));
            break;
        case 1:
            bytes[at] = static_cast<char>(below(256));
            break;
        case 2:
            bytes.erase(at, below(64));
            break;
        case 3:
            bytes.insert(at, bytes.substr(below(bytes.size()), below(64)));
            break;
        case 4: {
            const std::string& other = seeds[below(seeds.size())];
            bytes.insert(at, other.substr(below(other.size()), below(200)));
            break;
        }
        default:
            bytes.resize(at);
        }
    }
    return bytes;
}

} // namespace

int main(int count, char** arguments) {
    std::size_t mutations = 0;
    std::vector<std::string> seeds;
    for (int i = 1; i < count; ++i) {
        const std::filesystem::path path = arguments[i];
        std::vector<std::filesystem::path> files;
        if (std::filesystem::is_directory(path)) {
            for (const auto& entry : std::filesystem::directory_iterator(path)) files.push_back(entry.path());
        } else if (std::filesystem::exists(path)) {
            files.push_back(path);
        } else {
            mutations = static_cast<std::size_t>(std::atoll(arguments[i]));
        }
        std::sort(files.begin(), files.end());
        for (const auto& file : files) {
            std::ostringstream bytes;
            bytes << std::ifstream(file, std::ios::binary).rdbuf();
            seeds.push_back(bytes.str());
        }
    }
    if (seeds.empty()) {
        std::puts("no seeds");
        return 1;
    }
    for (const std::string& seed : seeds) run(seed);
    std::mt19937 random(1);
    for (std::size_t i = 0; i < mutations; ++i) run(mutated(seeds[i % seeds.size()], seeds, random));
    std::printf("%zu seeds, %zu mutations\n", seeds.size(), mutations);
    return 0;
}
