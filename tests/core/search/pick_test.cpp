#include "core/search/pick.h"
#include "core/search/targets.h"
#include "tests/core/search/sample.h"

#include <chrono>
#include <random>

using namespace strateg;
using namespace strateg::search;
using namespace strateg::search::test;
namespace kind = model::kind;

namespace {

Picker names(std::vector<std::pair<std::string, std::string>> all) {
    std::vector<Pickable> things;
    for (auto& [language, text] : all) things.push_back({{{text, language}}, 0});
    return Picker(std::move(things));
}

std::vector<std::string> picked(const Picker& picker, std::string_view typed) {
    std::vector<std::string> result;
    for (const Picked& each : picker.pick(typed))
        result.push_back(picker.things()[each.index].names[each.name].text);
    return result;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("beginnings of words go before what is inside of them") {
    const Picker picker = names({{"en", "Subclusters"},
                                 {"en", "Old clusters"},
                                 {"en", "Clusters today"},
                                 {"en", "A cluster"},
                                 {"en", "Nothing"}});
    CHECK(picked(picker, "cluster") == Words{"A cluster", "Clusters today", "Old clusters", "Subclusters"});
    CHECK(picked(picker, "").size() == 5);
    CHECK(picked(picker, "zzz").empty());
    CHECK(picked(picker, "s") == Words{"Subclusters"}); // one letter: beginnings only
    CHECK(picked(picker, "today clus") == Words{"Clusters today"});
}

TEST_CASE("any script finds any other, accents and case do not count") {
    const Picker picker = names({{"sr", "Шумадија и Ђорђе"}, {"bg", "Щастие и Юг"}, {"en", "Résumé"}});
    for (const char* typed :
         {"sumadija", "Šumadija", "ШУМА", "djordje", "dorde", "Đorđe", "ђорђе", "шумадија"})
        CHECK(picked(picker, typed) == Words{"Шумадија и Ђорђе"});
    for (const char* typed : {"shtastie", "щас", "yug", "ЮГ"})
        CHECK(picked(picker, typed) == Words{"Щастие и Юг"});
    CHECK(picked(picker, "resume") == Words{"Résumé"});
}

TEST_CASE("what was typed is marked in the name") {
    const Picker picker = names({{"sr", "Љубав и коњи"}});
    const auto result = picker.pick("konj ljub");
    REQUIRE(result.size() == 1);
    CHECK(result[0].marks == std::vector<Range>{{0, 6}, {14, 20}});
    // neighbours become one mark
    CHECK(names({{"en", "abcd"}}).pick("ab cd")[0].marks == std::vector<Range>{{0, 4}});
}

TEST_CASE("numbers are words with dots in them") {
    const Picker picker = names({{"", "2.1.1"}, {"", "2.1"}, {"", "12.1"}, {"", "2"}, {"", "2.10"}});
    CHECK(picked(picker, "2.1") == Words{"2.1", "2.1.1", "2.10", "12.1"});
    CHECK(picked(picker, "2") == Words{"2", "2.1.1", "2.1", "2.10"});
}

TEST_CASE("words may stand in several names of one thing") {
    const Picker picker(std::vector<Pickable>{{{{"Clusters", "en"}, {"Table 4", "en"}}, 0},
                                              {{{"Table 4 of clusters", "en"}}, 0}});
    const auto result = picker.pick("table clus");
    REQUIRE(result.size() == 2);
    CHECK(result[0].index == 1);
    CHECK(result[1].index == 0);
    CHECK(picker.pick("table 5").empty());
}

TEST_CASE("targets of a project") {
    model::Block table = block("t1", kind::table, "");
    table.children = {
        model::share(block("cap", kind::caption, "Clusters by country", "Кластери по земљама"))};
    model::Block figure = block("f1", kind::figure, "");
    model::Project project =
        project_of({block("h", kind::heading, "Context", "Контекст", "Контекст"),
                    block("p", kind::paragraph, "The border region", "Погранични регион"), table, figure});
    const model::Numbering numbering(project, "en");
    const auto all = targets_of(project, numbering, Wanted::anything);
    REQUIRE(all.size() == 4);
    CHECK(all[2].number == "1");
    const language::View latin{"sr-Latn", "sr", language::Script::latin};
    CHECK(all[2].title(project, latin) == "Klasteri po zemljama");
    CHECK(all[2].title(project, language::default_view("bg")) == "Clusters by country");
    CHECK(all[3].title(project, latin) == "f1");
    const auto referable = targets_of(project, numbering, Wanted::referable);
    REQUIRE(referable.size() == 3);
    CHECK(referable[0].id == "h");

    std::vector<Pickable> things;
    for (const Target& target : all) things.push_back(pickable(target, project));
    const Picker picker(things);
    const auto first = [&](std::string_view typed) {
        const auto result = picker.pick(typed);
        return result.empty() ? std::string("-") : all[result[0].index].id;
    };
    CHECK(first("kontekst") == "h");
    CHECK(first("zemlj") == "t1");
    CHECK(first("tabela 1") == "t1");
    CHECK(first("таблица 1") == "t1");
    CHECK(first("figure") == "f1");
    CHECK(first("f1") == "f1");
    CHECK(first("1") == "h");
    CHECK(first("pogran") == "p");
}

TEST_CASE("picking among ten thousand is fast enough for every key") {
    std::mt19937 random(5);
    std::vector<Pickable> things;
    for (int i = 0; i < 10000; ++i) {
        Pickable thing;
        for (const char* language : {"en", "sr", "bg"}) {
            std::string words;
            for (int k = 0; k < 12; ++k)
                words += (k ? " кластер" : "Развој") + std::to_string(random() % 1000);
            thing.names.push_back({words, language});
        }
        things.push_back(std::move(thing));
    }
    const Picker picker(std::move(things));
    const auto start = std::chrono::steady_clock::now();
    CHECK(picker.pick("razvoj klaster99").size() > 100);
    // generous: the sanitizers' build runs this, too
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::milliseconds(1500));
}
