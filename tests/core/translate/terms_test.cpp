#include "core/translate/terms.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::translate;

namespace {

std::string martif(const std::string& entries) {
    return "<?xml version=\"1.0\"?><martif type=\"TBX-Basic\" xml:lang=\"en\"><martifHeader/><text><body>" +
           entries + "</body></text></martif>";
}

} // namespace

TEST_CASE("terms are read in every language, the preferred one first") {
    const auto terms = read_terms(
        martif("<termEntry id=\"c\"><descrip>x</descrip>"
               "<langSet xml:lang=\"en\"><tig><term>industrial group</term><termNote "
               "type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote></tig>"
               "<tig><term>  <hi>smart</hi>\n  cluster </term></tig>"
               "<tig><term>cluster</term><termNote "
               "type=\"administrativeStatus\">preferredTerm-admn-sts</termNote></tig></langSet>"
               "<langSet xml:lang=\"sr-Latn\"><tig><term>klaster</term></tig></langSet>"
               "<langSet xml:lang=\"sr-Cyrl\"><ntig><termGrp><term>кластер</term></termGrp></ntig></langSet>"
               "</termEntry><termEntry id=\"empty\"/>"));
    REQUIRE(terms);
    CHECK(terms->concepts().size() == 2);
    CHECK(terms->term("c", "en") == "cluster");
    CHECK(terms->find("c")->terms[1].words == "smart cluster");
    CHECK(terms->term("c", "sr") == "кластер");
    CHECK(terms->term("c", "bg").empty());
    CHECK(terms->term("empty", "en").empty());
    CHECK(terms->term("none", "en").empty());
}

TEST_CASE("what is no terminology is told as such") {
    CHECK(read_terms("<martif").error().code == "translate.terms-broken");
    CHECK(read_terms("<tbx/>").error().code == "translate.terms-unknown");
    std::string crowded = "<martif";
    for (int i = 0; i < 100000; ++i) crowded += " a" + std::to_string(i) + "=\"\"";
    CHECK(read_terms(crowded + "/>").error().code == "translate.terms-broken");
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "<a>";
    CHECK(read_terms(deep).error().code == "translate.terms-broken");
    CHECK(terms_of("no such folder")->concepts().empty());
}

TEST_CASE("the example's terms are read") {
    const auto terms = terms_of(std::filesystem::path(STRATEG_SOURCE_DIR) / "templates" / "example");
    REQUIRE(terms);
    CHECK(terms->concepts().size() == 38);
    CHECK(terms->term("cluster", "bg") == "клъстер");
}
