// Pages made of strips without words: where they break, how columns end, what floats and turns.
#include "core/typeset/pagination/emit.h"
#include "core/typeset/pagination/paginate.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

using namespace strateg::typeset;

namespace {

constexpr double line = 14;

Strip strip(double height = line) {
    Strip strip;
    strip.height = height;
    return strip;
}

LaidBlock block(int lines, double height = line) {
    LaidBlock block;
    for (int i = 0; i < lines; ++i) block.strips.push_back(strip(height));
    keep_lines(block.strips, 2, 2);
    block.after = 6;
    return block;
}

Blocks shared(std::vector<LaidBlock> blocks) {
    Blocks result;
    for (LaidBlock& block : blocks)
        result.push_back({std::make_shared<const LaidBlock>(std::move(block)), {}});
    return result;
}

Blocks notes_of(const std::vector<int>& lines) {
    std::vector<LaidBlock> notes(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        notes[i].strips.assign(static_cast<std::size_t>(lines[i]), strip(11));
    return shared(std::move(notes));
}

std::vector<PagePlan> paginate(const Blocks& blocks, const Blocks& notes, const Frame& frame) {
    return Paginator(frame).paginate(blocks, notes).pages;
}

Frame frame(int columns = 1, double height = 600) {
    Frame frame;
    frame.width = 440;
    frame.height = height;
    frame.turned_width = 700;
    frame.turned_height = 400;
    frame.columns = columns;
    frame.gap = 20;
    return frame;
}

double bottom_of(const PlacedStrip& placed) {
    return placed.y + placed.strip->height * placed.scale;
}

// Every strip once (heads repeated aside), inside its page, none over another in its column.
void check_pages(const std::vector<PagePlan>& pages, const Blocks& blocks, const Frame& frame) {
    std::map<const Strip*, int> seen;
    for (const PagePlan& page : pages) {
        const double height = page.landscape ? frame.turned_height : frame.height;
        std::map<double, double> column_bottom;
        for (const PlacedStrip& placed : page.strips) {
            if (!placed.repeated) ++seen[placed.strip];
            if (placed.strip->height <= height) CHECK(bottom_of(placed) <= height + 1e-3);
            double& bottom = column_bottom[placed.x];
            CHECK(placed.y >= bottom - 1e-3);
            bottom = bottom_of(placed);
        }
        for (const NoteRule& rule : page.rules)
            if (column_bottom.contains(rule.x)) CHECK(rule.y >= column_bottom[rule.x] - 1e-3);
    }
    for (const FlowBlock& block : blocks)
        for (const Strip& strip : block.laid->strips) CHECK(seen[&strip] == 1);
}

std::size_t page_of(const std::vector<PagePlan>& pages, const Strip& strip) {
    for (std::size_t i = 0; i < pages.size(); ++i)
        for (const PlacedStrip& placed : pages[i].strips)
            if (placed.strip == &strip && !placed.repeated) return i;
    return pages.size();
}

} // namespace

TEST_CASE("random strips stand on pages once, in order, inside, and keep together") {
    std::mt19937 random;
    const auto number = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(random);
    };
    for (int round = 0; round < 150; ++round) {
        random.seed(static_cast<unsigned>(round));
        const Frame sizes = frame(round % 3 + 1, number(200, 700));
        std::vector<LaidBlock> made;
        std::vector<int> note_lines;
        for (int i = 0, count = number(1, 60); i < count; ++i) {
            LaidBlock next = block(number(1, 12), number(8, 20));
            if (number(0, 9) == 0) next.wide = true;
            if (number(0, 9) == 0) next.floats = true;
            if (number(0, 9) == 0) next.keep_with_next = true;
            if (number(0, 19) == 0) next.new_page = true;
            if (number(0, 19) == 0) next.landscape = true;
            if (number(0, 29) == 0) next.strips = {strip(number(20, 900))};
            if (number(0, 4) == 0) {
                next.strips.back().footnotes.push_back(static_cast<std::uint32_t>(note_lines.size()));
                note_lines.push_back(number(0, 20) == 0 ? 90 : number(1, 5));
            }
            made.push_back(std::move(next));
        }
        const Blocks blocks = shared(std::move(made));
        const Blocks notes = notes_of(note_lines);
        const std::vector<PagePlan> pages = paginate(blocks, notes, sizes);
        INFO("round " << round);
        check_pages(pages, blocks, sizes);
        std::map<const Strip*, int> lines;
        for (const PagePlan& page : pages)
            for (const PlacedStrip& placed : page.notes) ++lines[placed.strip];
        for (const FlowBlock& note : notes)
            for (const Strip& strip : note.laid->strips) CHECK(lines[&strip] == 1);
    }
}

