// Charts out of tables, from the document to what stands on the page.
#include "core/store/open.h"
#include "core/typeset/graphics/chart.h"
#include "core/typeset/typesetter.h"
#include "tests/core/typeset/projects.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <map>
#include <set>

using namespace strateg;
using namespace strateg::typeset;
using namespace strateg::typeset::testing;
using model::Block;
using model::RichText;
namespace kind = model::kind;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Block table(const std::string& id, const Rows& rows, int heads = 1) {
    Block made = block(id, kind::table, {}, {{"header-rows", std::to_string(heads)}});
    for (std::size_t r = 0; r < rows.size(); ++r) {
        Block row = block(id + ".r" + std::to_string(r), kind::row, {});
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            model::Attributes attributes;
            if (rows[r].size() == 1) attributes = {{"colspan", std::to_string(rows[0].size())}};
            row.children.push_back(model::share(
                block(row.id + "c" + std::to_string(c), kind::cell, RichText(rows[r][c]), attributes)));
        }
        made.children.push_back(model::share(std::move(row)));
    }
    return made;
}

Block chart(const std::string& data, const std::string& name, model::Attributes more = {}) {
    Block made = block("f", kind::figure, {}, std::move(more));
    made.attributes.set("chart", name);
    made.attributes.set("data", data);
    made.children.push_back(model::share(block("f.c", kind::caption, RichText("Caption"))));
    made.children.push_back(model::share(block("f.a", kind::alt, RichText("What it shows"))));
    return made;
}

/// What belongs to the figure: its words in order, its outlines.
struct Seen {
    std::string words;
    std::vector<Path> paths;
    std::vector<GlyphRun> runs;
    Box area; // of the frame
};

Seen seen(const Pages& pages) {
    Seen result;
    for (const Page& page : pages.pages)
        for (const Item& item : page.items) {
            const auto is_figure = [&](std::uint32_t element) {
                return element != none && pages.structure[element].role == Role::figure;
            };
            if (const auto* path = std::get_if<Path>(&item); path && is_figure(path->element)) {
                if (result.paths.empty()) {
                    const Point first = path->steps.front().to, third = path->steps[2].to;
                    result.area = {first.x, first.y, third.x - first.x, third.y - first.y};
                }
                result.paths.push_back(*path);
            }
            if (const auto* run = std::get_if<GlyphRun>(&item); run && is_figure(run->element)) {
                result.runs.push_back(*run);
                for (const Placed& piece : run->pieces) result.words += pages.shapes[piece.shape].text;
                result.words += '|';
            }
        }
    return result;
}

const Rows three{
    {"Name", "Here", "There"}, {"Apples", "1,200", "800"}, {"Pears", "300", "450"}, {"Plums", "90", "0"}};

Laid laid_chart(const Rows& rows, const std::string& name, model::Attributes more = {}) {
    return laid(project({table("t", rows), chart("t", name, std::move(more))}));
}

bool has(const Problems& problems, std::string_view code, std::string_view block = {}) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
        return problem.code == code && (block.empty() || problem.place.block == block);
    });
}

double text_end(const Pages& pages, const GlyphRun& run) {
    double end = 0;
    for (const Placed& piece : run.pieces) {
        const Shape& shape = pages.shapes[piece.shape];
        if (shape.text == " ") continue;
        end = static_cast<double>(piece.x) + static_cast<double>(shape.advance) /
                                                 pages.faces[shape.face].units_per_em *
                                                 static_cast<double>(run.size);
    }
    return end;
}

/// Words keep inside of the drawing, and no two of them touch.
void keeps_order(const Pages& pages, const Seen& seen) {
    std::vector<Box> boxes;
    for (const GlyphRun& run : seen.runs) {
        const double width = text_end(pages, run), height = static_cast<double>(run.size) * 0.7;
        const Box box = run.angle == 0 ? Box{run.x, run.y - height, width, height}
                                       : Box{run.x - height, run.y - width, height, width};
        CHECK(box.x >= seen.area.x - 0.5);
        CHECK(box.x + box.width <= seen.area.x + seen.area.width + 0.8);
        CHECK(box.y >= seen.area.y - 0.8);
        CHECK(box.y + box.height <= seen.area.y + seen.area.height + 0.8);
        boxes.push_back(box);
    }
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const Box &a = boxes[i], &b = boxes[k];
            const bool apart = a.x + 0.3 >= b.x + b.width || b.x + 0.3 >= a.x + a.width ||
                               a.y >= b.y + b.height || b.y >= a.y + a.height;
            CAPTURE(seen.words, i, k);
            CHECK(apart);
        }
}

} // namespace

