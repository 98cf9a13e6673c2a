#include "tests/core/search/sample.h"

#include "core/base/utf8.h"
#include "core/language/transliterate.h"
#include "core/search/fold.h"

#include <chrono>
#include <random>
#include <set>

using namespace strateg;
using namespace strateg::search;
using namespace strateg::search::test;
using model::MarkKind;
using model::RichText;
using Words = std::vector<std::string>;

TEST_CASE("words are found whatever their case, unless case counts") {
    CHECK(hits({.words = "cluster"}, "Clusters and CLUSTER", "en") == Words{"Cluster", "CLUSTER"});
    CHECK(hits({.words = "cluster", .match_case = true}, "Clusters and cluster", "en") == Words{"cluster"});
    CHECK(hits({.words = "ШУМАДИЈА"}, "у Шумадији, Шумадија") == Words{"Шумадија"});
    CHECK(hits({.words = "a"}, "", "en").empty());
}

TEST_CASE("whole words") {
    const Query query{.words = "plan", .whole_words = true};
    CHECK(hits(query, "plan, planning, Plan: replan (plan) plan_b", "en") == Words{"plan", "Plan", "plan"});
    CHECK(hits({.words = "план", .whole_words = true}, "план планови „план“") == Words{"план", "план"});
    // A sign is no part of a word, so nothing is asked at its side.
    CHECK(hits({.words = "C++", .whole_words = true}, "C++x and C++", "en") == Words{"C++", "C++"});
}

TEST_CASE("Latin words find Cyrillic text and the reverse, in Serbian only") {
    CHECK(hits({.words = "klaster"}, "Кластери и klaster") == Words{"Кластер", "klaster"});
    CHECK(hits({.words = "кластер"}, "Кластери и klaster") == Words{"Кластер", "klaster"});
    CHECK(hits({.words = "klaster", .any_script = false}, "Кластери и klaster") == Words{"klaster"});
    CHECK(hits({.words = "klaster"}, "клъстери, кластер", "bg").empty());
    CHECK(hits({.words = "кластер"}, "klaster", "en").empty());
}

TEST_CASE("digraphs are letters") {
    CHECK(hits({.words = "ljubav"}, "Љубав, ljubav, ЉУБАВ") == Words{"Љубав", "ljubav", "ЉУБАВ"});
    CHECK(hits({.words = "љубав"}, "Ljubav i ljubav LJUBAV ǉubav") ==
          Words{"Ljubav", "ljubav", "LJUBAV", "ǉubav"});
    CHECK(hits({.words = "džep"}, "џеп, Џеп") == Words{"џеп", "Џеп"});
    // Half of a letter is no hit.
    CHECK(hits({.words = "l"}, "љубав л") == Words{"л"});
    CHECK(hits({.words = "j"}, "љубав ја") == Words{"ј"});
    CHECK(hits({.words = "d"}, "џеп д") == Words{"д"});
    // nj is њ and нј; who types Cyrillic tells them apart.
    CHECK(hits({.words = "injekcija"}, "инјекција") == Words{"инјекција"});
    CHECK(hits({.words = "nj"}, "инјекција, коњ") == Words{"нј", "њ"});
    CHECK(hits({.words = "нј"}, "инјекција, коњ") == Words{"нј"});
    CHECK(hits({.words = "њ"}, "инјекција, коњ, konj") == Words{"њ", "nj"});
    // Њ among capitals.
    CHECK(hits({.words = "NJEGOŠ", .match_case = true}, "ЊЕГОШ") == Words{"ЊЕГОШ"});
    CHECK(hits({.words = "Njegoš", .match_case = true}, "Његош ЊЕГОШ") == Words{"Његош"});
    CHECK(hits({.words = "ODŽACI", .match_case = true}, "ОЏАЦИ") == Words{"ОЏАЦИ"});
}

TEST_CASE("accents count unless they are ignored") {
    CHECK(hits({.words = "Sumadija"}, "Шумадија, Šumadija").empty());
    const Query query{.words = "sumadija", .ignore_accents = true};
    CHECK(hits(query, "Шумадија, Šumadija, S\u030Cumadija") ==
          Words{"Шумадија", "Šumadija", "S\u030Cumadija"});
    CHECK(hits({.words = "Đorđe", .ignore_accents = true}, "Ђорђе Djordje Dorde") == Words{"Ђорђе", "Dorde"});
    CHECK(hits({.words = "djordje", .ignore_accents = true}, "Ђорђе, Đorđe, Djordje") ==
          Words{"Ђорђе", "Đorđe", "Djordje"});
    CHECK(hits({.words = "cevap", .ignore_accents = true}, "ћевап чевап ћеварп") == Words{"ћевап", "чевап"});
    // However it is typed.
    CHECK(hits({.words = "č"}, "c\u030C c č") == Words{"c\u030C", "č"});
    CHECK(hits({.words = "c\u030C"}, "č ч") == Words{"č", "ч"});
    CHECK(hits({.words = "c"}, "c\u030C").empty());
    // й and и are two letters in Bulgarian.
    CHECK(hits({.words = "край", .ignore_accents = true}, "краи край", "bg") == Words{"край"});
    CHECK(hits({.words = "resume", .ignore_accents = true}, "résumé", "en") == Words{"résumé"});
}