TEST_CASE("page breaks are chosen together: the second page is not left nearly empty") {
    // Greedy filling would put 42 lines on the first page and then find a figure that fits nowhere but a new
    // page.
    std::vector<LaidBlock> made;
    for (int i = 0; i < 10; ++i) made.push_back(block(4));
    made.push_back(block(1, 560)); // a figure as high as a page
    made.push_back(block(20));
    const Blocks blocks = shared(std::move(made));
    const std::vector<PagePlan> pages = paginate(blocks, {}, frame());
    check_pages(pages, blocks, frame());
    REQUIRE(pages.size() == 3);
}

TEST_CASE("a forbidden break is used only where there is no other way") {
    LaidBlock kept = block(100);
    for (Strip& strip : kept.strips) strip.keep = true;
    const Blocks blocks = shared({block(3), std::move(kept)});
    const std::vector<PagePlan> pages = paginate(blocks, {}, frame());
    check_pages(pages, blocks, frame());
    CHECK(pages.size() >= 3);
    CHECK(pages.size() <= 4);
}

TEST_CASE("the last columns of a section end level") {
    for (const int columns : {2, 3}) {
        std::vector<LaidBlock> made;
        for (int i = 0; i < 30; ++i) made.push_back(block(4));
        made.back().after = 0;
        LaidBlock heading = block(1, 30);
        heading.wide = heading.keep_with_next = true;
        made.push_back(std::move(heading));
        for (int i = 0; i < 9; ++i) made.push_back(block(4));
        const Blocks blocks = shared(std::move(made));
        const std::vector<PagePlan> pages = paginate(blocks, {}, frame(columns));
        check_pages(pages, blocks, frame(columns));
        std::map<double, double> bottoms;
        for (const PlacedStrip& placed : pages.back().strips)
            if (placed.strip->height == line)
                bottoms[placed.x] = std::max(bottoms[placed.x], bottom_of(placed));
        REQUIRE(bottoms.size() == static_cast<std::size_t>(columns));
        double lowest = 1e9, highest = 0;
        for (const auto& [x, y] : bottoms) {
            lowest = std::min(lowest, y);
            highest = std::max(highest, y);
        }
        // Two lines of a paragraph must stay together: level means within a few lines.
        CHECK(highest - lowest <= 3 * line + 6);
        // The heading stands across, with words of its section below.
        const PlacedStrip* across = nullptr;
        for (const PagePlan& page : pages)
            for (const PlacedStrip& placed : page.strips)
                if (placed.strip->height == 30) across = &placed;
        REQUIRE(across);
        CHECK(across->x == 0);
    }
}

