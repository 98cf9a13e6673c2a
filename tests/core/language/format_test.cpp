#include "core/language/format.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace strateg;
using namespace strateg::language;
using model::Fact;
using model::FactType;
using model::MarkKind;
using model::RichText;

namespace {

const View en = default_view("en");
const View cyrillic = views_of("sr")[0];
const View latin = views_of("sr")[1];
const View bg = default_view("bg");
const std::string nb = "\u00A0";

void check(const Fact& fact, const std::string& in_en, const std::string& in_cyrillic,
           const std::string& in_latin, const std::string& in_bg) {
    INFO(fact.value);
    CHECK(format(fact, en) == in_en);
    CHECK(format(fact, cyrillic) == in_cyrillic);
    CHECK(format(fact, latin) == in_latin);
    CHECK(format(fact, bg) == in_bg);
}

} // namespace

TEST_CASE("Facts read as a native writes them") {
    check({FactType::number, "41"}, "41", "41", "41", "41");
    check({FactType::number, "1386"}, "1,386", "1.386", "1.386", "1386");
    check({FactType::number, "1386.5"}, "1,386.5", "1.386,5", "1.386,5", "1386,5");
    check({FactType::number, "38450"}, "38,450", "38.450", "38.450", "38" + nb + "450");
    check({FactType::number, "1880000"}, "1,880,000", "1.880.000", "1.880.000",
          "1" + nb + "880" + nb + "000");
    check({FactType::number, "-3.25", "", 1}, "-3.3", "-3,3", "-3,3", "-3,3");
    check({FactType::number, "30", "", 1}, "30.0", "30,0", "30,0", "30,0");
    check({FactType::percent, "68.3"}, "68.3%", "68,3%", "68,3%", "68,3%");
    check({FactType::percent, "85"}, "85%", "85%", "85%", "85%");
    check({FactType::money, "420000", "EUR"}, "EUR" + nb + "420,000", "420.000" + nb + "евра",
          "420.000" + nb + "evra", "420" + nb + "000" + nb + "евро");
    check({FactType::money, "1500", "EUR"}, "EUR" + nb + "1,500", "1.500" + nb + "евра",
          "1.500" + nb + "evra", "1500" + nb + "евро");
    check({FactType::money, "21", "EUR"}, "EUR" + nb + "21", "21" + nb + "евро", "21" + nb + "evro",
          "21" + nb + "евро");
    check({FactType::money, "12.5", "EUR"}, "EUR" + nb + "12.50", "12,50" + nb + "евра",
          "12,50" + nb + "evra", "12,50" + nb + "евро");
    check({FactType::money, "3000", "RSD"}, "RSD" + nb + "3,000", "3.000" + nb + "RSD", "3.000" + nb + "RSD",
          "3000" + nb + "RSD");
    check({FactType::date, "2027-01-01"}, "1 January 2027", "1. јануара 2027.", "1. januara 2027.",
          "1 януари 2027" + nb + "г.");
    check({FactType::date, "2026-10-15"}, "15 October 2026", "15. октобра 2026.", "15. oktobra 2026.",
          "15 октомври 2026" + nb + "г.");
    check({FactType::date, "2033-12-31"}, "31 December 2033", "31. децембра 2033.", "31. decembra 2033.",
          "31 декември 2033" + nb + "г.");
    CHECK(format({FactType::number, "abc"}, en) == "abc");
    CHECK(format({FactType::date, "2027-02-30"}, bg) == "2027-02-30");
    CHECK(format_number("123456789012345678901234567890.5", -1, en) ==
          "123,456,789,012,345,678,901,234,567,890.5");
}

TEST_CASE("Dates have three lengths") {
    CHECK(format_date("2026-10-05", DateStyle::month, en) == "October 2026");
    CHECK(format_date("2026-10-05", DateStyle::month, cyrillic) == "октобар 2026.");
    CHECK(format_date("2026-10-05", DateStyle::month, latin) == "oktobar 2026.");
    CHECK(format_date("2026-10-05", DateStyle::month, bg) == "октомври 2026" + nb + "г.");
    CHECK(format_date("2026-10-05", DateStyle::brief, en) == "05/10/2026");
    CHECK(format_date("2026-10-05", DateStyle::brief, cyrillic) == "5. 10. 2026.");
    CHECK(format_date("2026-10-05", DateStyle::brief, latin) == "5. 10. 2026.");
    CHECK(format_date("2026-10-05", DateStyle::brief, bg) == "05.10.2026" + nb + "г.");
    CHECK(format_date("0999-01-01", DateStyle::day, en) == "1 January 999");
}

