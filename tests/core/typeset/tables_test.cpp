// Tables: the grid in the structure, lists in cells, decimals, remarks, turned pages.
#include "tests/core/typeset/structure.h"
#include "tests/support/catch.h"

#include <chrono>
#include <set>

using namespace strateg;
using namespace strateg::typeset;
using namespace strateg::typeset::testing;
using model::Block;
using model::RichText;
namespace kind = model::kind;

namespace {

Block cell(std::string id, std::string words, model::Attributes attributes = {}) {
    return block(std::move(id), kind::cell, RichText(std::move(words)), std::move(attributes));
}

Block row(std::string id, std::vector<Block> cells) {
    Block made = block(std::move(id), kind::row, {});
    for (Block& each : cells) made.children.push_back(model::share(std::move(each)));
    return made;
}

Block table_of(std::vector<Block> children, model::Attributes attributes = {{"header-rows", "1"}}) {
    Block made = block("t", kind::table, {}, std::move(attributes));
    made.children.push_back(model::share(block("t.c", kind::caption, RichText("Words above"))));
    for (Block& each : children) made.children.push_back(model::share(std::move(each)));
    return made;
}

Block column(std::string id, std::string align) {
    return block(std::move(id), kind::column, {}, {{"align", std::move(align)}});
}

// Where the piece with this text begins; the first one.
struct Found {
    double x = -1, y = -1;
    std::size_t page = 0;
};
Found find(const Pages& pages, std::string_view words) {
    for (std::size_t p = 0; p < pages.pages.size(); ++p)
        for (const Item& item : pages.pages[p].items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->element != none)
                for (const Placed& piece : run->pieces)
                    if (pages.shapes[piece.shape].text == words) return {run->x + piece.x, run->y, p};
    return {};
}

} // namespace

TEST_CASE("every place of a table's grid has a cell in the structure") {
    // A ragged table: merged cells, a row without cells of its own, rows that are too short.
    const Laid result = laid(project({table_of({
        row("r0", {cell("a", "A", {{"colspan", "2"}}), cell("b", "B")}),
        row("r1", {cell("c", "C", {{"rowspan", "2"}}), cell("d", "D", {{"rowspan", "2"}}),
                   cell("e", "E", {{"rowspan", "2"}})}),
        row("r2", {}),
        row("r3", {cell("f", "F")}),
        row("r4", {}),
    })}));
    CHECK(tree(result.pages, first_of(result.pages, Role::table)) ==
          "Table(Caption THead(TR(THc2 TH)) TBody(TR(TDr2 TDr2 TDr2) TR TR(TD TD TD) TR(TD TD TD)))");
}

TEST_CASE("the first columns of a table head its rows") {
    const Laid result = laid(project({table_of(
        {row("r0", {cell("a", "Year"), cell("b", "Firms")}), row("r1", {cell("c", "2027"), cell("d", "41")})},
        {{"header-rows", "1"}, {"header-columns", "1"}})}));
    CHECK(tree(result.pages, first_of(result.pages, Role::table), true) ==
          "Table(Caption=Table\xC2\xA0"
          "1 Words above THead(TR(TH=Year TH=Firms)) "
          "TBody(TR(TH*=2027 TD=41)))");
}

