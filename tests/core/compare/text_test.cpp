// The laws of comparing texts, and what a reader expects to see.
#include "core/compare/text.h"
#include "tests/core/compare/support.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::compare;
using model::Mark;
using model::MarkKind;
using model::RichText;

namespace {

/// "The [-old-]{+new+} cat", restyled stretches as "(~words~)".
std::string shown(const RichText& before, const RichText& after, const char* language = "en") {
    std::string out;
    for (const Segment& segment : compare_texts(before, after, language)) {
        const std::string was =
            before.characters().substr(segment.before_begin, segment.before_end - segment.before_begin);
        const std::string is =
            after.characters().substr(segment.after_begin, segment.after_end - segment.after_begin);
        switch (segment.kind) {
        case SegmentKind::equal:
            out += is;
            break;
        case SegmentKind::restyled:
            out += "(~" + is + "~)";
            break;
        case SegmentKind::removed:
            out += "[-" + was + "-]";
            break;
        case SegmentKind::inserted:
            out += "{+" + is + "+}";
            break;
        }
    }
    return out;
}

/// Marks of one kind over the same words may stand in any order.
bool looks_the_same(const RichText& a, const RichText& b) {
    return a.characters() == b.characters() && a.marks().size() == b.marks().size() &&
           std::is_permutation(a.marks().begin(), a.marks().end(), b.marks().begin());
}

void check_laws(const RichText& before, const RichText& after) {
    const auto segments = compare_texts(before, after, "sr");
    REQUIRE(rebuilt(before, segments, true) == before);
    REQUIRE(rebuilt(after, segments, false) == after);
    std::size_t a = 0, b = 0;
    for (const Segment& segment : segments) {
        REQUIRE(segment.before_begin == a);
        REQUIRE(segment.after_begin == b);
        REQUIRE((segment.before_end > a || segment.after_end > b));
        a = segment.before_end;
        b = segment.after_end;
        if (segment.kind == SegmentKind::equal || segment.kind == SegmentKind::restyled) {
            const RichText was = before.slice(segment.before_begin, a),
                           is = after.slice(segment.after_begin, b);
            REQUIRE(was.characters() == is.characters());
            REQUIRE(looks_the_same(was, is) == (segment.kind == SegmentKind::equal));
        }
    }
    REQUIRE(a == before.characters().size());
    REQUIRE(b == after.characters().size());
    REQUIRE(looks_the_same(before, after) ==
            std::all_of(segments.begin(), segments.end(),
                        [](const Segment& s) { return s.kind == SegmentKind::equal; }));

    auto turned = compare_texts(after, before, "sr");
    for (Segment& segment : turned) {
        std::swap(segment.before_begin, segment.after_begin);
        std::swap(segment.before_end, segment.after_end);
        std::swap(segment.lost, segment.gained);
        if (segment.kind == SegmentKind::removed) {
            segment.kind = SegmentKind::inserted;
        } else if (segment.kind == SegmentKind::inserted) {
            segment.kind = SegmentKind::removed;
        }
    }
    for (std::size_t i = 0; i + 1 < turned.size(); ++i) // removed comes first
        if (turned[i].kind == SegmentKind::inserted && turned[i + 1].kind == SegmentKind::removed) {
            std::swap(turned[i], turned[i + 1]);
            turned[i].after_begin = turned[i].after_end = turned[i + 1].after_begin;
            turned[i + 1].before_begin = turned[i + 1].before_end = turned[i].before_end;
        }
    REQUIRE(turned == segments);
}

} // namespace

TEST_CASE("both texts come out of the segments again, and turning round turns the answer") {
    store_test::Random random(4711);
    for (int round = 0; round < 4000; ++round) {
        const RichText before = random.text();
        check_laws(before, random.text());
        check_laws(before, before);
        // An edit inside, as a person makes one.
        const std::size_t size = before.characters().size();
        std::size_t at = size ? static_cast<std::size_t>(random.below(static_cast<int>(size))) : 0;
        while (at < size && (static_cast<unsigned char>(before.characters()[at]) & 0xC0) == 0x80) ++at;
        check_laws(before, before.replaced(at, at, random.characters(6)));
        check_laws(before, before.replaced(at, size, "kraj"));
        check_laws(before, before.with_mark({MarkKind::strong, at, size, {}, {}}));
    }
}

