#include "core/typeset/text/opportunities.h"
#include "tests/support/catch.h"

using namespace strateg::typeset;

namespace {

std::vector<std::size_t> nothing(std::string_view) {
    return {};
}

} // namespace

TEST_CASE("words may end a line after their own hyphens, not inside ranges of numbers") {
    REQUIRE(opportunities_in("cross-border", nothing).size() == 1);
    CHECK(opportunities_in("cross-border", nothing).front().byte == 6);
    CHECK_FALSE(opportunities_in("cross-border", nothing).front().hyphen);
    CHECK(opportunities_in("2021-2027", nothing).empty());
    CHECK(opportunities_in("10–12", nothing).empty());
    CHECK(opportunities_in("Градина–Калотина", nothing).size() == 1);
    CHECK(opportunities_in("90-те", nothing).empty());
    CHECK(opportunities_in("5-годишен", nothing).empty());
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

TEST_CASE("a soft hyphen is where the writer wants the word broken") {
    bool asked = false;
    const auto places = opportunities_in("Kulturdenk\u00ADmal", [&](std::string_view) {
        asked = true;
        return std::vector<std::size_t>{3};
    });
    CHECK_FALSE(asked);
    REQUIRE(places.size() == 1);
    CHECK(places.front().byte == 12);
    CHECK(places.front().hyphen);
}

TEST_CASE("scripts without spaces break by UAX 14") {
    CHECK(opportunities_in("漢字仮名", nothing).size() == 3);
}
