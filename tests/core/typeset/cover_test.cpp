// The first page in every shipped theme: nothing lost, nothing beyond the paper, the rules of EU visibility
// kept.
#include "core/store/open.h"
#include "core/typeset/theme/find.h"
#include "tests/core/typeset/projects.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace strateg;
using namespace strateg::typeset;
using namespace strateg::typeset::testing;

namespace {

const std::filesystem::path example = std::filesystem::path(STRATEG_SOURCE_DIR) / "templates" / "example";

Pages cover_of(const model::Project& project, const Theme& theme, const char* view) {
    auto result = lay_out(project, example, language::default_view(view), theme, {});
    REQUIRE(result);
    return std::move(result->pages);
}

Theme theme_named(const char* name) {
    auto read = find_theme(name, {});
    REQUIRE(read);
    return std::move(read->theme);
}

model::Project example_project() {
    auto opened = store::open(example);
    REQUIRE(opened);
    opened->project.outline.resize(1); // the cover is what counts here
    return std::move(opened->project);
}

} // namespace

TEST_CASE("every cover says everything, in order, and keeps to its paper") {
    const model::Project project = example_project();
    for (const char* name : {"report", "brief", "magazine"})
        for (const char* view : {"en", "sr-Cyrl", "sr-Latn", "bg"}) {
            INFO(name << " " << view);
            const Theme theme = theme_named(name);
            const Pages pages = cover_of(project, theme, view);
            const Page& page = pages.pages.front();
            if (std::string_view(view) == "en") {
                const std::string text = flat(text_of(pages, page));
                std::size_t at = 0;
                for (const char* words :
                     {"Interreg VI-A", "Cross-border Cluster Development Strategy 2027–2033",
                      "For the border region", "October 2026", "Nišava Cluster Forum",
                      "Enterprise Bridge Foundation", "Prepared by", "Co-funded by the European Union",
                      "held responsible"}) {
                    INFO(words);
                    const std::size_t found = text.find(words, at);
                    REQUIRE(found != std::string::npos);
                    at = found;
                }
            }
            double emblem = 0, statement_size = 0;
            for (const Item& item : page.items) {
                if (const auto* run = std::get_if<GlyphRun>(&item)) {
                    CHECK(run->x >= theme.margin_left - 1);
                    CHECK(run->y <= page.height - 40);
                    CHECK(run->y > 20);
                    const std::string& face = pages.faces[run->face].postscript_name;
                    if (face.find("EBGaramond") != std::string::npos) {
                        statement_size = run->size;
                        CHECK(run->colour == Colour{0, 51, 153});
                    }
                }
                if (const auto* path = std::get_if<Path>(&item); path && path->fill == Colour{0, 51, 153}) {
                    double top = 1e9, bottom = 0;
                    for (const PathStep& step : path->steps) {
                        if (step.kind == PathStep::Kind::close) continue;
                        top = std::min(top, step.to.y);
                        bottom = std::max(bottom, step.to.y);
                    }
                    emblem = bottom - top;
                }
            }
            CHECK(emblem >= 28.34); // 1 cm
            CHECK(statement_size >= 9);
        }
}

