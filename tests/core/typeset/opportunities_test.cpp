#include "core/typeset/text/opportunities.h"
#include "tests/support/catch.h"

using namespace strateg::typeset;

TEST_CASE("the typography of each language keeps words together") {
    CHECK_FALSE(may_break_between("у", "Нишу", "sr-Cyrl"));
    CHECK_FALSE(may_break_between("(в", "София", "bg"));
    CHECK_FALSE(may_break_between("a", "cluster", "en"));
    CHECK_FALSE(may_break_between("2018.", "године", "sr-Cyrl"));
    CHECK_FALSE(may_break_between("2018", "г.", "bg"));
    CHECK_FALSE(may_break_between("2018", "г.,", "bg"));
    CHECK_FALSE(may_break_between("150", "km²", "en"));
    CHECK_FALSE(may_break_between("12", "%", "bg"));
    CHECK_FALSE(may_break_between("words", "–", "en"));
    CHECK_FALSE(may_break_between("бр.", "7", "sr-Cyrl"));
    CHECK(may_break_between("–", "words", "en"));
    CHECK(may_break_between("in", "Niš", "en"));
    CHECK(may_break_between("41", "clusters", "en"));
    CHECK(may_break_between("the", "region", "en"));
    CHECK(may_break_between("2018.", "Then", "en"));
}

TEST_CASE("words may end a line after their own hyphens, not inside ranges of numbers") {
    const auto none = [](std::string_view) { return std::vector<std::size_t>(); };
    REQUIRE(opportunities_in("cross-border", none).size() == 1);
    CHECK(opportunities_in("cross-border", none).front().byte == 6);
    CHECK_FALSE(opportunities_in("cross-border", none).front().hyphen);
    CHECK(opportunities_in("2021-2027", none).empty());
    CHECK(opportunities_in("10–12", none).empty());
    CHECK(opportunities_in("Градина–Калотина", none).size() == 1);
}

TEST_CASE("addresses break at their own punctuation and are not hyphenated") {
    bool asked = false;
    const auto places =
        opportunities_in("https://clustercollaboration.eu/find/partners", [&](std::string_view) {
            asked = true;
            return std::vector<std::size_t>{3};
        });
    CHECK_FALSE(asked);
    CHECK(places.size() == 3);
    for (const auto& place : places) CHECK_FALSE(place.hyphen);
}
