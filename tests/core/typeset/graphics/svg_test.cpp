#include "core/typeset/graphics/svg.h"
#include "core/typeset/graphics/svg_values.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <chrono>

using namespace strateg;
using namespace strateg::typeset;

namespace {

const language::View en{"en", "en", language::Script::latin};
const language::View latin{"sr-Latn", "sr", language::Script::latin};
const language::View bg{"bg", "bg", language::Script::cyrillic};

struct Read {
    std::shared_ptr<const Drawing> drawing;
    Problems problems;

    std::vector<Path> paths() const {
        std::vector<Path> result;
        for (const auto& item : drawing->items)
            if (const auto* path = std::get_if<Path>(&item)) result.push_back(*path);
        return result;
    }
    std::vector<DrawnText> texts() const {
        std::vector<DrawnText> result;
        for (const auto& item : drawing->items)
            if (const auto* text = std::get_if<DrawnText>(&item)) result.push_back(*text);
        return result;
    }
    std::string words() const {
        std::string result;
        for (const DrawnText& text : texts()) {
            for (const TextPiece& piece : text.pieces) result += piece.text;
            result += '|';
        }
        return result;
    }
    bool told(std::string_view code, int line = 0) const {
        return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
            return problem.code == code && problem.place.block == "f" && !problem.hint.empty() &&
                   problem.sentence.ends_with('.') && (line == 0 || problem.place.line == line);
        });
    }
};

Read read(std::string_view svg, const language::View& view = en) {
    Read result;
    result.drawing = read_svg(svg, {"media/x.svg", "f", view}, result.problems);
    return result;
}

Read inside(const std::string& content, const language::View& view = en) {
    return read("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'>" + content + "</svg>", view);
}

Box bounds(const Path& path) {
    return *bounds_of(path.steps);
}

} // namespace

TEST_CASE("Shapes of an SVG file become outlines in their colours") {
    const Read result =
        inside("<rect x='10' y='5' width='20' height='10' fill='teal'/>"
               "<circle cx='50' cy='25' r='10' fill='none' stroke='#f00' stroke-width='2'/>"
               "<g fill='#0a0b0c'><path d='M0 0h10v10z'/><polygon points='0,0 5,0 5,5'/></g>"
               "<line x1='0' y1='0' x2='10' y2='10' style='stroke:rgb(10%,0,0)' stroke-dasharray='3'/>");
    CHECK(result.problems.empty());
    CHECK(result.drawing->width == 100);
    CHECK(result.drawing->height == 50);
    const auto paths = result.paths();
    REQUIRE(paths.size() == 5);
    CHECK(*paths[0].fill == Colour{0, 128, 128});
    CHECK(bounds(paths[0]).width == 20);
    CHECK_FALSE(paths[1].fill);
    CHECK(paths[1].stroke->colour == Colour{255, 0, 0});
    CHECK(bounds(paths[1]).width == Approx(20).margin(0.01));
    CHECK(*paths[2].fill == Colour{10, 11, 12});
    CHECK(paths[3].steps.size() == 4);
    CHECK_FALSE(paths[4].fill);
    CHECK((paths[4].stroke->dash == std::vector<float>{3, 3}));
}

TEST_CASE("Path data are read with every command") {
    bool whole = false;
    const auto steps =
        svg::path("M1-2l3,4H10V.5c1 1 2 2 3 3s4 4 5 5q1 1 2 0t2 0a5 5 0 1110 0zm5 5-1-1", 1000, whole);
    CHECK(whole);
    CHECK(steps[0].to.y == -2);
    CHECK(steps[1].to.x == 4);
    CHECK(steps[3].to.y == 0.5);
    CHECK(steps[5].control1.x == Approx(13 + 1)); // mirrored: 13 − 12
    CHECK(steps[steps.size() - 2].to.x == Approx(6));
    const auto arc = svg::path("M0 0A50 50 0 0 1 100 0", 1000, whole); // half a circle above the line
    const Box half = *bounds_of(arc);
    CHECK(half.y == Approx(-50).margin(0.01));
    CHECK(half.height == Approx(50).margin(0.01));
    const auto wrong = svg::path("M0 0L10 10 20 oops 5", 1000, whole);
    CHECK_FALSE(whole);
    CHECK(wrong.size() == 2);
    for (const char* text : {"", "L1 1", "Z", "M", "M1", "M0 0A1 1 0 2 0 1 1", "M0 0 C1", "M1e999 0L0 1"})
        CHECK(svg::path(text, 1000, whole).size() <= 2);
}

