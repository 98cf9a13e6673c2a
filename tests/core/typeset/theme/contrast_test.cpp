// Colours that can be read: WCAG 2.1 AA.
#include "core/typeset/theme/contrast.h"

#include "core/typeset/theme/read.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::typeset;

TEST_CASE("contrast is the ratio of WCAG") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21));
    CHECK(contrast({255, 255, 255}, {255, 255, 255}) == Approx(1));
    // Known values: #777777 fails by a hair, #767676 passes.
    CHECK(contrast({0x77, 0x77, 0x77}, {255, 255, 255}) == Approx(4.478).epsilon(1e-3));
    CHECK(contrast({255, 255, 255}, {0x76, 0x76, 0x76}) == Approx(4.542).epsilon(1e-3));
    CHECK(contrast({0, 0, 255}, {255, 255, 255}) == Approx(8.592).epsilon(1e-3));
}

TEST_CASE("a pair that is too faint is named with its ratio") {
    const auto theme =
        read_theme("<theme format=\"1\"><caption colour=\"#777777\"/>"
                   "<heading level=\"1\" size=\"20\" leading=\"24\" colour=\"#777777\"/></theme>",
                   "faint.xml");
    REQUIRE(theme);
    REQUIRE(theme->problems.size() == 1); // 3 : 1 is enough for the large heading
    const Problem& problem = theme->problems.front();
    CHECK(problem.code == "theme.contrast");
    CHECK(problem.place.file == "faint.xml");
    CHECK(problem.sentence.find("captions on the page") != std::string::npos);
    CHECK(problem.sentence.find("4.47 : 1") != std::string::npos);
    CHECK(problem.sentence.find("#777777 on #ffffff") != std::string::npos);
}

TEST_CASE("grounds count: heads of tables, tints, the field of a cover") {
    const auto count = [](const std::string& inside, const std::string& words) {
        const auto theme = read_theme("<theme format=\"1\">" + inside + "</theme>", "t.xml");
        REQUIRE(theme);
        int found = 0;
        for (const Problem& problem : theme->problems)
            found += problem.code == "theme.contrast" && problem.sentence.find(words) != std::string::npos;
        return found;
    };
    CHECK(count("<table head-fill=\"accent\"/>", "heads of tables") == 1);
    CHECK(count("<table head-fill=\"accent\" head-filled=\"no\"/>", "heads of tables") == 0);
    CHECK(count("<table head-fill=\"accent\" head-ink=\"white\"/>", "heads of tables") == 0);
    CHECK(count("<colours warning-tint=\"#a06040\"/>", "warnings on their ground") > 0);
    CHECK(count("<cover kind=\"field\" on-fill=\"ink\"/>", "on the cover") > 0);
    CHECK(count("<cover kind=\"field\"/>", "on the cover") == 0);
    CHECK(count("<colours link=\"#8ab4f8\"/>", "links") > 0);
}
