#include "core/language/spelling.h"
#include "tests/support/catch.h"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

using namespace strateg;
using namespace strateg::language;
using model::MarkKind;
using model::RichText;
namespace fs = std::filesystem;

namespace {

/// A folder that vanishes.
struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "strateg-spelling-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
};

SpellerOptions options(const fs::path& user = {}) {
    SpellerOptions options = SpellerOptions::defaults();
    options.word_folders = {fs::path(STRATEG_SOURCE_DIR) / "dictionaries"};
    options.user_folder = user;
    return options;
}

/// One for the tests that change nothing: dictionaries load once.
Speller& shared() {
    static Speller speller(options());
    return speller;
}

bool installed(std::initializer_list<const char*> languages) {
    for (const char* language : languages)
        if (shared().wait(language)) {
            WARN("no dictionary for " << language << ": skipped");
            return false;
        }
    return true;
}

std::string wrong(const RichText& text, std::string_view language) {
    std::string all;
    for (const Misspelling& found : shared().misspelled(text, language)) {
        CHECK(found.end > found.begin);
        all += (all.empty() ? "" : "|") + found.word;
    }
    return all;
}

} // namespace

TEST_CASE("Serbian is spelled in both scripts by one dictionary") {
    if (!installed({"sr", "en"})) return;
    CHECK(wrong("Кластери у Нишу запошљавају људе, а ГРАД Ниш гради.", "sr") == "");
    CHECK(wrong("Klasteri u Nišu zapošljavaju ljude, a GRAD Niš gradi.", "sr") == "");
    CHECK(wrong("Клстери запошљавју људе", "sr") == "Клстери|запошљавју");
    CHECK(wrong("Klsteri zapošljavju ljude", "sr") == "Klsteri|zapošljavju");
    CHECK(wrong("injekcija i konjunktura", "sr") == "");
    CHECK(wrong("Латинично a у речи кластeри", "sr") == "кластeри"); // a Latin е
    CHECK(wrong("сајам Interreg и пројекат Digital Bridge", "sr") == "");
    CHECK(wrong("НИШ ЈЕ ГРАДД", "sr") == "ГРАДД");
    CHECK(wrong("НКФ, ФПМ", "sr") == "");
    CHECK(shared().correct("ЕУ-а", "sr"));
    CHECK(shared().correct("EU-om", "sr-Latn"));
}

TEST_CASE("Bulgarian and English, with what their dictionaries do not know") {
    if (!installed({"bg", "en"})) return;
    CHECK(wrong("Клъстерите и МСП-та са „мрежа“, т.е. общност (напр. д.о.о.), вж. чл. 3 от 2018 г.", "bg") ==
          "");
    CHECK(wrong("предприемачество, съфинансиране и трансграничен клъстер", "bg") == "");
    CHECK(wrong("предприемчество и мрежжа", "bg") == "предприемчество|мрежжа");
    CHECK(wrong("социално-икономически план", "bg") == "");
    CHECK(wrong("The survey didn’t reach SMEs’ know-how; e.g. 5,000 firms.", "en") == "");
    CHECK(wrong("The survay reached teh firms", "en") == "survay|teh");
    CHECK(wrong("a co-operativ plan", "en") == "co-operativ");
    CHECK(wrong("see https://klsteri.example/teh and teh@firm.rs", "en") == "");
}

TEST_CASE("The house writes клъстер") {
    if (!installed({"bg"})) return;
    const std::vector<Misspelling> found = shared().misspelled("Клъстърите и клъстер", "bg");
    REQUIRE(found.size() == 1);
    CHECK(found[0].house_form == "Клъстерите");
    CHECK(shared().house_form("КЛЪСТЪР", "bg") == "КЛЪСТЕР");
    CHECK(shared().house_form("клъстер", "bg").empty());
    CHECK_FALSE(shared().correct("клъстъри", "bg"));
    bool complete = false;
    const auto suggestions = shared().suggest("клъстъри", "bg", std::chrono::seconds(20), &complete);
    REQUIRE_FALSE(suggestions.empty());
    CHECK(suggestions.front() == "клъстери");
}

TEST_CASE("Foreign passages are spelled in their language") {
    if (!installed({"sr", "en"})) return;
    const std::string text = "Платформа European Netwrok окупља мреже";
    const std::size_t at = text.find("European");
    const RichText rich(text, {{MarkKind::foreign, at, at + 16, "en", {}}});
    const std::vector<Misspelling> found = shared().misspelled(rich, "sr");
    REQUIRE(found.size() == 1);
    CHECK(found[0].word == "Netwrok");
    CHECK(found[0].language == "en");
    CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == "Netwrok");
    const RichText unknown("реч xyzzy", {{MarkKind::foreign, 7, 12, "zxx", {}}});
    CHECK(wrong(unknown, "sr") == "");
}