TEST_CASE("words are whole, and a change is shown from word to word") {
    CHECK(shown("The old cat.", "The new cat.") == "The [-old-]{+new+} cat.");
    CHECK(shown("The cat sat.", "The black cat sat.") == "The {+black +}cat sat.");
    CHECK(shown("The cat sat.", "The cat sat. It slept.") == "The cat sat.{+ It slept.+}");
    CHECK(shown("One. Two. Three.", "One. Three.") == "One. [-Two. -]Three.");
    CHECK(shown("Има 12 кластера.", "Има 14 кластера.", "sr") == "Има [-12-]{+14+} кластера.");
    CHECK(shown("Има 150.000,5 дин.", "Има 150.000,7 дин.", "sr") == "Има [-150.000,5-]{+150.000,7+} дин.");
    CHECK(shown("клъстери", "клъстерите", "bg") == "[-клъстери-]{+клъстерите+}");
    CHECK(shown("", "Нова реч", "sr") == "{+Нова реч+}");
    CHECK(shown("Стара реч", "", "sr") == "[-Стара реч-]");
}

TEST_CASE("no confetti") {
    CHECK(shown("Many small companies export fruit", "Several large enterprises sell vegetables") ==
          "[-Many small companies export fruit-]{+Several large enterprises sell vegetables+}");
    CHECK(shown("governance of clusters", "development of companies") ==
          "[-governance of clusters-]{+development of companies+}");
    // but what helps a reader stays
    CHECK(shown("The governance of regional clusters in Serbia",
                "The development of regional clusters in Bulgaria") ==
          "The [-governance-]{+development+} of regional clusters in [-Serbia-]{+Bulgaria+}");
}

TEST_CASE("objects are units and are told apart by what they stand for") {
    const std::string o(model::object_character);
    const auto note = [&](const char* target) {
        return RichText("Clusters" + o + " grow.", {{MarkKind::footnote, 8, 11, target, {}}});
    };
    CHECK(shown(note("n1"), note("n1")) == "Clusters" + o + " grow.");
    CHECK(shown(note("n1"), note("n2")) == "Clusters[-" + o + "-]{+" + o + "+} grow.");
    CHECK(shown("Clusters grow.", note("n1")) == "Clusters{+" + o + "+} grow.");
    // never swallowed by changes around it
    const RichText before("Alpha " + o + " gamma", {{MarkKind::value, 6, 9, "v", {}}});
    const RichText after("Other " + o + " words", {{MarkKind::value, 6, 9, "v", {}}});
    CHECK(shown(before, after) == "[-Alpha-]{+Other+} " + o + " [-gamma-]{+words+}");
}

TEST_CASE("a change of looks alone is named") {
    const RichText plain("The border region");
    const RichText strong("The border region", {{MarkKind::strong, 4, 10, {}, {}}});
    CHECK(shown(plain, strong) == "The (~border~) region");
    const auto segments = compare_texts(plain, strong, "en");
    REQUIRE(segments.size() == 3);
    CHECK_FALSE(words_differ(segments));
    CHECK(segments[1].lost.empty());
    REQUIRE(segments[1].gained.size() == 1);
    CHECK(segments[1].gained[0].kind == MarkKind::strong);
    const RichText link("The border region", {{MarkKind::link, 4, 10, "https://a.rs", {}}});
    const RichText other("The border region", {{MarkKind::link, 4, 10, "https://b.rs", {}}});
    const auto address = compare_texts(link, other, "en");
    REQUIRE(address.size() == 3);
    CHECK(address[1].lost[0].target == "https://a.rs");
    CHECK(address[1].gained[0].target == "https://b.rs");
}

TEST_CASE("a text of 20,000 words that was written anew compares in time, and keeps what is the same") {
    std::string before, after;
    for (int i = 0; i < 20000; ++i) {
        const std::string anchor = i % 997 == 0 ? " sidro" + std::to_string(i) + " u vodi ostaje mirno" : "";
        before += "stara" + std::to_string(i % 5000) + anchor + " ";
        after += "nova" + std::to_string(i % 5000) + anchor + " ";
    }
    const auto segments = compare_texts(RichText(before), RichText(after), "sr");
    CHECK(rebuilt(RichText(after), segments, false).characters() == after);
    std::string kept;
    for (const Segment& segment : segments)
        if (segment.kind == SegmentKind::equal)
            kept += after.substr(segment.after_begin, segment.after_end - segment.after_begin);
    CHECK(kept.find("sidro997 u vodi ostaje mirno") != std::string::npos);
}
