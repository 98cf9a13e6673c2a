// What typographers count, over real text: the prose of the example project in all four writings. The bounds
// are what was measured, with a little room; a change that makes paragraphs worse breaks them.
#include "core/language/transliterate.h"
#include "core/store/open.h"
#include "core/typeset/text/quality.h"
#include "tests/core/typeset/setting.h"
#include "tests/support/catch.h"

#include <cmath>
#include <cstdio>

using namespace strateg;
using namespace strateg::typeset;
using strateg::typeset::testing::Setting;

namespace {

std::vector<std::string> prose_of(const model::Project& project, const language::View& view) {
    std::vector<std::string> texts;
    model::for_each_block(project, [&](const auto&, const model::Block*, const model::BlockPtr& block) {
        const model::RichText* text = block->content(view.language);
        if (!text || block->kind != model::kind::paragraph) return;
        std::string words = language::in_view(*text, view).characters();
        for (std::size_t at = 0; (at = words.find(model::object_character, at)) != words.npos;)
            words.erase(at, model::object_character.size());
        if (words.size() > 200) texts.push_back(std::move(words));
    });
    return texts;
}

Quality measured(const model::Project& project, const language::View& view, double width) {
    Setting setting;
    Quality quality;
    ParagraphLook look;
    look.width = width;
    for (const std::string& text : prose_of(project, view))
        quality.add(setting.set(text, view.tag, look), width);
    const auto lines = static_cast<double>(quality.lines);
    std::printf("%-8s %3.0f pt: %4zu lines, %5.2f %% off by more than a quarter, %5.2f %% loose by a half, "
                "sd %5.2f %%, %5.2f hyphens in 100, letters %.2f %%\n",
                view.tag.c_str(), width, quality.lines, 100 * quality.off_share(),
                100 * quality.share(quality.very_loose), 100 * std::sqrt(quality.squares / lines),
                quality.hyphens_per_100(), 100 * std::sqrt(quality.letter_squares / lines));
    return quality;
}

struct Bounds {
    const char* view;
    double off, hyphens;               // at 435 pt: share, and in 100 lines
    double narrow_off, narrow_hyphens; // at 200 pt
};

} // namespace

TEST_CASE("paragraphs of the example are well set in all four writings") {
    const auto opened = store::open(std::filesystem::path(STRATEG_SOURCE_DIR) / "templates" / "example");
    REQUIRE(opened);
    const Bounds all[] = {{"en", 0.04, 5, 0.32, 13},
                          {"sr-Cyrl", 0.06, 12, 0.29, 33},
                          {"sr-Latn", 0.06, 9, 0.26, 28},
                          {"bg", 0.09, 17.5, 0.37, 35}};
    for (const Bounds& bounds : all) {
        CAPTURE(bounds.view);
        const language::View view = *language::view_named(opened->project, bounds.view);
        const Quality wide = measured(opened->project, view, 435);
        REQUIRE(wide.lines > 200);
        CHECK(wide.off_share() < bounds.off);
        CHECK(wide.hyphens_per_100() < bounds.hyphens);
        CHECK(wide.share(wide.very_loose) < 0.01);
        const Quality narrow = measured(opened->project, view, 200);
        CHECK(narrow.off_share() < bounds.narrow_off);
        CHECK(narrow.hyphens_per_100() < bounds.narrow_hyphens);
        for (const Quality* quality : {&wide, &narrow}) {
            CHECK(quality->long_runs == 0);
            CHECK(quality->overfull == 0);
            CHECK(quality->stubs == 0);
        }
    }
}

TEST_CASE("what is bad is counted") {
    const auto line = [](double stretch, bool hyphen, bool justified = true) {
        SetLine line;
        line.width = 100;
        line.fit = {stretch, 0, 0, justified, hyphen, false};
        return line;
    };
    Quality quality;
    quality.add({line(0.3, true), line(0.6, true), line(-0.3, true), line(0.1, true), line(0, false, false)},
                100);
    CHECK(quality.lines == 4);
    CHECK(quality.loose == 2);
    CHECK(quality.very_loose == 1);
    CHECK(quality.tight == 1);
    CHECK(quality.hyphens == 4);
    CHECK(quality.long_runs == 1);
    CHECK(quality.stubs == 0);
    SetLine stub;
    stub.width = 4;
    quality.add({line(0, false), stub}, 100);
    CHECK(quality.stubs == 1);
    CHECK(quality.off_share() == Approx(0.6));
    CHECK(quality.hyphens_per_100() == Approx(80));
}
