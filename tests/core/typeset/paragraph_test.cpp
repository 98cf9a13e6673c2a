#include "tests/core/typeset/projects.h"
#include "tests/core/typeset/setting.h"
#include "tests/support/catch.h"

using namespace strateg::typeset;
using strateg::typeset::testing::prose;
using strateg::typeset::testing::Setting;

namespace {

// The right end of what is seen, from the pieces themselves.
double end_of(Setting& setting, const SetLine& line, double* ink_starts = nullptr) {
    double end = 0;
    for (const GlyphRun& run : line.runs)
        for (const Placed& piece : run.pieces) {
            const Shape& shape = setting.shaper.shapes()[piece.shape];
            if (shape.text == " ") continue;
            const double em = setting.fonts.face(shape.face).units_per_em;
            end = run.x + piece.x + static_cast<double>(shape.advance) / em * run.size * run.stretch;
        }
    if (ink_starts) *ink_starts = line.runs.front().x;
    return end;
}

} // namespace

TEST_CASE("justified lines end at the margin, or hang over it by their last mark") {
    Setting setting;
    ParagraphLook look;
    look.width = 300;
    int hanging = 0, even = 0;
    for (unsigned seed = 1; seed < 30; ++seed) {
        const auto lines = setting.set(prose(120, seed), "en", look);
        for (const SetLine& line : lines) {
            if (!line.fit.justified) continue;
            const double end = end_of(setting, line);
            CHECK(end == Approx(line.x + line.width).margin(0.05));
            std::string text = setting.text_of(line);
            while (text.ends_with(' ')) text.pop_back();
            if (text.ends_with(',') || text.ends_with('.') || text.ends_with("\u00AD") ||
                text.ends_with('-')) {
                CHECK(end > look.width + 0.5);
                CHECK(end < look.width + 0.4 * 10.5);
                ++hanging;
            } else {
                CHECK(end == Approx(look.width).margin(0.05));
                ++even;
            }
        }
    }
    CHECK(hanging > 10);
    CHECK(even > 100);
    look.hang = false;
    for (const SetLine& line : setting.set(prose(120), "en", look))
        if (line.fit.justified) CHECK(end_of(setting, line) == Approx(look.width).margin(0.05));
}

TEST_CASE("opening quotes hang over the left margin") {
    Setting setting;
    ParagraphLook look;
    look.width = 300;
    const auto lines = setting.set("„Кластер“ е " + prose(60), "bg", look);
    REQUIRE(lines.size() > 2);
    CHECK(lines.front().x < -0.5);
    CHECK(lines.front().x > -5);
    CHECK(lines[1].x == 0);
    look.align = Align::left;
    CHECK(setting.set("„Кластер“ е " + prose(60), "bg", look).front().x == 0);
}

TEST_CASE("letters give way a little, and not at all where that is not wanted") {
    Setting setting;
    ParagraphLook look;
    look.width = 250;
    bool wider = false, narrower = false;
    for (const SetLine& line : setting.set(prose(400), "en", look)) {
        for (const GlyphRun& run : line.runs) CHECK(run.stretch == Approx(1).margin(0.0251));
        wider = wider || line.fit.letters > 0.005;
        narrower = narrower || line.fit.letters < -0.005;
        if (!line.fit.justified && line.fit.letters != 0) CHECK(line.fit.letters < 0);
    }
    CHECK(wider);
    CHECK(narrower);
    look.give = false;
    for (const SetLine& line : setting.set(prose(400), "en", look))
        for (const GlyphRun& run : line.runs) CHECK(run.stretch == 1);
}

TEST_CASE("areas of links cover their words in stretched lines too") {
    Setting setting;
    ParagraphLook look;
    look.width = 240;
    Span before = setting.span(prose(12) + " ", "en"), link = setting.span(prose(30, 5), "en"),
         behind = setting.span(" " + prose(30, 9), "en");
    link.link = 0;
    link.style.colour = {0, 0, 200};
    int areas = 0;
    for (const SetLine& line : setting.setter.set({before, link, behind}, look)) {
        double begin = 1e9, end = -1e9;
        for (const GlyphRun& run : line.runs) {
            if (run.colour != link.style.colour) continue;
            begin = std::min(begin, run.x);
            for (const Placed& piece : run.pieces) {
                const Shape& shape = setting.shaper.shapes()[piece.shape];
                if (shape.text == " " && &piece == &run.pieces.back()) continue;
                const double em = setting.fonts.face(shape.face).units_per_em;
                const double advance = static_cast<double>(shape.advance) / em * run.size * run.stretch;
                end = std::max(end, run.x + piece.x + advance);
            }
        }
        for (const LinkArea& area : line.links) {
            ++areas;
            CHECK(area.x == Approx(begin).margin(0.05));
            CHECK(area.x + area.width == Approx(end).margin(0.05));
        }
    }
    CHECK(areas >= 3);
}

TEST_CASE("looseness of a paragraph is a line more or less") {
    Setting setting;
    ParagraphLook look;
    look.width = 300;
    int more = 0, fewer = 0;
    for (unsigned seed = 1; seed < 12; ++seed) {
        look.looseness = 0;
        const std::size_t best = setting.set(prose(700, seed), "en", look).size();
        look.looseness = 1;
        const std::size_t loose = setting.set(prose(700, seed), "en", look).size();
        CHECK((loose == best || loose == best + 1));
        more += loose == best + 1;
        look.looseness = -1;
        const std::size_t tight = setting.set(prose(700, seed), "en", look).size();
        CHECK((tight == best || tight == best - 1));
        fewer += tight == best - 1;
    }
    CHECK(more > 6);
    CHECK(fewer > 0);
}

TEST_CASE("all of the text stands on the lines, in order, once") {
    Setting setting;
    const std::string text = "Слово (на българском: „дума“) и 12 000 души – вж. https://example.org/a-b/c, "
                             "cross-border, свръхконкурентоспособността на малките предприятия.";
    for (const double width : {30.0, 60.0, 120.0, 300.0})
        for (const char* language : {"bg", "sr-Cyrl", "en"}) {
            ParagraphLook look;
            look.width = width;
            std::string found;
            for (const SetLine& line : setting.set(text, language, look)) found += setting.text_of(line);
            for (std::size_t at; (at = found.find("\u00AD")) != found.npos;) found.erase(at, 2);
            CHECK(found == text);
        }
}

TEST_CASE("no more than two hyphens in a row in a narrow column of long words") {
    Setting setting;
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += i % 3 == 0   ? "конкурентоспособността "
                : i % 3 == 1 ? "предприемачеството и "
                             : "на регионалното ";
    for (double width = 90; width < 240; width += 7) {
        ParagraphLook look;
        look.width = width;
        int run = 0;
        for (const SetLine& line : setting.set(text, "bg", look)) {
            run = line.fit.hyphen ? run + 1 : 0;
            CHECK(run <= 2);
            CHECK(line.fit.overfull < 0.5);
        }
    }
}
