// The file as other programs see it: whole, deterministic, with everything a reader's window shows.
#include "core/typeset/pictures/cmyk.h"
#include "core/pdf/metadata.h"
#include "core/pdf/navigation.h"
#include "core/pdf/write.h"
#include "core/typeset/pictures/jpeg.h"
#include "tests/core/pdf/sample.h"
#include "tests/support/catch.h"
#include "tests/support/pictures.h"

#include <cmath>
#include <regex>
#include <thread>

using namespace strateg;
using namespace strateg::test;
using typeset::Role;

namespace {

void check_whole(const std::string& name, const std::string& bytes) {
    int status = -1;
    const std::string said = run("qpdf --check '" + written(name, bytes) + "'", &status);
    INFO(said);
    CHECK(status == 0);
    CHECK(said.find("WARNING") == std::string::npos);
}

Sample rich() {
    Sample sample("sr-Latn");
    auto& pages = sample.pages;
    pages.info = {"Strategija prekograničnog klastera – nacrt (2026)",
                  "sr-Latn",
                  {"Klaster „Niš“", "Фондация София"},
                  "Predmet & cilj",
                  {"klaster", "strategija"},
                  "2026-10-15"};
    sample.face(vollkorn);
    sample.face(garamond);
    const auto section = sample.element(Role::section);
    const auto heading = sample.element(Role::heading, section);
    const auto paragraph = sample.element(Role::paragraph, section);
    const auto link = sample.element(Role::link, paragraph);
    const auto figure = sample.element(Role::figure, section);
    pages.structure[figure].alternative = "Karta pograničnog regiona";
    sample.line("Kontekst", 70, 90, heading, 0, 18);
    sample.line("Prvi pasus sa vezom ", 70, 120, paragraph);
    sample.line("ka strani", 200, 120, link, 1).colour = {0, 51, 153};
    sample.line("i još teksta.", 70, 135, paragraph);
    sample.line("Zaglavlje", 70, 40, typeset::none, 0, 8);
    pages.pages[0].items.emplace_back(typeset::Rectangle{{70, 44, 455, 0.5}, {200, 200, 200}});
    typeset::Path star;
    star.fill = typeset::Colour{255, 204, 0};
    star.stroke = typeset::Stroke{{0, 51, 153}, 0.5f, {2, 1}};
    star.clip = typeset::Box{60, 190, 60, 60};
    star.polygon({{80, 200}, {90, 220}, {70, 220}});
    pages.pages[0].items.emplace_back(std::move(star));
    typeset::Picture picture;
    picture.width = 3;
    picture.height = 2;
    picture.pixels = std::make_shared<const std::string>("RGBRGBRGBRGBRGBRGB");
    picture.alpha = std::make_shared<const std::string>("\x80\x90\xA0\xB0\xC0\xFF");
    pages.pictures = {picture, picture};
    pages.pages[0].items.emplace_back(typeset::Image{figure, 0, {70, 300, 150, 100}});
    pages.pages[0].items.emplace_back(typeset::Image{figure, 1, {270, 300, 150, 100}});
    pages.destinations = {{0, 70, 70, "context.h"}, {1, 0, 0, "more.h"}};
    pages.outline = {
        {"Kontekst", 0, 0, heading}, {"Још један", 1, 1, typeset::none}, {"Kraj", 0, 1, typeset::none}};
    pages.pages[0].links = {
        {{200, 110, 60, 14}, "", 1, link, "ka strani"},
        {{70, 110, 60, 14}, "https://example.org/путања?a=(b)", typeset::none, link, "site"},
        {{70, 10, 60, 14}, "", 77, link, "leads nowhere"}};
    sample.page();
    sample.line("Druga strana.", 70, 90, paragraph);
    return sample;
}

} // namespace

