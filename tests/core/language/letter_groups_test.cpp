#include "core/language/letter_groups.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::language;

namespace {

std::string grouped(const std::vector<std::string>& words, std::string_view tag) {
    View view = default_view(tag);
    for (const View& each : views_of(tag)) view = each;
    std::string text;
    for (const LetterGroup& group : letter_groups(words, view)) {
        text += group.letter + ":";
        for (const std::size_t word : group.words) text += " " + words[word];
        text += "; ";
    }
    return text;
}

} // namespace

TEST_CASE("words stand under the letters of their alphabet") {
    CHECK(grouped({"cluster", "Action", "border", "2027", "agency"}, "en") ==
          "…: 2027; A: Action agency; B: border; C: cluster; ");
    CHECK(grouped({"njiva", "naziv", "nzo", "ćilim", "cilj", "čas", "džep", "dzo", "đak"}, "sr-Latn") ==
          "C: cilj; Č: čas; Ć: ćilim; D: dzo; Dž: džep; Đ: đak; N: naziv nzo; Nj: njiva; ");
    CHECK(grouped({"џеп", "ђак", "дом", "жаба", "његов", "назив", "ћилим"}, "sr-Cyrl") ==
          "Д: дом; Ђ: ђак; Ж: жаба; Н: назив; Њ: његов; Ћ: ћилим; Џ: џеп; ");
    CHECK(grouped({"ябълка", "клъстер", "йод", "иновация", "щит"}, "bg") ==
          "И: иновация; Й: йод; К: клъстер; Щ: щит; Я: ябълка; ");
    CHECK(grouped({}, "bg").empty());
}