TEST_CASE("a cell holds paragraphs and lists") {
    Block rich = cell("c", "First words.");
    rich.children.push_back(model::share(paragraph("p", "Second paragraph.")));
    rich.children.push_back(model::share(block("i1", kind::item, RichText("one"), {{"list", "number"}})));
    rich.children.push_back(model::share(block("i2", kind::item, RichText("two"), {{"list", "number"}})));
    rich.children.push_back(model::share(block("i3", kind::item, RichText("inner"), {{"level", "2"}})));
    rich.children.push_back(model::share(paragraph("q", "Last.")));
    const Laid result = laid(project({table_of(
        {row("r0", {cell("a", "A"), cell("b", "B")}), row("r1", {std::move(rich), cell("d", "D")})})}));
    CHECK(result.problems.empty());
    const std::uint32_t data = first_of(result.pages, Role::data_cell);
    CHECK(tree(result.pages, data, true) ==
          "TD(P=First words. P=Second paragraph. L(LI(Lbl=1. LBody=one) LI(Lbl=2. LBody=two(L(LI(Lbl=– "
          "LBody=inner))))) P=Last.)");
    UNSCOPED_INFO(text_of_all(result.pages));
    CHECK(text_of_all(result.pages).find("First words. Second paragraph. 1. one 2. two – inner Last. D") !=
          std::string::npos);
    // Below each other, words in one column, the inner list further in.
    const Found one = find(result.pages, "one"), two = find(result.pages, "two"),
                inner = find(result.pages, "inner"), last = find(result.pages, "Last.");
    CHECK(one.x == Approx(two.x));
    CHECK(two.y > one.y);
    CHECK(inner.x > two.x + 5);
    CHECK(last.x < one.x - 5);
}

TEST_CASE("numbers stand with their decimal signs below each other") {
    std::vector<Block> rows{column("k1", "left"), column("k2", "decimal"),
                            row("r0", {cell("a", "What"), cell("b", "Amount")})};
    const char* const amounts[] = {"1,234.5", "12.25", "7", "–3.125", "–"};
    for (int i = 0; i < 5; ++i) {
        const std::string n = std::to_string(i);
        rows.push_back(row("s" + n, {cell("w" + n, "line"), cell("v" + n, amounts[i])}));
    }
    const Laid result = laid(project({table_of(std::move(rows))}));
    // Tabular figures: all are as wide as this.
    std::map<std::string, double> x;
    double digit = 0;
    for (const Page& page : result.pages.pages)
        for (const Item& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item))
                for (const Placed& piece : run->pieces) {
                    const Shape& shape = result.pages.shapes[piece.shape];
                    x[shape.text] = run->x + piece.x +
                                    static_cast<double>(shape.advance) /
                                        result.pages.faces[shape.face].units_per_em * run->size;
                    if (shape.text == "7")
                        digit = static_cast<double>(shape.advance) /
                                result.pages.faces[shape.face].units_per_em * run->size;
                }
    REQUIRE(digit > 0);
    // Ends of the numbers differ by the figures behind the signs.
    CHECK(x["12.25"] - x["1,234.5"] == Approx(digit).margin(0.2));
    CHECK(x["–3.125"] - x["12.25"] == Approx(digit).margin(0.2));
    CHECK(x["–"] == Approx(x["7"]).margin(0.2)); // there is none
    CHECK(x["1,234.5"] - x["7"] > digit);
    CHECK(x["1,234.5"] - x["7"] < 2 * digit);
    // In Serbian the comma is the sign, and the point groups.
    std::vector<Block> serbian{column("k1", "decimal"), row("r0", {cell("a", "Износ")})};
    serbian.push_back(row("r1", {cell("b", "1.234,5")}));
    serbian.push_back(row("r2", {cell("c", "1.234")}));
    const Laid other = laid(project({table_of(std::move(serbian))}, "sr"));
    const Found with = find(other.pages, "1.234,5"), without = find(other.pages, "1.234");
    REQUIRE(with.x > 0);
    CHECK(with.x == Approx(without.x).margin(0.2));
}

