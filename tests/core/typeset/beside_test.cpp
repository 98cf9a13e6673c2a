// Two languages side by side, block by block.
#include "tests/core/typeset/structure.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::typeset;
using namespace strateg::typeset::testing;
using model::Block;
using model::RichText;
namespace kind = model::kind;

namespace {

Block both(Block made, std::string bulgarian) {
    made.set_text({"bg", RichText(std::move(bulgarian)), {}, {}, {}, {}});
    return made;
}

Pages side_by_side(std::vector<Block> blocks) {
    model::Project made = project(std::move(blocks));
    made.languages = {"en", "bg"};
    const auto views = language::views_of(made);
    auto result = lay_out(made, ".", views[0], {}, {}, 1, views[1]);
    REQUIRE(result);
    return std::move(result->pages);
}

const GlyphRun* run_with(const Pages& pages, std::string_view words) {
    for (const Page& page : pages.pages)
        for (const Item& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->element != none)
                for (const Placed& piece : run->pieces)
                    if (pages.shapes[piece.shape].text == words) return run;
    return nullptr;
}

} // namespace

TEST_CASE("two languages stand side by side and are read one after the other") {
    const Pages pages = side_by_side({both(heading("h", "Region"), "Регион"),
                                      both(paragraph("p", "First " + prose(60)), "Първи думи."),
                                      both(block("i", kind::item, RichText("entry")), "точка"),
                                      both(paragraph("q", "Second."), "Второ " + prose(70, 3))});
    const GlyphRun *first = run_with(pages, "First"), *other = run_with(pages, "Първи"),
                   *second = run_with(pages, "Second."), *last = run_with(pages, "Второ");
    REQUIRE((first && other && second && last));
    // On one line, each in its half.
    CHECK(first->y == Approx(other->y));
    CHECK(second->y == Approx(last->y));
    const Theme theme;
    const double middle = theme.margin_left + theme.text_width() / 2;
    CHECK(first->x < middle);
    CHECK(other->x > middle);
    CHECK(second->y > first->y + 5 * theme.paragraph.leading); // below the longer one
    // A paragraph is read to its end before the other language begins.
    const std::string text = text_of_all(pages, 2);
    CHECK(text.find("1 Region Регион First") != std::string::npos);
    CHECK(text.find("First") < text.find("Първи думи. • entry"));
    CHECK(text.find("• entry точка Second. Второ") != std::string::npos);
    // The structure says which language a part is in.
    const std::uint32_t body = pages.structure[first->element].parent;
    CHECK(tree(pages, body) == "Sect(H1 H1 P P L(LI(Lbl LBody(P P))) P P)");
    CHECK(pages.structure[other->element].language == "bg");
    CHECK(pages.structure[first->element].language.empty());
    CHECK(pages.languages[other->language] == "bg");
}

TEST_CASE("a table stands in one language above the other, notes in both below") {
    Block table = block("t", kind::table, {}, {{"header-rows", "1"}});
    table.children.push_back(model::share(both(block("t.c", kind::caption, RichText("Costs")), "Разходи")));
    for (const char* r : {"a", "b"}) {
        Block row = block(r, kind::row, {});
        row.children.push_back(
            model::share(both(block(std::string(r) + "1", kind::cell, RichText("cell")), "клетка")));
        table.children.push_back(model::share(std::move(row)));
    }
    const std::string object(model::object_character);
    Block noted =
        block("p", kind::paragraph, RichText("Word" + object, {{model::MarkKind::footnote, 4, 7, "n", {}}}));
    noted.set_text(
        {"bg", RichText("Дума" + object, {{model::MarkKind::footnote, 8, 11, "n", {}}}), {}, {}, {}, {}});
    noted.children.push_back(
        model::share(both(block("n", kind::footnote, RichText("English note")), "Българска бележка")));
    const Pages pages = side_by_side({std::move(table), std::move(noted)});
    const std::string text = text_of_all(pages);
    CHECK(text.find("Table\xC2\xA0"
                    "1 Costs cell cell Таблица\xC2\xA0"
                    "1 Разходи клетка клетка") != std::string::npos);
    CHECK(text.find("English note") < text.find("Българска бележка"));
    CHECK(text.find("Българска бележка") != std::string::npos);
    const std::uint32_t first = first_of(pages, Role::table),
                        second = first_of(pages, Role::table, first + 1);
    REQUIRE(second != none);
    CHECK(pages.structure[first].language.empty());
    CHECK(pages.structure[second].language == "bg");
}