TEST_CASE("Lists and quotation marks") {
    CHECK(join({"A", "B", "C"}, en) == "A, B and C");
    CHECK(join({"A", "B", "C"}, cyrillic) == "A, B и C");
    CHECK(join({"A", "B"}, latin) == "A i B");
    CHECK(join({"A", "B", "C"}, bg) == "A, B и C");
    CHECK(join({"A"}, bg) == "A");
    CHECK(join({}, bg).empty());
    CHECK(quotes_of(en).open + quotes_of(en).close == "“”");
    CHECK(quotes_of(cyrillic).open + quotes_of(cyrillic).close == "„“");
    CHECK(quotes_of(latin).open + quotes_of(latin).close == "„“");
    CHECK(quotes_of(bg).open + quotes_of(bg).close == "„“");
    CHECK(quotes_of(cyrillic).inner_open + quotes_of(cyrillic).inner_close == "’’");
    CHECK(quotes_of(bg).inner_open + quotes_of(bg).inner_close == "’’");
}

TEST_CASE("Sorting follows the alphabet of the view") {
    const auto sorted = [](std::vector<std::string> words, const View& view) {
        std::sort(words.begin(), words.end(), Collator(view));
        std::string all;
        for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
        return all;
    };
    CHECK(sorted({"đak", "džep", "dan", "ćup", "čas", "cena", "ljubav", "luk", "njiva", "nos", "žeton", "šaš",
                  "zid"},
                 latin) == "cena čas ćup dan džep đak luk ljubav nos njiva šaš zid žeton");
    CHECK(sorted({"џеп", "ђак", "дан", "чаша", "ћуп", "његош", "нос", "љубав", "лук", "шаш"}, cyrillic) ==
          "дан ђак лук љубав нос његош ћуп чаша џеп шаш");
    CHECK(sorted({"Ямбол", "Видин", "Ъгъл", "Щип", "видин"}, bg) == "видин Видин Щип Ъгъл Ямбол");
    CHECK(sorted({"b", "B", "a", "Z"}, en) == "a b B Z");
    const Collator collator(latin);
    CHECK(collator.sort_key("cena") < collator.sort_key("čas"));
    CHECK(collator.sort_key("luk") < collator.sort_key("ljubav"));
}

TEST_CASE("Values are printed in their text") {
    const auto fact = [](std::string id, std::string type, std::string value) {
        model::Block block;
        block.id = std::move(id);
        block.kind = model::kind::fact;
        block.attributes = {{"type", std::move(type)}, {"value", std::move(value)}};
        return block;
    };
    model::Project project;
    project.source = "en";
    model::Section facts = *project.facts;
    model::Block phrase = fact("name", "text", "");
    phrase.set_text({"en", "the Forum"});
    phrase.set_text({"sr", "Њишки форум"});
    for (const model::Block& block :
         {fact("end", "date", "2033-12-31"), fact("n", "number", "1386"), phrase, fact("bad", "number", "x")})
        facts.blocks.push_back(model::share(block));
    project.facts = model::share(facts);
    const Facts index(project);
    CHECK(index.text("n", cyrillic) == "1.386");
    CHECK(index.text("name", latin) == "Njiški forum");
    CHECK(index.text("name", bg) == "the Forum");
    CHECK_FALSE(index.text("bad", en));
    CHECK_FALSE(index.find("nothing"));

    const std::string o(model::object_character);
    const std::string text = "Важи до " + o + ", за " + o + " чланова; " + o + ".";
    const std::size_t first = text.find(o), second = text.find(o, first + 1),
                      third = text.find(o, second + 1);
    const RichText rich(text, {{MarkKind::value, first, first + 3, "end", {}},
                               {MarkKind::value, second, second + 3, "n", {}},
                               {MarkKind::strong, second, second + 3, "", {}},
                               {MarkKind::value, third, third + 3, "lost", {}}});
    const RichText resolved = index.resolved(rich, cyrillic);
    CHECK(resolved.characters() == "Важи до 31. децембра 2033, за 1.386 чланова; ⟨lost⟩.");
    REQUIRE(resolved.marks().size() == 1);
    CHECK(resolved.slice(resolved.marks()[0].begin, resolved.marks()[0].end).characters() == "1.386");
    const RichText plain("до " + o + ".", {{MarkKind::value, 5, 8, "end", {}}});
    CHECK(index.resolved(plain, bg).characters() == "до 31 декември 2033" + nb + "г.");
    const RichText sentence("до " + o + " године", {{MarkKind::value, 5, 8, "end", {}}});
    CHECK(index.resolved(sentence, cyrillic).characters() == "до 31. децембра 2033. године");
}
