// Anybody's bytes: no function of this folder may crash, hang or point outside its text.
#include "core/base/utf8.h"
#include "core/language/format.h"
#include "core/language/hyphenate.h"
#include "core/language/transliterate.h"
#include "core/language/words.h"
#include "tests/support/catch.h"

#include <random>

using namespace strateg;
using namespace strateg::language;
using model::Mark;
using model::MarkKind;
using model::RichText;

namespace {

std::string random_text(std::mt19937& random, bool valid) {
    static const std::u32string pieces =
        U"абљњџЉЊЏnjldžŽLNJD čćđ.,:-/@'’“„()0123\u00AD\u030C\u0301\uFFFC\u00A0IVXйъéü\U0001F600\n\u200D";
    std::string text;
    for (int length = static_cast<int>(random() % 40); length > 0; --length) {
        if (valid) {
            utf8::append(text, pieces[random() % pieces.size()]);
        } else {
            text += static_cast<char>(random() % 4 == 0 ? random() : "л./@nj-9"[random() % 9]);
        }
    }
    return text;
}

RichText random_rich(std::mt19937& random, const std::string& text) {
    std::vector<Mark> marks;
    for (int count = static_cast<int>(random() % 5); count > 0; --count) {
        const std::size_t begin = random() % (text.size() + 1);
        const MarkKind kinds[] = {MarkKind::strong, MarkKind::foreign, MarkKind::link, MarkKind::value,
                                  MarkKind::term};
        marks.push_back({kinds[random() % 5], begin, begin + random() % 8, random() % 2 ? "en" : "", {}});
    }
    for (std::size_t at = text.find("\uFFFC"); at != std::string::npos; at = text.find("\uFFFC", at + 1))
        if (random() % 2) marks.push_back({MarkKind::value, at, at + 3, "nothing", {}});
    return RichText(text, marks);
}

} // namespace

TEST_CASE("Any bytes go through every function") {
    std::mt19937 random(20261124);
    const Hyphenator hyphenator;
    const Facts facts;
    for (int round = 0; round < 3000; ++round) {
        const bool valid = round % 3 != 0;
        const std::string text = random_text(random, valid);
        const RichText rich = random_rich(random, text);
        INFO(text);
        const Transliterated latin = to_latin_with_offsets(rich);
        for (const RichText& result : {latin.text, to_cyrillic(rich)}) {
            REQUIRE(result.marks().size() <= rich.marks().size());
            if (valid) REQUIRE(utf8::is_valid(result.characters()));
            for (const Mark& mark : result.marks())
                REQUIRE((mark.begin < mark.end && mark.end <= result.characters().size()));
        }
        for (std::size_t byte = 0; byte <= latin.text.characters().size(); ++byte)
            REQUIRE(latin.to_original(byte) <= text.size());
        for (std::size_t byte = 0; byte <= text.size(); ++byte)
            REQUIRE(latin.from_original(byte) <= latin.text.characters().size());
        for (const char* language : {"sr", "bg", "en", "", "no tag at all"}) {
            std::size_t before = 0;
            for (const Word& word : words_of(rich, language)) {
                REQUIRE(word.begin >= before);
                REQUIRE(word.begin < word.end);
                REQUIRE(word.end <= text.size());
                before = word.end;
            }
            before = 0;
            for (const Range& sentence : sentences_of(text, language)) {
                REQUIRE(sentence.begin >= before);
                REQUIRE(sentence.end <= text.size());
                before = sentence.end;
            }
            count_words(rich, language);
        }
        for (const View& view :
             {default_view("sr"), views_of("sr")[1], default_view("bg"), default_view("en")}) {
            for (const std::size_t at : hyphenator.breaks(text, view)) REQUIRE((at > 0 && at < text.size()));
            facts.resolved(rich, view);
            in_view(rich, view);
            format_number(text, 2, view);
            format_date(text, DateStyle::brief, view);
        }
        canonical_tag(text);
        own_name(text);
        name_in(text, "sr-Latn");
    }
}

TEST_CASE("Long texts take linear time") {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "Љ. injekcija a.b ";
    CHECK(to_latin(to_cyrillic(text)).size() > text.size() / 2);
    CHECK(words_of(text, "sr").size() > 20000);
    CHECK_FALSE(sentences_of(text, "sr").empty());
    CHECK(to_latin(std::string(200000, 'a')).size() == 200000);
    std::string initials;
    for (int i = 0; i < 20000; ++i) initials += "Љ ";
    CHECK(to_latin(initials).size() == 60000);
}
