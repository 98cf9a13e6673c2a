#include "core/typeset/graphics/palette.h"
#include "tests/support/catch.h"

using namespace strateg::typeset;

TEST_CASE("Tones of charts stand out from the paper and from each other") {
    const Colour white{255, 255, 255}, ink{28, 30, 34};
    for (const Colour accent :
         {Colour{22, 78, 99}, Colour{140, 20, 30}, Colour{60, 60, 60}, Colour{250, 230, 80}, Colour{0, 0, 0},
          Colour{40, 120, 60}, Colour{255, 255, 255}}) {
        CAPTURE(int(accent.red), int(accent.green), int(accent.blue));
        for (std::size_t n = 0; n < most_tones; ++n) {
            const Tone tone = series_tone(accent, n);
            CHECK(contrast(tone.outlined ? tone.line : tone.colour, white) >= 3);
            CHECK(contrast(for_words(tone.line), white) >= 4.5);
            CHECK(contrast(readable_on(tone.colour, ink), tone.colour) >= 4.5);
            for (std::size_t other = 0; other < n; ++other) {
                const Tone before = series_tone(accent, other);
                const bool shade = contrast(tone.colour, before.colour) >= 1.4;
                CHECK((shade || tone.stripes != before.stripes));
            }
        }
        const auto parts = shades(accent, 7);
        for (std::size_t n = 0; n < parts.size(); ++n) {
            CHECK(contrast(parts[n], white) >= 3);
            if (n > 0) CHECK(luminance(parts[n]) > luminance(parts[n - 1]));
        }
    }
    CHECK(contrast(white, {0, 0, 0}) == Approx(21));
}
