// A theme's XML: what is said is taken, what cannot be is told with its line, and the rest stays.
#include "core/typeset/theme/read.h"

#include "core/typeset/theme/fields.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace strateg;
using namespace strateg::typeset;

namespace {

ReadTheme read(const std::string& inside, const BaseXml& base = {}, const std::string& attributes = "") {
    auto theme = read_theme("<?xml version=\"1.0\"?>\n<theme format=\"1\"" + attributes + ">\n" + inside +
                                "\n</theme>",
                            "test.xml", base);
    REQUIRE(theme);
    return std::move(*theme);
}

const Problem* find(const ReadTheme& theme, std::string_view code) {
    for (const Problem& problem : theme.problems)
        if (problem.code == code) return &problem;
    return nullptr;
}

} // namespace

TEST_CASE("an empty theme is the built-in one, without a problem") {
    const ReadTheme theme = read("");
    CHECK(theme.problems.empty());
    const Theme built_in;
    CHECK(theme.theme.paragraph == built_in.paragraph);
    CHECK(theme.theme.heading == built_in.heading);
    CHECK(theme.theme.heading_style == built_in.heading_style);
    CHECK(theme.theme.footer_baseline == Approx(built_in.footer_baseline));
    CHECK(theme.theme.cover == built_in.cover);
}

TEST_CASE("lengths, colours, choices and families are taken") {
    const ReadTheme theme = read(R"(
<colours accent="#036" ink="black"/>
<page size="A5" left="20mm" top="1.5cm" columns="2" gap="1in" footer="30"/>
<paragraph size="9" leading="12pt" first-line="10" justified="no"/>
<heading level="2" weight="bold" colour="quiet" rule="above" rule-colour="#ff8000"/>
<family role="heading" regular="A-Regular.ttf" bold="A-Bold.otf" package="fonts-a"/>
<family role="body" lang="bg" regular="B-Regular.ttf" italic="B-Italic.ttf"/>
<cover kind="field" picture="yes"/>)");
    CHECK(theme.problems.empty());
    const Theme& t = theme.theme;
    CHECK(t.accent == Colour{0, 0x33, 0x66});
    CHECK(t.page_width == Approx(419.528));
    CHECK(t.margin_left == Approx(56.693).epsilon(1e-4));
    CHECK(t.margin_top == Approx(42.52).epsilon(1e-3));
    CHECK(t.columns == 2);
    CHECK(t.column_gap == Approx(72));
    CHECK(t.footer_baseline == Approx(t.page_height - 30));
    CHECK(t.first_line == 10);
    CHECK_FALSE(t.justified);
    CHECK(t.heading[1].weight == Weight::bold);
    CHECK(t.heading[1].colour == t.quiet);
    CHECK(t.heading_style[1].rule == HeadingStyle::Rule::above);
    CHECK(t.heading_style[1].rule_colour == Colour{255, 128, 0});
    CHECK(t.cover.kind == CoverStyle::Kind::field);
    CHECK(t.cover.picture);
    // What a family lacks is the nearest of what it has.
    CHECK(t.heading_family.of(Weight::semibold, false) == "A-Bold.otf");
    CHECK(t.heading_family.of(Weight::regular, true) == "A-Regular.ttf");
    CHECK(t.family(Family::body, "bg").of(Weight::bold, true) == "B-Italic.ttf");
    CHECK(t.family(Family::body, "bg-BG").package == t.family(Family::body, "bg").package);
    CHECK(&t.family(Family::body, "bgx") == &t.body);
    // Roles without files are the body's, in every language; others are their own.
    CHECK(&t.family(Family::table, "bg") == &t.family(Family::body, "bg"));
    CHECK(&t.family(Family::heading, "bg") == &t.heading_family);
}

TEST_CASE("what is named after a colour follows it, wherever the colour stands") {
    const ReadTheme theme =
        read("<table head-ink=\"warning\"/>\n<colours accent=\"#800000\" warning=\"#5a3000\"/>");
    CHECK(theme.theme.heading[0].colour == Colour{0x80, 0, 0});
    CHECK(theme.theme.table.outer_colour == Colour{0x80, 0, 0});
    CHECK(theme.theme.cover_title.colour == Colour{0x80, 0, 0});
    CHECK(theme.theme.table.head_ink == Colour{0x5a, 0x30, 0});
}

TEST_CASE("what nobody knows is told with its line, and the rest is read") {
    const ReadTheme theme = read("<paragraph size=\"9\" colour=\"mauve\"\n  slant=\"5\"/>\n<drop-cap/>\n"
                                 "<heading level=\"7\"/>\n<family role=\"body\" regular=\"../a.ttf\"/>\n"
                                 "<running number=\"top\"/>\n<page columns=\"1.5\" left=\"wide\"/>");
    CHECK(theme.theme.paragraph.size == 9);
    CHECK(theme.theme.paragraph.colour == Theme().ink);
    CHECK(theme.theme.body == Theme().body);
    CHECK(theme.problems.size() == 8);
    REQUIRE(find(theme, "theme.unknown-element"));
    CHECK(find(theme, "theme.unknown-element")->place.line == 5);
    CHECK(find(theme, "theme.unknown-element")->place.file == "test.xml");
    REQUIRE(find(theme, "theme.unknown-attribute"));
    CHECK(find(theme, "theme.unknown-attribute")->sentence.find("slant") != std::string::npos);
    CHECK(find(theme, "theme.unknown-attribute")->hint.find("leading") != std::string::npos);
    for (const Problem& problem : theme.problems) {
        CHECK(problem.severity == Severity::warning);
        CHECK(problem.place.line > 0);
        CHECK_FALSE(problem.hint.empty());
    }
}

