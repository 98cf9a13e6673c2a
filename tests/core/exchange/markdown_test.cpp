// Reading Markdown: the constructs one by one, and hard inputs.
#include "core/model/ids.h"
#include "core/model/metadata.h"
#include "tests/core/exchange/support.h"

#include <chrono>

namespace strateg::exchange {
namespace {

const model::Block& block(const model::Project& project, std::size_t section, std::size_t index) {
    REQUIRE(project.outline.size() > section);
    REQUIRE(project.outline[section].section->blocks.size() > index);
    return *project.outline[section].section->blocks[index];
}

std::string text_of(const model::Block& block) {
    const model::RichText* text = block.content("en");
    return text == nullptr ? "" : text->characters();
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

TEST_CASE("front matter gives title, authors, date and language") {
    const Document document = read("---\ntitle: 'A: title'\nauthor: [One, Two]\ndate: 2026-10-15\nlang: "
                                   "en-GB\nabstract: Short.\n---\nWords.\n");
    const model::Project project = merged(empty_project(), document).project;
    const model::Metadata metadata = model::metadata_of(project);
    CHECK(document.lang == "en-GB");
    REQUIRE(metadata.title != nullptr);
    CHECK(text_of(*metadata.title) == "A: title");
    CHECK(metadata.authors.size() == 2);
    CHECK(metadata.date == "2026-10-15");
    CHECK(metadata.abstract != nullptr);
    CHECK(text_of(block(project, 0, 0)) == "Words.");
}

TEST_CASE("broken front matter is reported and its words are kept") {
    const Document document = read("---\ntitle: Our: strategy\n---\n# H\n");
    CHECK(has_code(document.problems, "exchange.front-matter"));
    CHECK(words_in(merged(empty_project(), document).project, "en").find("title: Our: strategy") !=
          std::string::npos);
}

TEST_CASE("a rule at the beginning is no front matter") {
    const model::Project project = project_of("---\n\nWords.\n\n---\n");
    CHECK(text_of(block(project, 0, 0)) == "Words.");
}

TEST_CASE("identifiers are made as pandoc makes them") {
    const Document document = read("# 1. Dogs--in *my* house?\n\n# Увод и циљ\n\n# 33\n\n# 33\n\n"
                                   "[a](#dogs--in-my-house) [b](#увод-и-циљ) [c](#section) [d](#section-1) "
                                   "[e](#%D1%83%D0%B2%D0%BE%D0%B4-%D0%B8-%D1%86%D0%B8%D1%99)\n");
    CHECK_FALSE(has_code(document.problems, "exchange.no-target"));
    CHECK(document.sections.size() == 4);
    for (const DocumentSection& section : document.sections) CHECK(model::is_valid_id(section.id));
    CHECK(document.sections[1].id == "uvod-i-cilj");
}

TEST_CASE("links inside the document become references where they say a number or nothing") {
    const model::Project project =
        project_of("# A {#a}\n\n[](#a) [3](#a) [the words](#a) [Table 3](#a) [](#a){form=page}\n");
    const model::RichText& text = *block(project, 0, 1).content("en");
    REQUIRE(text.marks().size() == 5);
    CHECK(text.marks()[0].kind == model::MarkKind::reference);
    CHECK(text.marks()[0].target == "a.h");
    CHECK(text.marks()[1].attributes.get("form") == "number");
    CHECK(text.marks()[2].kind == model::MarkKind::link);
    CHECK(text.marks()[2].target == "#a.h");
    CHECK(text.marks()[3].kind == model::MarkKind::reference);
    CHECK(text.marks()[4].attributes.get("form") == "page");
}

TEST_CASE("a caption stands before, after or right under its table") {
    for (const char* source :
         {"Table: Cap {#tbl:x}\n\n| a |\n|---|\n| 1 |\n", "| a |\n|---|\n| 1 |\n\n: Cap {#tbl:x}\n",
          "| a |\n|---|\n| 1 |\n: Cap {#tbl:x}\n",
          "| a | b |\n|---|---|\n| 1 | 2 |\nTable: Cap {#tbl:x}\n"}) {
        INFO(source);
        const model::Project project = project_of(source);
        REQUIRE(project.outline[0].section->blocks.size() == 1);
        const model::Block& table = block(project, 0, 0);
        CHECK(table.id == "tbl-x");
        REQUIRE(table.child_of_kind("caption") != nullptr);
        CHECK(text_of(*table.child_of_kind("caption")) == "Cap");
    }
}

TEST_CASE("notes keep all their paragraphs, and notes without a reference their words") {
    const model::Project project =
        project_of("One[^a] two^[inline *note*].\n\n[^a]: First.\n\n    Second.\n[^b]: Alone.\n");
    const model::Block& paragraph = block(project, 0, 0);
    REQUIRE(paragraph.children.size() == 2);
    CHECK(text_of(*paragraph.children[0]) == "First.\xEF\xBF\xBCSecond.");
    CHECK(text_of(*paragraph.children[1]) == "inline note");
    CHECK(words_in(project, "en").find("Alone.") != std::string::npos);
}

TEST_CASE("line ends, marks and encodings of other systems") {
    CHECK(text_of(block(project_of("\xEF\xBB\xBF# T\r\n\r\nOne\r\ntwo\r\n"), 0, 1)) == "One two");
    const Document broken = read("Caf\xE9 and words.\n");
    CHECK(has_code(broken.problems, "exchange.not-utf8"));
    const std::string wide("\xFF\xFE"
                           "A\0b\0",
                           6);
    CHECK(text_of(block(project_of(wide), 0, 0)) == "Ab");
    CHECK_FALSE(read_markdown(std::string(100, '\0'), {"en", "x.md", {}}).has_value());
    CHECK(read("").sections.empty());
    CHECK(merged(empty_project(), read("")).project == empty_project());
}

TEST_CASE("hard inputs are read in time and without a crash") {
    const std::string cases[] = {
        repeated(">", 100'000) + "a",
        repeated("[", 100'000) + "a",
        repeated("[", 50'000) + "a" + repeated("]", 50'000),
        repeated("^[", 50'000) + "a" + repeated("]", 50'000),
        repeated("- ", 5'000) + "a",
        repeated("*a **b ", 30'000),
        repeated("a ", 2'500'000),
        repeated("a^b^~c~", 200'000),
        repeated("|a", 60'000) + "\n" + repeated("|-", 60'000) + "\n" + repeated("|b", 60'000),
        repeated("[^x]: a\n", 20'000),
        repeated("{#", 100'000),
        repeated("[a]{b", 100'000),
        repeated("::: note\n", 20'000),
        repeated("<!--", 100'000),
        repeated("<a ", 100'000),
        repeated("\xEF\xB7\x90\xEF\xBF\xBC", 10'000),
        "---\na: " + repeated("[", 50'000) + "\n---\n",
    };
    for (const std::string& text : cases) {
        INFO(text.substr(0, 20));
        const auto start = std::chrono::steady_clock::now();
        merged(empty_project(), read(text));
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
    }
}

TEST_CASE("the same file gives the same ids") {
    const std::string text = "# A\n\nOne.\n\n| a |\n|---|\n| b |\n";
    CHECK(project_of(text) == project_of(text));
}

TEST_CASE("found by fuzzing: pictures without a name") {
    for (const char* text : {"![a]()", "![a](.)", "![a](..)", "![a](-.png)", "<b>x ![y</b>](z.png)"}) {
        const Document document = read(text);
        for (const MediaFile& file : document.media) CHECK(file.src.size() > std::string_view("media/").size());
    }
}

TEST_CASE("pictures get safe names of their own") {
    const Document document =
        read("![a](pictures/Карта%20(2).png)\n\n![b](other/karta-2.png)\n\n![c](../../etc/passwd)\n");
    REQUIRE(document.media.size() == 3);
    CHECK(document.media[0].src == "media/karta-2.png");
    CHECK(document.media[1].src == "media/karta-2-2.png");
    CHECK(document.media[2].src == "media/passwd");
    CHECK(has_code(document.problems, "exchange.missing-picture"));
}

} // namespace
} // namespace strateg::exchange
