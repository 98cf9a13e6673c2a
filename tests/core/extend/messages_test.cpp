#include "core/extend/messages.h"
#include "core/extend/service_calls.h"
#include "tests/core/extend/support.h"
#include "tests/support/comments.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::extend;
using namespace strateg::extend::test;

TEST_CASE("a block becomes a message with offsets in characters, shown values and derived states") {
    FakeServices services;
    model::Block fact;
    fact.id = "n";
    fact.kind = model::kind::fact;
    fact.attributes = {{"type", "number"}, {"value", "1386.5"}};
    model::Section facts;
    facts.id = "facts";
    facts.blocks = {model::share(fact)};
    model::Block block;
    block.id = "p";
    block.kind = model::kind::paragraph;
    const std::string object(model::object_character);
    block.set_text({"en",
                    model::RichText("é " + object + "!", {{model::MarkKind::value, 3, 6, "n", {}}}),
                    {},
                    {},
                    {},
                    {}});
    block.set_text({"sr",
                    model::RichText("Ж " + object, {{model::MarkKind::value, 3, 6, "n", {}}}),
                    {},
                    "draft",
                    {},
                    {}});
    model::Section section;
    section.id = "s";
    section.blocks = {model::share(block)};
    model::Project project;
    project.source = "en";
    project.languages = {"en", "sr", "bg"};
    project.facts = model::share(facts);
    project.outline = {{model::share(section), 0}};

    const auto units = check::units_of(project);
    REQUIRE(units.size() == 2);
    const json message = CheckMessages(project, services).block(units[1]);
    CHECK(message["id"] == "p");
    CHECK(message["section"] == "s");
    CHECK(message["source"] == "en");
    CHECK(message["texts"][0]["marks"][0]["start"] == 2);
    CHECK(message["texts"][0]["marks"][0]["end"] == 3);
    CHECK(message["texts"][0]["marks"][0]["shown"] == "1,386.5");
    CHECK(message["texts"][1]["marks"][0]["shown"] == "1.386,5");
    CHECK(message["texts"][1]["state"] == "draft");
    CHECK(message["translation"]["en"] == "source");
    CHECK(message["translation"]["sr"] == "unconfirmed");
    CHECK(message["translation"]["bg"] == "missing");
    const model::RichText back = text_from(message["texts"][0]);
    CHECK(back == *block.content("en"));

    // Checkers do not learn what people say about the texts.
    const model::Project talked_about = strateg::test::commented(project);
    REQUIRE_FALSE(talked_about == project);
    const CheckMessages messages(project, services), same(talked_about, services);
    CHECK(same.check_request(check::units_of(talked_about)) == messages.check_request(units));
}

TEST_CASE("an answer that is not what was asked for is a problem, never an exception") {
    for (const char* answer :
         {"", "{", "[]", "null", "{\"findings\":7}", "{\"findings\":[7]}", "{\"findings\":[{}]}",
          "{\"findings\":[{\"block\":1,\"language\":\"en\",\"code\":\"c\",\"message\":\"m\"}]}",
          "{\"findings\":[{\"block\":\"b\",\"language\":\"en\",\"code\":\"c\",\"message\":\"m\","
          "\"start\":-1,\"fixes\":[{}]}]}"}) {
        INFO(answer);
        const auto findings = findings_from(answer);
        REQUIRE(!findings);
        CHECK(findings.error().code == "extend.bad-answer");
    }
    CHECK(findings_from("{\"findings\":[]}")->empty());
    CHECK(!fixes_from("{\"fixes\":[{\"start\":1}]}"));
}

TEST_CASE("a finding is said in the language of the window where the catalogue knows its sentence") {
    class Serbian : public Translator {
    public:
        std::string language() const override { return "sr-Cyrl"; }
        std::optional<std::string> words(std::string_view english,
                                         std::optional<unsigned long>) const override {
            if (english == "“{}” where the source says “{}”.")
                return "Изворник каже „{1}“, а овде стоји „{0}“.";
            if (english == "The translation is empty.") return "Превод је празан.";
            return std::nullopt;
        }
    };
    const std::string reply = R"({"findings": [
        {"block": "p", "language": "sr", "code": "numbers.different", "message": "“7,3” where the source says “7.5”.",
         "say": {"id": "“{}” where the source says “{}”.", "args": ["7,3", "7.5"]},
         "fixes": [{"start": 0, "end": 3, "replacement": "7,5", "label": "Replace by “7,5”",
                    "say": {"id": "Replace by “{}”", "args": ["7,5"]}}]},
        {"block": "p", "language": "sr", "code": "numbers.empty", "message": "The translation is empty."}]})";
    const auto english = findings_from(reply);
    REQUIRE(english);
    CHECK(english->at(0).message == "“7,3” where the source says “7.5”.");
    CHECK(english->at(0).fixes.at(0).label == "Replace by “7,5”");
    set_translator(std::make_shared<Serbian>());
    const auto serbian = findings_from(reply);
    const auto broken =
        findings_from(R"({"findings": [{"block": "p", "language": "sr", "code": "x", "message": "m",
        "say": {"id": "“{}” where the source says “{}”.", "args": [7]}}]})");
    set_translator(nullptr);
    REQUIRE(serbian);
    CHECK(serbian->at(0).message == "Изворник каже „7.5“, а овде стоји „7,3“.");
    CHECK(serbian->at(0).fixes.at(0).label == "Replace by “7,5”"); // the catalogue does not know it
    CHECK(serbian->at(1).message == "Превод је празан.");
    CHECK_FALSE(broken);
}

TEST_CASE("service requests in any shape are answered or refused") {
    FakeServices services;
    for (const char* request :
         {"", "{}", "{\"texts\":[{}]}", "{\"texts\":7}", "[]",
          "{\"texts\":[{\"text\":\"a\",\"language\":\"en\",\"marks\":[{\"kind\":\"link\","
          "\"start\":5,\"end\":99}]}]}"}) {
        for (const char* function : {"misspelled", "words", "suggest", "locale", "other"}) {
            std::string reply;
            INFO(function << " " << request);
            const strateg_status status = answer_service(services, {}, function, request, reply);
            if (status == STRATEG_FAILED) CHECK(!reply.empty());
            if (status == STRATEG_OK) CHECK(json::accept(reply));
            CHECK((status == STRATEG_UNSUPPORTED) == (std::string(function) == "other"));
        }
    }
}

TEST_CASE("the language service speaks in characters") {
    FakeServices services;
    std::string reply;
    const char* request =
        "{\"texts\":[{\"language\":\"sr\",\"text\":\"један шест x\"},{\"language\":\"en\",\"text\":\"\"}]}";
    REQUIRE(answer_service(services, {}, "misspelled", request, reply) == STRATEG_OK);
    CHECK(json::parse(reply) ==
          json::parse("{\"texts\":[{\"misspelled\":[[6,10],[11,12]]},{\"misspelled\":[]}]}"));
    REQUIRE(answer_service(services, {}, "suggest", "{\"word\":\"w\",\"language\":\"en\"}", reply) ==
            STRATEG_OK);
    CHECK(json::parse(reply) == json::parse("{\"suggestions\":[\"w1\",\"w2\"]}"));
}