TEST_CASE("Words of the project and of the person count") {
    if (!installed({"sr", "en"})) return;
    const Folder user;
    {
        Speller speller(options(user.path / "words"));
        CHECK_FALSE(speller.ready("sr"));
        speller.load({"sr"});
        CHECK_FALSE(speller.correct("нишгород", "sr"));
        CHECK(speller.ready("sr"));
        const std::uint64_t before = speller.generation();
        speller.set_project_words({{"sr", {"Нишгород"}}});
        CHECK(speller.generation() != before);
        CHECK(speller.correct("Нишгород", "sr"));
        CHECK(speller.correct("НИШГОРОД", "sr"));
        CHECK(speller.correct("Nišgorod", "sr"));
        CHECK_FALSE(speller.correct("нишгород", "sr"));
        speller.set_project_words({});
        CHECK_FALSE(speller.correct("Нишгород", "sr"));

        REQUIRE(speller.add_user_word("sr-Latn", "brzobrzić"));
        CHECK(speller.correct("брзобрзић", "sr"));
        CHECK(speller.correct("Brzobrzić", "sr"));
        CHECK_FALSE(speller.add_user_word("sr", "a\nb"));
    }
    {
        Speller speller(options(user.path / "words"));
        CHECK(speller.correct("brzobrzić", "sr"));
        CHECK(speller.user_words("sr") == std::set<std::string>{"brzobrzić"});
        REQUIRE(speller.remove_user_word("sr", "brzobrzić"));
        CHECK_FALSE(speller.correct("brzobrzić", "sr"));
    }
    const Speller speller(options("/proc/nowhere"));
    CHECK(const_cast<Speller&>(speller).add_user_word("en", "word").error().code == "language.user-words");
}

TEST_CASE("A missing dictionary names its package") {
    SpellerOptions none;
    none.dictionary_folders = {"/nonexistent"};
    Speller speller(none);
    const std::optional<Problem> problem = speller.wait("sr");
    REQUIRE(problem);
    CHECK(problem->code == "language.no-dictionary");
    CHECK(problem->hint.find("hunspell-sr") != std::string::npos);
    CHECK(speller.misspelled("Клстери", "sr").empty());
    CHECK(speller.problems().size() == 1);
    CHECK(speller.suggest("Клстери", "sr", std::chrono::seconds(5)).empty());

    const Folder folder;
    std::ofstream(folder.path / "xx.aff") << "SET UTF-8\n";
    std::ofstream(folder.path / "xx.dic");
    Speller broken(SpellerOptions{{folder.path}, {}, {}});
    CHECK(broken.wait("xx"));
}

TEST_CASE("Suggestions come within their time and wait for nobody") {
    if (!installed({"sr"})) return;
    Speller speller(options());
    const auto begin = std::chrono::steady_clock::now();
    bool complete = true;
    speller.suggest("кластрери", "sr", std::chrono::milliseconds(5),
                    &complete); // the dictionary is not even loaded
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::milliseconds(150));
    const auto has = [](const std::vector<std::string>& words, const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    const auto all = speller.suggest("кластрери", "sr", std::chrono::seconds(30), &complete);
    CHECK(complete);
    CHECK(has(all, "кластери"));
    CHECK(all.size() <= 10);
    CHECK(has(speller.suggest("klastrei", "sr", std::chrono::seconds(30)), "klasteri"));
    CHECK(speller.suggest("кластeри", "sr", std::chrono::seconds(30)).front() == "кластери"); // a Latin e
    CHECK(has(speller.suggest("Straategija", "sr", std::chrono::seconds(30)), "Strategija"));
}

TEST_CASE("Many threads ask one speller") {
    if (!installed({"sr", "en", "bg"})) return;
    Speller speller(options());
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int round = 0; round < 30; ++round) {
                if (speller
                        .misspelled("Кластери и клстери у граду " +
                                        std::string(static_cast<std::size_t>(round % 3), 'x'),
                                    "sr")
                        .empty())
                    ++failures;
                if (speller.misspelled("The survay of clusters", "en").size() != 1) ++failures;
                if (t == 0)
                    speller.set_project_words(
                        {{"bg", {"дума" + std::string(static_cast<std::size_t>(round), 'x')}}});
                if (t == 1) speller.suggest("survay", "en", std::chrono::milliseconds(1));
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(failures == 0);
}
