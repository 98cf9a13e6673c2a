#include "core/base/utf8.h"
#include "core/model/staleness.h"
#include "core/search/replace.h"
#include "tests/core/search/sample.h"

#include <random>

using namespace strateg;
using namespace strateg::search;
using namespace strateg::search::test;
using model::Mark;
using model::MarkKind;
using model::RichText;
namespace kind = model::kind;

namespace {

RichText replaced(const Query& query, const Replacement& replacement, const RichText& text,
                  std::string language = "sr") {
    auto matcher = Matcher::make(query);
    REQUIRE(matcher);
    std::vector<Range> ranges;
    REQUIRE(matcher->find(text, language, ranges));
    auto replacer = Replacer::make(query, replacement);
    REQUIRE(replacer);
    return replacer->replaced(text, language, ranges);
}

std::string words(const Query& query, const Replacement& replacement, const RichText& text,
                  std::string language = "sr") {
    return replaced(query, replacement, text, std::move(language)).characters();
}

const std::string object(model::object_character);

} // namespace

TEST_CASE("words are replaced, all of them") {
    CHECK(words({.words = "cat"}, {"dog"}, "A cat, a cat; cat", "en") == "A dog, a dog; dog");
    CHECK(words({.words = "cat "}, {""}, "A cat sat", "en") == "A sat");
    CHECK(words({.words = "a"}, {"aa"}, "aaa", "en") == "aaaaaa");
}

TEST_CASE("words typed in Latin become Cyrillic where the hit is Cyrillic") {
    CHECK(words({.words = "ljubav"}, {"džungla"}, "љубав и ljubav") == "џунгла и džungla");
    CHECK(words({.words = "grad"}, {"konjugacija"}, "град") == "конјугација");
    CHECK(words({.words = "град"}, {"село"}, "град grad") == "село село");
    CHECK(words({.words = "grad", .any_script = false}, {"selo"}, "град grad") == "град selo");
    CHECK(words({.words = "2027"}, {"godine"}, "до 2027") == "до године");
    CHECK(words({.words = "2027"}, {"godine"}, "2027") == "godine");
    CHECK(words({.words = "cat"}, {"пас"}, "cat", "en") == "пас");
    CHECK(words({.words = "cat"}, {"konj"}, "cat", "bg") == "konj");
    // A foreign passage keeps its script.
    const RichText foreign("у Interreg 2 добу", {{MarkKind::foreign, 3, 13, "en", {}}});
    CHECK(words({.words = "2"}, {"two"}, foreign) == "у Interreg two добу");
}

TEST_CASE("case can be kept") {
    const Replacement keep{"network", true};
    CHECK(words({.words = "cluster"}, keep, "Cluster, cluster, CLUSTER", "en") ==
          "Network, network, NETWORK");
    CHECK(words({.words = "klaster"}, {"mreža", true}, "Кластер, кластер, КЛАСТЕР") == "Мрежа, мрежа, МРЕЖА");
    CHECK(words({.words = "cluster"}, {"iPad", true}, "cluster Cluster", "en") == "iPad IPad");
}

TEST_CASE("groups of expressions") {
    CHECK(words({.words = R"((\d+)\.(\d+))", .expression = true}, {"$2-$1"}, "12.34", "en") == "34-12");
    CHECK(words({.words = R"((?<year>\d{4})\.)", .expression = true}, {"${year}"}, "2027. 2028.") ==
          "2027 2028");
    CHECK(words({.words = "a", .expression = true}, {R"(\$0$0\\)"}, "a", "en") == R"($0a\)");
    CHECK(words({.words = "(x)|(y)", .expression = true}, {"[$1$2]"}, "xy", "en") == "[x][y]");
    CHECK(words({.words = "(x)", .expression = true}, {"$12"}, "x", "en") == "x2");
    CHECK(words({.words = "(klaster)i", .expression = true}, {"$1ima"}, "кластери klasteri") ==
          "кластерима klasterima");
    CHECK(words({.words = "a", .expression = false}, {"$1"}, "a", "en") == "$1");
    for (const char* bad : {"$2", "$", "$x", "${none}"}) {
        const auto made = Replacer::make({.words = "(a)", .expression = true}, {bad});
        REQUIRE_FALSE(made);
        CHECK(made.error().code == "search.no-group");
    }
}

TEST_CASE("marks around a hit stay, one over the hit goes on") {
    const RichText text("an old bold word",
                        {{MarkKind::strong, 3, 11, "", {}}, {MarkKind::link, 7, 11, "u", {}}});
    // over it
    CHECK(
        replaced({.words = "bold"}, {"brave"}, text, "en") ==
        RichText("an old brave word", {{MarkKind::strong, 3, 12, "", {}}, {MarkKind::link, 7, 12, "u", {}}}));
    // beside it
    CHECK(replaced({.words = "word"}, {"x"}, text, "en").marks() == text.marks());
    // longer than it
    CHECK(replaced({.words = "old", .whole_words = true}, {"very old"}, text, "en") ==
          RichText("an very old bold word",
                   {{MarkKind::strong, 3, 16, "", {}}, {MarkKind::link, 12, 16, "u", {}}}));
    // what is the same before and after keeps its own marks
    CHECK(replaced({.words = "an old bold word"}, {"an old bold text"}, text, "en") ==
          RichText("an old bold text", text.marks()));
    // groups bring theirs
    CHECK(replaced({.words = "(bold) (word)", .expression = true}, {"$2 $1"}, text, "en") ==
          RichText("an old word bold", {{MarkKind::strong, 3, 7, "", {}},
                                        {MarkKind::strong, 12, 16, "", {}},
                                        {MarkKind::link, 12, 16, "u", {}}}));
}

