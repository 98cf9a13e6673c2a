#include "support.h"
#include "tests/support/catch.h"

using namespace strateg::numbers;
using namespace strateg::numbers::test;

namespace {

struct Pair {
    const char* en;
    const char* language;
    const char* words;
};

} // namespace

TEST_CASE("what says the same in another language's way is no finding") {
    static const Pair pairs[] = {
        {"It grew by 7.5 points.", "bg", "Нарасна със 7,5 пункта."},
        {"It grew by 7.50 points.", "sr", "Порасло је за 7,5 поена."},
        {"150,000 people", "bg", "150 000 души"},
        {"150,000 people", "bg", "150\u00A0000 души"},
        {"150,000 people", "bg", "150\u202F000 души"},
        {"150,000 people", "sr", "150.000 људи"},
        {"1,386.5 tonnes", "sr", "1.386,5 тона"},
        {"1,386.5 tonnes", "bg", "1386,5 тона"},
        {"1,234,567", "sr", "1.234.567"},
        {"In the 1980s", "bg", "През 80-те години"},
        {"In the 1980s", "bg", "През 1980-те години"},
        {"In the 1980s", "sr", "Осамдесетих година"},
        {"In the 1990's", "sr", "90-их година"},
        {"In the 80s", "sr", "Осамдесетих година"},
        {"the 5th article", "sr", "5. члан"},
        {"the 5th article", "bg", "5-ти член"},
        {"the 5th article", "sr", "члан V"},
        {"the 19th century", "bg", "XIX век"},
        {"the 19th century", "sr", "деветнаести век"},
        {"10–12 firms", "sr", "од 10 до 12 предузећа"},
        {"25 March 2016", "sr", "25. марта 2016."},
        {"25 March 2016", "bg", "25 март 2016 г."},
        {"March 25, 2016", "sr", "25.03.2016."},
        {"25 March 2016", "bg", "25.3.2016 г."},
        {"at 5 p.m.", "bg", "в 17 ч."},
        {"at 5 p.m.", "sr", "у 17.00"},
        {"at 5:30 pm", "sr", "у 17.30 часова"},
        {"at 10:45 a.m.", "bg", "в 10,45 ч."},
        {"1.5 million euros", "bg", "1,5 млн. евро"},
        {"1.5 million", "sr", "1.500.000"},
        {"2 billion", "sr", "2 милијарде"},
        {"$5bn", "bg", "5 милиарда долара"},
        {"two partners and 3 firms", "sr", "2 партнера и три предузећа"},
        {"twelve months", "bg", "12 месеца"},
        {"2 people", "bg", "двама души"},
        {"a dozen firms", "sr", "12 предузећа"},
        {"250 metres", "bg", "двеста и петдесет метра"},
        {"a 2-year plan", "sr", "двогодишњи план"},
        {"a 3D view", "bg", "триизмерен изглед"},
        {"50% of firms", "sr", "50 одсто предузећа"},
        {"50 percent", "bg", "50 %"},
        {"EUR 420,000", "sr", "420.000 евра"},
        {"Measure 1.1: Academy", "sr", "Мера 1.1: Академија"},
        {"carry measures 1.1, 4.1 and 4.2 alone", "sr", "мере 1.1, 4.1 и 4.2 саме носе"},
        {"5 miles", "sr", "8 километара"},
        {"6 feet", "bg", "183 см"},
        {"15% in 2027 and 2028", "sr", "15% у 2027. и 2028. години"},
    };
    for (const Pair& pair : pairs) {
        INFO(pair.en << " | " << pair.words);
        CHECK(differences(pair.en, pair.language, pair.words).empty());
    }
}

TEST_CASE("Serbian in Latin letters is read like Serbian in Cyrillic") {
    CHECK(differences("the 5 of us in May, 1980s", "sr", "nas petoro u maju, osamdesetih").empty());
    CHECK(differences("two or 12", "sr", "2 ili dvanaest").empty());
}

