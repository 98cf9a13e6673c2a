#include "gui/logic/cell_layout.h"
#include "gui/logic/heights.h"
#include "tests/gui/sample.h"
#include "tests/support/catch.h"

#include <numeric>
#include <random>

using namespace strateg;
using namespace strateg::gui;

namespace {

TextLayout lay(const model::RichText& text, int width, test::Ruler& ruler) {
    return lay_out(
        text, Role::body, false, width, Align::left,
        [](const model::Mark&) {
            return Chip{ChipKind::value, "42"};
        },
        ruler);
}

} // namespace

TEST_CASE("heights add up like a plain sum, whatever is set") {
    std::mt19937 random(7);
    std::vector<int> plain(777);
    for (int& height : plain) height = static_cast<int>(random() % 90);
    Heights heights;
    heights.reset(plain);
    for (int i = 0; i < 300; ++i) {
        const std::size_t row = random() % plain.size();
        plain[row] = static_cast<int>(random() % 200);
        heights.set(row, plain[row]);
    }
    long long sum = 0;
    for (std::size_t row = 0; row < plain.size(); ++row) {
        REQUIRE(heights.top(row) == sum);
        if (plain[row] > 0) {
            REQUIRE(heights.row_at(sum) == row);
            REQUIRE(heights.row_at(sum + plain[row] - 1) == row);
        }
        sum += plain[row];
    }
    CHECK(heights.total() == sum);
    CHECK(heights.row_at(sum + 1000) == plain.size() - 1);
}

TEST_CASE("lines break between words, spaces hang") {
    test::Ruler ruler;
    const model::RichText text("aaaa bbbb cccc");
    const TextLayout layout = lay(text, 95, ruler);
    REQUIRE(layout.lines.size() == 2);
    CHECK(layout.lines[0].end == 10);
    CHECK(layout.lines[1].begin == 10);
    CHECK(layout.height == 40);
}

TEST_CASE("every character is in exactly one line, at any width") {
    test::Ruler ruler;
    const model::RichText text(
        "Погранични регион-ова има једну веомадугачкуречкојанемакраја и још \u2013 нешто. ");
    for (int width = 10; width < 700; width += 13) {
        const TextLayout layout = lay(text, width, ruler);
        std::size_t at = 0;
        for (const Line& line : layout.lines) {
            REQUIRE(line.begin == at);
            at = line.end;
            std::size_t covered = line.begin;
            for (const Span& span : line.spans) {
                REQUIRE(span.begin == covered);
                covered = span.end;
            }
            REQUIRE(covered == line.end);
        }
        REQUIRE(at == text.characters().size());
    }
}

TEST_CASE("the caret's place and the byte under it are each other's inverse") {
    test::Ruler ruler;
    const model::RichText plain("One two три четири five");
    const std::string object(model::object_character);
    const model::RichText text(plain.characters() + object + " six",
                               {{model::MarkKind::strong, 4, 7, {}, {}},
                                {model::MarkKind::value,
                                 plain.characters().size(),
                                 plain.characters().size() + object.size(),
                                 "f",
                                 {}}});
    const TextLayout layout = lay(text, 120, ruler);
    REQUIRE(layout.lines.size() > 1);
    for (std::size_t byte = 0; byte <= text.characters().size();) {
        const CaretPlace place = caret_place(layout, text, byte, ruler);
        CHECK(byte_at(layout, text, place.x, place.y + 1, ruler) == byte);
        if (byte == text.characters().size()) break;
        utf8::next(text.characters(), byte);
    }
}

TEST_CASE("an empty text has a line for the caret") {
    test::Ruler ruler;
    const TextLayout layout = lay({}, 100, ruler);
    REQUIRE(layout.lines.size() == 1);
    CHECK(caret_place(layout, {}, 0, ruler).height == 20);
}

TEST_CASE("a table's cells do not overlap, and merged cells cover their places") {
    test::Ruler ruler;
    model::Block table = test::block("t", "table", "x");
    table.texts.clear();
    const auto cell = [](std::string id, std::string words, model::Attributes attributes = {}) {
        return model::share(test::block(std::move(id), "cell", std::move(words), {}, std::move(attributes)));
    };
    model::Block r1, r2;
    r1.id = "r1", r2.id = "r2";
    r1.kind = r2.kind = "row";
    r1.children = {cell("c1", "Number", {{"rowspan", "2"}}),
                   cell("c2", "Both of these are wide", {{"colspan", "2"}})};
    r2.children = {cell("c3", "left and long and longer"), cell("c4", "right")};
    table.children = {model::share(r1), model::share(r2)};
    model::Section section;
    section.id = "s";
    section.blocks = {model::share(table)};
    model::Project project = test::project();
    project.outline.push_back({model::share(section), 0});
    const model::Numbering numbering(project, "en");
    const language::Facts facts;
    const LayoutWords words;
    LayoutContext context;
    context.project = &project;
    context.view = language::default_view("en");
    context.numbering = &numbering;
    context.facts = &facts;
    context.metrics = &ruler;
    context.words = &words;
    const Row row{project.outline.back().section, project.outline.back().section->blocks[0], 0, 0};
    for (const int width : {200, 420, 900}) {
        const CellLayout cells = lay_out_cell(row, width, context);
        REQUIRE(cells.boxes.size() == 4);
        for (std::size_t i = 0; i < 4; ++i) {
            const Area& a = cells.boxes[i].room;
            CHECK(a.x + a.width <= width);
            CHECK(a.y + a.height <= cells.height);
            CHECK(cells.boxes[i].area.y + cells.boxes[i].layout.height <= a.y + a.height);
            for (std::size_t j = 0; j < i; ++j) {
                const Area& b = cells.boxes[j].room;
                const bool apart = a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height ||
                                   b.y >= a.y + a.height;
                CHECK(apart);
            }
        }
        CHECK(cells.boxes[0].room.height == cells.boxes[1].room.height + cells.boxes[2].room.height);
    }
}

TEST_CASE("rows that come and go leave the heights of the others known") {
    std::mt19937 random(11);
    std::vector<int> plain(100, 10);
    Heights heights;
    heights.reset(plain);
    heights.set(3, 33);
    plain[3] = 33;
    heights.set(90, 7);
    plain[90] = 7;
    for (int i = 0; i < 200; ++i) {
        const std::size_t at = random() % plain.size(),
                          most = std::min<std::size_t>(3, plain.size() - at - 1);
        const std::size_t removed = random() % (most + 1);
        const std::vector<int> added(random() % 4, static_cast<int>(random() % 50));
        const auto from = plain.begin() + static_cast<std::ptrdiff_t>(at);
        plain.erase(from, from + static_cast<std::ptrdiff_t>(removed));
        plain.insert(plain.begin() + static_cast<std::ptrdiff_t>(at), added.begin(), added.end());
        heights.splice(at, removed, added);
        REQUIRE(heights.size() == plain.size());
        REQUIRE(heights.total() == std::accumulate(plain.begin(), plain.end(), 0LL));
        if (plain.size() < 20)
            plain.insert(plain.end(), 30, 5), heights.splice(plain.size() - 30, 0, std::vector<int>(30, 5));
    }
    heights.reset({1, 2, 3, 4});
    heights.set(0, 5);
    heights.set(3, 9);
    heights.splice(1, 1, {8, 8});
    CHECK(heights.known(0));
    CHECK_FALSE(heights.known(1));
    CHECK_FALSE(heights.known(2));
    CHECK_FALSE(heights.known(3));
    CHECK(heights.known(4));
    CHECK(heights.top(4) == 5 + 8 + 8 + 3);
}
