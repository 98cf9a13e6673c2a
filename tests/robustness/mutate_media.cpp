// Damages pictures (PNG, JPEG), drawings (SVG) and fonts (TrueType, CFF), each in a project that is laid out
// and written as a PDF in a child process with a deadline: no crash, no hang; what comes out is a PDF or a
// sentence, and every problem is a sentence. The same seed gives the same damage.
//
//   mutate_media DATA_FOLDER [COUNT=2000] [SEED=1] [--only picture|drawing|font] [--keep DIR] [--problems]
//
// DATA_FOLDER has the seeds: picture/, svg/. A third of the cases each; fonts come from the system's folders.
// --keep writes each file that failed to DIR.
#include "core/pdf/write.h"
#include "core/typeset/lay_out.h"
#include "tests/core/typeset/projects.h"
#include "tests/support/pictures.h"

#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace strateg;
namespace fs = std::filesystem;

namespace {

bool talkative = false;
constexpr int deadline = 60; // seconds; ten times that under sanitizers would still be no hang for ever

std::string read(const fs::path& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

enum class Kind { picture, drawing, font };

struct Seed {
    Kind kind;
    std::string name; // its ending counts
    std::string bytes;
};

std::uint32_t crc(std::string_view bytes) {
    std::uint32_t value = 0xFFFFFFFF;
    for (const char c : bytes) {
        value ^= static_cast<unsigned char>(c);
        for (int i = 0; i < 8; ++i) value = value >> 1 ^ (value & 1 ? 0xEDB88320 : 0);
    }
    return ~value;
}

/// Makes the sums of PNG chunks right again, so that damage gets behind them.
void repair_sums(std::string& png) {
    const auto number = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png[at + i]);
        return value;
    };
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const std::size_t size = number(at);
        if (size > png.size() - at - 12) return;
        const std::uint32_t sum = crc(std::string_view(png).substr(at + 4, size + 4));
        for (std::size_t i = 0; i < 4; ++i) png[at + 8 + size + i] = static_cast<char>(sum >> (24 - 8 * i));
        at += 12 + size;
    }
}

class Mutator {
public:
    explicit Mutator(unsigned seed) : random_(seed) {}
    std::size_t below(std::size_t n) { return n ? random_() % n : 0; }

