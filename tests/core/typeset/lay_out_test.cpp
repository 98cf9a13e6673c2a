#include "core/base/utf8.h"
#include "core/typeset/text/hanging.h"
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

double end_of(const Pages& pages, const GlyphRun& run, bool with_trailing_space = false) {
    double end = run.x;
    for (const Placed& piece : run.pieces) {
        const Shape& shape = pages.shapes[piece.shape];
        if (shape.text == " " && !with_trailing_space && &piece == &run.pieces.back()) continue;
        end = run.x + piece.x +
              static_cast<double>(shape.advance) / pages.faces[shape.face].units_per_em * run.size *
                  run.stretch;
    }
    return end;
}

// How far a run's last mark may stand over the margin.
double may_hang(const Pages& pages, const GlyphRun& run) {
    std::string text;
    for (const Placed& piece : run.pieces) {
        const Shape& shape = pages.shapes[piece.shape];
        text += shape.added_hyphen ? "-" : shape.text;
    }
    while (text.ends_with(' ')) text.pop_back();
    std::size_t byte = text.size();
    return !text.empty() && hangs_right(utf8::previous(text, byte)) > 0 ? 0.3 * run.size : 0;
}

// Baselines of a structure element per page.
std::map<std::uint32_t, std::map<std::size_t, std::set<double>>> lines_by_element(const Pages& pages,
                                                                                  Role role) {
    std::map<std::uint32_t, std::map<std::size_t, std::set<double>>> lines;
    for (std::size_t p = 0; p < pages.pages.size(); ++p)
        for (const Item& item : pages.pages[p].items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->element != none) {
                std::uint32_t element = run->element;
                while (element != none && pages.structure[element].role != role)
                    element = pages.structure[element].parent;
                if (element != none && run->size > 8) lines[element][p].insert(run->y);
            }
    return lines;
}

Block note(std::string id, std::string text) {
    return block(std::move(id), kind::footnote, RichText(std::move(text)));
}

Block with_note(std::string id, const std::string& text, std::string note_id, std::string words) {
    const std::string characters = text + std::string(model::object_character);
    Block made = block(
        std::move(id), kind::paragraph,
        RichText(characters, {{model::MarkKind::footnote, text.size(), characters.size(), note_id, {}}}));
    made.children.push_back(model::share(note(note_id, std::move(words))));
    return made;
}

Block table(std::string id, int rows, int header_rows = 1, std::string cell_words = "cell words") {
    Block made = block(std::move(id), kind::table, {}, {{"header-rows", std::to_string(header_rows)}});
    made.children.push_back(model::share(block(made.id + ".c", kind::caption, RichText("A caption"))));
    for (int r = 0; r < rows; ++r) {
        Block row = block(made.id + ".r" + std::to_string(r), kind::row, {});
        for (int c = 0; c < 3; ++c)
            row.children.push_back(
                model::share(block(row.id + "c" + std::to_string(c), kind::cell,
                                   RichText(r < header_rows ? "Head " + std::to_string(c)
                                                            : cell_words + " " + std::to_string(r)))));
        made.children.push_back(model::share(std::move(row)));
    }
    return made;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++found;
    return found;
}

} // namespace

TEST_CASE("every word appears once and in order") {
    std::vector<Block> blocks{heading("h", "A chapter")};
    std::string expected = "A chapter ";
    for (int i = 0; i < 60; ++i) {
        const std::string text =
            "Begin" + std::to_string(i) + " " + prose(20 + i * 7 % 200, static_cast<unsigned>(i));
        blocks.push_back(paragraph("p" + std::to_string(i), text));
        expected += text + " ";
    }
    const Laid result = laid(project(blocks));
    CHECK(result.problems.empty());
    const std::string text = text_of_all(result.pages);
    const std::size_t at = text.find("1 A chapter Begin0");
    REQUIRE(at != std::string::npos);
    // A word may be broken over two pages.
    const auto letters = [](std::string words) {
        std::erase(words, ' ');
        return words;
    };
    CHECK((letters(text.substr(at + 2)) == letters(expected)));
}

