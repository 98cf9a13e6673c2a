#include "core/typeset/pictures/jpeg.h"
#include "core/typeset/pictures/picture.h"
#include "tests/support/catch.h"
#include "tests/support/pictures.h"

#include <filesystem>
#include <random>

using namespace strateg;
using namespace strateg::typeset;

namespace {

Result<Picture> decode(std::string file) {
    return decode_picture(std::make_shared<const std::string>(std::move(file)), "media/picture.bin");
}

/// 200 copies with bytes changed or the end cut off: each gives a picture or a sentence, never a crash.
void survives_mutations(const std::string& file) {
    std::mt19937 random(20261123);
    int refused = 0;
    for (int round = 0; round < 200; ++round) {
        std::string copy = file;
        for (unsigned change = random() % 8 + 1; change > 0; --change)
            copy[random() % copy.size()] = static_cast<char>(random());
        if (random() % 4 == 0) copy.resize(random() % copy.size());
        const auto picture = decode(std::move(copy));
        if (!picture) {
            ++refused;
            CHECK_FALSE(picture.error().sentence.empty());
        } else {
            CHECK(picture->width > 0);
            if (picture->pixels)
                CHECK(picture->pixels->size() == static_cast<std::size_t>(picture->width) *
                                                     static_cast<std::size_t>(picture->height) *
                                                     static_cast<std::size_t>(picture->components));
        }
    }
    CHECK(refused > 50);
}

} // namespace

TEST_CASE("A PNG becomes rows of grey or RGB, with its transparency apart") {
    const auto opaque = decode(test::png(40, 30, false));
    REQUIRE(opaque);
    CHECK(opaque->width == 40);
    CHECK(opaque->height == 30);
    CHECK(opaque->components == 3);
    CHECK(opaque->pixels->size() == 40 * 30 * 3);
    CHECK_FALSE(opaque->alpha);

    const auto transparent = decode(test::png(40, 30, true));
    REQUIRE(transparent);
    CHECK(transparent->pixels->size() == 40 * 30 * 3);
    REQUIRE(transparent->alpha);
    CHECK(transparent->alpha->size() == 40 * 30);
}

TEST_CASE("A JPEG is checked and kept as it is") {
    const std::string file = test::jpeg(48, 32, 3);
    const auto picture = decode(file);
    REQUIRE(picture);
    CHECK(picture->format == PictureFormat::jpeg);
    CHECK(picture->width == 48);
    CHECK(picture->components == 3);
    CHECK(picture->orientation == 1);
    CHECK_FALSE(picture->inverted);
    CHECK(*picture->file == file);

    const auto cmyk = decode(test::jpeg(16, 16, 4));
    REQUIRE(cmyk);
    CHECK(cmyk->components == 4);
    CHECK(cmyk->inverted); // libjpeg writes Adobe's marker for CMYK

    const auto turned = decode(test::jpeg(48, 32, 3, 6));
    REQUIRE(turned);
    CHECK(turned->orientation == 6);
}

TEST_CASE("EXIF orientation is read in both byte orders and doubted when it makes no sense") {
    const std::string little("Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\x08\0\0\0\0\0\0\0", 32);
    CHECK(exif_orientation(little) == 8);
    const std::string big("Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\3\0\0\0\0\0\0", 32);
    CHECK(exif_orientation(big) == 3);
    for (std::size_t size = 0; size < big.size() - 8; ++size)
        CHECK(exif_orientation(big.substr(0, size)) == 1);
    std::string silly = little;
    silly[24] = 9;
    CHECK(exif_orientation(silly) == 1);
}

TEST_CASE("What is no picture is told, not drawn") {
    CHECK(decode("").error().code == "typeset.picture-kind");
    CHECK(decode("<svg/>").error().code == "typeset.picture-kind");
    CHECK(decode("\x89PNG\r\n\x1a\n").error().code == "typeset.picture-broken");
    const std::string jpeg = test::jpeg(48, 32, 3);
    CHECK(decode(jpeg.substr(0, jpeg.size() / 2)).error().code == "typeset.picture-broken");
    CHECK(read_picture("/nowhere/at-all.png").error().code == "typeset.picture-missing");
    CHECK(read_picture("/").error().code == "typeset.picture-missing");
}

TEST_CASE("Damaged pictures give a sentence, never a crash") {
    survives_mutations(test::png(40, 30, true));
    survives_mutations(test::jpeg(48, 32, 3, 6));
    survives_mutations(test::jpeg(16, 16, 4));
}