TEST_CASE("the columns below a heading in the middle of a page begin at the left") {
    for (const int above : {18, 26, 30}) {
        std::vector<LaidBlock> made;
        LaidBlock first = block(above);
        first.wide = true;
        made.push_back(std::move(first));
        LaidBlock heading = block(1, 30);
        heading.wide = heading.keep_with_next = true;
        made.push_back(std::move(heading));
        for (int i = 0; i < 40; ++i) {
            made.push_back(block(6));
            for (Strip& strip : made.back().strips) strip.keep = true; // leaves the foot of a column free
        }
        const Blocks blocks = shared(std::move(made));
        const std::vector<PagePlan> pages = paginate(blocks, {}, frame(2));
        check_pages(pages, blocks, frame(2));
        bool left = false, right = false;
        for (const PlacedStrip& placed : pages[0].strips)
            if (placed.block >= 2) (placed.x == 0 ? left : right) = true;
        CHECK(left);
        CHECK(right);
    }
}

TEST_CASE("a figure that finds no room goes to the top of the next page and the text goes on") {
    std::vector<LaidBlock> made;
    for (int i = 0; i < 8; ++i) made.push_back(block(4));
    LaidBlock figure = block(1, 200), caption = block(2, 12);
    figure.floats = figure.keep_with_next = true;
    caption.strips[1].keep = true;
    made.push_back(std::move(figure));
    made.push_back(std::move(caption));
    for (int i = 0; i < 12; ++i) made.push_back(block(4));
    const Blocks blocks = shared(std::move(made));
    const std::vector<PagePlan> pages = paginate(blocks, {}, frame());
    check_pages(pages, blocks, frame());
    const std::size_t at = page_of(pages, blocks[8].laid->strips[0]);
    CHECK(at == 1);
    CHECK(pages[1].strips.front().strip == &blocks[8].laid->strips[0]);
    CHECK(page_of(pages, blocks[9].laid->strips[0]) == 1);
    CHECK(page_of(pages, blocks[10].laid->strips[0]) ==
          0); // behind the figure in the text, before it on paper
    SECTION("where there is room it stays") {
        const std::vector<PagePlan> high = paginate(blocks, {}, frame(1, 900));
        const double y = high[0].strips[33].y;
        CHECK(high[0].strips[32].strip == &blocks[8].laid->strips[0]);
        CHECK(y > 0);
    }
}

TEST_CASE("a figure gets smaller rather than leaving a page half empty") {
    std::vector<LaidBlock> made;
    for (int i = 0; i < 7; ++i) made.push_back(block(4));
    LaidBlock figure = block(1, 190);
    figure.strips[0].shrink = 57;
    figure.strips[0].width = 440;
    made.push_back(std::move(figure));
    for (int i = 0; i < 7; ++i) made.push_back(block(4));
    const Blocks blocks = shared(std::move(made));
    const std::vector<PagePlan> pages = paginate(blocks, {}, frame());
    check_pages(pages, blocks, frame());
    REQUIRE(page_of(pages, blocks[7].laid->strips[0]) == 0);
    for (const PlacedStrip& placed : pages[0].strips)
        if (placed.strip == &blocks[7].laid->strips[0]) {
            CHECK(placed.scale < 1);
            CHECK(placed.scale >= 0.7 - 1e-6);
        }
}

TEST_CASE("turned blocks stand on turned pages behind the page they belong to") {
    std::vector<LaidBlock> made;
    for (int i = 0; i < 5; ++i) made.push_back(block(4));
    LaidBlock table = block(40);
    table.landscape = true;
    made.push_back(std::move(table));
    for (int i = 0; i < 12; ++i) made.push_back(block(4));
    const Blocks blocks = shared(std::move(made));
    const std::vector<PagePlan> pages = paginate(blocks, {}, frame());
    check_pages(pages, blocks, frame());
    REQUIRE(pages.size() == 4);
    CHECK_FALSE(pages[0].landscape);
    CHECK(pages[1].landscape);
    CHECK(pages[2].landscape);
    CHECK_FALSE(pages[3].landscape);
    // The text does not wait for the table.
    CHECK(page_of(pages, blocks[6].laid->strips[0]) == 0);
    SECTION("also where there is nothing else") {
        LaidBlock alone = block(10);
        alone.landscape = true;
        const Blocks one = shared({std::move(alone)});
        const std::vector<PagePlan> turned = paginate(one, {}, frame());
        check_pages(turned, one, frame());
        REQUIRE(turned.size() == 1);
        CHECK(turned[0].landscape);
    }
}

