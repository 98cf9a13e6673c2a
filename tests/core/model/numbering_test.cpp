#include "core/model/numbering.h"
#include "tests/support/catch.h"

using namespace strateg::model;

namespace {

BlockPtr heading(const char* id, const char* level, bool numbered = true) {
    Block block;
    block.id = id;
    block.kind = kind::heading;
    block.attributes.set("level", level);
    if (!numbered) block.attributes.set("numbered", "no");
    block.set_text({"en", id, {}, {}, {}, {}});
    return share(std::move(block));
}

OutlineEntry entry(const char* id, int depth, std::vector<BlockPtr> blocks) {
    Section section;
    section.id = id;
    section.blocks = std::move(blocks);
    return {share(std::move(section)), depth};
}

Mark note_mark(std::size_t at, const char* target) {
    return {MarkKind::footnote, at, at + 3, target, {}};
}

Block plain(const char* id, std::string_view kind) {
    Block block;
    block.id = id;
    block.kind = kind;
    return block;
}

} // namespace

TEST_CASE("headings are numbered by level and depth, and stay silent below an unnumbered one") {
    Project project;
    project.source = "en";
    project.outline = {entry("s", 0, {heading("summary", "1", false), heading("key", "2")}),
                       entry("a", 0, {heading("first", "1"), heading("first.one", "2")}),
                       entry("b", 1, {heading("nested", "1"), heading("nested.one", "2")}),
                       entry("c", 0, {heading("second", "1"), heading("skip", "3")})};
    const Numbering numbering(project, "en");
    CHECK(numbering.number("summary") == "");
    CHECK(numbering.number("key") == "");
    CHECK(numbering.level("key") == 2);
    CHECK(numbering.number("first") == "1");
    CHECK(numbering.number("first.one") == "1.1");
    CHECK(numbering.number("nested") == "1.2");
    CHECK(numbering.number("nested.one") == "1.2.1");
    CHECK(numbering.number("second") == "2");
    CHECK(numbering.number("skip") == "2.1.1");
    CHECK(numbering.headings().size() == 8);
    CHECK(numbering.number("nobody") == "");
}

TEST_CASE("tables, figures and footnotes are counted through the document, footnotes per language") {
    const std::string object(object_character);
    Block paragraph = plain("p", kind::paragraph);
    paragraph.set_text({"en",
                        RichText("a" + object + "b" + object, {note_mark(1, "n1"), note_mark(5, "n2")}),
                        {},
                        {},
                        {},
                        {}});
    paragraph.set_text({"sr",
                        RichText("a" + object + "b" + object, {note_mark(1, "n2"), note_mark(5, "n1")}),
                        {},
                        {},
                        {},
                        {}});
    for (const char* id : {"n1", "n2", "n3"}) paragraph.children.push_back(share(plain(id, kind::footnote)));
    Project project;
    project.source = "en";
    project.languages = {"en", "sr", "bg"};
    project.outline = {entry("a", 0,
                             {share(plain("t1", kind::table)), share(paragraph),
                              share(plain("f1", kind::figure)), share(plain("t2", kind::table))})};
    const Numbering english(project, "en");
    CHECK(english.number("t1") == "1");
    CHECK(english.number("t2") == "2");
    CHECK(english.number("f1") == "1");
    CHECK(english.number("n1") == "1");
    CHECK(english.number("n2") == "2");
    CHECK(english.number("n3") == "");
    CHECK(Numbering(project, "sr").number("n2") == "1");
    CHECK(Numbering(project, "bg").number("n1") == "1"); // no text yet: the source's order
    CHECK(english.footnotes().size() == 2);
}
