// What a theme says is seen on the pages: indents, rules, running heads, page numbers, grids, families.
#include "tests/core/typeset/projects.h"
#include "tests/support/catch.h"

#include <cmath>
#include <set>

using namespace strateg;
using namespace strateg::typeset;
using namespace strateg::typeset::testing;

namespace {

Pages laid(const model::Project& project, const Theme& theme, const char* view = "en") {
    auto result = lay_out(project, {}, language::default_view(view), theme, {});
    REQUIRE(result);
    return std::move(result->pages);
}

std::string words(const Pages& pages, const GlyphRun& run) {
    std::string text;
    for (const Placed& piece : run.pieces) text += pages.shapes[piece.shape].text;
    return text;
}

struct Found {
    std::size_t page;
    const GlyphRun* run;
};

std::vector<Found> runs_with(const Pages& pages, std::string_view text) {
    std::vector<Found> found;
    for (std::size_t p = 0; p < pages.pages.size(); ++p)
        for (const Item& item : pages.pages[p].items)
            if (const auto* run = std::get_if<GlyphRun>(&item))
                if (words(pages, *run).find(text) != std::string::npos) found.push_back({p, run});
    return found;
}

std::size_t count_rectangles(const Pages& pages, Colour colour) {
    std::size_t count = 0;
    for (const Page& page : pages.pages)
        for (const Item& item : page.items)
            if (const auto* rectangle = std::get_if<Rectangle>(&item)) count += rectangle->colour == colour;
    return count;
}

} // namespace

TEST_CASE("a paragraph that follows a paragraph begins inside") {
    Theme theme;
    theme.first_line = 12;
    theme.paragraph.after = 0;
    const auto pages = laid(project({heading("h", "Chapter"), paragraph("a", "Alpha " + prose(60)),
                                     paragraph("b", "Beta " + prose(60)), heading("i", "Next", 2),
                                     paragraph("c", "Gamma " + prose(60))}),
                            theme);
    const auto x = [&](const char* word) { return runs_with(pages, word).front().run->x; };
    CHECK(x("Alpha") == Approx(theme.margin_left).margin(1)); // marks may hang
    CHECK(x("Beta") == Approx(theme.margin_left + 12).margin(1));
    CHECK(x("Gamma") == Approx(theme.margin_left).margin(1));
    // The first line ends where all lines end.
    const GlyphRun& first = *runs_with(pages, "Beta").front().run;
    double end = 0;
    for (const Placed& piece : first.pieces)
        if (pages.shapes[piece.shape].text != " ") {
            const Shape& shape = pages.shapes[piece.shape];
            end = first.x + piece.x +
                  static_cast<double>(shape.advance) * first.size / pages.faces[shape.face].units_per_em;
        }
    CHECK(end == Approx(theme.page_width - theme.margin_right).margin(6));
}

TEST_CASE("headings have the rules, numbers and families that their style says") {
    Theme theme;
    theme.heading_style[1].rule = HeadingStyle::Rule::above;
    theme.heading_style[1].rule_weight = 3;
    theme.heading_style[1].rule_length = 40;
    theme.heading_style[1].rule_colour = Colour{1, 2, 3};
    theme.heading_style[1].number_colour = Colour{4, 5, 6};
    theme.heading_family.file = theme.statement.file;
    const auto one = project({heading("h", "Chapter"), heading("i", "Section", 2), paragraph("a", "Words.")});
    const auto pages = laid(one, theme);
    CHECK(count_rectangles(pages, {1, 2, 3}) == 1);
    const GlyphRun& title = *runs_with(pages, "Section").back().run;
    CHECK(pages.faces[title.face].postscript_name.find("EBGaramond") != std::string::npos);
    CHECK(pages.faces[runs_with(pages, "Words").back().run->face].postscript_name == "Vollkorn-Regular");
    const GlyphRun& number = *runs_with(pages, "1.1").back().run;
    CHECK(number.colour == Colour{4, 5, 6});
    CHECK(number.y == title.y);
    CHECK(number.x < title.x);

    // Run in: the words of the second line stand below the number.
    theme.heading_style[0].hanging = false;
    const auto other = laid(project({heading("h", "First " + prose(20)), paragraph("a", "Words.")}), theme);
    std::set<double> starts;
    for (const Item& item : other.pages.back().items)
        if (const auto* run = std::get_if<GlyphRun>(&item))
            if (run->size > 20) starts.insert(std::round(run->x));
    CHECK(starts.contains(std::round(theme.margin_left)));
    CHECK(runs_with(other, "1\xC2\xA0").size() + runs_with(other, "1").size() > 0);
}

