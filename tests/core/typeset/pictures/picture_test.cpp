#include "core/typeset/pictures/jpeg.h"
#include "core/typeset/pictures/picture.h"
#include "core/typeset/pictures/resolution.h"
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
        Problems warnings;
        const auto picture = decode_picture(std::make_shared<const std::string>(std::move(copy)),
                                            "media/picture.bin", &warnings);
        refused += !picture || !warnings.empty();
        if (!picture) {
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

/// A PNG of any of its kinds, its samples a ramp; sixteen bits where `depth` says so.
std::string png_of(int depth, int colour, bool interlaced, bool transparent = false) {
    constexpr png_uint_32 width = 37, height = 23;
    std::string file;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(
        png, &file,
        [](png_structp to, png_bytep bytes, std::size_t size) {
            static_cast<std::string*>(png_get_io_ptr(to))->append(reinterpret_cast<char*>(bytes), size);
        },
        nullptr);
    png_set_IHDR(png, info, width, height, depth, colour,
                 interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_color palette[4] = {{10, 20, 30}, {200, 0, 0}, {0, 200, 0}, {255, 255, 255}};
    if (colour == PNG_COLOR_TYPE_PALETTE) png_set_PLTE(png, info, palette, 4);
    png_byte trans[2] = {0, 128};
    png_color_16 key{};
    if (transparent) png_set_tRNS(png, info, trans, colour == PNG_COLOR_TYPE_PALETTE ? 2 : 0, &key);
    png_write_info(png, info);
    const int passes = png_set_interlace_handling(png);
    const std::size_t row_size = png_get_rowbytes(png, info);
    const std::size_t bytes_per_pixel = std::max<std::size_t>(1, row_size / width);
    for (int pass = 0; pass < passes; ++pass)
        for (png_uint_32 y = 0; y < height; ++y) {
            std::vector<png_byte> row(row_size, 0);
            for (std::size_t i = 0; i < row_size; ++i)
                row[i] =
                    static_cast<png_byte>(depth >= 8 && colour != PNG_COLOR_TYPE_PALETTE
                                              ? (i % bytes_per_pixel == bytes_per_pixel - 1 && depth == 16
                                                     ? 0x55
                                                     : 7 * (i / bytes_per_pixel))
                                          : depth == 8 ? i % 4
                                                       : 0x1B);
            png_write_row(png, row.data());
        }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return file;
}

} // namespace

TEST_CASE("Every kind of PNG is decoded, interlaced or not") {
    struct Case {
        int depth, colour, components;
        bool transparent, alpha;
    };
    for (const Case& one :
         {Case{1, PNG_COLOR_TYPE_GRAY, 1, false, false}, Case{2, PNG_COLOR_TYPE_GRAY, 1, true, true},
          Case{4, PNG_COLOR_TYPE_GRAY, 1, false, false}, Case{8, PNG_COLOR_TYPE_GRAY, 1, true, true},
          Case{16, PNG_COLOR_TYPE_GRAY, 1, false, false}, Case{2, PNG_COLOR_TYPE_PALETTE, 3, false, false},
          Case{8, PNG_COLOR_TYPE_PALETTE, 3, true, true}, Case{8, PNG_COLOR_TYPE_RGB, 3, true, true},
          Case{16, PNG_COLOR_TYPE_RGB, 3, false, false}, Case{16, PNG_COLOR_TYPE_RGB_ALPHA, 3, false, true},
          Case{8, PNG_COLOR_TYPE_GRAY_ALPHA, 1, false, true}}) {
        CAPTURE(one.depth, one.colour, one.transparent);
        const auto flat = decode(png_of(one.depth, one.colour, false, one.transparent));
        const auto laced = decode(png_of(one.depth, one.colour, true, one.transparent));
        REQUIRE(flat);
        REQUIRE(laced);
        CHECK(flat->width == 37);
        CHECK(flat->components == one.components);
        CHECK(flat->pixels->size() == 37u * 23u * static_cast<unsigned>(one.components));
        CHECK((flat->alpha != nullptr) == one.alpha);
        CHECK(*flat->pixels == *laced->pixels);
    }
    // Sixteen bits keep their tone: no other gamma is guessed.
    const auto deep = decode(png_of(16, PNG_COLOR_TYPE_GRAY, false));
    const auto plain = decode(png_of(8, PNG_COLOR_TYPE_GRAY, false));
    for (std::size_t i = 0; i < 37; ++i) CHECK(std::abs((*deep->pixels)[i] - (*plain->pixels)[i]) <= 1);
    const auto palette = decode(png_of(8, PNG_COLOR_TYPE_PALETTE, false));
    CHECK(palette->pixels->substr(0, 6) == std::string("\x0A\x14\x1E\xC8\0\0", 6));
}

TEST_CASE("A picture that ends too early is shown as far as it goes, with a warning") {
    for (const std::string& file :
         {test::png(200, 150, false), test::jpeg(200, 150, 3, 6), test::jpeg(200, 150, 4)}) {
        Problems warnings;
        const auto picture =
            decode_picture(std::make_shared<const std::string>(file.substr(0, file.size() * 2 / 3)),
                           "media/cut.png", &warnings);
        if (!picture) FAIL(to_line(picture.error()));
        CHECK(picture->pixels);
        CHECK_FALSE(picture->file); // damaged bytes are never passed on
        REQUIRE(warnings.size() == 1);
        CHECK(warnings[0].code == "typeset.picture-damaged");
        CHECK(warnings[0].severity == Severity::warning);
        const auto whole = decode(file);
        CHECK(picture->width == whole->width);
        if (whole->pixels) CHECK(picture->pixels->substr(0, 600) == whole->pixels->substr(0, 600));
    }
}

TEST_CASE("A header cannot ask for more memory than its file could fill") {
    std::string png = test::png(8, 8, false);
    png[16] = 0;
    png[17] = 0;
    png[18] = 0x20; // 8,192 × 8,192
    png[22] = 0x20;
    // The sum over the header, so that it is believed.
    const auto crc = [](std::string_view bytes) {
        std::uint32_t value = 0xFFFFFFFF;
        for (const char c : bytes) {
            value ^= static_cast<unsigned char>(c);
            for (int i = 0; i < 8; ++i) value = value >> 1 ^ (value & 1 ? 0xEDB88320 : 0);
        }
        return ~value;
    };
    const auto repair = [&] {
        const std::uint32_t sum = crc(std::string_view(png).substr(12, 17));
        for (std::size_t i = 0; i < 4; ++i) png[29 + i] = static_cast<char>(sum >> (24 - 8 * i));
    };
    repair();
    CHECK(decode(png).error().code == "typeset.picture-broken");
    png[17] = 0x0F;
    png[21] = 0x0F; // a million by a million
    repair();
    CHECK_FALSE(decode(png));
    std::string jpeg = test::jpeg(16, 16, 1);
    const std::size_t frame = jpeg.find("\xFF\xC0");
    REQUIRE(frame != std::string::npos);
    for (std::size_t i = 5; i < 9; ++i) jpeg[frame + i] = '\x7F';
    CHECK_FALSE(decode(jpeg));
    jpeg = test::jpeg(16, 16, 1);
    jpeg[frame + 4] = 12; // bits per sample
    const auto deep = decode(jpeg);
    REQUIRE_FALSE(deep);
    CHECK(deep.error().sentence.find("8 bits") != std::string::npos);
}

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
    // Damaged, it comes as colours: the first sample (0, 3, 6, 9) is light as Adobe means it, so the colour
    // is dark.
    std::string damaged = test::jpeg(16, 16, 4);
    damaged.resize(damaged.size() - 2);
    const auto dark = decode(damaged);
    REQUIRE(dark);
    REQUIRE(dark->pixels);
    for (std::size_t i = 0; i < 3; ++i) CHECK(static_cast<unsigned char>((*dark->pixels)[i]) < 40);

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
    CHECK(decode(jpeg.substr(0, 100)).error().code == "typeset.picture-broken");
    CHECK(read_picture("/nowhere/at-all.png").error().code == "typeset.picture-missing");
    CHECK(read_picture("/").error().code == "typeset.picture-missing");
}

TEST_CASE("Damaged pictures give a sentence, never a crash") {
    survives_mutations(test::png(40, 30, true));
    survives_mutations(test::jpeg(48, 32, 3, 6));
    survives_mutations(test::jpeg(16, 16, 4));
}

TEST_CASE("A picture that is too coarse for its size on paper is told, with the size that would do") {
    Picture picture;
    picture.path = "media/small.png";
    picture.width = 400;
    picture.height = 200;
    CHECK_FALSE(coarse(picture, {0, 0, 192, 96})); // 150 an inch
    const auto problem = coarse(picture, {0, 0, 288, 144});
    REQUIRE(problem);
    CHECK(problem->code == "typeset.picture-coarse");
    CHECK(problem->sentence.find("100 pixels an inch") != std::string::npos);
    CHECK(problem->sentence.find("10.2 × 5.1 cm") != std::string::npos);
    CHECK(problem->hint.find("600 pixels") != std::string::npos);
    CHECK(problem->hint.find("6.8 cm") != std::string::npos);
    picture.orientation = 6; // stands upright: 200 pixels across
    CHECK(coarse(picture, {0, 0, 192, 384}));
}