TEST_CASE("objects in a hit are never lost") {
    const RichText text("ten clusters" + object + " in two", {{MarkKind::footnote, 12, 15, "n1", {}}});
    CHECK(replaced({.words = "clusters in"}, {"networks of"}, text, "en") ==
          RichText("ten networks of" + object + " two", {{MarkKind::footnote, 15, 18, "n1", {}}}));
    CHECK(replaced({.words = "clusters in"}, {"clusters of"}, text, "en") ==
          RichText("ten clusters" + object + " of two", {{MarkKind::footnote, 12, 15, "n1", {}}}));
    CHECK(replaced({.words = ".*", .expression = true}, {""}, text, "en") ==
          RichText(object, {{MarkKind::footnote, 0, 3, "n1", {}}}));
    CHECK(replaced({.words = "(.*) in", .expression = true}, {"$1"}, text, "en").marks().size() == 1);
    const RichText line("Regional" + object + "clusters", {{MarkKind::line_break, 8, 11, "", {}}});
    CHECK(replaced({.words = "regional clusters"}, {"Regional networks"}, line, "en") ==
          RichText("Regional" + object + "networks", {{MarkKind::line_break, 8, 11, "", {}}}));
}

TEST_CASE("one change-set, one inverse; translations stay what they were") {
    const model::Project before =
        project_of({block("a", kind::paragraph, "The cluster and the cluster", "Кластер"),
                    block("b", kind::paragraph, "No", "Кластери и klaster", "Клъстер")});
    const Query query{.words = "klaster"};
    auto found = find(before, query);
    REQUIRE(found);
    REQUIRE(found->list.size() == 3);
    auto replacer = Replacer::make(query, {"mreža"});
    const Replaced done = replacer->replace(before, found->list);
    CHECK(done.hits == 3);
    CHECK(done.texts == 2);
    CHECK(done.moved == 0);
    const auto applied = model::apply(before, done.changes);
    REQUIRE(applied);
    CHECK(model::find_block(applied->project, "b").block->content("sr")->characters() == "мрежаи и mreža");
    CHECK(model::apply(applied->project, applied->inverse)->project == before);

    // A translation of today's source is still one; a changed source makes it stale.
    const auto state = [](const model::Project& project, const char* id) {
        return model::translation_state(*model::find_block(project, id).block, "en", "sr");
    };
    CHECK(state(applied->project, "a") == model::TranslationState::current);
    auto english = find(before, {.words = "cluster"});
    const auto source = model::apply(
        before, Replacer::make({.words = "cluster"}, {"net"})->replace(before, english->list).changes);
    REQUIRE(source);
    CHECK(state(source->project, "a") == model::TranslationState::stale);
    CHECK(state(source->project, "b") == model::TranslationState::current);

    // Hits of an older state are left alone.
    const Replaced late = replacer->replace(source->project, english->list);
    CHECK(late.moved == 2);
    CHECK(late.changes.changes.empty());
}

TEST_CASE("chosen hits alone are replaced") {
    const model::Project project = project_of({block("a", kind::paragraph, "one one one")});
    auto found = find(project, {.words = "one"});
    found->list.erase(found->list.begin() + 1);
    const Replaced done = Replacer::make({.words = "one"}, {"two"})->replace(project, found->list);
    CHECK(model::find_block(model::apply(project, done.changes)->project, "a")
              .block->content("en")
              ->characters() == "two one two");
}

TEST_CASE("whatever is replaced, objects survive and texts stay valid") {
    std::mt19937 random(11);
    static const std::vector<std::string> letters = {"a", "lj", "љ", "њ", "ж", "b", " ", "c\u030C", "č"};
    static const std::vector<std::string> expressions = {"a",     "(a|b)+", ".",   ".*", "(.)(.)",
                                                         "[^a]+", "l|љ",    "\\s", "b?a"};
    static const std::vector<std::string> with = {"", "x", "$0", "$0$0", "lj", "a b"};
    for (int round = 0; round < 5000; ++round) {
        std::string characters;
        std::vector<Mark> marks;
        std::size_t objects = 0;
        for (std::size_t n = random() % 14; n > 0; --n) {
            if (random() % 4) {
                characters += letters[random() % letters.size()];
                continue;
            }
            const MarkKind kinds[] = {MarkKind::footnote, MarkKind::value, MarkKind::reference,
                                      MarkKind::line_break};
            marks.push_back({kinds[random() % 4],
                             characters.size(),
                             characters.size() + 3,
                             "o" + std::to_string(objects++),
                             {}});
            characters += object;
        }
        if (!characters.empty() && random() % 2)
            marks.push_back({MarkKind::strong, random() % characters.size(), characters.size(), "", {}});
        const RichText text(characters, marks);
        const bool expression = random() % 2;
        const Query query{.words = expression ? expressions[random() % expressions.size()]
                                              : letters[random() % letters.size()],
                          .expression = expression,
                          .ignore_accents = random() % 2 == 0};
        const RichText result =
            replaced(query, {with[random() % (expression ? 6 : 2)], random() % 2 == 0}, text);
        INFO(query.words << " in " << characters << " gives " << result.characters());
        CHECK(utf8::is_valid(result.characters()));
        for (std::size_t i = 0; i < objects; ++i)
            CHECK(std::any_of(result.marks().begin(), result.marks().end(),
                              [&](const Mark& mark) { return mark.target == "o" + std::to_string(i); }));
        CHECK(result == RichText(result.characters(), result.marks())); // canonical
    }
}