TEST_CASE("Transformations, viewports and repeated elements put shapes where they belong") {
    const Read moved = inside("<g transform='translate(10 20) scale(2)'><rect width='5' height='5'/></g>"
                              "<rect width='4' height='2' transform='rotate(90)'/>");
    CHECK(bounds(moved.paths()[0]).x == 10);
    CHECK(bounds(moved.paths()[0]).width == 10);
    CHECK(bounds(moved.paths()[1]).x == Approx(-2));
    const Read fitted =
        read("<svg width='200' height='200' viewBox='0 0 100 50' xmlns='http://www.w3.org/2000/svg'>"
             "<rect width='100' height='50'/></svg>");
    CHECK(bounds(fitted.paths()[0]).y == 50); // in the middle
    CHECK(bounds(fitted.paths()[0]).width == 200);
    const Read used = inside("<defs><rect id='r' width='10' height='10'/><symbol id='s' viewBox='0 0 1 1'>"
                             "<rect width='1' height='1'/></symbol></defs><use href='#r' x='7'/>"
                             "<use xlink:href='#s' x='50' y='10' width='20' height='20'/>");
    REQUIRE(used.paths().size() == 2);
    CHECK(bounds(used.paths()[0]).x == 7);
    CHECK(bounds(used.paths()[1]).x == 50);
    CHECK(bounds(used.paths()[1]).width == Approx(20));
    // What is outside of the drawing is cut away, or not there at all.
    const Read cut = inside("<circle cx='100' cy='25' r='20'/><circle cx='300' cy='25' r='20'/>");
    REQUIRE(cut.paths().size() == 1);
    REQUIRE(cut.paths()[0].clip);
    CHECK(cut.paths()[0].clip->width == 100);
    CHECK(read("<svg width='40mm' height='20mm'/>").drawing->width == Approx(151.18).margin(0.01));
}

TEST_CASE("Words stay words, in the language and script of the reader") {
    const std::string text =
        "<switch><text systemLanguage='sr' x='5' y='9'>Савет</text>"
        "<text systemLanguage='bg' x='5' y='9'>Съвет</text><text x='5' y='9'>Council</text></switch>";
    CHECK(inside(text).words() == "Council|");
    CHECK(inside(text, latin).words() == "Savet|");
    CHECK(inside(text, bg).words() == "Съвет|");
    const Read spans =
        inside("<text x='50' y='20' text-anchor='middle' font-size='8' font-weight='bold'>\n  One\n  "
               "<tspan fill='red'>two</tspan> <tspan font-style='italic'>three</tspan> "
               "<tspan x='50' dy='10'>below</tspan></text>");
    CHECK(spans.problems.empty());
    CHECK(spans.words() == "One two three|below|");
    const auto lines = spans.texts();
    CHECK(lines[0].edge == TextEdge::middle);
    CHECK(lines[0].pieces[0].weight == Weight::bold);
    CHECK(lines[0].pieces[1].colour == Colour{255, 0, 0});
    CHECK(lines[1].at.y == 30);
    const Read turned = inside("<text transform='translate(20 40) rotate(-90)' font-size='5'>up</text>");
    CHECK(turned.texts()[0].angle == Approx(90));
    CHECK(turned.texts()[0].at.x == Approx(20));
    CHECK(turned.problems.empty());
}

TEST_CASE("Rules of classes count as CSS says") {
    const Read result =
        inside("<style>/* c */ .a { fill: red } rect { fill: blue; stroke: black } #x { fill: lime }</style>"
               "<rect class='b a' width='9' height='9'/><rect width='9' height='9' fill='white'/>"
               "<rect id='x' class='a' width='9' height='9'/>"
               "<rect class='a' style='fill:yellow' width='9' height='9'/>");
    CHECK(result.problems.empty());
    const auto paths = result.paths();
    CHECK(*paths[0].fill == Colour{255, 0, 0});
    CHECK(*paths[1].fill == Colour{0, 0, 255}); // a rule is stronger than an attribute
    CHECK(*paths[2].fill == Colour{0, 255, 0});
    CHECK(*paths[3].fill == Colour{255, 255, 0});
    CHECK(paths[0].stroke);
}

TEST_CASE("Transparency is mixed with paper where nothing lies below, and told where something does") {
    const Read alone = inside("<rect width='9' height='9' fill='black' opacity='.5'/>");
    CHECK(alone.problems.empty());
    CHECK(int(alone.paths()[0].fill->red) == 128);
    const Read ground =
        inside("<rect width='100' height='50' fill='white'/><rect width='9' height='9' fill-opacity='50%'/>");
    CHECK(ground.problems.empty());
    const Read over =
        inside("<rect width='9' height='9'/><rect x='5' width='9' height='9' fill='red' opacity='.5'/>");
    CHECK(over.told("typeset.svg-transparency"));
}

