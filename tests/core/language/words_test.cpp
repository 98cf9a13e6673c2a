#include "core/language/words.h"
#include "tests/support/catch.h"

using namespace strateg::language;
using strateg::model::MarkKind;
using strateg::model::RichText;

namespace {

std::string joined(const RichText& text, std::string_view language) {
    std::string all;
    for (const Word& word : words_of(text, language))
        all += (all.empty() ? "" : "|") + word.text + (word.abbreviation ? "." : "");
    return all;
}

std::string sentences(std::string_view text, std::string_view language) {
    std::string all;
    for (const Range& range : sentences_of(text, language)) {
        if (!all.empty()) all += '|';
        all += text.substr(range.begin, range.end - range.begin);
    }
    return all;
}

} // namespace

TEST_CASE("Words are what a dictionary can know") {
    CHECK(joined("Кластери у ЕУ: 2018. године – „Нишавски форум“.", "sr") ==
          "Кластери|у|ЕУ|године|Нишавски|форум");
    CHECK(joined("Don’t panic, it's 5,000 EUR (see 3.2).", "en") == "Don't|panic|it's|EUR|see");
    CHECK(joined("e.g. the SMEs’ plan", "en") == "e.g.|the|SMEs|plan");
    CHECK(joined("Фирма д.о.о. и 80-те години, 21-ви век, 5-годишен план", "bg") ==
          "Фирма|д.о.о.|и|години|век|годишен|план");
    CHECK(joined("социално-икономически и know-how", "bg") == "социално-икономически|и|know-how");
    CHECK(joined("край.Нова мисъл:Друга", "bg") == "край|Нова|мисъл|Друга");
    CHECK(joined("вижте https://ipa-bgrs.mrrb.bg/x?y=1, www.nis.rs, info@klaster.rs и план.pdf тук", "bg") ==
          "вижте|и|тук");
    CHECK(joined("B2B, CO2, v1_2 и 1980s", "bg") == "и");
    CHECK(joined("кла\u00ADстер", "sr") == "кластер");
    CHECK(joined("c\u030Casa", "sr") == "časa");
    CHECK(joined("", "en").empty());
    CHECK(joined("\xFF\xFE ab", "en") == "ab");
}

TEST_CASE("Marks do not split words, objects and foreign passages do") {
    const std::string o(strateg::model::object_character);
    const RichText strong("кластери", {{MarkKind::strong, 0, 6, "", {}}});
    CHECK(joined(strong, "sr") == "кластери");
    const std::string text = "реч" + o + "рад на European Network мрежа";
    const std::size_t begin = text.find("European");
    const RichText rich(
        text, {{MarkKind::footnote, 6, 9, "n1", {}}, {MarkKind::foreign, begin, begin + 16, "en", {}}});
    const std::vector<Word> words = words_of(rich, "sr");
    REQUIRE(words.size() == 6);
    CHECK(words[0].text == "реч");
    CHECK(words[1].text == "рад");
    CHECK(words[3].text == "European");
    CHECK(words[3].language == "en");
    CHECK(words[5].language == "sr");
    CHECK(text.substr(words[5].begin, words[5].end - words[5].begin) == "мрежа");
    const RichText link("форум", {{MarkKind::link, 0, 10, "https://x.rs", {}}});
    CHECK(joined(link, "sr") == "форум");
}

TEST_CASE("Addresses are found in running text") {
    const auto found = [](std::string text) {
        std::string all;
        for (const Range& range : addresses_in(text))
            all += (all.empty() ? "" : "|") + text.substr(range.begin, range.end - range.begin);
        return all;
    };
    CHECK(found("(see https://en.wikipedia.org/wiki/Niš_(city)).") ==
          "https://en.wikipedia.org/wiki/Niš_(city)");
    CHECK(found("„www.nis.rs“ и mail@a-b.co.uk; нпр. д.о.о. и т.н.") == "www.nis.rs|mail@a-b.co.uk");
    CHECK(found("clustercollaboration.eu/partners, annex.docx") ==
          "clustercollaboration.eu/partners|annex.docx");
    CHECK(found("Ends here.Next one; a.b 3.14 e.g. @forum") == "@forum");
    CHECK(found("пример.срб") == "пример.срб");
    CHECK(found("").empty());
    CHECK(found("://@.") == "");
}

TEST_CASE("Sentences do not end at ordinals and abbreviations") {
    CHECK(sentences("Усвојено је 2018. године. Важи 3. члан. Крај", "sr") ==
          "Усвојено је 2018. године.|Важи 3. члан.|Крај");
    CHECK(sentences("Приета през 2018 г. от всички. Вж. чл. 3. Край.", "bg") ==
          "Приета през 2018 г. от всички.|Вж. чл. 3.|Край.");
    CHECK(sentences("Firms, e.g. Mr. Smith's, grew. Others did not.", "en") ==
          "Firms, e.g. Mr. Smith's, grew.|Others did not.");
    CHECK(sentences("„Да ли?“ Да.", "sr") == "„Да ли?“|Да.");
    CHECK(sentences("", "sr").empty());
}

TEST_CASE("Words are counted as people count") {
    CHECK(count_words("The survey reached 112 firms (68.3%).", "en") == 6);
    CHECK(count_words("know-how – и още", "bg") == 3);
    CHECK(count_words("see https://a.b.org/x-y now", "en") == 3);
    const std::string o(strateg::model::object_character);
    CHECK(count_words(RichText("има " + o + " чланова" + o,
                               {{MarkKind::value, 7, 10, "a", {}}, {MarkKind::footnote, 25, 28, "n", {}}}),
                      "sr") == 3);
    CHECK(count_words("", "en") == 0);
}
