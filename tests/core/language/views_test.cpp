#include "core/language/views.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::language;

TEST_CASE("Serbian is one language in two views") {
    model::Project project;
    project.languages = {"en", "sr", "bg"};
    const std::vector<View> views = views_of(project);
    REQUIRE(views.size() == 4);
    CHECK(views[0] == View{"en", "en", Script::latin});
    CHECK(views[1] == View{"sr-Cyrl", "sr", Script::cyrillic});
    CHECK(views[2] == View{"sr-Latn", "sr", Script::latin});
    CHECK(views[3] == View{"bg", "bg", Script::cyrillic});
    CHECK(view_named(project, "sr")->tag == "sr-Cyrl");
    CHECK(view_named(project, "SR_latn")->tag == "sr-Latn");
    CHECK_FALSE(view_named(project, "de"));
    CHECK(default_view("sr").tag == "sr-Cyrl");
    CHECK(views_of("sr-Latn").front() == View{"sr-Latn", "sr", Script::latin});
    CHECK(default_view("mk").script == Script::cyrillic);
}

TEST_CASE("Language tags are canonical or refused") {
    CHECK(canonical_tag("SR-latn").value() == "sr-Latn");
    CHECK(canonical_tag("en_GB").value() == "en-GB");
    CHECK(canonical_tag("bg").value() == "bg");
    for (const char* bad : {"", "-", "english language", "sr-", "e", "../etc", "sr-Latn-"}) {
        INFO(bad);
        REQUIRE_FALSE(canonical_tag(bad));
        CHECK(canonical_tag(bad).error().code == "language.bad-tag");
    }
    CHECK(language_of("sr-Latn-RS") == "sr");
    CHECK(language_of("EN") == "en");
}

TEST_CASE("Languages are named in themselves and in each other") {
    CHECK(own_name("en") == "English");
    CHECK(own_name("sr") == "Српски");
    CHECK(own_name("sr-Cyrl") == "Српски (ћирилица)");
    CHECK(own_name("sr-Latn") == "Srpski (latinica)");
    CHECK(own_name("bg") == "Български");
    CHECK(name_in("bg", "sr-Latn") == "bugarski");
    CHECK(name_in("bg", "sr-Cyrl") == "бугарски");
    CHECK(name_in("sr", "bg") == "сръбски");
    CHECK(name_in("sr-Latn", "en") == "Serbian (Latin)");
    CHECK(name_in("not a tag", "en") == "not a tag");
}