TEST_CASE("Every kind of chart draws its table with real words inside the figure") {
    for (const char* name : {"bar", "column", "line", "stacked"}) {
        CAPTURE(name);
        const Laid result = laid_chart(three, name);
        CHECK(result.problems.empty());
        const Seen chart = seen(result.pages);
        for (const char* word : {"Apples", "Pears", "Plums", "Here", "There"})
            CHECK(chart.words.find(word) != std::string::npos);
        CHECK(chart.paths.size() > 6);
        CHECK(chart.area.width > 400);
        CHECK(chart.area.height > 60);
        keeps_order(result.pages, chart);
    }
    const Laid pie = laid_chart(three, "pie", {{"columns", "1 2"}});
    CHECK(pie.problems.empty());
    const Seen parts = seen(pie.pages);
    CHECK(parts.words.find("Apples|75%|") != std::string::npos); // 1,200 of 1,590
    CHECK(parts.words.find("Plums|6%|") != std::string::npos);
    keeps_order(pie.pages, parts);
}

TEST_CASE("Bars are as long as their values say") {
    const Laid result = laid_chart({{"", "n"}, {"a", "100"}, {"b", "50"}, {"c", "\u221225"}}, "bar");
    std::vector<double> lengths;
    for (const Path& path : seen(result.pages).paths)
        if (path.fill && path.steps.size() == 5) lengths.push_back(path.steps[1].to.x - path.steps[0].to.x);
    REQUIRE(lengths.size() == 3);
    CHECK(lengths[0] > 100);
    CHECK(lengths[1] == Approx(lengths[0] / 2));
    CHECK(lengths[2] == Approx(lengths[0] / 4));
}

TEST_CASE("A Gantt chart shows stretches under a calendar, and headings between them") {
    const Laid result = laid_chart({{"What", "From", "To"},
                                    {"First phase"},
                                    {"Research", "January 2027", "March 2027"},
                                    {"Writing", "Q2 2027", "Q4 2027"}},
                                   "gantt");
    CHECK(result.problems.empty());
    const Seen chart = seen(result.pages);
    for (const char* word : {"First phase", "Research", "Writing", "2027"})
        CHECK(chart.words.find(word) != std::string::npos);
    std::vector<Box> bars;
    for (const Path& path : chart.paths)
        if (path.fill)
            bars.push_back(
                {path.steps[0].to.x, path.steps[0].to.y, path.steps[1].to.x - path.steps[0].to.x, 0});
    REQUIRE(bars.size() == 2);
    CHECK(bars[1].width == Approx(3 * bars[0].width));
    CHECK(bars[1].x == Approx(bars[0].x + bars[0].width));
    keeps_order(result.pages, chart);
}

TEST_CASE("A cell that cannot be drawn is named") {
    const Laid result =
        laid_chart({{"", "n", "m"}, {"a", "1", "2"}, {"b", "n/a", "3"}, {"c", "", "4"}}, "line");
    CHECK(has(result.problems, "typeset.chart-cell", "t.r2c1"));
    CHECK(has(result.problems, "typeset.chart-cell", "t.r3c1"));
    CHECK(result.problems.size() == 2);
    CHECK(has(laid_chart({{"", "n"}, {"a", "-1"}, {"b", "2"}}, "pie").problems, "typeset.chart-negative",
              "t.r1c1"));
    CHECK(has(laid_chart({{"", "n"}, {"a", "x"}, {"b", "y"}}, "bar").problems, "typeset.chart-empty"));
    CHECK(has(laid_chart({{"", "n", "m"}, {"a", "1", "10%"}, {"b", "2", "20%"}}, "bar").problems,
              "typeset.chart-units"));
    CHECK(has(laid_chart({{"", "words", "n"}, {"a", "x", "1"}, {"b", "y", "2"}}, "bar").problems,
              "typeset.chart-column"));
    CHECK(has(laid_chart(three, "cake").problems, "typeset.chart-kind", "f"));
    CHECK(has(laid_chart(three, "bar", {{"columns", "1 9"}}).problems, "typeset.chart-selection", "f"));
    CHECK(has(laid_chart({{"", "b", "e"}, {"a", "2028", "2027"}, {"b", "2027", "2028"}}, "gantt").problems,
              "typeset.chart-order"));
    CHECK(has(laid(project({chart("nothing", "bar")})).problems, "typeset.chart-table", "f"));
}

TEST_CASE("Rows and columns are chosen by their numbers") {
    const Laid result = laid_chart({{"", "n", "m"}, {"a", "1", "2"}, {"b", "3", "4"}, {"Total", "4", "6"}},
                                   "bar", {{"columns", "1 3"}, {"rows", "1-2"}});
    CHECK(result.problems.empty());
    const Seen chart = seen(result.pages);
    CHECK(chart.words.starts_with("a|2|b|4|"));
    CHECK(chart.words.find("Total") == std::string::npos);
}