TEST_CASE("lines keep within the measure and paragraphs leave no widow or orphan") {
    std::vector<Block> blocks;
    for (int i = 0; i < 150; ++i)
        blocks.push_back(
            paragraph("p" + std::to_string(i), prose(30 + i * 13 % 170, static_cast<unsigned>(i))));
    const Theme theme;
    const Laid result = laid(project(blocks));
    CHECK(result.pages.pages.size() > 10);
    for (const Page& page : result.pages.pages)
        for (const Item& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->element != none) {
                CHECK(run->x >= theme.margin_left - 0.01);
                CHECK(end_of(result.pages, *run) <=
                      theme.page_width - theme.margin_right + 0.6 + may_hang(result.pages, *run));
                CHECK(run->y <= theme.page_height - theme.margin_bottom + 1);
            }
    for (const auto& [element, on_pages] : lines_by_element(result.pages, Role::paragraph))
        if (on_pages.size() > 1)
            for (const auto& [page, lines] : on_pages) CHECK(lines.size() >= 2);
}

TEST_CASE("a heading is never the last thing on its page") {
    std::vector<Block> blocks{heading("h", "Chapter")};
    for (int i = 0; i < 80; ++i) {
        blocks.push_back(heading("h" + std::to_string(i), "A heading " + std::to_string(i), 2));
        blocks.push_back(
            paragraph("p" + std::to_string(i), prose(40 + i * 17 % 90, static_cast<unsigned>(i))));
    }
    const Laid result = laid(project(blocks));
    for (const Page& page : result.pages.pages) {
        const GlyphRun* last = nullptr;
        for (const Item& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->element != none) last = run;
        if (last) CHECK(result.pages.structure[last->element].role != Role::heading);
    }
}

TEST_CASE("a footnote stands on the page of its mark") {
    std::vector<Block> blocks;
    for (int i = 0; i < 60; ++i) {
        const std::string n = std::to_string(i);
        blocks.push_back(
            with_note("p" + n, prose(60, static_cast<unsigned>(i)), "n" + n, "Note" + n + " " + prose(12)));
    }
    const Laid result = laid(project(blocks));
    std::map<std::uint32_t, std::size_t> note_page;
    std::size_t seen = 0;
    for (std::size_t p = 0; p < result.pages.pages.size(); ++p) {
        const std::string text = text_of(result.pages, result.pages.pages[p]);
        for (const Link& link : result.pages.pages[p].links) {
            if (link.destination == none) continue;
            const Destination& to = result.pages.destinations[link.destination];
            if (to.name.front() != 'n') continue;
            ++seen;
            CHECK(to.page == p);
            CHECK(text.find("Note" + to.name.substr(1) + " ") != std::string::npos);
        }
    }
    CHECK(seen == 60);
}

TEST_CASE("a footnote longer than a page goes on, and loses nothing") {
    const Laid result = laid(project(
        {paragraph("p", prose(100)), with_note("q", prose(50), "n", "Start " + prose(3000) + " End")}));
    const std::string text = text_of_all(result.pages);
    CHECK(text.find(flat("Start " + prose(3000)).substr(0, 60)) != std::string::npos);
    CHECK(count(text, " End") == 1);
    CHECK(result.pages.pages.size() >= 4);
}

TEST_CASE("a table's head is repeated on every page, as an artifact") {
    const Laid result = laid(project({heading("h", "Chapter"), table("t", 200)}));
    std::size_t pages = 0, heads = 0;
    for (const Page& page : result.pages.pages) {
        const std::string all = text_of(result.pages, page, true), real = text_of(result.pages, page);
        if (real.find("cell words") == std::string::npos) continue;
        ++pages;
        heads += count(real, "Head 0");
        CHECK(count(all, "Head 0") == 1);
        CHECK(count(all, "continued") == (pages == 1 ? 0 : 1));
    }
    CHECK(pages > 3);
    CHECK(heads == 1);
}