TEST_CASE("remarks stand below a table and a figure, on the same page") {
    for (int before = 20; before < 60; ++before) {
        std::vector<Block> blocks;
        blocks.push_back(paragraph("p", prose(before * 12)));
        Block made = table_of({row("r0", {cell("a", "A"), cell("b", "B")}),
                               row("r1", {cell("c", "C"), cell("d", "D")}),
                               row("r2", {cell("e", "E"), cell("f", "F")})});
        made.children.push_back(model::share(block("m", kind::remark, RichText("Source: survey."))));
        blocks.push_back(std::move(made));
        blocks.push_back(paragraph("q", prose(80)));
        const Laid result = laid(project(std::move(blocks)));
        const Found last = find(result.pages, "F"), source = find(result.pages, "Source:");
        REQUIRE(source.x > 0);
        CHECK(last.page == source.page);
        CHECK(source.y > last.y);
        const std::uint32_t table = first_of(result.pages, Role::table);
        CHECK(tree(result.pages, result.pages.structure[table].parent) ==
              "Sect(P Table(Caption THead(TR(TH TH)) TBody(TR(TD TD) TR(TD TD))) P P)");
    }
    Block figure = block("f", kind::figure, {}, {{"src", "media/none.png"}});
    figure.children.push_back(model::share(block("f.c", kind::caption, RichText("A picture"))));
    figure.children.push_back(model::share(block("f.m", kind::remark, RichText("Source: archive."))));
    const Laid result = laid(project({std::move(figure)}));
    CHECK(text_of_all(result.pages).find("A picture Source: archive.") != std::string::npos);
}

TEST_CASE("a reference finds a remark and a cell") {
    const std::string text = "See page ";
    RichText with(text + std::string(model::object_character),
                  {{model::MarkKind::reference, text.size(), text.size() + 3, "c", {{"form", "page"}}}});
    Block made = table_of({row("r0", {cell("a", "A")}), row("r1", {cell("c", "Target")})});
    const Laid result = laid(project({block("p", kind::paragraph, with), std::move(made)}));
    CHECK(result.problems.empty());
    CHECK(text_of_all(result.pages).find("See page 3") == std::string::npos);
    const std::string all = text_of_all(result.pages);
    CHECK(all.find("See page 000") == std::string::npos);
    bool linked = false;
    for (const Page& page : result.pages.pages)
        for (const Link& link : page.links)
            linked |= link.destination != none && result.pages.destinations[link.destination].name == "c";
    CHECK(linked);
}

TEST_CASE("a cell longer than a page goes on over pages, with its lists") {
    Block rich = cell("c", "Begin");
    for (int i = 0; i < 200; ++i)
        rich.children.push_back(model::share(
            block("i" + std::to_string(i), kind::item, RichText("item" + std::to_string(i) + " words"))));
    const Laid result = laid(project({table_of(
        {row("r0", {cell("a", "A"), cell("b", "B")}), row("r1", {std::move(rich), cell("d", "D")})})}));
    CHECK(result.pages.pages.size() >= 4);
    const std::string all = text_of_all(result.pages);
    for (int i = 0; i < 200; ++i) CHECK(all.find("item" + std::to_string(i) + " words") != std::string::npos);
    const Theme theme;
    for (const Page& page : result.pages.pages)
        for (const Item& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->element != none)
                CHECK(run->y <= theme.page_height - theme.margin_bottom + 1);
}

TEST_CASE("ten thousand rows are laid out in a time that grows with their number") {
    const auto seconds = [](int rows) {
        std::vector<Block> made{row("h", {cell("a", "Name"), cell("b", "Amount"), cell("c", "Remark")})};
        for (int r = 0; r < rows; ++r) {
            const std::string n = std::to_string(r);
            made.push_back(row("r" + n, {cell("x" + n, "Firm number " + n), cell("y" + n, n + ".5"),
                                         cell("z" + n, prose(8, static_cast<unsigned>(r % 50)))}));
        }
        const model::Project whole = project({table_of(std::move(made))});
        const auto begin = std::chrono::steady_clock::now();
        const Laid result = laid(whole);
        const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        CHECK(result.pages.pages.size() > static_cast<std::size_t>(rows) / 60);
        return took;
    };
    const double few = seconds(2500), many = seconds(10000);
    CAPTURE(few, many);
    CHECK(many < few * 8 + 0.5);
}

TEST_CASE("rows of too many cells are cut and told") {
    std::vector<Block> cells;
    for (int i = 0; i < 70; ++i) cells.push_back(cell("c" + std::to_string(i), std::to_string(i)));
    const Laid result = laid(project({table_of({row("r", std::move(cells))})}));
    CHECK(problems_with(result, "typeset.table-too-wide") == 1);
}
