#include "core/base/problem.h"
#include "core/base/say.h"

#include <catch2/catch.hpp>
#include <map>
#include <thread>

using namespace strateg;

namespace {

/// Three words of Serbian, with its three forms of many.
class Serbian : public Translator {
public:
    std::string language() const override { return "sr-Cyrl"; }
    std::optional<std::string> words(std::string_view english,
                                     std::optional<unsigned long> count) const override {
        if (english == "{} word") {
            const unsigned long n = count.value();
            if (n % 10 == 1 && n % 100 != 11) return "{} реч";
            if (n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20)) return "{} речи";
            return "{} речи (више)";
        }
        if (english == "“{}” where the source says “{}”.") return "Изворник каже „{1}“, а овде стоји „{0}“.";
        if (english == "The disk is full.") return "Диск је пун.";
        return std::nullopt;
    }
};

struct Speaking {
    Speaking() { set_translator(std::make_shared<Serbian>()); }
    ~Speaking() { set_translator(nullptr); }
};

} // namespace

TEST_CASE("without a translator sentences are English") {
    CHECK(said_language() == "en");
    CHECK(say("“{}” is not there.", std::string("a.xml")) == "“a.xml” is not there.");
    CHECK(say("{} of {}", 3, 12u) == "3 of 12");
    CHECK(say_many("{} word", "{} words", 1, 1) == "1 word");
    CHECK(say_many("{} word", "{} words", 5, 5) == "5 words");
    CHECK(fail("x", "The disk is full.").value().sentence == "The disk is full.");
}

TEST_CASE("a translator gives the words, the order and the forms of its language") {
    const Speaking serbian;
    CHECK(said_language() == "sr-Cyrl");
    CHECK(say("“{}” where the source says “{}”.", "7,3", "7.5") ==
          "Изворник каже „7.5“, а овде стоји „7,3“.");
    CHECK(say_many("{} word", "{} words", 21, 21) == "21 реч");
    CHECK(say_many("{} word", "{} words", 3, 3) == "3 речи");
    CHECK(say_many("{} word", "{} words", 12, 12) == "12 речи (више)");
    CHECK(say("Unknown {}.", 1) == "Unknown 1.");
    CHECK(translated("Диск је пун.") == "Диск је пун.");
    const auto problem = fail("store.disk-full", "The disk is full.", "Free some space.").value();
    CHECK(problem.sentence == "Диск је пун.");
    CHECK(problem.hint == "Free some space.");
    CHECK(problem.code == "store.disk-full");
}

TEST_CASE("things that look like places stay as they are") {
    CHECK(say("“{}” and “{}”", "{}", "{0}") == "“{}” and “{0}”");
    CHECK(say("{#{}} {x} {}", "id") == "{#id} {x} {}");
    CHECK(filled("100 %", {}) == "100 %");
    CHECK(filled("{", {}) == "{");
    CHECK(filled("{2}", {}) == "{2}");
}

TEST_CASE("changing the translator while others speak is safe") {
    std::jthread other([](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            const std::string sentence = translated("The disk is full.");
            if (sentence != "The disk is full." && sentence != "Диск је пун.") std::abort();
        }
    });
    for (int i = 0; i < 2000; ++i) set_translator(i % 2 ? nullptr : std::make_shared<Serbian>());
    set_translator(nullptr);
    SUCCEED();
}
