// The list of abbreviations and the index.
#include "tests/core/typeset/structure.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>

using namespace strateg;
using namespace strateg::typeset;
using namespace strateg::typeset::testing;
using model::Block;
using model::RichText;
namespace kind = model::kind;

namespace {

Block term(std::string id, std::string before, std::string words, std::string ref) {
    const std::size_t from = before.size(), to = from + words.size();
    return block(
        std::move(id), kind::paragraph,
        RichText(before + words + " and more.", {{model::MarkKind::term, from, to, std::move(ref), {}}}));
}

Block abbreviation(std::string id, std::string label, std::string words) {
    Block made = block(id, kind::abbreviation, RichText(std::move(words)));
    made.children.push_back(model::share(block(id + ".s", kind::short_form, RichText(std::move(label)))));
    return made;
}

Block page_break(std::string id) {
    return block(std::move(id), kind::page_break, {});
}

} // namespace

TEST_CASE("abbreviations are listed in the order of the alphabet behind the contents") {
    model::Project made = project({heading("h", "Chapter"), paragraph("p", "Words.")});
    model::Section front = *made.front;
    front.blocks.push_back(model::share(abbreviation("a1", "SME", "small and medium-sized enterprises")));
    front.blocks.push_back(model::share(abbreviation("a2", "EU", "European Union")));
    front.blocks.push_back(model::share(abbreviation("a3", " ", "nothing")));
    made.front = model::share(std::move(front));
    const Laid result = laid(made);
    CHECK(text_of_all(result.pages)
              .find("List of abbreviations EU European Union SME small and "
                    "medium-sized enterprises 1 Chapter Words.") != std::string::npos);
    const std::uint32_t list = first_of(result.pages, Role::list);
    CHECK(tree(result.pages, list, true) == "L(LI(Lbl=EU LBody=European Union) LI(Lbl=SME LBody=small and "
                                            "medium-sized enterprises))");
    CHECK(result.pages.outline[1].title == "List of abbreviations");
    CHECK(result.pages.pages[1].label == "ii"); // front matter
}

TEST_CASE("without abbreviations and marked terms there are no lists of them") {
    model::Project made = project({heading("h", "Chapter"), term("p", "A ", "cluster", "c")});
    CHECK(text_of_all(laid(made).pages).find("Index") == std::string::npos);
    made = project({heading("h", "Chapter"), paragraph("p", "Words.")});
    made.attributes.set("index", "yes");
    const Laid result = laid(made);
    CHECK(text_of_all(result.pages).find("Index") == std::string::npos);
    CHECK(text_of_all(result.pages).find("abbreviations") == std::string::npos);
}

// There are no contents: the title page is page 1.
TEST_CASE("the index names the pages of each term once, in ranges, and leads to them") {
    std::vector<Block> blocks;
    blocks.push_back(term("p0", "A ", "partnership", "p"));
    blocks.push_back(term("p1", "A ", "cluster", "c"));
    blocks.push_back(term("p2", "Two ", "clusters", "c"));
    for (int page = 2; page <= 4; ++page) {
        blocks.push_back(page_break("b" + std::to_string(page)));
        blocks.push_back(term("q" + std::to_string(page), "The ", "cluster", "c"));
    }
    blocks.push_back(page_break("b5"));
    blocks.push_back(paragraph("r", "Nothing."));
    blocks.push_back(page_break("b6"));
    blocks.push_back(term("q6", "Last ", "Cluster", "c"));
    model::Project made = project(std::move(blocks));
    made.attributes.set("index", "yes");
    const Laid result = laid(made);
    CHECK(result.problems.empty());
    const std::uint32_t index = first_of(result.pages, Role::index);
    REQUIRE(index != none);
    CHECK(tree(result.pages, index, true) ==
          "Index(P=C L(LI(Lbl=cluster LBody=–,(Reference(Link=2) Reference(Link=5) Reference(Link=7)))) "
          "P=P L(LI(Lbl=partnership LBody(Reference(Link=2)))))");
    CHECK(text_of_all(result.pages).find("C cluster 2–5, 7 P partnership 2") != std::string::npos);
    const Page& last = result.pages.pages.back();
    REQUIRE(last.links.size() == 4);
    for (const Link& link : last.links) {
        CHECK(result.pages.structure[link.element].role == Role::link);
        REQUIRE(link.destination < result.pages.destinations.size());
    }
    CHECK(result.pages.pages[result.pages.destinations[last.links[2].destination].page].label == "7");
    CHECK(result.pages.outline.back().title == "Index");
}

TEST_CASE("the index takes its words from the terminology, in the language of the view") {
    const auto folder = std::filesystem::temp_directory_path() / "strateg-index-test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "terms.tbx")
        << "<martif type=\"TBX-Basic\"><text><body><termEntry id=\"c\"><langSet xml:lang=\"sr\"><tig>"
           "<term>његов кластер</term></tig></langSet></termEntry></body></text></martif>";
    model::Project made =
        project({term("p", "Два ", "кластера", "c"), term("q", "То је ", "назив", "n")}, "sr");
    made.attributes.set("index", "yes");
    for (const auto& view : language::views_of(made)) {
        const auto result = lay_out(made, folder, view, {}, {});
        REQUIRE(result);
        CHECK(result->problems.empty());
        const bool latin = view.tag == "sr-Latn";
        CHECK(text_of_all(result->pages)
                  .find(latin ? "Registar pojmova N naziv 2 Nj njegov klaster 2"
                              : "Регистар појмова Н назив 2 Њ његов кластер 2") != std::string::npos);
    }
    std::ofstream(folder / "terms.tbx") << "<martif";
    const auto broken = lay_out(made, folder, language::views_of(made).front(), {}, {});
    REQUIRE(broken);
    REQUIRE(broken->problems.size() == 1);
    CHECK(broken->problems[0].code == "translate.terms-broken");
    CHECK(text_of_all(broken->pages).find("К кластера 2") != std::string::npos);
    std::filesystem::remove_all(folder);
}
