#include "core/typeset/text/total_fit.h"
#include "tests/support/catch.h"

#include <array>
#include <cmath>
#include <limits>
#include <random>

using namespace strateg::typeset;

namespace {

constexpr double space = 4, hyphen = 3;

// Boxes and spaces one behind the other, as places.
struct Paragraph {
    std::vector<FitPlace> places{{}};
    double width = 0, glue = 0;

    void box(double size) { width += size; }
    void hyphenation() { places.push_back({width + hyphen, width, glue, glue, 60, true}); }
    void gap(std::int32_t penalty = 0) {
        places.push_back({width, width + space, glue, glue + space, penalty, false});
        width += space;
        glue += space;
    }
    void end() { places.push_back({width, width, glue, glue, FitPlace::forced, false}); }
};

Paragraph random_paragraph(std::mt19937& random, int words, int hyphens_in_ten) {
    Paragraph paragraph;
    std::uniform_int_distribution<int> width(6, 40), chance(0, 9);
    for (int i = 0; i < words; ++i) {
        paragraph.box(width(random));
        if (chance(random) < hyphens_in_ten) {
            paragraph.hyphenation();
            paragraph.box(width(random));
        }
        if (i + 1 < words) paragraph.gap(chance(random) == 0 ? FitPlace::never : 0);
    }
    paragraph.end();
    return paragraph;
}

struct Least {
    double demerits = std::numeric_limits<double>::infinity();
    std::size_t lines = 0;
};

// Every way to break, by trying each; with `lines`, only those with so many.
Least least_demerits(const std::vector<FitPlace>& places, const FitOptions& options, std::size_t lines = 0) {
    std::vector<std::uint32_t> free;
    for (std::uint32_t i = 1; i + 1 < places.size(); ++i)
        if (places[i].penalty < FitPlace::never) free.push_back(i);
    REQUIRE(free.size() < 20);
    Least least;
    for (std::uint32_t mask = 0; mask < (1u << free.size()); ++mask) {
        std::vector<std::uint32_t> breaks;
        for (std::size_t k = 0; k < free.size(); ++k)
            if (mask >> k & 1) breaks.push_back(free[k]);
        breaks.push_back(static_cast<std::uint32_t>(places.size() - 1));
        if (lines != 0 && breaks.size() != lines) continue;
        const double demerits = demerits_of(places, breaks, options);
        if (demerits < least.demerits) least = {demerits, breaks.size()};
    }
    return least;
}

int longest_run(const std::vector<FitPlace>& places, const Fit& fit) {
    int longest = 0, run = 0;
    for (const FitLine& line : fit.lines) {
        run = places[line.to].flagged ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

// Whether there is any way, however loose, with at most two hyphens in a row and no line too wide.
bool can_be_done(const std::vector<FitPlace>& places, const FitOptions& options) {
    std::vector<std::array<bool, 3>> reached(places.size(), {false, false, false});
    reached[0][0] = true;
    for (std::size_t to = 1; to < places.size(); ++to) {
        if (places[to].penalty >= FitPlace::never) continue;
        for (std::size_t from = 0; from < to; ++from) {
            const double glue = places[to].end_glue - places[from].begin_glue;
            const double natural = places[to].end - places[from].begin;
            const double least = natural - glue * options.shrink - (natural - glue) * options.letters;
            if (least > options.width + 1e-4) continue;
            for (std::size_t run = 0; run < 3; ++run)
                if (reached[from][run] && (!places[to].flagged || run < 2))
                    reached[to][places[to].flagged ? run + 1 : 0] = true;
        }
    }
    return reached.back()[0];
}

} // namespace

TEST_CASE("total fit finds the least demerits of all ways to break") {
    std::mt19937 random(7);
    TotalFit total_fit;
    int found = 0, many_hyphens = 0;
    for (int round = 0; round < 300; ++round) {
        const int hyphens = round % 2 == 0 ? 4 : 9;
        const auto places = random_paragraph(random, 9, hyphens).places;
        FitOptions options;
        options.width = (hyphens == 9 ? 50 : 80) + round % 40;
        options.ragged = round % 3 == 0;
        options.stub_width = 20;
        options.double_hyphen = round % 5 == 0 ? 0 : 5000;
        const Least least = least_demerits(places, options);
        const Fit& fit = total_fit.fit(places, options);
        CHECK(std::isfinite(least.demerits) == !fit.emergency);
        if (fit.emergency) continue;
        ++found;
        CHECK(fit.demerits == Approx(least.demerits));
        std::vector<std::uint32_t> breaks;
        for (const FitLine& line : fit.lines) breaks.push_back(line.to);
        CHECK(demerits_of(places, breaks, options) == Approx(least.demerits));
        // With a free choice, would there be three hyphens in a row?
        options.most_hyphens = 100;
        many_hyphens += least_demerits(places, options).demerits < least.demerits - 1;
    }
    CHECK(found > 100);
    CHECK(many_hyphens > 0);
}

TEST_CASE("more than two hyphens in a row only where nothing else fits") {
    TotalFit total_fit;
    FitOptions options;
    options.width = 60;
    std::mt19937 random(3);
    int tempted = 0, impossible = 0;
    for (int round = 0; round < 400; ++round) {
        options.width = 60 + round % 30;
        const auto places = random_paragraph(random, 30, 9).places;
        const Fit& fit = total_fit.fit(places, options);
        if (can_be_done(places, options))
            CHECK(longest_run(places, fit) <= 2);
        else
            ++impossible;
        FitOptions careless = options;
        careless.most_hyphens = 1000;
        tempted += longest_run(places, total_fit.fit(places, careless)) > 2;
    }
    CHECK(tempted > 10);
    CHECK(impossible < 200);

    // One long word in a narrow column: there is no other way.
    Paragraph word;
    for (int i = 0; i < 8; ++i) {
        if (i > 0) word.hyphenation();
        word.box(30);
    }
    word.end();
    options.width = 40;
    const Fit& fit = total_fit.fit(word.places, options);
    CHECK(fit.lines.size() == 8);
    CHECK(fit.emergency);
}

TEST_CASE("looseness gives a line more or less where that can be had, and the best of those") {
    std::mt19937 random(5);
    TotalFit total_fit;
    int more = 0, fewer = 0;
    for (int round = 0; round < 200; ++round) {
        const auto places = random_paragraph(random, 13, 2).places;
        FitOptions options;
        options.width = 60 + round % 40;
        options.tolerance = 8;
        options.spaces = 2;
        options.shrink = 0.8;
        const Least best = least_demerits(places, options);
        if (!std::isfinite(best.demerits)) continue;
        for (const int looseness : {1, -1}) {
            const std::size_t wanted = best.lines + static_cast<std::size_t>(looseness);
            options.looseness = 0;
            const Least possible = least_demerits(places, options, wanted);
            options.looseness = looseness;
            const Fit& fit = total_fit.fit(places, options);
            if (wanted == 0 || !std::isfinite(possible.demerits)) {
                CHECK(fit.lines.size() == best.lines);
                continue;
            }
            CHECK(fit.lines.size() == wanted);
            CHECK(fit.demerits == Approx(possible.demerits));
            ++(looseness > 0 ? more : fewer);
        }
    }
    CHECK(more > 20);
    CHECK(fewer > 5);
}

TEST_CASE("lines never exceed the measure, whatever the paragraph") {
    std::mt19937 random(11);
    TotalFit total_fit;
    for (int round = 0; round < 200; ++round) {
        const auto places = random_paragraph(random, 60, 4).places;
        FitOptions options;
        options.width = 45 + round;
        options.ragged = round % 2 == 0;
        const Fit& fit = total_fit.fit(places, options);
        REQUIRE_FALSE(fit.lines.empty());
        std::uint32_t at = 0;
        for (const FitLine& line : fit.lines) {
            CHECK(line.from == at); // nothing twice, nothing left out
            at = line.to;
            const double natural = places[line.to].end - places[line.from].begin;
            CHECK(line.natural == Approx(natural));
            const double give = line.glue * options.shrink + (natural - line.glue) * options.letters;
            CHECK(natural - (options.ragged ? 0 : give) <= options.width + 1e-3);
        }
        CHECK(fit.lines.back().to + 1 == places.size());
    }
}

TEST_CASE("a box wider than the line stands alone") {
    Paragraph paragraph;
    paragraph.box(10);
    paragraph.gap();
    paragraph.box(500);
    paragraph.gap();
    paragraph.box(10);
    paragraph.end();
    FitOptions options;
    options.width = 100;
    TotalFit total_fit;
    const Fit& fit = total_fit.fit(paragraph.places, options);
    REQUIRE(fit.lines.size() == 3);
    CHECK(fit.lines[1].natural == 500);
}

TEST_CASE("a place that forbids a break is used before a line sticks out") {
    Paragraph paragraph;
    for (int i = 0; i < 6; ++i) {
        if (i > 0) paragraph.gap(FitPlace::never);
        paragraph.box(30);
    }
    paragraph.end();
    FitOptions options;
    options.width = 80;
    TotalFit total_fit;
    const Fit& fit = total_fit.fit(paragraph.places, options);
    CHECK(fit.lines.size() == 3);
    for (const FitLine& line : fit.lines) CHECK(line.natural <= 80);
}

TEST_CASE("empty lines between forced breaks stay") {
    Paragraph paragraph;
    paragraph.box(10);
    paragraph.end();
    paragraph.end();
    paragraph.box(10);
    paragraph.end();
    FitOptions options;
    options.width = 80;
    TotalFit total_fit;
    CHECK(total_fit.fit(paragraph.places, options).lines.size() == 3);
    CHECK(total_fit.fit({}, {}).lines.empty());
}

TEST_CASE("the time grows with the length of a paragraph") {
    // 100,000 words, in justified text and in a narrow column where no line is good.
    std::mt19937 random(13);
    const auto places = random_paragraph(random, 100000, 5).places;
    TotalFit total_fit;
    for (const double width : {400.0, 45.0}) {
        FitOptions options;
        options.width = width;
        CHECK(total_fit.fit(places, options).lines.size() > 1000);
    }
}