TEST_CASE("qpdf, pdffonts and pdfinfo find nothing wrong") {
    const auto bytes = pdf::write(rich().pages);
    REQUIRE(bytes);
    check_whole("rich.pdf", *bytes);
    const std::string path = written("rich.pdf", *bytes);

    const std::string fonts = run("pdffonts '" + path + "'");
    INFO(fonts);
    CHECK(std::regex_search(
        fonts, std::regex("[A-Z]{6}\\+Vollkorn-Regular +CID TrueType +Identity-H +yes yes yes")));
    CHECK(std::regex_search(
        fonts, std::regex("[A-Z]{6}\\+EBGaramond12-Regular +CID Type 0C +Identity-H +yes yes yes")));

    const std::string info = run("TZ=UTC pdfinfo '" + path + "'");
    INFO(info);
    CHECK(info.find("Strategija prekograničnog klastera – nacrt (2026)") != std::string::npos);
    CHECK(info.find("Klaster „Niš“, Фондация София") != std::string::npos);
    CHECK(info.find("Oct 15") != std::string::npos);
    CHECK(std::regex_search(info, std::regex("Tagged: +yes")));
    CHECK(std::regex_search(info, std::regex("Pages: +2")));
    CHECK(std::regex_search(info, std::regex("Page size: +595.276 x 841.89 pts \\(A4\\)")));

    const std::string images = run("pdfimages -list '" + path + "'");
    INFO(images);
    CHECK(std::regex_search(images, std::regex("image +3 +2 +rgb")));
    CHECK(std::regex_search(images, std::regex("smask +3 +2 +gray")));
    const std::string object =
        std::regex_replace(images, std::regex("[^]*\n +1 +\\d+ image[^\n]* (\\d+) +0 [^]*"), "$1");
    CHECK(std::regex_search(images,
                            std::regex(" " + object + " +0 [^]* " + object + " +0 "))); // once, shown twice

    const std::string structure = run("pdfinfo -struct-text '" + path + "'");
    INFO(structure);
    CHECK(std::regex_search(structure,
                            std::regex("Document[^]*Sect[^]*H1[^]*Kontekst[^]*P[^]*Prvi pasus[^]*Link")));
    CHECK(structure.find("Zaglavlje") == std::string::npos);
    CHECK(run("pdfinfo -meta '" + path + "' | xmllint --noout -").empty());
}

TEST_CASE("Links and destinations say where to go") {
    const auto bytes = pdf::write(rich().pages);
    REQUIRE(bytes);
    const std::string path = written("links.pdf", *bytes);
    const std::string dests = run("pdfinfo -dests '" + path + "'");
    INFO(dests);
    CHECK(std::regex_search(dests, std::regex("1 \\[ XYZ +70 +772 +null *\\] \"context.h\"")));
    const std::string urls = run("pdfinfo -url '" + path + "'");
    INFO(urls);
    CHECK(urls.find("https://example.org/%D0%BF%D1%83%D1%82%D0%B0%D1%9A%D0%B0?a=(b)") != std::string::npos);
    const std::string qdf = run("qpdf --qdf --object-streams=disable '" + path + "' -");
    CHECK(std::regex_search(qdf, std::regex("/Dest \\[\\s+\\d+ 0 R\\s+/XYZ\\s+0\\s+841.89\\s+null")));
    CHECK(qdf.find("leads nowhere") == std::string::npos);
    CHECK(qdf.find("/DisplayDocTitle true") != std::string::npos);
    CHECK(qdf.find("/PageMode /UseOutlines") != std::string::npos);
}

TEST_CASE("Equal pages give equal bytes, one after another and at once") {
    const Sample sample = rich();
    const auto once = pdf::write(sample.pages);
    REQUIRE(once);
    Result<std::string> left, right;
    std::thread other([&] { left = pdf::write(sample.pages); });
    right = pdf::write(sample.pages);
    other.join();
    REQUIRE(left);
    REQUIRE(right);
    CHECK(*left == *once);
    CHECK(*right == *once);

    // Many pages, so that both threads compress.
    Sample many;
    many.face(vollkorn);
    const auto paragraph = many.element(Role::paragraph);
    many.line("a line", 70, 100, paragraph);
    for (int line = 0; line < 400; ++line) many.pages.pages[0].items.push_back(many.pages.pages[0].items[0]);
    many.pages.pages.resize(500, many.pages.pages[0]);
    const auto alone = pdf::write(many.pages, {}, {.threads = 1});
    REQUIRE(alone);
    for (const unsigned threads : {2U, 8U}) {
        const auto beside = pdf::write(many.pages, {}, {.threads = threads});
        REQUIRE(beside);
        CHECK(*beside == *alone);
    }

    Sample different = rich();
    different.pages.info.title += "!";
    const auto changed = pdf::write(different.pages);
    REQUIRE(changed);
    const auto id = [](const std::string& bytes) { return bytes.substr(bytes.find("/ID"), 40); };
    CHECK(id(*changed) != id(*once));
}

TEST_CASE("Pictures: a JPEG is put upright, CMYK becomes RGB") {
    Sample sample;
    sample.face(vollkorn);
    const auto figure = sample.element(Role::figure);
    typeset::Picture photo;
    photo.format = typeset::PictureFormat::jpeg;
    photo.width = photo.height = 16;
    photo.components = 4;
    photo.inverted = true;
    photo.orientation = 6;
    photo.file = std::make_shared<const std::string>(jpeg(16, 16, 4));
    sample.pages.pictures = {photo};
    sample.pages.pages[0].items.emplace_back(typeset::Image{figure, 0, {70, 300, 150, 100}});
    sample.pages.pages[0].items.emplace_back(
        typeset::Image{figure, 9, {70, 500, 150, 100}}); // no such picture
    const auto bytes = pdf::write(sample.pages);
    REQUIRE(bytes);
    check_whole("photo.pdf", *bytes);
    const std::string qdf = run("qpdf --qdf '" + written("photo.pdf", *bytes) + "' - | strings");
    CHECK(qdf.find("/DCTDecode") != std::string::npos);
    CHECK(qdf.find("/DeviceCMYK") == std::string::npos);
    CHECK(qdf.find("0 -100 150 0 70 541.89 cm") != std::string::npos);
}