TEST_CASE("merged cells stay in their grid and rows they join stay together") {
    Block made = table("t", 60);
    // Column 0 joins rows by threes.
    std::vector<model::BlockPtr> children;
    int r = 0;
    for (const auto& child : made.children) {
        if (child->kind != kind::row) {
            children.push_back(child);
            continue;
        }
        Block row = *child;
        if (r > 0) {
            if ((r - 1) % 3 == 0) {
                Block cell = *row.children.front();
                cell.attributes.set("rowspan", "3");
                row.children.front() = model::share(cell);
            } else {
                row.children.erase(row.children.begin());
            }
        }
        ++r;
        children.push_back(model::share(row));
    }
    made.children = children;
    const Laid result = laid(project({made}));
    for (const Page& page : result.pages.pages) {
        const std::string text = text_of(result.pages, page);
        for (int first = 1; first < 58; first += 3) {
            const bool has = text.find("cell words " + std::to_string(first) + " ") != std::string::npos;
            const bool next =
                text.find("cell words " + std::to_string(first + 2) + "\n") != std::string::npos;
            CHECK(has == next);
        }
    }
}

TEST_CASE("nothing is too big") {
    std::vector<Block> blocks;
    SECTION("a word wider than the page") {
        blocks.push_back(paragraph("p", std::string(2000, 'w') + " end"));
    }
    SECTION("a paragraph of fifty pages") {
        blocks.push_back(paragraph("p", prose(25000) + " end"));
    }
    SECTION("a cell higher than a page") {
        blocks.push_back(table("t", 3, 1, prose(2500)));
    }
    SECTION("a header higher than a page") {
        blocks.push_back(table("t", 2, 2, prose(1500)));
    }
    SECTION("absurd spans") {
        Block t = table("t", 4);
        Block row = *t.children.back();
        Block cell = *row.children.front();
        cell.attributes.set("colspan", "999999999");
        cell.attributes.set("rowspan", "-5");
        row.children.front() = model::share(cell);
        t.children.back() = model::share(row);
        blocks.push_back(t);
    }
    SECTION("many rows") {
        blocks.push_back(table("t", 3000));
    }
    SECTION("an empty project") {}
    SECTION("empty blocks") {
        blocks.push_back(paragraph("p", ""));
        blocks.push_back(block("t", kind::table, {}));
        blocks.push_back(block("h", kind::heading, {}));
        blocks.push_back(block("i", kind::item, {}));
        blocks.push_back(block("b", kind::page_break, {}));
    }
    SECTION("control characters and broken UTF-8") {
        blocks.push_back(paragraph("p", "a\xFF\xC3 b\x01 c\xE2\x80 end"));
    }
    const Theme theme;
    const Laid result = laid(project(blocks));
    REQUIRE_FALSE(result.pages.pages.empty());
    for (const Page& page : result.pages.pages)
        for (const Item& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->element != none) {
                CHECK(run->y <= theme.page_height - theme.margin_bottom + 2);
                CHECK(end_of(result.pages, *run) <=
                      theme.page_width - theme.margin_right + 1 + may_hang(result.pages, *run));
            }
}

TEST_CASE("a picture that is not there is shown as missing and told") {
    Block figure = block("f", kind::figure, {}, {{"src", "media/none.png"}});
    figure.children.push_back(model::share(block("f.c", kind::caption, RichText("A map"))));
    figure.children.push_back(model::share(block("f.a", kind::alt, RichText("A map"))));
    const Laid result = laid(project({figure}));
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems.front().code == "typeset.picture-missing");
    CHECK(result.problems.front().place.block == "f");
    CHECK(text_of_all(result.pages).find("Figure\u00A01 A map") != std::string::npos);
    Block outside = block("f", kind::figure, {}, {{"src", "../../etc/passwd"}});
    outside.children.push_back(model::share(block("f.a", kind::alt, RichText("A map"))));
    CHECK(laid(project({outside})).problems.front().code == "typeset.picture-missing");
}

TEST_CASE("a character without a glyph is told with its block") {
    const Laid result = laid(project({paragraph("p", "Fine"), paragraph("q", "A rare \U00012000 sign")}));
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems.front().code == "typeset.glyph-missing");
    CHECK(result.problems.front().place.block == "q");
    CHECK(result.problems.front().sentence.find("U+12000") != std::string::npos);
}

