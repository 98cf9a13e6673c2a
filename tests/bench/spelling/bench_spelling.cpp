// Spelling of a whole text, cold start with loading included, beside `hunspell -l` on the same text and in
// the same run; then what one lock costs two threads. Usage: bench_spelling [--list] [--words FILE.tsv COLUMN
// LANG]
//
// Texts: tests/data/udhr/udhr.tsv, and the news sentences of $STRATEG_SHARED_DATA where present.
#include "core/language/spelling.h"
#include "core/language/words.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <thread>

namespace fs = std::filesystem;
using namespace strateg;
using namespace strateg::language;
using Clock = std::chrono::steady_clock;

namespace {

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

std::vector<std::string> column(const fs::path& file, const std::string& name) {
    std::vector<std::string> cells;
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    const auto split = [](const std::string& text) {
        std::vector<std::string> parts;
        std::istringstream parser(text);
        for (std::string part; std::getline(parser, part, '\t');) parts.push_back(part);
        return parts;
    };
    const std::vector<std::string> header = split(line);
    const auto at = static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
    while (std::getline(stream, line))
        if (const std::vector<std::string> parts = split(line); at < parts.size()) cells.push_back(parts[at]);
    return cells;
}

struct Corpus {
    std::string label, language, dictionary;
    std::vector<std::string> lines;
    std::size_t words = 0;
};

void print_list(const Corpus& corpus, Speller& speller) {
    std::map<std::string, int> counts;
    for (const std::string& line : corpus.lines)
        for (const Misspelling& wrong : speller.misspelled(line, corpus.language)) ++counts[wrong.word];
    for (const auto& [word, count] : counts)
        std::cout << "  " << corpus.label << '\t' << count << '\t' << word << '\n';
}

} // namespace

int main(int argc, char** argv) {
    const bool list = argc > 1 && std::string(argv[1]) == "--list";
    std::vector<Corpus> corpora = {{"en", "en", "en_GB", {}},
                                   {"sr-Cyrl", "sr", "sr_RS", {}},
                                   {"sr-Latn", "sr", "sr_Latn_RS", {}},
                                   {"bg", "bg", "bg_BG", {}}};
    const char* shared = std::getenv("STRATEG_SHARED_DATA");
    for (Corpus& corpus : corpora) {
        std::string name = corpus.label;
        std::replace(name.begin(), name.end(), '-', '_');
        corpus.lines = column(fs::path(STRATEG_SOURCE_DIR) / "tests/data/udhr/udhr.tsv", name);
        if (shared)
            for (std::string& line : column(fs::path(shared) / "news-en-bg-sr.tsv", corpus.label))
                corpus.lines.push_back(std::move(line));
        for (const std::string& line : corpus.lines) corpus.words += count_words(line, corpus.language);
    }
    if (!shared) std::cout << "STRATEG_SHARED_DATA is not set: without the news sentences\n";

    const fs::path folder =
        fs::temp_directory_path() / ("bench_spelling." + std::to_string(std::rand()) +
                                     std::to_string(Clock::now().time_since_epoch().count()));
    fs::create_directories(folder);
    double ours_all = 0, theirs_all = 0;
    for (int round = 0; round < 3; ++round) {
        ours_all = theirs_all = 0;
        for (const Corpus& corpus : corpora) {
            const fs::path file = folder / (corpus.label + ".txt");
            std::ofstream stream(file);
            for (const std::string& line : corpus.lines) stream << line << '\n';
            stream.close();

            auto begin = Clock::now();
            std::size_t wrong = 0;
            {
                Speller speller;
                for (const std::string& line : corpus.lines)
                    wrong += speller.misspelled(line, corpus.language).size();
                ours_all += seconds_since(begin);
            }
            const double ours = seconds_since(begin);
            const std::string command =
                "hunspell -i UTF-8 -l -d " + corpus.dictionary + " '" + file.string() + "' | wc -l";
            begin = Clock::now();
            std::FILE* pipe = ::popen(command.c_str(), "r");
            long flagged = 0;
            if (!pipe || std::fscanf(pipe, "%ld", &flagged) != 1) flagged = -1;
            if (pipe) ::pclose(pipe);
            const double theirs = seconds_since(begin);
            theirs_all += theirs;
            if (round == 2)
                std::printf("%-8s %7zu words: strateg %.3f s (%zu flagged, %.2f%%), hunspell -l %.3f s (%ld "
                            "flagged), ratio %.2f\n",
                            corpus.label.c_str(), corpus.words, ours, wrong,
                            100.0 * static_cast<double>(wrong) /
                                static_cast<double>(std::max<std::size_t>(corpus.words, 1)),
                            theirs, flagged, ours / theirs);
        }
    }
    std::printf("one by one, all four texts: strateg %.3f s, hunspell -l %.3f s, ratio %.2f\n", ours_all,
                theirs_all, ours_all / theirs_all);

    // as a project does it: one speller, all languages loading at once
    auto begin = Clock::now();
    Speller speller;
    speller.load({"sr", "en", "bg"});
    for (const Corpus& corpus : corpora)
        for (const std::string& line : corpus.lines) speller.misspelled(line, corpus.language);
    const double whole = seconds_since(begin);
    std::printf("whole project, cold: strateg %.3f s, hunspell -l %.3f s, ratio %.2f\n", whole, theirs_all,
                whole / theirs_all);
    begin = Clock::now();
    for (const Corpus& corpus : corpora)
        for (const std::string& line : corpus.lines) speller.misspelled(line, corpus.language);
    std::printf("whole project, again: strateg %.3f s, ratio %.3f\n", seconds_since(begin),
                seconds_since(begin) / theirs_all);

    // one lock per language, or one Hunspell per thread?
    const Corpus& serbian = corpora[1];
    const auto run = [&](std::vector<Speller*> spellers) {
        const auto start = Clock::now();
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < spellers.size(); ++t)
            threads.emplace_back([&, t] {
                for (std::size_t i = t; i < serbian.lines.size(); i += spellers.size())
                    spellers[t]->misspelled(serbian.lines[i], "sr");
            });
        for (std::thread& thread : threads) thread.join();
        return seconds_since(start);
    };
    Speller one, shared_by_two, first, second;
    for (Speller* each : {&one, &shared_by_two, &first, &second}) each->wait("sr"), each->wait("en");
    std::printf("sr-Cyrl, loaded, cold cache: one thread %.3f s; two threads on one speller %.3f s; two "
                "threads with one each %.3f s\n",
                run({&one}), run({&shared_by_two, &shared_by_two}), run({&first, &second}));

    const auto suggest_begin = Clock::now();
    bool complete = false;
    for (const char* word : {"кластрери", "стратгија", "финансирањње"})
        speller.suggest(word, "sr", std::chrono::seconds(5), &complete);
    std::printf("suggestions: %.0f ms a word (sr)\n", seconds_since(suggest_begin) * 1000 / 3);

    if (list)
        for (const Corpus& corpus : corpora) print_list(corpus, speller);
    fs::remove_all(folder);
    return 0;
}