TEST_CASE("spaces, hyphens and quotation marks as a keyboard has them") {
    CHECK(hits({.words = "EUR 420"}, "EUR\u00A0420", "en") == Words{"EUR\u00A0420"});
    CHECK(hits({.words = "\u00A0"}, "a b\u00A0c", "en") == Words{"\u00A0"});
    CHECK(hits({.words = "cross-border"}, "cross\u2011border", "en") == Words{"cross\u2011border"});
    CHECK(hits({.words = "\"стратегија\""}, "„стратегија“") == Words{"„стратегија“"});
    CHECK(hits({.words = "“"}, "„a“ \"b\"") == Words{"“"});
    CHECK(hits({.words = "partner's"}, "partner’s", "en") == Words{"partner’s"});
    CHECK(hits({.words = "cluster"}, "clu\u00ADster", "en") == Words{"clu\u00ADster"});
}

TEST_CASE("a footnote's mark does not keep words apart, other objects do") {
    const std::string object(model::object_character);
    const RichText note("clusters" + object + " in", {{MarkKind::footnote, 8, 11, "n1", {}}});
    CHECK(hits({.words = "clusters in"}, note, "en") == Words{"clusters" + object + " in"});
    CHECK(hits({.words = "clusters"}, note, "en") == Words{"clusters"});
    const RichText line("Regional" + object + "clusters", {{MarkKind::line_break, 8, 11, "", {}}});
    CHECK(hits({.words = "regional clusters"}, line, "en").size() == 1);
    const RichText value("has" + object + " in", {{MarkKind::value, 3, 6, "v", {}}});
    CHECK(hits({.words = "has in"}, value, "en").empty());
    CHECK(hits({.words = "кластери у"},
               RichText("кластери" + object + " у", {{MarkKind::footnote, 16, 19, "n", {}}}))
              .size() == 1);
}

TEST_CASE("regular expressions") {
    CHECK(hits({.words = R"(\d{4})", .expression = true}, "2027–2033", "en") == Words{"2027", "2033"});
    CHECK(hits({.words = "klaster\\w*", .expression = true}, "Кластерима, klasteri") ==
          Words{"Кластерима", "klasteri"});
    CHECK(hits({.words = "[а-ш]+", .expression = true, .any_script = true}, "Кластер cluster") ==
          Words{"Кластер"});
    CHECK(hits({.words = "a*", .expression = true}, "bab", "en") == Words{"a"});
    CHECK(hits({.words = "^the|end$", .match_case = true, .expression = true}, "the very the end", "en") ==
          Words{"the", "end"});
    CHECK(hits({.words = "(?<=EUR )\\d+", .expression = true}, "EUR 420", "en") == Words{"420"});
    CHECK(hits({.words = "sum\\w+", .expression = true, .ignore_accents = true}, "Шумадија") ==
          Words{"Шумадија"});
    CHECK(hits({.words = "l.b", .expression = true}, "љуб") == Words{}); // l is half of љ
    CHECK(hits({.words = "lan", .whole_words = true, .expression = true}, "plan lan", "en") == Words{"lan"});
}

TEST_CASE("an expression that makes no sense is told in a sentence") {
    for (const char* bad : {"(", "[", "a{2,1}", "(?<n>a)\\k<m>", "*", "a)", "\\p{Nonsense}", "(?<=a*)b"}) {
        const auto matcher = Matcher::make({.words = bad, .expression = true});
        INFO(bad);
        REQUIRE_FALSE(matcher);
        CHECK(matcher.error().code == "search.bad-expression");
        CHECK(matcher.error().sentence.ends_with("."));
    }
    CHECK(Matcher::make({.words = "(", .expression = false}));
    CHECK(Matcher::make({.words = ""}).error().code == "search.nothing");
    CHECK(Matcher::make({.words = std::string(model::object_character)}).error().code == "search.nothing");
}

