// What a reader of the PDF gets out of it again: the same text, in all four writings.
#include "core/pdf/write.h"
#include "tests/core/pdf/sample.h"
#include "tests/support/catch.h"

#include <map>

using namespace strateg;
using namespace strateg::test;
using typeset::Role;

namespace {

struct Writing {
    const char* language;
    const char* text; // with ligatures, quotation marks, digits and the letters that have local forms
};

const Writing writings[] = {
    {"en", "The first office offers “efficient” workflows – 41 clusters, 7.5% more (AVATAR) fjord."},
    {"sr-Cyrl",
     "Погранични регион „Нишава“ има бројне кластере: ђак, љубав, њива, џеп, градиштe, опет – 7,5%."},
    {"sr-Latn", "Pogranični region „Nišava“ ima brojne klastere: đak, ljubav, njiva, džep, gradište – 7,5%."},
    {"bg",
     "Трансграничният район „Видин“ ѝ дава клъстери: вода, живот, щъркел, юфка, ден, тил – 150 000 лв."}};

std::vector<std::uint32_t> glyphs_of(const char* language, const char* font, const char* text) {
    Sample sample(language);
    sample.face(font);
    std::vector<std::uint32_t> ids;
    for (const auto& glyph : sample.pages.shapes[sample.shape(text, 0)].glyphs) ids.push_back(glyph.id);
    return ids;
}

} // namespace

TEST_CASE("Text extracts as it was typed in all four writings, from TrueType and from CFF") {
    for (const char* font : {vollkorn, vollkorn_italic, garamond})
        for (const Writing& writing : writings) {
            if (font == garamond && std::string(writing.language) != "en" &&
                std::string(writing.language) != "sr-Latn")
                continue; // its Cyrillic is not complete
            Sample sample(writing.language);
            sample.face(font);
            sample.line(writing.text, 70, 100, sample.element(Role::paragraph));
            const auto bytes = pdf::write(sample.pages);
            REQUIRE(bytes);
            INFO(font << ' ' << writing.language);
            CHECK(collapsed(text_of_pdf(*bytes)) == writing.text);
            CHECK(collapsed(text_of_pdf(*bytes, "-layout")) == writing.text);
        }
}

TEST_CASE("Serbian italic and Bulgarian letters have forms of their own") {
    // The fonts' default is the Russian form. The text must extract right from either glyph: see above.
    for (const char* letter : {"б", "г", "д", "п", "т"})
        CHECK(glyphs_of("sr", vollkorn_italic, letter) != glyphs_of("ru", vollkorn_italic, letter));
    CHECK(glyphs_of("sr", vollkorn, "б") != glyphs_of("ru", vollkorn, "б"));
    for (const char* letter : {"в", "г", "д", "ж", "з", "и", "й", "к", "л", "п", "т", "ц", "ш", "щ", "ю"})
        CHECK(glyphs_of("bg", vollkorn, letter) != glyphs_of("ru", vollkorn, letter));
}

TEST_CASE("A word cut by the end of a line or page extracts whole, a hyphen of its own stays") {
    Sample sample;
    sample.face(vollkorn);
    const auto paragraph = sample.element(Role::paragraph);
    const auto note = sample.element(Role::note);
    sample.line("The quick co\u00AD", 70, 100, paragraph);
    sample.line("operation, cross-", 70, 115, paragraph);
    sample.line("border clusters and a very trans\u00AD", 70, 130, paragraph);
    sample.line("conti\u00AD", 70, 145, paragraph);
    sample.line("nental world of de\u00AD", 70, 160, paragraph);
    sample.line("A note.", 70, 700, note);
    sample.page();
    sample.line("velopment.", 70, 100, paragraph);
    const auto bytes = pdf::write(sample.pages);
    REQUIRE(bytes);
    const std::string expected =
        "The quick cooperation, cross-border clusters and a very transcontinental world of "
        "development. A note.";
    for (const char* options : {"", "-layout", "-raw"})
        CHECK(collapsed(text_of_pdf(*bytes, options)) == expected);
}

TEST_CASE("One glyph with two meanings keeps both, in TrueType and in CFF") {
    for (const char* font : {vollkorn, garamond}) {
        Sample sample;
        sample.face(font);
        sample.line("A", 70, 100, sample.element(Role::paragraph));
        const std::uint32_t latin = sample.shape("A", 0);
        const std::uint32_t cyrillic = sample.shape("A", 0);
        sample.pages.shapes[cyrillic].text = "А"; // the same glyph, another letter
        sample.pages.shapes[cyrillic].glyphs[0].text_size = 2;
        auto& run = std::get<typeset::GlyphRun>(sample.pages.pages[0].items[0]);
        run.pieces = {{latin, 0}, {cyrillic, 8}, {latin, 16}};
        const auto bytes = pdf::write(sample.pages);
        REQUIRE(bytes);
        CHECK(collapsed(text_of_pdf(*bytes)) == "AАA");
    }
}