    std::string damaged(const Seed& seed) {
        std::string bytes = seed.bytes;
        for (std::size_t i = 1 + below(4); i > 0 && !bytes.empty(); --i) {
            // Half of the damage goes to the beginning, where headers and tables are.
            const std::size_t at =
                below(2) ? below(bytes.size()) : below(std::min<std::size_t>(bytes.size(), 600));
            damage(bytes, at, seed.kind);
        }
        if (bytes.starts_with("\x89PNG") && below(3)) repair_sums(bytes);
        return bytes;
    }

private:
    void damage(std::string& bytes, std::size_t at, Kind kind) {
        std::size_t way = below(kind == Kind::drawing ? 9 : 7);
        // Of a text most single bytes are refused as no text at all.
        if (kind == Kind::drawing && (way < 3 || way == 6) && below(6)) way = 7 + below(2);
        switch (way) {
        case 0:
            bytes[at] ^= static_cast<char>(1u << below(8));
            break;
        case 1:
            bytes[at] = static_cast<char>(below(256));
            break;
        case 2: { // numbers that programs stumble over
            static constexpr std::uint32_t hard[] = {
                0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
            const std::uint32_t value = hard[below(std::size(hard))];
            const std::size_t size = below(2) ? 2 : 4;
            for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
                bytes[at + i] = static_cast<char>(value >> (8 * (size - 1 - i)));
            break;
        }
        case 3:
            bytes.resize(at);
            break;
        case 4:
            bytes.insert(at, bytes.substr(below(bytes.size()), below(400)));
            break;
        case 5:
            bytes.erase(at, below(400));
            break;
        case 6:
            for (std::size_t i = 0; i < 64 && at + i < bytes.size(); ++i)
                bytes[at + i] = static_cast<char>(below(256));
            break;
        case 7: { // a number in a text
            const std::size_t digit = bytes.find_first_of("0123456789", at);
            static constexpr const char* hard[] = {"-1",  "1e9", "1e-9", "0", "999999999999",
                                                   "nan", "%",   ".",    "e"};
            if (digit != std::string::npos) bytes.replace(digit, 1 + below(3), hard[below(std::size(hard))]);
            break;
        }
        default: { // a tag elsewhere
            const std::size_t open = bytes.find('<', at), close = bytes.find('>', open);
            if (close == std::string::npos) break;
            const std::string tag = bytes.substr(open, close - open + 1);
            const std::size_t to = bytes.find('<', below(bytes.size()));
            if (to != std::string::npos) bytes.insert(to, tag);
        }
        }
    }
    std::mt19937 random_;
};

bool is_sentence(const Problem& problem) {
    return problem.sentence.size() > 10 && problem.sentence.ends_with('.') && !problem.code.empty();
}

enum Outcome { fine = 0, with_problems = 20, refused = 21, no_sentence = 22, no_pdf = 23 };

/// One case, in the child.
Outcome run(Kind kind, const fs::path& folder, const std::string& name) {
    using namespace typeset::testing;
    typeset::Theme theme;
    std::vector<model::Block> blocks{heading("h", "A chapter"),
                                     paragraph("p", prose(80) + " fi fl 1234 Това и ово.")};
    if (kind == Kind::font) {
        theme.font_folders.insert(theme.font_folders.begin(), folder);
        for (auto& weight : theme.body.file) weight = {name, name};
    } else {
        model::Block figure = block("f", model::kind::figure, {}, {{"src", name}});
        figure.attributes.set("width", "10%");
        figure.children.push_back(
            model::share(block("f.c", model::kind::caption, model::RichText("A caption"))));
        figure.children.push_back(model::share(block("f.a", model::kind::alt, model::RichText("Something"))));
        blocks.push_back(std::move(figure));
    }
    const model::Project made = project(blocks);
    const auto laid = lay_out(made, folder, language::views_of(made).front(), theme, {});
    if (!laid) return is_sentence(laid.error()) ? refused : no_sentence;
    for (const Problem& problem : laid->problems) {
        if (!is_sentence(problem)) return no_sentence;
        if (talkative) std::cout << name << ": " << to_line(problem) << std::endl;
    }
    const auto bytes = pdf::write(laid->pages);
    if (!bytes) return is_sentence(bytes.error()) ? refused : no_sentence;
    if (!bytes->starts_with("%PDF-") || bytes->find("%%EOF") == std::string::npos) return no_pdf;
    return laid->problems.empty() ? fine : with_problems;
}

std::vector<Seed> seeds_in(const fs::path& data) {
    std::vector<Seed> seeds;
    const auto add = [&](Kind kind, const fs::path& path) {
        if (fs::exists(path)) seeds.push_back({kind, path.filename().string(), read(path)});
    };
    std::vector<fs::path> files;
    for (const char* folder : {"picture", "svg"})
        if (fs::exists(data / folder))
            for (const auto& entry : fs::directory_iterator(data / folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) add(file.extension() == ".svg" ? Kind::drawing : Kind::picture, file);
    seeds.push_back({Kind::picture, "rgb.png", test::png(120, 80, false)});
    seeds.push_back({Kind::picture, "alpha.png", test::png(120, 80, true)});
    for (const int components : {1, 3, 4})
        seeds.push_back({Kind::picture, "made.jpg", test::jpeg(128, 128, components, components + 2)});
    const fs::path fonts = "/usr/share/fonts";
    for (const char* font : {"truetype/vollkorn/Vollkorn-Regular.ttf", "truetype/dejavu/DejaVuSerif.ttf",
                             "opentype/ebgaramond/EBGaramond12-Regular.otf"})
        add(Kind::font, fonts / font);
    return seeds;
}

struct Temporary {
    fs::path path;
    Temporary() {
        std::string name = (fs::temp_directory_path() / "strateg-media-XXXXXX").string();
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
    int cases = 2000;
    unsigned seed = 1;
    std::string only;
    fs::path keep;
    for (int i = 2, place = 0; i < count; ++i) {
        if (!std::strcmp(arguments[i], "--only") && i + 1 < count)
            only = arguments[++i];
        else if (!std::strcmp(arguments[i], "--keep") && i + 1 < count)
            keep = arguments[++i];
        else if (!std::strcmp(arguments[i], "--problems"))
            talkative = true;
        else if (place++ == 0)
            cases = std::atoi(arguments[i]);
        else
            seed = static_cast<unsigned>(std::atoi(arguments[i]));
    }
    const char* const names[] = {"picture", "drawing", "font"};
    std::map<Kind, std::vector<Seed>> seeds;
    for (Seed& one : seeds_in(arguments[1]))
        if (only.empty() || only == names[static_cast<int>(one.kind)])
            seeds[one.kind].push_back(std::move(one));
    if (seeds.empty()) return 2;

    Mutator mutator(seed);
    const Temporary folder;
    std::map<int, int> outcomes[3];
    int failed = 0;
    double slowest = 0;
    for (int number = 0; number < cases; ++number) {
        const auto kind_at = std::next(seeds.begin(), number % static_cast<int>(seeds.size()));
        const Seed& source = kind_at->second[mutator.below(kind_at->second.size())];
        const std::string bytes = mutator.damaged(source);
        const std::string name = "damaged" + fs::path(source.name).extension().string();
        std::ofstream(folder.path / name, std::ios::binary) << bytes;

        const auto begin = std::chrono::steady_clock::now();
        std::cout.flush();
        const pid_t child = ::fork();
        if (child == 0) {
            ::alarm(deadline); // kills the child where it hangs
            _exit(run(source.kind, folder.path, name));
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        slowest = std::max(slowest,
                           std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
        ++outcomes[static_cast<int>(source.kind)][code];
        if (code == fine || code == with_problems || code == refused) continue;
        ++failed;
        std::cout << "case " << number << " (" << source.name << "): "
                  << (code == -SIGALRM      ? "hangs"
                      : code < 0            ? "dies of signal " + std::to_string(-code)
                      : code == no_sentence ? "a problem without a sentence"
                      : code == no_pdf      ? "no PDF"
                                            : "ends with code " + std::to_string(code))
                  << '\n';
        if (!keep.empty()) {
            fs::create_directories(keep);
            std::ofstream(keep / (std::to_string(number) + "-" + source.name), std::ios::binary) << bytes;
        }
    }
    for (int kind = 0; kind < 3; ++kind) {
        const auto& known = outcomes[kind];
        int all = 0;
        for (const auto& [code, times] : known) all += times;
        const auto times = [&](int code) { return known.contains(code) ? known.at(code) : 0; };
        if (all > 0)
            std::cout << all << " damaged " << names[kind] << "s: " << times(fine) << " as if whole, "
                      << times(with_problems) << " with problems told, " << times(refused) << " refused\n";
    }
    std::cout << failed << " failures; the slowest took " << slowest << " s\n";
    return failed ? 1 : 0;
}