TEST_CASE("an expression that runs away is stopped") {
    auto matcher = Matcher::make({.words = "(a+)+$", .expression = true});
    REQUIRE(matcher);
    std::vector<Range> ranges;
    const auto start = std::chrono::steady_clock::now();
    const auto found = matcher->find(std::string(200, 'a') + "b", "en", ranges);
    REQUIRE_FALSE(found);
    CHECK(found.error().code == "search.slow");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    // and by a person
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = matcher->find(std::string(200, 'a') + "b", "en", ranges, Task(stop.get_token(), {}));
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == "search.cancelled");
}

TEST_CASE("every word of a Serbian text is found in both scripts, where it stands") {
    const std::string text =
        "Његошева улица, џемпер и инјекција: Љиљана Џонсон, надживети; Шумадија — ОЏАЦИ, поджанр.";
    auto word_begin = std::size_t{0};
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t next = at;
        const char32_t c = at < text.size() ? utf8::next(text, next) : U' ';
        if (c != 0 && is_word_part(c)) {
            at = next;
            continue;
        }
        if (at > word_begin) {
            const std::string word = text.substr(word_begin, at - word_begin);
            for (const std::string& query : {word, language::to_latin(word)})
                for (const bool match_case : {true, false}) {
                    INFO(query);
                    CHECK(hits({.words = query, .match_case = match_case, .whole_words = true}, text) ==
                          Words{word});
                }
        }
        at = word_begin = next == at ? at + 1 : next;
    }
}

namespace {

/// Texts over a small alphabet that has everything that is difficult.
std::string random_words(std::mt19937& random, std::size_t most) {
    static const std::vector<std::string> letters = {
        "a", "l", "j", "lj", "n", "nj", "d",      "ž", "dž", "z\u030C", "š",      "а", "л", "ј",  "љ", "њ",
        "џ", "ж", "ш", "Ђ",  "đ", " ",  "\u00A0", "-", "й",  "ъ",       "\u00AD", "😀", "É", "\"", "“"};
    std::string words;
    for (std::size_t n = random() % (most + 1); n > 0; --n) words += letters[random() % letters.size()];
    return words;
}

} // namespace

TEST_CASE("whatever is looked for, hits are whole characters, in order and apart") {
    std::mt19937 random(7);
    std::size_t found = 0;
    for (int round = 0; round < 20000; ++round) {
        const std::string text = random_words(random, 30);
        Query query{.words = random_words(random, 3)};
        query.match_case = random() % 2;
        query.whole_words = random() % 4 == 0;
        query.ignore_accents = random() % 2;
        query.any_script = random() % 2;
        auto matcher = Matcher::make(query);
        if (!matcher) continue;
        std::vector<Range> ranges;
        REQUIRE(matcher->find(text, "sr", ranges));
        std::size_t last = 0;
        for (const Range& range : ranges) {
            INFO(query.words << " in " << text << " at " << range.begin);
            CHECK(range.begin >= last);
            CHECK(range.begin < range.end);
            CHECK(range.end <= text.size());
            CHECK(utf8::is_valid(text.substr(range.begin, range.end - range.begin)));
            last = range.end;
            // What was found is found again alone, but for the words around it.
            const std::string hit = text.substr(range.begin, range.end - range.begin);
            CHECK(hits(query, hit).size() == 1);
        }
        found += ranges.size();
        // Words that stand in the text letter for letter, ending with a whole letter, are found. A letter
        // goes on with its accents and what is invisible.
        if (!query.whole_words && ranges.empty() && !query.words.empty()) {
            const std::size_t at = text.find(query.words);
            if (at != std::string::npos && query.words.find("\u00AD") == std::string::npos) {
                std::size_t behind = at + query.words.size();
                const std::string rest = text.substr(behind);
                INFO(query.words << " in " << text);
                CHECK((rest.starts_with("\u030C") || rest.starts_with("\u00AD")));
            }
        }
    }
    CHECK(found > 3000);
}

TEST_CASE("folding knows the way back") {
    const Folder folder(
        {.ignore_case = true, .canonical = true, .ignore_accents = true, .letters = Letters::serbian_latin});
    std::u16string units;
    Origin origin;
    folder.fold(RichText("Љу\u0301Š"), units, origin);
    CHECK(units == u"ljus");
    CHECK(origin.begin == std::vector<std::uint32_t>{0, 0, 2, 6});
    CHECK(origin.end == std::vector<std::uint32_t>{2, 2, 6, 8});
    CHECK(origin.first == std::vector<char>{1, 0, 1, 1});
    const Folder bulgarian({.ignore_case = true, .letters = Letters::bulgarian_latin});
    CHECK(bulgarian.fold("Щастие Юг") == u"shtastie yug");
}
