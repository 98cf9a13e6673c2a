#include "core/base/utf8.h"
#include "core/model/fact.h"
#include "core/model/ids.h"
#include "core/model/staleness.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::model;

namespace {

Block with(std::initializer_list<std::pair<const char*, const char*>> texts) {
    Block block;
    block.id = "b";
    block.kind = kind::paragraph;
    for (const auto& [language, words] : texts)
        block.set_text({language, RichText(words), {}, {}, {}, {}});
    return block;
}

} // namespace

TEST_CASE("translation states are derived from the texts") {
    Block block = with({{"en", "The region"}, {"bg", "  "}});
    CHECK(translation_state(block, "en", "en") == TranslationState::source);
    CHECK(translation_state(block, "en", "sr") == TranslationState::missing);
    CHECK(translation_state(block, "en", "bg") == TranslationState::empty);
    block.set_text(written(block, "en", "sr", RichText("Регион")));
    CHECK(translation_state(block, "en", "sr") == TranslationState::current);
    block.set_text(written(block, "en", "en", RichText("The whole region")));
    CHECK(translation_state(block, "en", "sr") == TranslationState::stale);
    block.set_text(written(block, "en", "sr", RichText("Цео регион")));
    CHECK(translation_state(block, "en", "sr") == TranslationState::current);
    block.set_text(written(block, "en", "bg", RichText("The whole region")));
    CHECK(translation_state(block, "en", "bg") == TranslationState::same_as_source);
}

TEST_CASE("a number or code that is the same in both languages is no finding") {
    Block block = with({{"en", "2027–2033"}});
    block.set_text(written(block, "en", "sr", RichText("2027–2033")));
    CHECK(translation_state(block, "en", "sr") == TranslationState::current);
}

TEST_CASE("an empty source needs no translation") {
    CHECK(translation_state(with({{"en", ""}}), "en", "sr") == TranslationState::not_needed);
}

TEST_CASE("facts are read strictly") {
    Block block;
    block.id = "f";
    block.attributes = {{"type", "percent"}, {"value", "68.3"}};
    REQUIRE(fact_of(block));
    CHECK(fact_of(block)->type == FactType::percent);
    block.attributes.set("value", "68,3");
    CHECK(fact_of(block).error().code == "model.fact-value");
    block.attributes = {{"type", "date"}, {"value", "2027-02-30"}};
    CHECK_FALSE(fact_of(block));
    block.attributes.set("value", "2028-02-29");
    CHECK(fact_of(block));
    block.attributes.set("type", "weight");
    CHECK(fact_of(block).error().code == "model.fact-type");
}

TEST_CASE("ids are short, valid and not repeated") {
    IdMaker ids(1);
    std::set<std::string> made;
    for (int i = 0; i < 100000; ++i) {
        const std::string id = ids.make();
        REQUIRE(is_valid_id(id));
        REQUIRE(id.size() == 8);
        REQUIRE(made.insert(id).second);
    }
    CHECK(ids.make_from("2.1 Clusters & co") == "clusters-co");
    CHECK(ids.make_from("Clusters, co!") == "clusters-co-2");
    CHECK_FALSE(is_valid_id("../x"));
    CHECK_FALSE(is_valid_id(""));
}

TEST_CASE("offsets convert between characters and bytes, in broken text too") {
    const std::string text = "aљ\xFF€😀";
    CHECK(utf8::length(text) == 5);
    CHECK(utf8::byte_at(text, 2) == 3);
    CHECK(utf8::character_at(text, 4) == 3);
    CHECK_FALSE(utf8::is_valid(text));
    CHECK(utf8::is_valid(utf8::repaired(text)));
    std::size_t at = text.size();
    CHECK(utf8::previous(text, at) == U'😀');
    CHECK(utf8::previous(text, at) == U'€');
    CHECK(utf8::previous(text, at) == 0xFFFD);
    CHECK(utf8::previous(text, at) == U'љ');
}