TEST_CASE("values out of range go to its end, and pages always have room for words") {
    const ReadTheme theme = read("<paragraph size=\"2000\" leading=\"7\"/>\n"
                                 "<page width=\"200\" height=\"280\" left=\"150\" right=\"150\" top=\"200\" "
                                 "bottom=\"200\" columns=\"4\"/>");
    CHECK(theme.theme.paragraph.size == 96);
    CHECK(theme.theme.paragraph.leading >= 96);
    CHECK(theme.theme.text_width() >= 120);
    CHECK(theme.theme.text_height() >= 160);
    CHECK(theme.theme.columns == 1);
    CHECK(theme.theme.header_baseline < theme.theme.margin_top);
    CHECK(theme.theme.footer_baseline < theme.theme.page_height);
    REQUIRE(find(theme, "theme.out-of-range"));
    CHECK(find(theme, "theme.out-of-range")->place.line == 3);
    CHECK(find(theme, "theme.page-too-small"));
}

TEST_CASE("a theme says only what differs from the one it is based on") {
    const auto base = [](const std::string& name) -> std::string {
        if (name == "house")
            return "<theme format=\"1\" base=\"root\"><colours accent=\"#224400\"/><paragraph size=\"11\"/>"
                   "<page width=\"500\" height=\"600\"/>"
                   "<family role=\"body\" lang=\"bg\" regular=\"Old-Bg.ttf\"/><title>House</title></theme>";
        if (name == "root")
            return "<theme format=\"1\"><paragraph size=\"9\" leading=\"15\"/>"
                   "<heading level=\"1\" colour=\"accent\" size=\"40\" leading=\"44\"/></theme>";
        return "";
    };
    const ReadTheme theme = read("<page size=\"A4\"/><family role=\"body\" regular=\"New.ttf\"/>"
                                 "<title lang=\"sr\">Кућа</title>",
                                 base, " base=\"house\"");
    CHECK(theme.problems.empty());
    CHECK(theme.theme.paragraph.size == 11);
    CHECK(theme.theme.paragraph.leading == 15);
    CHECK(theme.theme.heading[0].size == 40);
    CHECK(theme.theme.heading[0].colour == Colour{0x22, 0x44, 0});
    CHECK(theme.theme.page_width == Approx(595.276)); // a size means width and height
    CHECK(theme.theme.family(Family::body, "bg").of(Weight::regular, false) == "New.ttf");
    CHECK(theme.titles.at("sr") == "Кућа");
    CHECK_FALSE(theme.titles.contains("en"));

    CHECK(find(read("", base, " base=\"nowhere\""), "theme.base-missing"));
    const auto loop = [](const std::string&) { return std::string("<theme format=\"1\" base=\"a\"/>"); };
    CHECK(find(read("", loop, " base=\"a\""), "theme.base-loop"));
    // Endless ones, too, end.
    int made = 0;
    const auto endless = [&](const std::string&) {
        return "<theme format=\"1\" base=\"t" + std::to_string(++made) + "\"/>";
    };
    CHECK(find(read("", endless, " base=\"t\""), "theme.base-loop"));
    CHECK(made < 20);
    const auto broken = [](const std::string&) { return std::string("<theme"); };
    REQUIRE(find(read("<paragraph size=\"8\"/>", broken, " base=\"a\""), "theme.broken"));
}

TEST_CASE("what is no theme is refused with a place") {
    for (const auto& [xml, code] : {std::pair{"<theme>\n<page", "theme.broken"},
                                    {"", "theme.broken"},
                                    {"<project/>", "theme.not-a-theme"},
                                    {"\xFF\xFE<\0t", "theme.broken"}}) {
        const auto theme = read_theme(xml, "x.xml");
        REQUIRE_FALSE(theme);
        CHECK(theme.error().code == code);
        CHECK(theme.error().place.file == "x.xml");
        CHECK(theme.error().place.line > 0);
        CHECK_FALSE(theme.error().hint.empty());
    }
    const auto large = read_theme("<theme>" + std::string(100'000, ' ') + "</theme>", "x.xml");
    REQUIRE_FALSE(large);
    CHECK(large.error().code == "theme.too-large");
}

TEST_CASE("every value can be set, and lands in one place only") {
    Theme theme;
    const Fields fields = fields_of(theme);
    CHECK(fields.fields.size() > 200);
    for (const Field& field : fields.fields) {
        INFO(field.element << " " << field.attribute);
        if (field.kind == Field::Kind::colour) {
            CHECK(field.colour);
            continue;
        }
        REQUIRE(field.set);
        if (field.kind == Field::Kind::choice)
            CHECK(field.choices.size() > 1);
        else
            CHECK(field.least < field.most);
        const auto same = std::count_if(fields.fields.begin(), fields.fields.end(), [&](const Field& other) {
            return other.element == field.element && other.attribute == field.attribute;
        });
        CHECK(same == 1);
    }
}
