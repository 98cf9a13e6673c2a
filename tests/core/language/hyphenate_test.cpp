#include "core/language/hyphenate.h"
#include "core/language/transliterate.h"
#include "tests/support/catch.h"

#include <fstream>
#include <iostream>
#include <thread>

using namespace strateg;
using namespace strateg::language;

namespace {

std::string hyphenated(const Hyphenator& hyphenator, std::string word, const View& view) {
    std::vector<std::size_t> breaks = hyphenator.breaks(word, view);
    for (auto at = breaks.rbegin(); at != breaks.rend(); ++at) word.insert(*at, "-");
    return word;
}

const View cyrillic = views_of("sr")[0];
const View latin = views_of("sr")[1];
const View bg = default_view("bg");
const View en = default_view("en");

} // namespace

TEST_CASE("Words break where their language breaks them") {
    const Hyphenator hyphenator;
    if (hyphenator.problem(en) || hyphenator.problem(cyrillic)) {
        WARN("hyphen-en-gb or hyphen-sr is not installed: skipped");
        return;
    }
    CHECK_FALSE(hyphenator.problem(bg));
    CHECK(hyphenated(hyphenator, "development", en) == "de-vel-op-ment");
    CHECK(hyphenated(hyphenator, "пријатељ", cyrillic) == "при-ја-тељ");
    CHECK(hyphenated(hyphenator, "prijatelj", latin) == "pri-ja-telj");
    CHECK(hyphenated(hyphenator, "инјекција", cyrillic).find("ин-") == 0);
    CHECK(hyphenated(hyphenator, "injekcija", latin).find("in-") == 0);
    CHECK(hyphenated(hyphenator, "предузетништво", cyrillic) == "пре-ду-зет-ни-штво");
    CHECK(hyphenated(hyphenator, "PREDUZETNIŠTVO", latin) == "PRE-DU-ZET-NI-ŠTVO");
    CHECK(hyphenated(hyphenator, "предприемачество", bg) == "предпри-е-ма-чес-т-во");
    // typed with Latin e, a and j
    CHECK(hyphenated(hyphenator, "пријатeљ", cyrillic) == "при-ја-тeљ");
    CHECK(hyphenated(hyphenator, "фeдeрaциja", cyrillic) == "фe-дe-рa-ци-ja");
    CHECK(hyphenator.breaks("Нишу", cyrillic).empty());
    for (const char* word : {"", "a", "EU", "2027", "B2B", "e-mail", "\xFF\xFE\xFD\xFC", "кластер"})
        CHECK(hyphenator.breaks(word, en).empty());
    CHECK(hyphenator.breaks("development", cyrillic).empty());
    CHECK(hyphenator.breaks(std::string(5000, 'a'), en).empty());
}

TEST_CASE("Serbian breaks alike in both scripts and never inside a digraph") {
    const Hyphenator hyphenator;
    std::ifstream file("/usr/share/hunspell/sr_RS.dic", std::ios::binary);
    if (hyphenator.problem(cyrillic) || !file) {
        WARN("hyphen-sr or hunspell-sr is not installed: skipped");
        return;
    }
    std::string line;
    std::getline(file, line);
    std::size_t words = 0, with_breaks = 0, unlike = 0, short_ends = 0;
    for (std::size_t number = 0; std::getline(file, line); ++number) {
        if (number % 7 != 0) continue;
        const std::string word = line.substr(0, line.find_first_of("/\t \r"));
        const std::string in_latin = to_latin(word);
        if (to_cyrillic(in_latin) != word) continue;
        ++words;
        const std::string a = hyphenated(hyphenator, word, cyrillic);
        const std::string b = hyphenated(hyphenator, in_latin, latin);
        if (a.size() != word.size()) ++with_breaks;
        std::string expected;
        for (std::size_t begin = 0; begin <= a.size();) {
            const std::size_t end = std::min(a.find('-', begin), a.size());
            const std::string piece = to_latin(a.substr(begin, end - begin));
            const bool outer = begin == 0 || end == a.size();
            if (outer && a != word && piece.size() < 2) ++short_ends;
            expected += piece + (end < a.size() ? "-" : "");
            begin = end + 1;
        }
        if (expected != b) ++unlike;
    }
    std::cout << "hyphenation of hunspell-sr: " << words << " words, " << with_breaks << " with breaks, "
              << unlike << " unlike\n";
    CHECK(unlike == 0);
    CHECK(short_ends == 0);
    CHECK(with_breaks > words * 8 / 10);
}

TEST_CASE("Missing patterns are named with their package") {
    const Hyphenator hyphenator({{"/nonexistent"}});
    CHECK(hyphenator.breaks("development", en).empty());
    REQUIRE(hyphenator.problem(cyrillic));
    CHECK(hyphenator.problem(cyrillic)->code == "language.no-hyphenation");
    CHECK(hyphenator.problem(cyrillic)->hint.find("hyphen-sr") != std::string::npos);
}

TEST_CASE("Threads share one hyphenator") {
    const Hyphenator hyphenator;
    const std::vector<std::string> words = {"стратегия", "предприемачество", "сътрудничество",
                                            "конкурентоспособност"};
    std::vector<std::string> expected;
    for (const std::string& word : words) expected.push_back(hyphenated(Hyphenator(), word, bg));
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int round = 0; round < 200; ++round)
                for (std::size_t i = 0; i < words.size(); ++i)
                    if (hyphenated(hyphenator, words[i], bg) != expected[i]) ++wrong;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == 0);
}
