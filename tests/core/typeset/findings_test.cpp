// Where a document breaks a rule of accessible documents, building says so and claims nothing.
#include "tests/core/typeset/structure.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::typeset;
using namespace strateg::typeset::testing;
using model::Block;
using model::RichText;
namespace kind = model::kind;

namespace {

Block linked(std::string id, std::string target) {
    return block(std::move(id), kind::paragraph,
                 RichText("See there.", {{model::MarkKind::link, 4, 9, std::move(target), {}}}));
}

} // namespace

TEST_CASE("a document that breaks no rule may say so") {
    const Laid result = laid(project({heading("a", "One"), heading("b", "Two", 2), heading("c", "Three", 3),
                                      heading("d", "Four"), paragraph("p", "Words.")}));
    CHECK(result.problems.empty());
    CHECK(result.pages.info.accessible);
}

TEST_CASE("a skipped level of headings is told with its block") {
    const Laid result =
        laid(project({heading("a", "One"), heading("b", "Two", 3), paragraph("p", "Words.")}));
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].code == "typeset.accessibility-heading-level");
    CHECK(result.problems[0].place.block == "b");
    CHECK_FALSE(result.pages.info.accessible);
}

TEST_CASE("a heading without words is told") {
    const Laid result = laid(project({heading("a", "One"), heading("b", " "), paragraph("p", "Words.")}));
    CHECK(problems_with(result, "typeset.accessibility-heading-empty") == 1);
    CHECK_FALSE(result.pages.info.accessible);
}

TEST_CASE("a document without a title is told") {
    model::Project untitled = project({paragraph("p", "Words.")});
    untitled.front = model::share(model::Section{"front", {}, {}, {}});
    const Laid result = laid(untitled);
    CHECK(problems_with(result, "typeset.accessibility-title") == 1);
    CHECK_FALSE(result.pages.info.accessible);
}

TEST_CASE("a figure without words for who cannot see it is told") {
    Block figure = block("f", kind::figure, {}, {{"src", "media/none.png"}});
    const Laid without = laid(project({figure}));
    CHECK(problems_with(without, "typeset.accessibility-alt") == 1);
    CHECK_FALSE(without.pages.info.accessible);
    figure.children.push_back(model::share(block("f.a", kind::alt, RichText("A map"))));
    const Laid with = laid(project({figure}));
    CHECK(problems_with(with, "typeset.accessibility-alt") == 0);
    CHECK(with.pages.info.accessible);
    // In the language of the source where there is no translation: named as such.
    model::Project two = project({figure});
    two.languages = {"en", "bg"};
    const Laid other = laid(two, "bg");
    CHECK(problems_with(other, "typeset.accessibility-alt-language") == 1);
    const std::uint32_t element = first_of(other.pages, Role::figure);
    CHECK(other.pages.structure[element].alternative == "A map");
    CHECK(other.pages.structure[element].language == "en");
    CHECK(other.pages.structure[first_of(other.pages, Role::caption)].language == "bg");
}

TEST_CASE("a table without a head is told") {
    Block table = block("t", kind::table, {}, {{"header-rows", "0"}});
    for (const char* r : {"r1", "r2"}) {
        Block row = block(r, kind::row, {});
        for (const char* c : {"a", "b"})
            row.children.push_back(model::share(block(std::string(r) + c, kind::cell, RichText("x"))));
        table.children.push_back(model::share(std::move(row)));
    }
    CHECK(problems_with(laid(project({table})), "typeset.accessibility-table-header") == 1);
    table.attributes.set("header-columns", "1");
    CHECK(problems_with(laid(project({table})), "typeset.accessibility-table-header") == 0);
}

TEST_CASE("a link to a block leads to its place") {
    const Laid result = laid(project({linked("p", "#q"), paragraph("q", "Target.")}));
    CHECK(result.problems.empty());
    bool leads = false;
    for (const Page& page : result.pages.pages)
        for (const Link& link : page.links)
            leads |= link.url.empty() && link.destination != none &&
                     result.pages.destinations[link.destination].name == "q";
    CHECK(leads);
    const Laid lost = laid(project({linked("p", "#gone")}));
    REQUIRE(problems_with(lost, "typeset.reference-unknown") == 1);
    CHECK(lost.problems[0].place.block == "p");
    const std::string object(model::object_character);
    const auto with = [&](model::MarkKind kind) {
        return laid(
            project({block("p", kind::paragraph,
                           RichText("See " + object + ".", {{kind, 4, 4 + object.size(), "gone", {}}}))}));
    };
    CHECK(problems_with(with(model::MarkKind::reference), "typeset.reference-unknown") == 1);
    CHECK(problems_with(with(model::MarkKind::value), "typeset.value-unknown") == 1);
    CHECK(problems_with(with(model::MarkKind::footnote), "typeset.footnote-unknown") == 1);
    // Words to the writer are not printed.
    const Laid unprinted = laid(project({linked("p", "#g"), block("g", kind::guidance, RichText("Advice"))}));
    CHECK(problems_with(unprinted, "typeset.reference-unprinted") == 1);
}

TEST_CASE("a list begins with the number it is told") {
    const Laid result =
        laid(project({block("a", kind::item, RichText("x"), {{"list", "number"}, {"start", "4"}}),
                      block("b", kind::item, RichText("y"), {{"list", "number"}})}));
    CHECK(tree(result.pages, first_of(result.pages, Role::list), true) ==
          "L(LI(Lbl=4. LBody=x) LI(Lbl=5. LBody=y))");
}
