#include "core/model/rich_text.h"
#include "tests/support/catch.h"

using namespace strateg::model;

namespace {

Mark strong(std::size_t begin, std::size_t end) {
    return {MarkKind::strong, begin, end, {}, {}};
}

std::string shown(const RichText& text) {
    std::string out = text.characters();
    for (const Mark& mark : text.marks())
        out += " " + std::string(name_of(mark.kind)) + "[" + std::to_string(mark.begin) + "," +
               std::to_string(mark.end) + ")";
    return out;
}

} // namespace

TEST_CASE("overlapping and neighbouring marks of one kind become one") {
    const RichText text("abcdef", {strong(3, 5), strong(0, 2), strong(2, 3)});
    CHECK(shown(text) == "abcdef strong[0,5)");
}

TEST_CASE("a mark never begins inside a character") {
    const RichText text("љуб", {strong(1, 4)});
    CHECK(shown(text) == "љуб strong[2,4)");
}

TEST_CASE("an object mark without its character is dropped") {
    const RichText text("abc", {{MarkKind::value, 0, 3, "x", {}}});
    CHECK(text.marks().empty());
}

TEST_CASE("typing inside or at the end of strong words makes the new words strong") {
    const RichText text("one two", {strong(4, 7)});
    CHECK(shown(text.replaced(5, 5, "X")) == "one tXwo strong[4,8)");
    CHECK(shown(text.replaced(7, 7, "X")) == "one twoX strong[4,8)");
    CHECK(shown(text.replaced(4, 4, "X")) == "one Xtwo strong[5,8)");
}

TEST_CASE("typing behind a link does not lengthen it") {
    const RichText text("see here", {{MarkKind::link, 4, 8, "https://example.org", {}}});
    CHECK(shown(text.replaced(8, 8, ".")) == "see here. link[4,8)");
}

TEST_CASE("replacing across the ends of a mark keeps what is left of it") {
    const RichText text("one two six", {strong(4, 7)});
    CHECK(shown(text.replaced(2, 5, "_")) == "on_wo six strong[3,5)");
    CHECK(shown(text.replaced(6, 9, "_")) == "one tw_ix strong[4,6)");
    CHECK(shown(text.replaced(3, 8, "_")) == "one_six");
    CHECK(shown(text.replaced(4, 7, "2")) == "one 2 six strong[4,5)");
}

TEST_CASE("deleting an object's character deletes its mark, and others move") {
    const std::string object(object_character);
    const RichText text("a" + object + "b" + object,
                        {{MarkKind::value, 1, 4, "x", {}}, {MarkKind::footnote, 5, 8, "n", {}}});
    CHECK(shown(text.replaced(1, 4, "")) == "ab" + object + " note[2,5)");
}

TEST_CASE("slices and sums keep marks in place") {
    const RichText text("one two six", {strong(2, 9)});
    CHECK(shown(text.slice(4, 7)) == "two strong[0,3)");
    CHECK(text.slice(0, 5) + text.slice(5, 11) == text);
}

TEST_CASE("the fingerprint tells changed words, targets and marks") {
    const RichText plain("one two");
    CHECK(fingerprint_of(plain).size() == 12);
    CHECK(fingerprint_of(plain) == fingerprint_of(RichText("one two")));
    CHECK(fingerprint_of(plain) != fingerprint_of(RichText("one  two")));
    CHECK(fingerprint_of(plain) != fingerprint_of(plain.with_mark(strong(0, 3))));
}