TEST_CASE("page references settle on the right page") {
    std::vector<Block> blocks{heading("h", "First")};
    const std::string lead = "See page ";
    const std::string characters = lead + std::string(model::object_character) + ".";
    blocks.push_back(block("r", kind::paragraph,
                           RichText(characters, {{model::MarkKind::reference,
                                                  lead.size(),
                                                  lead.size() + model::object_character.size(),
                                                  "target",
                                                  {{"form", "page"}}}})));
    for (int i = 0; i < 60; ++i)
        blocks.push_back(paragraph("p" + std::to_string(i), prose(120, static_cast<unsigned>(i))));
    blocks.push_back(paragraph("target", "Here it is."));
    const Laid result = laid(project(blocks));
    for (std::size_t p = 0; p < result.pages.pages.size(); ++p)
        if (text_of(result.pages, result.pages.pages[p]).find("Here it is.") != std::string::npos)
            CHECK(text_of_all(result.pages).find("See page " + result.pages.pages[p].label + ".") !=
                  std::string::npos);
}

TEST_CASE("the same project gives the same pages") {
    std::vector<Block> blocks{heading("h", "Chapter"), table("t", 40)};
    for (int i = 0; i < 20; ++i)
        blocks.push_back(paragraph("p" + std::to_string(i), prose(100, static_cast<unsigned>(i))));
    const Laid a = laid(project(blocks)), b = laid(project(blocks));
    REQUIRE(a.pages.pages.size() == b.pages.pages.size());
    REQUIRE(a.pages.shapes.size() == b.pages.shapes.size());
    for (std::size_t i = 0; i < a.pages.shapes.size(); ++i)
        CHECK(a.pages.shapes[i].text == b.pages.shapes[i].text);
    for (std::size_t p = 0; p < a.pages.pages.size(); ++p) {
        REQUIRE(a.pages.pages[p].items.size() == b.pages.pages[p].items.size());
        CHECK(text_of(a.pages, a.pages.pages[p], true) == text_of(b.pages, b.pages.pages[p], true));
    }
}

TEST_CASE("cancelling ends the work") {
    std::stop_source stop;
    stop.request_stop();
    const model::Project made = project({paragraph("p", "Text")});
    const auto result = lay_out(made, ".", language::views_of(made).front(), {}, Task(stop.get_token(), {}));
    REQUIRE_FALSE(result);
    CHECK(result.error().code == "typeset.cancelled");
}

TEST_CASE("Serbian is laid out in both scripts from one text") {
    model::Project made = project({heading("h", "Љубав и Њу"), paragraph("p", "Џак, ћуп и ђак.")}, "sr");
    const std::string cyrillic = text_of_all(laid(made, "sr-Cyrl").pages),
                      latin = text_of_all(laid(made, "sr-Latn").pages);
    CHECK(cyrillic.find("Садржај") != std::string::npos);
    CHECK(cyrillic.find("Џак, ћуп и ђак.") != std::string::npos);
    CHECK(latin.find("Sadržaj") != std::string::npos);
    CHECK(latin.find("Ljubav i Nju") != std::string::npos);
    CHECK(latin.find("Džak, ćup i đak.") != std::string::npos);
}

TEST_CASE("glyphs keep their characters") {
    const Laid result = laid(project({paragraph("p", "Office affluent ffi ѝ ё Ö " + prose(300))}));
    for (const Shape& shape : result.pages.shapes) {
        std::string text;
        for (const Glyph& glyph : shape.glyphs) text += shape.text.substr(glyph.text_begin, glyph.text_size);
        CHECK(text == shape.text);
    }
}

TEST_CASE("hyphens that breaking added are marked, words are parted by spaces") {
    std::string words;
    for (int i = 0; i < 40; ++i) words += "responsibility administration characteristic ";
    const Laid result = laid(project({paragraph("p", words + "end")}));
    std::size_t added = 0;
    for (const Page& page : result.pages.pages)
        for (const Item& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item))
                for (const Placed& piece : run->pieces) {
                    const Shape& shape = result.pages.shapes[piece.shape];
                    CHECK(shape.added_hyphen == (shape.text == "\u00AD"));
                    added += shape.added_hyphen;
                }
    CHECK(added > 3);
    CHECK(count(text_of_all(result.pages), "responsibility administration characteristic ") == 40);
}
