#include "core/draw/page.h"

#include "core/store/open.h"
#include "core/typeset/lay_out.h"
#include "core/typeset/pictures/picture.h"
#include "tests/core/draw/look.h"
#include "tests/support/catch.h"
#include "tests/support/pictures.h"

#include <limits>
#include <random>

using namespace strateg;
using typeset::Pages;

namespace {

Pages blank(double width = 100, double height = 50) {
    Pages pages;
    pages.pages.push_back({width, height, "", {}, {}});
    return pages;
}

typeset::Colour colour_at(const draw::Raster& raster, int x, int y) {
    return {static_cast<std::uint8_t>(test::at(raster, x, y, 0)),
            static_cast<std::uint8_t>(test::at(raster, x, y, 1)),
            static_cast<std::uint8_t>(test::at(raster, x, y, 2))};
}

Pages example() {
    const auto opened = store::open(STRATEG_SOURCE_DIR "/templates/example");
    REQUIRE(opened);
    auto laid = typeset::lay_out(opened->project, STRATEG_SOURCE_DIR "/templates/example",
                                 *language::view_named(opened->project, "en"), {}, {});
    REQUIRE(laid);
    return std::move(laid->pages);
}

typeset::Picture picture_of(std::string file) {
    auto picture = typeset::decode_picture(std::make_shared<const std::string>(std::move(file)), "p");
    REQUIRE(picture);
    return *picture;
}

constexpr typeset::Colour white{255, 255, 255}, red{255, 0, 0}, blue{0, 0, 255};

} // namespace

TEST_CASE("a page has the pixels of its size") {
    draw::PageDrawer drawer;
    const draw::Raster raster = drawer.draw(blank(), 0, 2);
    CHECK(raster.width == 200);
    CHECK(raster.height == 100);
    CHECK(colour_at(raster, 0, 0) == white);
    CHECK(colour_at(raster, 199, 99) == white);
    CHECK(drawer.draw(blank(), 1, 2).rgb.empty());
    CHECK(drawer.draw(blank(), 0, 0).rgb.empty());
    CHECK(drawer.draw(blank(0, 10), 0, 1).rgb.empty());
    SECTION("but not more than can be shown") {
        const draw::Raster large = drawer.draw(blank(10'000, 10'000), 0, 100);
        CHECK(static_cast<double>(large.width) * large.height < 1.01 * draw::PageDrawer::most_pixels);
    }
}

TEST_CASE("rules are whole pixels, and never vanish") {
    Pages pages = blank();
    pages.pages[0].items.push_back(typeset::Rectangle{{10.2, 20.3, 60, 0.1}, red});
    const draw::Raster raster = draw::PageDrawer().draw(pages, 0, 1);
    CHECK(colour_at(raster, 30, 19) == white);
    CHECK(colour_at(raster, 30, 20) == red);
    CHECK(colour_at(raster, 30, 21) == white);
    CHECK(colour_at(raster, 9, 20) == white);
    CHECK(colour_at(raster, 10, 20) == red);
}

TEST_CASE("outlines are filled by their rule, stroked and clipped") {
    Pages pages = blank();
    typeset::Path path;
    path.rectangle({10, 10, 30, 30});
    path.rectangle({20, 20, 10, 10});
    path.fill = red;
    SECTION("without a hole") {
        pages.pages[0].items.push_back(path);
        CHECK(colour_at(draw::PageDrawer().draw(pages, 0, 1), 25, 25) == red);
    }
    SECTION("with one") {
        path.even_odd = true;
        pages.pages[0].items.push_back(path);
        const draw::Raster raster = draw::PageDrawer().draw(pages, 0, 1);
        CHECK(colour_at(raster, 25, 25) == white);
        CHECK(colour_at(raster, 15, 15) == red);
    }
    SECTION("a stroke over the fill") {
        path.stroke = typeset::Stroke{.colour = blue, .width = 4};
        pages.pages[0].items.push_back(path);
        const draw::Raster raster = draw::PageDrawer().draw(pages, 0, 1);
        CHECK(colour_at(raster, 9, 25) == blue);
        CHECK(colour_at(raster, 15, 15) == red);
    }
    SECTION("clipped") {
        path.clip = typeset::Box{0, 0, 15, 100};
        pages.pages[0].items.push_back(path);
        const draw::Raster raster = draw::PageDrawer().draw(pages, 0, 1);
        CHECK(colour_at(raster, 14, 15) == red);
        CHECK(colour_at(raster, 15, 15) == white);
    }
    SECTION("and nothing of it holds for what comes behind") {
        path.clip = typeset::Box{0, 0, 15, 100};
        pages.pages[0].items.push_back(path);
        pages.pages[0].items.push_back(typeset::Rectangle{{60, 10, 10, 10}, blue});
        CHECK(colour_at(draw::PageDrawer().draw(pages, 0, 1), 65, 15) == blue);
    }
}

