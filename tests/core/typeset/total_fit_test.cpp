#include "core/typeset/text/total_fit.h"
#include "tests/support/catch.h"

#include <cmath>
#include <limits>
#include <random>

using namespace strateg::typeset;

namespace {

using Kind = FitItem::Kind;

std::vector<FitItem> random_paragraph(std::mt19937& random, int words) {
    std::vector<FitItem> items;
    std::uniform_int_distribution<int> width(6, 40), chance(0, 9);
    for (int i = 0; i < words; ++i) {
        items.push_back({Kind::box, false, static_cast<float>(width(random))});
        if (chance(random) < 4) { // a word with a hyphenation point
            items.push_back({Kind::penalty, true, 3, 0, 0, 60});
            items.push_back({Kind::box, false, static_cast<float>(width(random))});
        }
        if (i + 1 < words) {
            if (chance(random) == 0) items.push_back({Kind::penalty, false, 0, 0, 0, FitItem::never});
            items.push_back({Kind::glue, false, 4, 2.5f, 1.2f});
        }
    }
    items.push_back({Kind::penalty, false, 0, 0, 0, FitItem::forced});
    return items;
}

// Every way to break, by trying each.
double least_demerits(const std::vector<FitItem>& items, const FitOptions& options) {
    std::vector<std::uint32_t> places;
    for (std::uint32_t i = 0; i + 1 < items.size(); ++i) {
        const bool glue = items[i].kind == Kind::glue && i > 0 && items[i - 1].kind == Kind::box;
        if (glue || (items[i].kind == Kind::penalty && items[i].penalty < FitItem::never))
            places.push_back(i);
    }
    REQUIRE(places.size() < 20);
    double best = std::numeric_limits<double>::infinity();
    for (std::uint32_t mask = 0; mask < (1u << places.size()); ++mask) {
        std::vector<std::uint32_t> breaks;
        for (std::size_t k = 0; k < places.size(); ++k)
            if (mask >> k & 1) breaks.push_back(places[k]);
        breaks.push_back(static_cast<std::uint32_t>(items.size() - 1));
        best = std::min(best, demerits_of(items, breaks, options));
    }
    return best;
}

} // namespace

TEST_CASE("total fit finds the least demerits of all ways to break") {
    std::mt19937 random(7);
    int found = 0;
    for (int round = 0; round < 60; ++round) {
        const auto items = random_paragraph(random, 10);
        FitOptions options;
        options.width = 90 + round % 40;
        options.ragged = round % 3 == 0;
        options.stub_width = 20;
        const double best = least_demerits(items, options);
        const Fit fit = total_fit(items, options);
        CHECK(std::isfinite(best) == !fit.emergency);
        if (!std::isfinite(best)) continue;
        ++found;
        CHECK(fit.demerits == Approx(best));
    }
    CHECK(found > 20);
}

TEST_CASE("lines never exceed the measure, whatever the paragraph") {
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        const auto items = random_paragraph(random, 60);
        FitOptions options;
        options.width = 45 + round;
        const Fit fit = total_fit(items, options);
        REQUIRE_FALSE(fit.lines.empty());
        std::uint32_t at = 0;
        for (const FitLine& line : fit.lines) {
            CHECK(line.begin >= at); // nothing twice, in order
            at = line.end;
            double width = items[line.end].kind == Kind::penalty ? items[line.end].width : 0, shrink = 0;
            for (std::uint32_t i = line.begin; i < line.end; ++i) {
                if (items[i].kind != Kind::penalty) width += items[i].width;
                if (items[i].kind == Kind::glue) shrink += items[i].shrink;
            }
            CHECK(width - shrink <= options.width + 1e-3);
        }
        CHECK(fit.lines.back().end + 1 == items.size());
    }
}

TEST_CASE("a box wider than the line stands alone") {
    const std::vector<FitItem> items{
        {Kind::box, false, 10},  {Kind::glue, false, 4, 2, 1},
        {Kind::box, false, 500}, {Kind::glue, false, 4, 2, 1},
        {Kind::box, false, 10},  {Kind::penalty, false, 0, 0, 0, FitItem::forced}};
    FitOptions options;
    options.width = 100;
    const Fit fit = total_fit(items, options);
    REQUIRE(fit.lines.size() == 3);
    CHECK(fit.lines[1].natural == 500);
}

TEST_CASE("nothing to break gives nothing") {
    CHECK(total_fit({}, {}).lines.empty());
    CHECK(total_fit({{Kind::penalty, false, 0, 0, 0, FitItem::forced}}, {}).lines.empty());
}
