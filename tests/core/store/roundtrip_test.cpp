// What goes into the files comes out again, and what was written once is written the same again.
#include "core/store/open.h"
#include "core/store/save.h"
#include "core/store/xml.h"
#include "tests/core/store/support.h"
#include "tests/support/catch.h"

#include <map>

using namespace strateg;
using namespace store_test;

namespace {

std::map<std::string, std::string> files_of(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).string()] = read(entry.path());
    return files;
}

RichText there_and_back(const RichText& text) {
    Block block;
    block.id = "b";
    block.kind = "paragraph";
    block.set_text({"en", text, {}, {}, {}, {}});
    const auto read = store::block_from_xml(store::to_xml(block));
    REQUIRE(read);
    return *read->content("en");
}

RichText typed(const std::string& inner) {
    const auto text = store::rich_text_from_xml(inner);
    REQUIRE(text);
    return *text;
}

} // namespace

TEST_CASE("texts survive exactly, with every mark and every character") {
    Random random(1);
    for (int round = 0; round < 20000; ++round) {
        const RichText text = random.text();
        const RichText again = there_and_back(text);
        INFO(store::to_xml(text));
        REQUIRE(again.characters() == text.characters());
        REQUIRE(again.marks() == text.marks());
        REQUIRE(again.comments() == text.comments());
        const auto inner = store::rich_text_from_xml(store::to_xml(text));
        REQUIRE(inner);
        REQUIRE(*inner == text);
    }
}

TEST_CASE("projects survive: load after save gives the same, save after load the same bytes") {
    Random random(2);
    for (int round = 0; round < 150; ++round) {
        const Project project = random.project();
        Folder first, second;
        REQUIRE(store::save(project, first.path));
        const auto opened = store::open(first.path);
        REQUIRE(opened);
        for (const Problem& problem : opened->problems) {
            INFO(to_line(problem));
            CHECK(problem.code == "store.path-outside"); // no other problem in what the program wrote
        }
        INFO(store::to_xml(*project.front));
        INFO(store::to_xml(*opened->project.front));
        REQUIRE(*opened->project.front == *project.front);
        for (std::size_t i = 0; i < project.outline.size(); ++i) {
            INFO(store::to_xml(*project.outline[i].section));
            INFO(store::to_xml(*opened->project.outline[i].section));
            REQUIRE(*opened->project.outline[i].section == *project.outline[i].section);
        }
        REQUIRE(opened->project == project);
        REQUIRE(store::save(opened->project, second.path));
        REQUIRE(files_of(first.path) == files_of(second.path));
    }
}

TEST_CASE("white space in a text that a person typed") {
    CHECK(typed("One.\n      Two.").characters() == "One. Two.");
    CHECK(typed("\n  One\r\n\t two\n").characters() == "One two");
    CHECK(typed("<em>a</em> <strong>b</strong>").characters() == "a b");
    CHECK(typed("<em>a</em>&#32;<strong>b</strong>").characters() == "a b");
    CHECK(typed("<em>a</em>\n   <strong>b</strong>").characters() == "a b");
    CHECK(typed(" a  b ").characters() == " a  b ");
    CHECK(typed("a&#10;b").characters() == "a\nb");
    CHECK(typed(" ").characters() == " ");
    CHECK(typed("\n<em>a</em>\n").characters() == "a");
    CHECK(typed("a<!-- no word --> b").characters() == "a b");
    CHECK(typed("a &unknown; b").characters() == "a &unknown; b");
}

TEST_CASE("a text is written one sentence a line") {
    Section section;
    section.id = "s";
    Block block =
        *paragraph("b", "First. Second! “Third?” Fourth… (Fifth.) 6. not a new one. 2018. године. Next");
    block.set_text({"sr",
                    RichText("Прва.\xEF\xBF\xBC Друга.", {Mark{MarkKind::footnote, 9, 12, "n", {}}}),
                    {},
                    {},
                    {},
                    {}});
    section.blocks = {share(block)};
    const std::string xml = store::to_xml(section, {"en", "sr"});
    INFO(xml);
    CHECK(xml.find("<text lang=\"en\">First.\n      Second!\n      “Third?”\n      Fourth…\n      (Fifth.) "
                   "6. not a new one. "
                   "2018. године.\n      Next</text>\n") != std::string::npos);
    CHECK(xml.find("Прва.<note ref=\"n\"/>\n      Друга.</text>") != std::string::npos);
}