TEST_CASE("pictures stand upright in their box, whatever way they were taken") {
    // A picture with a dark left half; orientation 6 means: turn it by 90° with the clock.
    std::string file = test::jpeg(64, 32, 1);
    auto picture = picture_of(file);
    typeset::Picture plain;
    plain.width = 8;
    plain.height = 4;
    plain.components = 3;
    std::string pixels;
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 8; ++x) pixels += x < 4 ? std::string("\xFF\0\0", 3) : std::string("\0\0\xFF", 3);
    plain.pixels = std::make_shared<const std::string>(pixels);
    Pages pages = blank(100, 100);
    pages.pictures.push_back(plain);
    pages.pages[0].items.push_back(typeset::Image{typeset::none, 0, {20, 20, 40, 20}});
    const auto drawn = [&] { return draw::PageDrawer().draw(pages, 0, 1); };
    CHECK(colour_at(drawn(), 25, 30) == red);
    CHECK(colour_at(drawn(), 55, 30) == blue);
    CHECK(colour_at(drawn(), 19, 30) == white);
    CHECK(colour_at(drawn(), 60, 30) == white);
    pages.pictures[0].orientation = 2;
    CHECK(colour_at(drawn(), 25, 30) == blue);
    pages.pictures[0].orientation = 3;
    CHECK(colour_at(drawn(), 25, 30) == blue);
    pages.pages[0].items[0] = typeset::Image{typeset::none, 0, {20, 20, 20, 40}};
    pages.pictures[0].orientation = 6; // its left edge is the upper one
    CHECK(colour_at(drawn(), 30, 25) == red);
    CHECK(colour_at(drawn(), 30, 55) == blue);
    pages.pictures[0].orientation = 8;
    CHECK(colour_at(drawn(), 30, 25) == blue);
    CHECK(colour_at(drawn(), 30, 55) == red);
    SECTION("transparent ones let shine through") {
        pages.pictures[0].orientation = 1;
        pages.pictures[0].alpha = std::make_shared<const std::string>(32, '\x80');
        const typeset::Colour mixed = colour_at(drawn(), 22, 30);
        CHECK(mixed.red == 255);
        CHECK(std::abs(mixed.green - 127) <= 1);
    }
    SECTION("photographs of all kinds") {
        for (const int components : {1, 3, 4}) {
            pages.pictures[0] = picture_of(test::jpeg(640, 480, components, 1));
            pages.pages[0].items[0] = typeset::Image{typeset::none, 0, {20, 20, 40, 30}};
            const draw::Raster raster = drawn();
            INFO(components);
            CHECK_FALSE(colour_at(raster, 40, 35) == white);
            CHECK(colour_at(raster, 70, 35) == white);
        }
    }
}

TEST_CASE("what is damaged is left out, and the rest is drawn") {
    Pages pages = example();
    const draw::Raster whole = draw::PageDrawer().draw(pages, 5, 1);
    SECTION("numbers that lead nowhere") {
        auto& items = pages.pages[5].items;
        items.push_back(typeset::Image{typeset::none, 9999, {0, 0, 10, 10}});
        typeset::GlyphRun run;
        run.face = 9999;
        run.size = 10;
        run.pieces = {{0, 0}};
        items.push_back(run);
        run.face = 0;
        run.pieces = {{0xFFFFFF, 0}};
        items.push_back(run);
        run.pieces = {{0, 0}};
        run.x = std::numeric_limits<double>::quiet_NaN();
        items.push_back(run);
        run.x = 1e300;
        items.push_back(run);
        run.x = 10;
        run.size = 1e30f;
        items.push_back(run);
        typeset::Path path;
        path.rectangle({0, 0, std::numeric_limits<double>::infinity(), 5});
        path.stroke = typeset::Stroke{.width = 1, .dash = {0, 0}};
        items.push_back(path);
        items.push_back(typeset::Rectangle{{0, 0, -5, std::numeric_limits<double>::quiet_NaN()}, red});
        CHECK(test::compare(draw::PageDrawer().draw(pages, 5, 1), whole).mean < 0.1);
    }
    SECTION("fonts with damaged bytes") {
        std::mt19937 random(7);
        for (int round = 0; round < 60; ++round) {
            Pages damaged = pages;
            for (typeset::Face& face : damaged.faces) {
                std::string bytes = *face.bytes;
                if (round % 3 == 0)
                    bytes.resize(std::uniform_int_distribution<std::size_t>(0, bytes.size())(random));
                for (int i = 0; i < 200 && !bytes.empty(); ++i)
                    bytes[std::uniform_int_distribution<std::size_t>(0, bytes.size() - 1)(random)] =
                        static_cast<char>(random());
                face.bytes = std::make_shared<const std::string>(std::move(bytes));
            }
            draw::PageDrawer drawer;
            const draw::Raster raster = drawer.draw(damaged, 5, 1);
            CHECK(raster.rgb.size() == whole.rgb.size());
        }
        pages.faces[0].bytes = nullptr;
        CHECK_FALSE(draw::PageDrawer().draw(pages, 5, 1).rgb.empty());
    }
    SECTION("pictures whose bytes are gone") {
        pages.pictures.push_back(picture_of(test::png(40, 40, true)));
        pages.pages[5].items.push_back(typeset::Image{
            typeset::none, static_cast<std::uint32_t>(pages.pictures.size() - 1), {10, 10, 40, 40}});
        typeset::Picture& picture = pages.pictures.back();
        CHECK(test::compare(draw::PageDrawer().draw(pages, 5, 1), whole).worst > 20);
        picture.pixels = std::make_shared<const std::string>("short");
        CHECK(test::compare(draw::PageDrawer().draw(pages, 5, 1), whole).mean < 1e-9);
        picture = picture_of(test::jpeg(300, 300, 3));
        picture.file = std::make_shared<const std::string>(picture.file->substr(0, 200));
        CHECK(test::compare(draw::PageDrawer().draw(pages, 5, 1), whole).mean < 1e-9);
        picture.file = nullptr;
        CHECK(test::compare(draw::PageDrawer().draw(pages, 5, 1), whole).mean < 1e-9);
    }
}

TEST_CASE("drawing a page again gives the same pixels, in whatever order pages come") {
    const Pages pages = example();
    draw::PageDrawer one, other;
    const draw::Raster first = one.draw(pages, 7, 1.5);
    for (const std::size_t page : {0, 3, 9, 7}) one.draw(pages, page, 0.7);
    CHECK(one.draw(pages, 7, 1.5).rgb == first.rgb);
    other.draw(pages, 2, 3);
    CHECK(other.draw(pages, 7, 1.5).rgb == first.rgb);
}