TEST_CASE("Pictures: Adobe's CMYK is light where its numbers are high") {
    typeset::Picture photo;
    photo.components = 4;
    photo.file = std::make_shared<const std::string>(jpeg(16, 16, 4)); // its first sample is 0, 3, 6, 9
    const auto first = [&](bool inverted) {
        photo.inverted = inverted;
        std::string rgb = typeset::rgb_jpeg(photo);
        REQUIRE(rgb.size() > 2);
        rgb.resize(rgb.size() - 2); // of a file that is cut the reader keeps the colours
        typeset::Picture read;
        std::string reason;
        typeset::decode_jpeg(rgb, read, reason);
        REQUIRE(read.pixels);
        return static_cast<unsigned char>(read.pixels->front());
    };
    CHECK(first(true) < 40);
    CHECK(first(false) > 215);
}

TEST_CASE("Page labels: numbers that are counted but not printed, Roman front matter, breaks") {
    const auto labels = [](const std::vector<const char*>& texts) {
        std::vector<typeset::Page> pages(texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) pages[i].label = texts[i];
        return pdf::page_labels(pages);
    };
    CHECK(labels({"", "", "3", "4"}) == "[0<</S/D/St 1>>]");
    CHECK(labels({"", "1", "2"}) == "[0<</P()>>1<</S/D/St 1>>]");
    CHECK(labels({"i", "ii", "1", "2", "9"}) == "[0<</S/r/St 1>>2<</S/D/St 1>>4<</S/D/St 9>>]");
    CHECK(labels({"A-1"}) == "[0<</P(A-1)>>]");
}

TEST_CASE("A huge outline and 40,000 links are written, whole and quickly") {
    Sample sample;
    sample.face(vollkorn);
    const auto paragraph = sample.element(Role::paragraph);
    sample.line("Link", 70, 100, paragraph);
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        sample.pages.destinations.push_back({i % 2, 70, 100, "d" + std::to_string(i)});
        sample.pages.outline.push_back(
            {"Наслов " + std::to_string(i), static_cast<int>(i % 5), i, typeset::none});
    }
    sample.page();
    for (std::uint32_t i = 0; i < 40'000; ++i) {
        const auto link = sample.element(Role::link, paragraph);
        sample.pages.pages[i % 2].links.push_back({{70, 90, 30, 12}, "", i % 20'000, link, "Link"});
    }
    const auto bytes = pdf::write(sample.pages);
    REQUIRE(bytes);
    check_whole("huge.pdf", *bytes);
}

TEST_CASE("More pages than a libharu array holds") {
    Sample sample;
    sample.pages.pages.resize(33'000, sample.pages.pages[0]);
    const auto bytes = pdf::write(sample.pages);
    REQUIRE(bytes);
    CHECK(run("qpdf --show-npages '" + written("many.pdf", *bytes) + "'") == "33000\n");
}

TEST_CASE("What cannot be written is a problem with a sentence") {
    CHECK(pdf::write({}).error().code == "pdf.empty");

    Sample broken;
    broken.face(vollkorn);
    broken.line("text", 70, 100, typeset::none);
    broken.pages.faces[0].bytes = std::make_shared<const std::string>("no font at all");
    CHECK(pdf::write(broken.pages).error().code == "pdf.font");

    std::stop_source source;
    source.request_stop();
    CHECK(pdf::write(rich().pages, Task(source.get_token(), nullptr)).error().code == "pdf.cancelled");
}

TEST_CASE("Odd values in pages do no harm") {
    Sample sample;
    sample.face(vollkorn);
    auto& run = sample.line("text", 70, 100, 4711); // no such element
    run.pieces.push_back({4711, 10});               // no such shape
    run.language = 4711;
    sample.line("sized", 70, 100, 0).size = 0;
    sample.pages.pages[0].items.emplace_back(typeset::Rectangle{{std::nan(""), 1, 1e300, 1}, {}});
    sample.pages.outline = {{"deep", 7, 99, 99}, {"deeper", -3, 0, 0}};
    sample.pages.info.date = "yesterday";
    sample.pages.info.title = std::string("a\0b\xFF", 4);
    const auto bytes = pdf::write(sample.pages);
    REQUIRE(bytes);
    check_whole("odd.pdf", *bytes);
}
