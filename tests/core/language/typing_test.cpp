#include "core/base/utf8.h"
#include "core/language/typing.h"
#include "tests/support/catch.h"

#include <random>

using namespace strateg;
using namespace strateg::language;

namespace {

/// Types one character after the other, as a person does.
std::string typed(std::string_view keys, std::string_view language, model::RichText text = {}) {
    std::size_t caret = text.characters().size();
    for (std::size_t at = 0; at < keys.size();) {
        const std::size_t begin = at;
        utf8::next(keys, at);
        text = text.replaced(caret, caret, keys.substr(begin, at - begin));
        caret += at - begin;
        if (const auto change = correction_after_typing(text, caret, language)) {
            text = text.replaced(change->begin, change->end, change->text);
            caret = caret_after(*change, caret);
        }
    }
    CHECK(caret == text.characters().size());
    return text.characters();
}

} // namespace

TEST_CASE("quotation marks follow the language") {
    CHECK(typed("He said \"yes\".", "en") == "He said “yes”.");
    CHECK(typed("Рекао је \"да\".", "sr") == "Рекао је „да“.");
    CHECK(typed("Rekao je (\"da\").", "sr") == "Rekao je („da“).");
    CHECK(typed("Каза \"да\"; \"не\".", "bg") == "Каза „да“; „не“.");
    CHECK(typed("\"Ja\" und \"nein\"", "de") == "„Ja“ und „nein“");
}

TEST_CASE("a quotation in a quotation has the inner marks") {
    CHECK(typed("\"Call it \"smart\" now\", he said.", "en") == "“Call it ‘smart’ now”, he said.");
    CHECK(typed("\"Call it \"smart\"\" \"b\"", "en") == "“Call it ‘smart’” “b”");
    CHECK(typed("\"Зову га \"паметан\" сада\"", "sr") == "„Зову га ’паметан’ сада“");
    CHECK(typed("\"Наричат го 'умен'\" \"да\"", "bg") == "„Наричат го ’умен’“ „да“");
}

TEST_CASE("apostrophes, feet and inches") {
    CHECK(typed("the partners' don't 'so'", "en") == "the partners’ don’t ‘so’");
    CHECK(typed("in the '90s and the 1990's", "en") == "in the ’90s and the 1990’s");
    CHECK(typed("a 5\" pipe, 6' long", "en") == "a 5\" pipe, 6' long");
    CHECK(typed("\"see page 5\" or", "en") == "“see page 5” or");
}

TEST_CASE("dashes between words, and none in codes") {
    for (const char* language : {"en", "sr", "bg"}) {
        CHECK(typed("so - it is", language) == "so – it is");
        CHECK(typed("so-it is", language) == "so-it is");
        CHECK(typed("so--it", language) == "so–it");
        CHECK(typed("so---it", language) == "so—it");
        CHECK(typed("- item", language) == "- item");
        CHECK(typed("  - item", language) == "  - item");
        CHECK(typed("----", language) == "----");
    }
    CHECK(typed("see <!-- x", "en") == "see <!-- x");
}

TEST_CASE("dashes in ranges of years and pages, and only there") {
    CHECK(typed("in 2021-2027, and", "en") == "in 2021–2027, and");
    CHECK(typed("(2021-2027)", "sr") == "(2021–2027)");
    CHECK(typed("стр. 5-12 ", "bg") == "стр.\u00A05–12 ");
    CHECK(typed("pp. 98-104.", "en") == "pp.\u00A098–104.");
    for (const char* kept :
         {"2021-06-01 ", "018-555-123 ", "tel. 555-1234 ", "No 12-34 ", "5-3 ", "0210-2100 ", "2027-2021 ",
          "ISO 9001-2015 ", "A-2021-2027 ", "12-2021 ", "5-10 "})
        CHECK(typed(kept, "fr") == (std::string_view(kept).starts_with("No 1") ? "No\u00A012-34 " : kept));
}

TEST_CASE("the ellipsis is one character") {
    CHECK(typed("and so on...", "en") == "and so on…");
    CHECK(typed("..... ../...", "en") == "….. ../...");
}

TEST_CASE("spaces that may not break") {
    CHECK(typed("150 km, 20 % and 3 ha.", "en") == "150\u00A0km, 20\u00A0% and 3\u00A0ha.");
    CHECK(typed("150 км и 30 млн. лв.", "bg") == "150\u00A0км и 30\u00A0млн. лв.");
    CHECK(typed("през 2027 г. и", "bg") == "през 2027\u00A0г. и");
    CHECK(typed("чл. 7, стр. 5", "sr") == "чл.\u00A07, стр.\u00A05");
    CHECK(typed("No 5 and p. 7 and (Art. 3)", "en") == "No\u00A05 and p.\u00A07 and (Art.\u00A03)");
    CHECK(typed("at 5 kmh so km ", "en") == "at 5 kmh so km ");
    CHECK(typed("у Нишу и у Софији", "sr") == "у Нишу и у Софији"); // lines are broken right without
}

TEST_CASE("addresses, links and foreign passages are left alone") {
    CHECK(typed("https://a.b/x--y... ", "en") == "https://a.b/x--y... ");
    CHECK(typed("me--you@site.eu", "en") == "me–you@site.eu"); // nobody can know before the @
    CHECK(typed("C:\\x\\\"a\"", "en") == "C:\\x\\\"a\"");
    const model::RichText foreign("code: a b", {{model::MarkKind::foreign, 6, 9, "zxx", {}}});
    const model::RichText inside = foreign.replaced(7, 7, "\"");
    CHECK_FALSE(correction_after_typing(inside, 8, "en"));
    const model::RichText link("see here", {{model::MarkKind::link, 4, 8, "https://x", {}}});
    CHECK_FALSE(correction_after_typing(link.replaced(6, 6, "'"), 7, "en"));
    CHECK(correction_after_typing(link.replaced(3, 3, "'"), 4, "en"));
}

TEST_CASE("behind a value a quotation ends, before its words it begins") {
    const std::string object(model::object_character);
    const auto with = [&](std::string before, std::string_view keys) {
        const std::size_t at = before.size();
        return typed(keys, "en",
                     model::RichText(before + object, {{model::MarkKind::value, at, at + 3, "f", {}}}));
    };
    CHECK(with("“", "\"") == "“" + object + "”");
    CHECK(with("", " \"a\"") == object + " “a”");
}

TEST_CASE("corrections keep to character boundaries and touch nothing behind the caret") {
    std::mt19937 random(7);
    const std::vector<std::string> parts{"\"", "'", "-", ".", " ", "5", "2021", "стр.", "km", "г",
                                         "„",  "“", "’", "–", "a", "ж", "…",    "(",    ")",  "\xEF\xBF\xBC",
                                         "№",  "%", "/", "@"};
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i) text += parts[random() % parts.size()];
        std::size_t caret = utf8::byte_at(text, random() % (utf8::length(text) + 1));
        const char* language = round % 3 == 0 ? "en" : round % 3 == 1 ? "sr" : "bg";
        const auto change = correction_after_typing(model::RichText(text), caret, language);
        if (!change) continue;
        CHECK(change->begin < change->end);
        CHECK(change->end <= caret);
        std::string after = text;
        after.replace(change->begin, change->end - change->begin, change->text);
        CHECK(utf8::is_valid(after));
        CHECK(after.substr(caret_after(*change, caret)) == text.substr(caret));
    }
}