TEST_CASE("a footnote is split only where it must be") {
    // Eight lines of note would fit whole if the page ended a paragraph earlier.
    std::vector<LaidBlock> made;
    for (int i = 0; i < 9; ++i) made.push_back(block(4));
    made[7].strips[1].footnotes = {0};
    for (int i = 0; i < 6; ++i) made.push_back(block(4));
    const Blocks blocks = shared(std::move(made));
    const Blocks notes = notes_of({8});
    const std::vector<PagePlan> pages = paginate(blocks, notes, frame());
    check_pages(pages, blocks, frame());
    std::size_t with = 0;
    for (const PagePlan& page : pages) with += page.notes.empty() ? 0 : 1;
    CHECK(with == 1);
    SECTION("one higher than a page goes on over pages") {
        const Blocks high = notes_of({120});
        const std::vector<PagePlan> more = paginate(blocks, high, frame());
        std::size_t lines = 0;
        for (const PagePlan& page : more) lines += page.notes.size();
        CHECK(lines == 120);
        CHECK(page_of(more, blocks[7].laid->strips[1]) == 0);
        CHECK_FALSE(more[0].notes.empty());
    }
}

TEST_CASE("footnotes of a page stand in the order of their numbers") {
    LaidBlock beside = block(4); // the second language's mark stands above the first one's
    beside.strips[1].footnotes = {1};
    beside.strips[3].footnotes = {0};
    const Blocks blocks = shared({std::move(beside)});
    const Blocks notes = notes_of({2, 3});
    const std::vector<PagePlan> pages = paginate(blocks, notes, frame());
    REQUIRE(pages.size() == 1);
    REQUIRE(pages[0].notes.size() == 5);
    CHECK(pages[0].notes[0].strip == &notes[0].laid->strips[0]);
    CHECK(pages[0].notes[2].strip == &notes[1].laid->strips[0]);
    double y = 0;
    for (const PlacedStrip& placed : pages[0].notes) {
        CHECK(placed.y >= y);
        y = bottom_of(placed);
    }
    CHECK(y <= frame().height + 1e-6);
}

TEST_CASE("front matter counts in roman numerals and the text from 1") {
    LaidBlock contents = block(60), chapter = block(60);
    contents.front = true;
    contents.new_page = chapter.new_page = true;
    const Blocks blocks = shared({std::move(contents), std::move(chapter)});
    const std::vector<PagePlan> pages = paginate(blocks, {}, frame());
    CHECK(labels_of(pages) == std::vector<std::string>{"ii", "iii", "1", "2"});
    SECTION("without front matter the title page is the first") {
        CHECK(labels_of(paginate(shared({block(60)}), {}, frame())) == std::vector<std::string>{"2", "3"});
    }
}

TEST_CASE("lines of columns stand on one grid below things of any height") {
    Frame grid = frame(2);
    grid.grid = line;
    std::vector<LaidBlock> made;
    for (int i = 0; i < 40; ++i) {
        LaidBlock next = block(3);
        next.on_grid = true;
        next.after = 0;
        made.push_back(std::move(next));
        if (i % 7 == 3) {
            LaidBlock odd = block(1, 37.3);
            made.push_back(std::move(odd));
        }
    }
    const Blocks blocks = shared(std::move(made));
    const std::vector<PagePlan> pages = paginate(blocks, {}, grid);
    check_pages(pages, blocks, grid);
    for (const PagePlan& page : pages)
        for (const PlacedStrip& placed : page.strips)
            if (placed.strip->height == line) {
                const double lines = placed.y / line;
                CHECK(lines == Approx(std::round(lines)).margin(1e-6));
            }
}