TEST_CASE("what does not agree is found, in its place and with its kind") {
    using Kind = Difference::Kind;
    const auto kind_of = [](const char* en, const char* language, const char* words) {
        const auto found = differences(en, language, words);
        INFO(en << " | " << words);
        REQUIRE(found.size() == 1);
        return found[0].kind;
    };
    CHECK(kind_of("150,500 people", "sr", "150.000 људи") == Kind::different);
    CHECK(kind_of("In 2016", "bg", "През 2017 г.") == Kind::different);
    CHECK(kind_of("7.5 points", "bg", "5,7 пункта") == Kind::different);
    CHECK(kind_of("7.5 points", "bg", "75 пункта") == Kind::different);
    CHECK(kind_of("It has 12 firms", "sr", "Има предузећа") == Kind::missing);
    CHECK(kind_of("It has firms", "sr", "Има 12 предузећа") == Kind::extra);
    CHECK(kind_of("7.5 percent", "sr", "7.5 одсто") == Kind::format);
    CHECK(kind_of("150,000 people", "bg", "150,000 души") == Kind::format);
    CHECK(kind_of("the rate is 7.5 points", "sr", "стопа је 7.5 поена") == Kind::format);
    CHECK(kind_of("5 miles", "sr", "20 километара") == Kind::units);
    CHECK(kind_of("25 March 2016", "sr", "25.04.2016.") == Kind::extra);
    CHECK(kind_of("150,000 people", "sr", "15.000 људи") == Kind::different);
    const auto found = differences("In 2016", "bg", "Ето: 2017 г.");
    CHECK(found.at(0).target->start == 5);
    CHECK(found.at(0).target->end == 9);
}

TEST_CASE("value objects are compared by what they refer to") {
    Side source = side("en", "It has \uFFFC firms."), target = side("sr", "Има \uFFFC предузећа.");
    source.values = {{7, "firms", U"1,386"}};
    target.values = {{4, "firms", U"1.386"}};
    CHECK(compare(source, target).empty());
    target.values[0].ref = "other";
    CHECK(compare(source, target).size() == 1);
    CHECK(compare(source, side("sr", "Има 1.386 предузећа.")).empty()); // typed by hand, and right
    CHECK(compare(source, side("sr", "Има 1.368 предузећа.")).size() == 1);
    CHECK(compare(source, side("sr", "Има предузећа.")).size() == 1);
}

TEST_CASE("a fix writes the number in the way of the translation") {
    const auto fix = [](const char* en, const char* language, const char* words) {
        const auto found = differences(en, language, words);
        REQUIRE(found.size() == 1);
        return strateg::sdk::to_utf8(written_as(*found[0].source, U'.', U',', language));
    };
    CHECK(fix("1,386.5 tonnes", "sr", "1.368,5 тона") == "1.386,5");
    CHECK(fix("150,500 people", "bg", "150 000 души") == "150\u00A0500");
}

TEST_CASE("a text of twenty thousand numbers is compared in reasonable time") {
    std::string en, sr, wrong;
    for (int i = 0; i < 20'000; ++i) {
        en += std::to_string(i) + " a ";
        sr += std::to_string(19'999 - i) + " б ";
        wrong += std::to_string(i + 1'000'000) + " б ";
    }
    CHECK(differences(en, "sr", sr).empty());
    CHECK(!differences(en, "sr", wrong).empty());
}

TEST_CASE("any characters are read without harm") {
    for (const char* words : {"",
                              "1",
                              ",",
                              "1,",
                              ".1",
                              "1.2.3.4.5.6",
                              "1 2 3",
                              "99999999999999999999999999999999999999",
                              "0000",
                              "00:00",
                              "1'000'000",
                              "½ 2½",
                              "IIIIIIIIII",
                              "-5 -- 5",
                              "1,,2..3",
                              "'80s '",
                              "%",
                              "5%%",
                              "\U0001F600 5",
                              "\uFFFC\uFFFC",
                              "1.000.00",
                              "100 000 000 000 000"}) {
        INFO(words);
        CHECK_NOTHROW(differences(words, "sr", words));
        CHECK_NOTHROW(differences(words, "bg", ""));
        CHECK_NOTHROW(differences("", "sr", words));
    }
}
