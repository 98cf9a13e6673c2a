// PO and XLIFF: read, broken, written.
#include "core/exchange/bilingual.h"
#include "core/model/staleness.h"
#include "core/store/open.h"
#include "tests/core/exchange/support.h"

#include <cstdlib>

namespace strateg::exchange {
namespace {

using model::TranslationState;

std::vector<model::BlockPtr> blocks_of(const model::Project& project) {
    std::vector<model::BlockPtr> blocks;
    for (const model::OutlineEntry& entry : project.outline)
        blocks.insert(blocks.end(), entry.section->blocks.begin(), entry.section->blocks.end());
    return blocks;
}

TEST_CASE("languages of other programs") {
    CHECK(language_tag("sr@latin") == "sr-Latn");
    CHECK(language_tag("sr_RS@latin") == "sr-Latn-RS");
    CHECK(language_tag("sr_Latn") == "sr-Latn");
    CHECK(language_tag("sr_Cyrl") == "sr-Cyrl");
    CHECK(language_tag("pt_BR") == "pt-BR");
    CHECK(language_tag("bg_BG.UTF-8") == "bg-BG");
    CHECK(language_tag("bg") == "bg");
}

TEST_CASE("PO: units, plurals, fuzzy, obsolete, untranslated") {
    const auto po = read_po(
        "msgid \"\"\nmsgstr \"\"\n\"Language: sr@latin\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
        "\"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
        "n%100>=20) ? 1 : 2);\\n\"\n\n"
        "msgid \"Open\"\nmsgstr \"Otvori\"\n\n"
        "msgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"%d datoteka\"\nmsgstr[1] \"%d "
        "datoteke\"\nmsgstr[2] \"%d datoteka\"\n\n"
        "#, fuzzy\n#| msgid \"Close it\"\nmsgid \"Close\"\nmsgstr \"Zatvori\"\n\n"
        "msgid \"Save\"\nmsgstr \"\"\n\n#~ msgid \"Old\"\n#~ msgstr \"Staro\"\n",
        "x.po");
    REQUIRE(po);
    CHECK(po->target == "sr-Latn");
    CHECK(po->skipped == 1);
    CHECK(po->problems.empty());
    const auto blocks = blocks_of(po->project);
    REQUIRE(blocks.size() == 6);
    CHECK(blocks[0]->id == "1");
    CHECK(blocks[1]->id == "2[0]");
    CHECK(blocks[1]->content("en")->characters() == "%d file");
    CHECK(blocks[3]->id == "2[2]");
    CHECK(blocks[3]->content("en")->characters() == "%d files");
    CHECK(blocks[4]->id == "3");
    CHECK(model::translation_state(*blocks[0], "en", "sr-Latn") == TranslationState::current);
    CHECK(model::translation_state(*blocks[4], "en", "sr-Latn") == TranslationState::stale);
    CHECK(model::translation_state(*blocks[5], "en", "sr-Latn") == TranslationState::missing);
}

TEST_CASE("PO: broken entries are left out with their line, the rest is read") {
    const auto po =
        read_po("msgid \"\"\nmsgstr \"Language: bg\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n"
                "msgid \"One\"\nmsgstr \"Едно\"\n\nmsgid \"Two\nmsgstr \"Две\"\n\nmsgid \"Three\"\nmsgstr "
                "\"Три\"\n\nmsgfoo\n\nmsgid \"Four\"\nmsgstr \"Четири\"\n",
                "x.po");
    REQUIRE(po);
    CHECK(po->units == 3);
    REQUIRE(po->problems.size() >= 2);
    CHECK(po->problems[0].place.line == 8); // where gettext sees it
    CHECK(po->problems[0].severity == Severity::error);
    CHECK_FALSE(read_po("\x01\x02 no po at all", "x.po")->units > 0);
}

TEST_CASE("PO in another character set") {
    const auto po = read_po("msgid \"\"\nmsgstr \"\"\n\"Language: bg\\n\"\n\"Content-Type: text/plain; "
                            "charset=windows-1251\\n\"\n\nmsgid \"Yes\"\nmsgstr \"\xC4\xE0\"\n",
                            "x.po");
    REQUIRE(po);
    CHECK(blocks_of(po->project)[0]->content("bg")->characters() == "Да");
}

TEST_CASE("XLIFF: the real files of Symfony") {
    const std::filesystem::path folder = std::filesystem::path(STRATEG_SOURCE_DIR) / "tests/data/xliff";
    for (const auto& [name, tag] :
         {std::pair("validators.bg.xlf", "bg"), std::pair("validators.sr_Latn.xlf", "sr-Latn"),
          std::pair("security.sr_Cyrl.xlf", "sr-Cyrl")}) {
        const auto xliff = read_bilingual(folder / name);
        REQUIRE(xliff);
        CHECK(xliff->target == tag);
        CHECK(xliff->units > 10);
        CHECK(xliff->problems.empty());
        for (const model::BlockPtr& block : blocks_of(xliff->project)) CHECK(block->content(tag) != nullptr);
    }
}

TEST_CASE("XLIFF: inline elements, states, files, ids") {
    const auto xliff = read_xliff(
        "<?xml version=\"1.0\"?><xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">"
        "<file original=\"a\" source-language=\"en\" target-language=\"sr_Latn\"><body><group><trans-unit "
        "id=\"u1\">"
        "<source>One <g id=\"1\">bold <x id=\"2\"/></g><ph id=\"3\">&lt;br&gt;</ph> end <mrk "
        "mtype=\"seg\">seg</mrk></source><target state=\"final\">Jedan</target></trans-unit>"
        "<trans-unit><source>Two</source><target/></trans-unit></group></body></file>"
        "<file original=\"b\" source-language=\"en\"><body><trans-unit "
        "id=\"u1\"><source>Three</source></trans-unit>"
        "<trans-unit id=\"n\" translate=\"no\"><source>X</source></trans-unit></body></file></xliff>",
        "x.xlf");
    REQUIRE(xliff);
    CHECK(xliff->units == 3);
    CHECK(xliff->skipped == 1);
    REQUIRE(xliff->project.outline.size() == 2);
    const auto blocks = blocks_of(xliff->project);
    CHECK(blocks[0]->content("en")->characters() == "One bold \xEF\xBF\xBC\xEF\xBF\xBC end seg");
    CHECK(blocks[1]->id == "2");
    CHECK(model::translation_state(*blocks[1], "en", "sr-Latn") == TranslationState::empty);
    CHECK(model::translation_state(*blocks[2], "en", "sr-Latn") == TranslationState::missing);
}

TEST_CASE("XLIFF that is broken is read unit by unit") {
    const auto xliff = read_xliff(
        "<xliff version=\"1.2\">\n<file original=\"a\" source-language=\"en\" target-language=\"bg\"><body>\n"
        "<trans-unit id=\"1\"><source>One</source><target>Едно</target></trans-unit>\n"
        "<trans-unit id=\"2\"><source>Two</sorce><target>Две</target></trans-unit>\n"
        "<trans-unit id=\"3\"><source>Three</source><target>Три</target></trans-unit>\n</body>",
        "x.xlf");
    REQUIRE(xliff);
    CHECK(xliff->units == 2);
    REQUIRE(xliff->problems.size() == 2);
    CHECK(xliff->problems[1].place.line == 4);
    CHECK(read_xliff("<xliff version=\"2.0\"></xliff>", "x.xlf").error().code == "exchange.xliff-version");
    CHECK(read_xliff("<html/>", "x.xlf").error().code == "exchange.not-bilingual");
    CHECK_FALSE(read_xliff("<xliff version=\"1.2\"><fi", "x.xlf").has_value());
}

TEST_CASE("written files are read back with the same units") {
    const auto opened = store::open(std::filesystem::path(STRATEG_SOURCE_DIR) / "templates/example");
    REQUIRE(opened);
    const auto xliff = read_xliff(write_xliff(opened->project, "bg"), "example.xlf");
    REQUIRE(xliff);
    CHECK(xliff->problems.empty());
    const auto po = read_po(write_po(opened->project, "bg"), "example.po");
    REQUIRE(po);
    CHECK(po->problems.empty());
    CHECK(po->units == xliff->units);
    CHECK(po->units > 1000);
    CHECK(po->target == "bg");
    for (const model::BlockPtr& block : blocks_of(xliff->project)) {
        const model::Found found = model::find_block(opened->project, block->id);
        REQUIRE(found);
    }
}

TEST_CASE("PO: LibreOffice's real files") {
    const char* data = std::getenv("STRATEG_SHARED_DATA");
    if (data == nullptr) {
        WARN("STRATEG_SHARED_DATA is not set; LibreOffice's files are not here");
        return;
    }
    const auto po = read_bilingual(std::filesystem::path(data) / "formats/libreoffice-chart.sr@latin.po");
    REQUIRE(po);
    CHECK(po->target == "sr-Latn");
    CHECK(po->units > 100);
    CHECK(po->problems.empty());
}

} // namespace
} // namespace strateg::exchange