TEST_CASE("Labels of any length are broken, never cut, and standing bars lie down for long words") {
    const std::string words = "A very long name of a category that nobody would ever print beside a bar";
    const Rows rows{{"", "n"},  {words, "12"}, {"Incomprehensibilities of administration", "7"},
                    {"c", "3"}, {"d", "5"},    {"e", "6"},
                    {"f", "7"}, {"g", "8"},    {"h", "9"},
                    {"i", "9"}, {"j", "9"}};
    for (const char* name : {"bar", "column", "stacked", "line", "pie"}) {
        CAPTURE(name);
        const Laid result = laid_chart(rows, name);
        const Seen chart = seen(result.pages);
        // Under a line, names without room are left out: its order tells where they are.
        if (std::string_view(name) != "line") CHECK(chart.words.find("administration") != std::string::npos);
        keeps_order(result.pages, chart);
    }
}

TEST_CASE("A chart of more rows than a page has room for gets smaller") {
    Rows rows{{"", "n", "m"}};
    for (int i = 0; i < 80; ++i)
        rows.push_back({"Row with a name of some length " + std::to_string(i), std::to_string(i),
                        std::to_string(90 - i)});
    const Laid result = laid_chart(rows, "bar");
    CHECK(has(result.problems, "typeset.chart-too-many"));
    const Seen chart = seen(result.pages);
    CHECK(chart.area.height <= Theme().text_height() * 0.86 + 0.1);
    CHECK(chart.runs.size() > 100);
}

TEST_CASE("The project of drawings is laid out in four views with the numbers of each language") {
    const auto folder = std::filesystem::path(STRATEG_SOURCE_DIR) / "tests" / "data" / "graphics";
    const auto opened = store::open(folder);
    REQUIRE(opened);
    const std::map<std::string, std::vector<std::string>> expected{
        {"en", {"10,400|", "12,000|", "412.5|", "70.0%|", "2027|"}},
        {"sr-Cyrl", {"10.400|", "12.000|", "412,5|", "70,0%|", "2027.|", "Туризам|"}},
        {"sr-Latn", {"10.400|", "12.000|", "412,5|", "70,0%|", "2027.|", "Turizam|"}},
        {"bg", {"10\u00A0400|", "12\u00A0000|", "412,5|", "70,0%|", "2027|", "Туризъм|"}}};
    for (const language::View& view : language::views_of(opened->project)) {
        CAPTURE(view.tag);
        const auto result = lay_out(opened->project, folder, view, {}, {});
        REQUIRE(result);
        for (const Problem& problem : result->problems) FAIL_CHECK(to_line(problem));
        const std::string words = seen(result->pages).words;
        for (const std::string& word : expected.at(view.tag)) {
            CAPTURE(word);
            CHECK(words.find(word) != std::string::npos);
        }
    }
}

TEST_CASE("A chart follows its table when the document is laid out again") {
    const auto made = [](const std::string& value) {
        return project({table("t", {{"", "n"}, {"a", "100"}, {"b", value}}), chart("t", "bar"),
                        paragraph("p", prose(30))});
    };
    const model::Project first = made("50"), second = made("75");
    Typesetter typesetter(".", language::views_of(first).front(), {});
    REQUIRE(typesetter.update(first, {}));
    CHECK(seen(typesetter.whole()).words.starts_with("a|100|b|50|"));
    REQUIRE(typesetter.update(second, {}));
    CHECK(seen(typesetter.whole()).words.starts_with("a|100|b|75|"));
    CHECK(typesetter.work().kept > 0);
}

TEST_CASE("Years too narrow for their names are named now and then") {
    const Laid result = laid_chart({{"", "b", "e"}, {"a", "2021", "2032"}, {"b", "2027", "2060"}}, "gantt");
    const Seen chart = seen(result.pages);
    for (const char* year : {"2025|", "2030|", "2055|"}) CHECK(chart.words.find(year) != std::string::npos);
    CHECK(chart.words.find("2031|") == std::string::npos);
    keeps_order(result.pages, chart);
}

TEST_CASE("In a narrow place ticks keep apart and a pie has its names below") {
    const Rows rows{
        {"", "n"}, {"Manufacturing", "10,400"}, {"Telecommunications", "8,900"}, {"Trade", "1,700"}};
    for (const char* name : {"bar", "pie", "column", "line"}) {
        CAPTURE(name);
        const Laid result = laid_chart(rows, name, {{"width", "40%"}});
        const Seen chart = seen(result.pages);
        CHECK(chart.words.find("Trade") != std::string::npos);
        keeps_order(result.pages, chart);
    }
}