TEST_CASE("a cover with a picture shows it to the paper's edges and says what it shows") {
    const model::Project project = example_project();
    const Theme theme = theme_named("magazine");
    const Pages pages = cover_of(project, theme, "bg");
    const Page& page = pages.pages.front();
    const auto* image = std::get_if<Image>(&page.items.front());
    REQUIRE(image);
    CHECK(image->box.x <= 0);
    CHECK(image->box.x + image->box.width >= page.width);
    CHECK(image->box.y <= 0.01);
    CHECK(image->box.width / image->box.height == Approx(1600.0 / 900).epsilon(1e-3));
    REQUIRE(image->element != none);
    CHECK(pages.structure[image->element].alternative.find("Река") == 0);
    // The field begins where the picture's place ends, and white ends what hangs below the field.
    const auto* field = std::get_if<Rectangle>(&page.items[1]);
    REQUIRE(field);
    CHECK(field->colour == theme.cover.fill);
    CHECK(field->box.width == page.width);
    CHECK(field->box.y <= image->box.y + image->box.height);
    // Words on the field are in the field's own ink.
    for (const Item& item : page.items)
        if (const auto* run = std::get_if<GlyphRun>(&item))
            if (run->y < field->box.y + field->box.height) CHECK(run->colour == theme.cover.on_fill);

    model::Project without = project;
    model::Section front = *without.front;
    std::erase_if(front.blocks,
                  [](const model::BlockPtr& block) { return block->kind == model::kind::figure; });
    without.front = model::share(std::move(front));
    for (const Item& item : cover_of(without, theme, "en").pages.front().items)
        if (const auto* shown = std::get_if<Image>(&item)) CHECK(shown->box.y > page.height / 2); // logos
    // Other covers show none.
    for (const Item& item : cover_of(project, theme_named("report"), "en").pages.front().items)
        if (const auto* shown = std::get_if<Image>(&item)) CHECK(shown->box.y > page.height / 2);
}

TEST_CASE("long titles get smaller on every cover, and long everything still stands on one page") {
    for (const char* name : {"report", "brief", "magazine"}) {
        model::Project project = example_project();
        model::Section front = *project.front;
        for (model::BlockPtr& block : front.blocks) {
            if (block->kind != model::kind::title && block->kind != model::kind::subtitle) continue;
            model::Block longer = *block;
            longer.set_text({"en", model::RichText("Prekograničnokooperacijskostrategijski " + prose(30))});
            block = model::share(std::move(longer));
        }
        project.front = model::share(std::move(front));
        const Theme theme = theme_named(name);
        const Page page = cover_of(project, theme, "en").pages.front();
        double largest = 0;
        for (const Item& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item)) {
                largest = std::max(largest, double{run->size});
                CHECK(run->y < page.height - 20);
            }
        CHECK(largest < theme.cover_title.size);
    }
}

TEST_CASE("tables have the rules, grounds and stripes of the theme") {
    Theme theme;
    theme.table.striped = true;
    theme.table.stripe = Colour{1, 1, 1};
    theme.table.head_fill = Colour{2, 2, 2};
    theme.table.head_ink = Colour{3, 3, 3};
    theme.table.inner_rule = 0;
    theme.columns = 2; // narrow, so that heads take several lines
    theme.table.outer_colour = Colour{4, 4, 4};
    theme.table.inner_colour = Colour{5, 5, 5};
    auto opened = store::open(example);
    REQUIRE(opened);
    const Pages pages = cover_of(opened->project, theme, "en");
    std::size_t stripes = 0, heads = 0, inks = 0, outer = 0, inner = 0;
    for (const Page& page : pages.pages)
        for (const Item& item : page.items) {
            if (const auto* rectangle = std::get_if<Rectangle>(&item)) {
                stripes += rectangle->colour == Colour{1, 1, 1};
                heads += rectangle->colour == Colour{2, 2, 2};
                outer += rectangle->colour == Colour{4, 4, 4};
                inner += rectangle->colour == Colour{5, 5, 5};
            }
            if (const auto* run = std::get_if<GlyphRun>(&item)) inks += run->colour == Colour{3, 3, 3};
        }
    // Nothing is painted over words.
    for (const Page& page : pages.pages)
        for (std::size_t i = 0; i < page.items.size(); ++i) {
            const auto* run = std::get_if<GlyphRun>(&page.items[i]);
            for (std::size_t k = i + 1; run && k < page.items.size(); ++k)
                if (const auto* over = std::get_if<Rectangle>(&page.items[k])) {
                    const Box& box = over->box;
                    const bool covers = run->x >= box.x && run->x < box.x + box.width && run->y - 1 > box.y &&
                                        run->y - 1 < box.y + box.height;
                    CHECK_FALSE(covers);
                }
        }
    CHECK(stripes > 40);
    CHECK(heads >= 15);
    CHECK(inks >= heads);
    CHECK(outer > heads);
    CHECK(inner == 0);
}