TEST_CASE("Everything else is left out with a reason and a line") {
    const auto told = [](const std::string& content, std::string_view code, std::size_t drawn) {
        CAPTURE(content);
        const Read result = inside("\n" + content);
        CHECK(result.told(code, 2));
        CHECK(result.drawing->items.size() == drawn);
    };
    const std::string rect = "<rect width='9' height='9'/>";
    told("<image href='x.png' width='9' height='9'/>" + rect, "typeset.svg-element", 1);
    told("<script>alert(1)</script>" + rect, "typeset.svg-element", 1);
    told("<foreignObject><div/></foreignObject>", "typeset.svg-element", 0);
    told("<rect width='9' height='9'><animate attributeName='x'/></rect>", "typeset.svg-element", 1);
    told("<rect width='9' height='9' filter='url(#f)'/>", "typeset.svg-effect", 1);
    told("<rect width='9' height='9' mask='url(#f)'/>", "typeset.svg-effect", 1);
    told("<path d='M0 0L5 5' stroke='red' marker-end='url(#m)'/>", "typeset.svg-effect", 1);
    told("<rect width='9' height='9' fill='url(#g)'/>", "typeset.svg-paint", 0);
    told("<use href='other.svg#a'/>", "typeset.svg-reference", 0);
    told("<use href='#nothing'/>", "typeset.svg-reference", 0);
    told("<style>g > rect { fill: red }</style>" + rect, "typeset.svg-style", 1);
    told("<text><textPath href='#p'>round</textPath></text>", "typeset.svg-text", 0);
    told("<text transform='skewX(30)' y='9'>slanted</text>", "typeset.svg-text", 1);
    told("<rect width='9' height='9' fill='rainbow'/>", "typeset.svg-value", 1);
    told("<path d='M0 0L9 9 nonsense'/>", "typeset.svg-value", 1);
    const Read gradient = inside("<linearGradient id='g'><stop stop-color='black'/><stop stop-color='white'/>"
                                 "</linearGradient><rect width='9' height='9' fill='url(#g)'/>");
    CHECK(int(gradient.paths()[0].fill->red) == 127);
    const Read clipped = inside("<clipPath id='c'><rect x='2' y='2' width='5' height='5'/></clipPath>"
                                "<circle cx='5' cy='5' r='5' clip-path='url(#c)'/>");
    CHECK(clipped.problems.empty());
    CHECK(clipped.paths()[0].clip->x == 2);
    CHECK(
        inside("<clipPath id='c'><circle r='5'/></clipPath><rect width='9' height='9' clip-path='url(#c)'/>")
            .told("typeset.svg-effect"));
}

TEST_CASE("What is no drawing is refused with a sentence") {
    const auto refused = [](std::string_view bytes, std::string_view code) {
        const Read result = read(bytes);
        CHECK_FALSE(result.drawing);
        CHECK(result.told(code));
        CHECK(result.problems.size() == 1);
    };
    refused("", "typeset.svg-broken");
    refused("<html/>", "typeset.svg-broken");
    refused("<svg", "typeset.svg-broken");
    refused("<svg viewBox='0 0 1 1'><g></svg>", "typeset.svg-broken");
    refused("\x1F\x8B\x08", "typeset.svg-broken");
    refused("<svg viewBox='0 0 1 1'>\xFF</svg>", "typeset.svg-broken");
    refused("<svg/>", "typeset.svg-size");
    refused("<svg width='0' height='5'/>", "typeset.svg-size");
    refused("<svg viewBox='0 0 1e300 1'/>", "typeset.svg-size");
    refused("<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg viewBox='0 0 1 1'/>", "typeset.svg-broken");
    refused(std::string(5'000'000, ' '), "typeset.svg-too-big");
    std::string deep = "<svg viewBox='0 0 1 1'>";
    for (int i = 0; i < 5000; ++i) deep += "<g>";
    refused(deep, "typeset.svg-too-big");
    CHECK(read("<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>"
               "<svg viewBox='0 0 1 1'/>")
              .drawing);
}

TEST_CASE("No file makes reading it take long") {
    const auto begin = std::chrono::steady_clock::now();
    // Every level repeats the one below ten times.
    std::string bomb = "<g id='a0'><rect width='1' height='1'/></g>";
    for (int i = 1; i < 12; ++i) {
        bomb += "<g id='a" + std::to_string(i) + "'>";
        for (int k = 0; k < 10; ++k) bomb += "<use href='#a" + std::to_string(i - 1) + "'/>";
        bomb += "</g>";
    }
    CHECK(inside(bomb).told("typeset.svg-limit"));
    CHECK(inside("<g id='x'><use href='#x'/></g>").told("typeset.svg-limit"));
    std::string many;
    for (int i = 0; i < 30'000; ++i) many += "<rect width='9' height='9' opacity='.5'/>";
    CHECK(inside(many).told("typeset.svg-limit"));
    std::string long_path = "M0 0";
    for (int i = 0; i < 500'000; ++i) long_path += "h1v1";
    CHECK(inside("<path d='" + long_path + "'/>").told("typeset.svg-limit"));
    std::string attributes = "<rect ";
    for (int i = 0; i < 100'000; ++i) attributes += "a" + std::to_string(i) + "='' ";
    CHECK(inside(attributes + "/>").told("typeset.svg-broken"));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    CHECK(seconds.count() < 20); // 0.5 s where nothing else runs
}