TEST_CASE("changing one sentence changes one line") {
    Section section;
    section.id = "s";
    std::string words;
    for (int i = 0; i < 9; ++i)
        words += "This is sentence " + std::string(1, static_cast<char>('A' + i)) + " of the text. ";
    section.blocks = {paragraph("a", words), paragraph("b", words), paragraph("c", words)};
    const auto lines = [](const std::string& text) {
        std::vector<std::string> out;
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) out.push_back(line);
        return out;
    };
    const auto before = lines(store::to_xml(section));
    words.replace(words.find("sentence D"), 10, "clause Delta");
    section.blocks[1] = paragraph("b", words);
    const auto after = lines(store::to_xml(section));
    REQUIRE(before.size() == after.size());
    int changed = 0;
    for (std::size_t i = 0; i < before.size(); ++i) changed += before[i] != after[i];
    CHECK(changed == 1);
}

TEST_CASE("overlapping marks nest and come back whole") {
    const RichText text("abcdef",
                        {Mark{MarkKind::strong, 0, 4, {}, {}}, Mark{MarkKind::emphasis, 2, 6, {}, {}}});
    CHECK(store::to_xml(text) == "<strong>ab<em>cd</em></strong><em>ef</em>");
    CHECK(there_and_back(text) == text);
}

TEST_CASE("forbidden characters are replaced, not written") {
    const RichText text("a\x01"
                        "b\xFF"
                        "c\xEF\xBF\xBE");
    CHECK(there_and_back(text).characters() == "a\xEF\xBF\xBD"
                                               "b\xEF\xBF\xBD"
                                               "c\xEF\xBF\xBD");
}

TEST_CASE("blocks of kinds from absent plugins survive with all they hold") {
    const std::string xml = "<block id=\"x1\" kind=\"swot\" weight=\"3\" source=\"en\">\n"
                            "  <text lang=\"en\">A <strike level=\"2\">new</strike> mark<pause/></text>\n"
                            "  <strength id=\"x2\" order=\"1\">\n"
                            "    <text lang=\"en\">Child of a plugin</text>\n"
                            "  </strength>\n"
                            "  <layout columns=\"2\"><cell w=\"1\"/> <cell/></layout>\n"
                            "</block>\n";
    const auto block = store::block_from_xml(xml);
    REQUIRE(block);
    CHECK(block->kind == "swot");
    REQUIRE(block->children.size() == 1);
    CHECK(block->children[0]->kind == "strength");
    CHECK(store::to_xml(*block) == xml);
}

TEST_CASE("remarks, short forms and what stands in cells are blocks of their own elements") {
    const std::string xml = "<block id=\"t\" kind=\"table\" header-rows=\"1\" header-columns=\"1\">\n"
                            "  <row id=\"r\">\n"
                            "    <cell id=\"c\">\n"
                            "      <text lang=\"en\">Words</text>\n"
                            "      <block id=\"p\" kind=\"paragraph\">\n"
                            "        <text lang=\"en\">More words</text>\n"
                            "      </block>\n"
                            "    </cell>\n"
                            "  </row>\n"
                            "  <remark id=\"m\">\n"
                            "    <text lang=\"en\">Source: survey</text>\n"
                            "  </remark>\n"
                            "</block>\n";
    const auto table = store::block_from_xml(xml);
    REQUIRE(table);
    CHECK(table->child_of_kind("remark")->content("en")->characters() == "Source: survey");
    CHECK(table->children[0]->children[0]->children[0]->kind == "paragraph");
    CHECK(store::to_xml(*table, {"en"}) ==
          "<block id=\"t\" kind=\"table\" header-rows=\"1\" header-columns=\"1\">\n" +
              xml.substr(xml.find('\n') + 1));
    const auto abbreviation =
        store::block_from_xml("<block id=\"a\" kind=\"abbreviation\"><text lang=\"en\">European Union</text>"
                              "<short id=\"a.s\"><text lang=\"en\">EU</text></short></block>");
    REQUIRE(abbreviation);
    CHECK(model::is_known(abbreviation->kind));
    CHECK(abbreviation->child_of_kind("short")->content("en")->characters() == "EU");
}
