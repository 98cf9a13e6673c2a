#include "core/typeset/graphics/numbers.h"
#include "core/typeset/graphics/ticks.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::typeset;

namespace {

const language::View en{"en", "en", language::Script::latin};
const language::View sr{"sr-Cyrl", "sr", language::Script::cyrillic};
const language::View latin{"sr-Latn", "sr", language::Script::latin};
const language::View bg{"bg", "bg", language::Script::cyrillic};

double value(std::string_view text, const language::View& view) {
    const auto number = read_number(text, view);
    return number ? number->value : -999;
}

// "begin end" in months since January 2027.
std::string period(std::string_view text, const language::View& view) {
    const auto found = read_period(text, view);
    if (!found) return "none";
    const double from = found->dated ? 2027 * 12 : 0;
    return printed(found->begin - from, 1, en) + " " + printed(found->end - from, 1, en) +
           (found->dated ? "" : " numbers");
}

} // namespace

TEST_CASE("Numbers are read as each language writes them") {
    CHECK(value("1,386.5", en) == 1386.5);
    CHECK(value("1.386,5", sr) == 1386.5);
    CHECK(value("1.386", sr) == 1386);
    CHECK(value("1.386", en) == 1.386);
    CHECK(value("1386,5", bg) == 1386.5);
    CHECK(value("10\u00A0400", bg) == 10400);
    CHECK(value("1\u202F234\u202F567,25", bg) == 1234567.25);
    CHECK(value("12.5", sr) == 12.5); // three digits would have to follow a group's point
    CHECK(value("1,234,567", en) == 1234567);
    CHECK(value("\u221242.5", en) == -42.5);
    CHECK(value("-3", bg) == -3);
    CHECK(value("0", en) == 0);
}

TEST_CASE("Units stand before or behind a number") {
    CHECK(read_number("68.3%", en)->unit == "%");
    CHECK(read_number("68,3 %", bg)->unit == "%");
    CHECK(read_number("EUR\u00A0420,000", en)->value == 420000);
    CHECK(read_number("EUR\u00A0420,000", en)->unit == "EUR");
    CHECK(read_number("420.000\u00A0евра", sr)->unit == "евра");
    CHECK(read_number("420.000\u00A0евра", sr)->digits == "420.000");
    CHECK(read_number("2,50", sr)->decimals == 2);
}

TEST_CASE("What is no single number is none") {
    for (const char* text :
         {"", " ", "\u2013", "n/a", "2019\u20132021", "1,23,456", "1 and 2", "3. 4", "12 34"}) {
        CAPTURE(text);
        CHECK_FALSE(read_number(text, en));
    }
    CHECK_FALSE(read_number("1.23.456", sr));
    CHECK_FALSE(read_number("15. 3. 2027.", sr));
    CHECK_FALSE(read_number("1,2,3", sr));
}

TEST_CASE("Times are read as each language writes them") {
    CHECK(period("2027", en) == "0.0 12.0");
    CHECK(period("2028.", sr) == "12.0 24.0");
    CHECK(period("2028 г.", bg) == "12.0 24.0");
    CHECK(period("Q2 2027", en) == "3.0 6.0");
    CHECK(period("II квартал 2027.", sr) == "3.0 6.0");
    CHECK(period("2. kvartal 2027.", latin) == "3.0 6.0");
    CHECK(period("III тримесечие 2027 г.", bg) == "6.0 9.0");
    CHECK(period("March 2027", en) == "2.0 3.0");
    CHECK(period("Mar 2027", en) == "2.0 3.0");
    CHECK(period("март 2027.", sr) == "2.0 3.0");
    CHECK(period("mart 2027.", latin) == "2.0 3.0");
    CHECK(period("марта 2027.", sr) == "2.0 3.0");
    CHECK(period("март 2027 г.", bg) == "2.0 3.0");
    CHECK(period("Ma 2027", en) != "2.0 3.0"); // March or May
    CHECK(period("03/2027", en) == "2.0 3.0");
    CHECK(period("2027-03", en) == "2.0 3.0");
    CHECK(period("2027-02-15", en) == "1.5 1.5");
    CHECK(period("15. 2. 2027.", sr) == "1.5 1.5");
    CHECK(period("15.02.2027 г.", bg) == "1.5 1.5");
    CHECK(period("15 February 2027", en) == "1.5 1.5");
    CHECK(period("M6", en) == "5.0 6.0 numbers");
    CHECK(period("12", bg) == "11.0 12.0 numbers");
    for (const char* text : {"", "soon", "2027-2028", "31 2 2027", "13/2027", "Q5 2027", "M6 M7"}) {
        CAPTURE(text);
        CHECK(period(text, en) == "none");
    }
}

TEST_CASE("Axes have round ticks around all values") {
    const Scale positive = scale_for(0, 10400, true, 5);
    CHECK(positive.low == 0);
    CHECK(positive.high == 12000);
    CHECK(positive.ticks.size() == 7);
    const Scale both = scale_for(-42.5, 71.5, true, 5);
    CHECK(both.low == -60);
    CHECK(both.high == 80);
    const Scale small = scale_for(0.001, 0.0047, true, 5);
    CHECK(small.decimals == 3);
    CHECK(small.high == Approx(0.005));
    for (const auto& [low, high] : {std::pair{0.0, 0.0}, {5.0, 5.0}, {-1e300, 1e300}, {1e-320, 1e-310}}) {
        const Scale scale = scale_for(low, high, true, 5);
        CHECK(scale.high > scale.low);
        CHECK(scale.ticks.size() >= 2);
        CHECK(scale.ticks.size() < 30);
    }
    CHECK(printed(-1234.5, 1, sr) == "\u22121.234,5");
    CHECK(printed(-0.001, 1, en) == "0.0");
}
