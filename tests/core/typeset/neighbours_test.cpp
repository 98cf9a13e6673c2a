#include "core/typeset/text/neighbours.h"
#include "tests/support/catch.h"

#include <string>

using namespace strateg::typeset;

namespace {

// The words of a text with "~" where a line may not break and " " where it may.
std::string joined(std::string text, std::string_view language) {
    for (std::size_t at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
        const std::size_t begin = text.find_last_of(" ~", at - 1) + 1; // npos + 1 is the beginning
        const std::size_t end = std::min(text.find(' ', at + 1), text.size());
        const std::string_view all = text;
        if (!may_break(neighbour_of(all.substr(begin, at - begin), language),
                       neighbour_of(all.substr(at + 1, end - at - 1), language)))
            text[at] = '~';
    }
    return text;
}

} // namespace

TEST_CASE("one-letter words are not left at the end of a line") {
    CHECK(joined("клијенти у Нишу и Софији", "sr-Cyrl") == "клијенти у~Нишу и~Софији");
    CHECK(joined("klijenti u Nišu i Sofiji", "sr-Latn") == "klijenti u~Nišu i~Sofiji");
    CHECK(joined("фирми (в София и с Ниш) е добре", "bg") == "фирми (в~София и~с~Ниш) е добре");
    CHECK(joined("книгата ѝ беше", "bg") == "книгата ѝ беше");
    CHECK(joined("a cluster that I know in Niš", "en") == "a~cluster that I~know in Niš");
}

TEST_CASE("numbers keep their units") {
    CHECK(joined("about 12 % of 150 km² or 3 million EUR", "en") == "about 12~% of 150~km² or 3~million EUR");
    CHECK(joined("12 ‰ или 5 лв. за 20 души", "bg") == "12~‰ или 5~лв. за 20~души");
    CHECK(joined("укупно 1.250 евра, 30 км", "sr-Cyrl") == "укупно 1.250~евра, 30~км");
    CHECK(joined("costs € 500 and 20 € more", "en") == "costs €~500 and 20~€ more");
    CHECK(joined("temperature of 20 °C", "en") == "temperature of 20~°C");
    CHECK(joined("41 clusters in the region", "en") == "41 clusters in the region");
}

TEST_CASE("dates stay together") {
    CHECK(joined("дана 12. маја 2026. године", "sr-Cyrl") == "дана 12.~маја~2026.~године");
    CHECK(joined("dana 12. maj 2026. u Nišu", "sr-Latn") == "dana 12.~maj~2026.~u~Nišu");
    CHECK(joined("на 12 май 2026 г. в", "bg") == "на 12~май~2026~г. в");
    CHECK(joined("on 12 May 2026 in", "en") == "on 12~May~2026 in");
    CHECK(joined("on May 12, 2026 in", "en") == "on May~12, 2026 in");
    CHECK(joined("partners may 2026", "en") == "partners may 2026");
    CHECK(joined("през 2018 г., и 2021–2027 г.", "bg") == "през 2018~г., и~2021–2027~г.");
}

TEST_CASE("ordinals stay with what they count, in Serbian") {
    CHECK(joined("према 3. члану закона", "sr-Cyrl") == "према 3.~члану закона");
    CHECK(joined("u 21. veku i XIX. veku", "sr-Latn") == "u~21.~veku i~XIX.~veku");
    CHECK(joined("било је 12. Затим", "sr-Cyrl") == "било је 12. Затим");
    CHECK(joined("it was 2018. Then", "en") == "it was 2018. Then");
}

TEST_CASE("groups of thousands stay together") {
    CHECK(joined("око 12 345 678 души", "bg") == "око~12~345~678~души");
    CHECK(joined("(12 000 firms", "en") == "(12~000 firms");
    CHECK(joined("in 2020 300 firms", "en") == "in 2020 300 firms");
}

TEST_CASE("abbreviations and nouns wait for their number") {
    CHECK(joined("по чл. 5, ал. 2, т. 3 и № 7", "bg") == "по чл.~5, ал.~2, т.~3 и~№~7");
    CHECK(joined("стр. 12, бр. 7, § 3", "sr-Cyrl") == "стр.~12, бр.~7, §~3");
    CHECK(joined("see No. 4, pp. 10–12 and Table 3 or Annex IX", "en") ==
          "see No.~4, pp.~10–12 and Table~3 or Annex~IX");
    CHECK(joined("the table shows", "en") == "the table shows");
}

TEST_CASE("initials and titles stay with the name") {
    CHECK(joined("заедно с Д. Петров и д-р Иванова", "bg") == "заедно с~Д.~Петров и~д-р~Иванова");
    CHECK(joined("prof. Lj. Jović i Đ. M. Nikolić", "sr-Latn") == "prof.~Lj.~Jović i~Đ.~M.~Nikolić");
    CHECK(joined("Dr Smith and Mr. Jones", "en") == "Dr~Smith and Mr.~Jones");
    CHECK(joined("и т. е. те", "bg") == "и~т.~е. те");
}

TEST_CASE("marks do not stand alone at the margins") {
    CHECK(joined("Ниш – София", "bg") == "Ниш~– София");
    CHECK(joined("Ниш — град", "sr-Cyrl") == "Ниш~— град");
    CHECK(joined("words ) and ( more", "en") == "words~) and (~more");
    CHECK(joined("words ! and", "en") == "words~! and");
}