TEST_CASE("running heads and page numbers stand where the theme says, or not at all") {
    std::vector<model::Block> blocks{heading("h", "Chapter")};
    for (int i = 0; i < 60; ++i)
        blocks.push_back(paragraph("p" + std::to_string(i), prose(80, static_cast<unsigned>(i + 1))));
    auto many = project(std::move(blocks));
    Theme theme;
    theme.running.colour = Colour{9, 8, 7}; // no other words have it
    const auto heads = [&](const Pages& pages, bool number) {
        std::vector<Found> found;
        for (std::size_t p = 0; p < pages.pages.size(); ++p)
            for (const Item& item : pages.pages[p].items)
                if (const auto* run = std::get_if<GlyphRun>(&item))
                    if (run->colour == theme.running.colour && (run->y > 400) == number)
                        found.push_back({p, run});
        return found;
    };
    theme.running_style.left = RunningStyle::Words::chapter;
    theme.running_style.right = RunningStyle::Words::none;
    theme.running_style.number = RunningStyle::Number::outer;
    const Pages pages = laid(many, theme);
    REQUIRE(pages.pages.size() > 4);
    for (const Found& head : heads(pages, false)) {
        CHECK(head.run->x == Approx(theme.margin_left));
        CHECK(words(pages, *head.run).find("Chapter") == 0);
    }
    CHECK_FALSE(heads(pages, false).empty());
    for (const Found& number : heads(pages, true)) {
        const bool left = number.run->x < theme.page_width / 2;
        CHECK(left == (number.page % 2 == 1)); // the second page is a left one
    }
    theme.running_style.left = RunningStyle::Words::none;
    theme.running_style.number = RunningStyle::Number::none;
    const Pages bare = laid(many, theme);
    CHECK(heads(bare, false).empty());
    CHECK(heads(bare, true).empty());
}

TEST_CASE("text stands on the theme's grid, in every column") {
    std::vector<model::Block> blocks{heading("h", "Chapter")};
    for (int i = 0; i < 30; ++i) {
        if (i % 7 == 3) blocks.push_back(heading("h" + std::to_string(i), "A section of odd height", 2));
        blocks.push_back(paragraph("p" + std::to_string(i), prose(70, static_cast<unsigned>(i + 1))));
    }
    auto many = project(std::move(blocks));
    Theme theme;
    theme.columns = 2;
    theme.grid = theme.paragraph.leading = 13;
    theme.paragraph.colour = Colour{9, 8, 7};
    theme.heading[1].leading = 19.3;
    const Pages pages = laid(many, theme);
    std::set<double> columns;
    std::size_t lines = 0;
    for (const Page& page : pages.pages) {
        double first = -1;
        for (const Item& item : page.items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (!run || !(run->colour == theme.paragraph.colour)) continue;
            columns.insert(run->x < theme.page_width / 2 ? 0 : 1);
            if (first < 0) first = run->y;
            const double steps = (run->y - first) / 13;
            CHECK(std::abs(steps - std::round(steps)) < 0.01);
            ++lines;
        }
    }
    CHECK(columns.size() == 2);
    CHECK(lines > 200);
    // What headings lack stands above them: below each it is equally far to the text.
    std::set<long> below;
    for (const Page& page : pages.pages) {
        double heading = 0;
        for (const Item& item : page.items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (!run) continue;
            if (run->size == static_cast<float>(theme.heading[1].size)) heading = run->y;
            if (!(run->colour == theme.paragraph.colour) || heading == 0) continue;
            if (run->y > heading) below.insert(std::lround((run->y - heading) * 10));
            heading = 0;
        }
    }
    CHECK(below.size() == 1);
}

TEST_CASE("ragged text keeps its spaces; words are not broken where the theme says so") {
    Theme theme;
    theme.hyphenated = false;
    theme.columns = 3;
    const Pages pages = laid(project({heading("h", "Chapter"), paragraph("p", prose(400))}), theme);
    for (const Shape& shape : pages.shapes) CHECK_FALSE(shape.added_hyphen);
    theme.hyphenated = true;
    const Pages broken = laid(project({heading("h", "Chapter"), paragraph("p", prose(400))}), theme);
    CHECK(std::any_of(broken.shapes.begin(), broken.shapes.end(),
                      [](const Shape& shape) { return shape.added_hyphen; }));
}

TEST_CASE("a language has families of its own, and passages in it, too") {
    Theme theme;
    LanguageFamily family;
    family.language = "bg";
    family.files = theme.statement;
    theme.language_families.push_back(family);
    const auto face_of = [&](const char* language, std::string_view word) {
        auto cyrillic = project({paragraph("p", "Развитие и Development")}, language);
        const Pages pages = laid(cyrillic, theme, language);
        return pages.faces[runs_with(pages, word).back().run->face].postscript_name;
    };
    CHECK(face_of("bg", "Развитие") == "EBGaramond12-Regular");
    CHECK(face_of("bg", "Development") == "EBGaramond12-Regular");
    CHECK(face_of("sr-Cyrl", "Развитие") == "Vollkorn-Regular");
    // An English name in Bulgarian text looks like the text; Bulgarian in English text has its own letters.
    const auto foreign = [&](const char* language, const char* inside) {
        const model::RichText text("One Word", {model::Mark{model::MarkKind::foreign, 4, 8, inside, {}}});
        const Pages pages =
            laid(project({block("p", model::kind::paragraph, text)}, language), theme, language);
        return pages.faces[runs_with(pages, "Word").back().run->face].postscript_name;
    };
    CHECK(foreign("bg", "en") == "EBGaramond12-Regular");
    CHECK(foreign("en", "bg") == "EBGaramond12-Regular");
    CHECK(foreign("en", "sr") == "Vollkorn-Regular");
}

TEST_CASE("the text begins a page and is counted from 1 also where chapters do not begin pages") {
    Theme theme;
    theme.chapter_on_new_page = false;
    const Pages pages = laid(project({heading("h", "Alpha"), paragraph("a", "Words."), heading("i", "Beta"),
                                      paragraph("b", "Others.")}),
                             theme);
    REQUIRE(pages.pages.size() == 3); // cover, contents, text
    CHECK(pages.pages[1].label == "ii");
    CHECK(pages.pages[2].label == "1");
    CHECK(runs_with(pages, "Others.").back().page == 2);
}
