#include "core/typeset/pictures/jpeg.h"

#include "core/typeset/pictures/picture.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <new>

extern "C" {
#include <jpeglib.h>
// after it
#include <jerror.h>
}

namespace strateg::typeset {
namespace {

// Everything here is trivially destructible: libjpeg's errors leave by longjmp.
struct Decoder {
    jpeg_decompress_struct info;
    jpeg_error_mgr errors;
    std::jmp_buf back;
    char reason[JMSG_LENGTH_MAX];
    long warnings;
    int orientation;
    bool begun;      // the header was understood
    unsigned reduce; // so many times smaller; 0: as it is
    JSAMPLE* pixels; // owned; where they are kept
    std::size_t row_size;
};

constexpr int most_scans = 100; // more only make a reader busy

void on_error(j_common_ptr common) {
    auto* decoder = static_cast<Decoder*>(common->client_data);
    common->err->format_message(common, decoder->reason);
    std::longjmp(decoder->back, 1);
}

void on_message(j_common_ptr common, int level) {
    if (level >= 0) return;          // trace
    switch (common->err->msg_code) { // cameras write these, and every reader takes them
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_JFIF_MAJOR:
    case JWRN_ADOBE_XFORM:
        return;
    default:
        break;
    }
    auto* decoder = static_cast<Decoder*>(common->client_data);
    if (decoder->warnings++ == 0) common->err->format_message(common, decoder->reason);
}

void be_quiet(j_common_ptr) {}

/// libjpeg forgets the markers when it has finished.
int orientation_of(const jpeg_decompress_struct& info) {
    for (jpeg_saved_marker_ptr marker = info.marker_list; marker; marker = marker->next) {
        const std::string_view segment(reinterpret_cast<const char*>(marker->data), marker->data_length);
        if (marker->marker == JPEG_APP0 + 1 && segment.starts_with("Exif")) return exif_orientation(segment);
    }
    return 1;
}

void watch_scans(j_common_ptr common) {
    auto* decoder = static_cast<Decoder*>(common->client_data);
    if (decoder->info.input_scan_number <= most_scans) return;
    std::snprintf(decoder->reason, sizeof decoder->reason, "too many scans");
    std::longjmp(decoder->back, 1);
}

/// True where all lines were decoded. With `keep` the pixels stay, as grey or RGB; row or pixels are freed by
/// the caller.
bool decode(Decoder& decoder, std::string_view file, bool keep) {
    jpeg_decompress_struct& info = decoder.info;
    jpeg_progress_mgr progress{};
    if (setjmp(decoder.back) != 0) {
        jpeg_destroy_decompress(&info);
        return false;
    }
    jpeg_create_decompress(&info);
    info.client_data = &decoder;
    progress.progress_monitor = watch_scans;
    info.progress = &progress;
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(file.data()), file.size());
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&info, TRUE);
    const std::uint64_t pixels = static_cast<std::uint64_t>(info.image_width) * info.image_height;
    if (pixels > most_picture_pixels) {
        std::snprintf(decoder.reason, sizeof decoder.reason, "too many pixels");
        std::longjmp(decoder.back, 1);
    }
    // A block of 64 pixels takes a bit at least, in every scan.
    if (pixels / 64 / 8 > file.size() + 1024) {
        std::snprintf(decoder.reason, sizeof decoder.reason, "far too short for its size");
        std::longjmp(decoder.back, 1);
    }
    decoder.orientation = orientation_of(info);
    info.out_color_space = !keep                                    ? info.jpeg_color_space // only a check
                           : info.jpeg_color_space == JCS_GRAYSCALE ? JCS_GRAYSCALE
                           : info.num_components == 4               ? JCS_CMYK
                                                                    : JCS_RGB;
    if (decoder.reduce > 1) info.scale_denom = decoder.reduce;
    jpeg_start_decompress(&info);
    decoder.begun = true;
    decoder.row_size =
        static_cast<std::size_t>(info.output_width) * static_cast<std::size_t>(info.output_components);
    const std::size_t rows = keep ? info.output_height : 1;
    decoder.pixels = static_cast<JSAMPLE*>(std::malloc(decoder.row_size * rows));
    if (!decoder.pixels) std::longjmp(decoder.back, 1);
    while (info.output_scanline < info.output_height) {
        JSAMPLE* row = decoder.pixels + (keep ? info.output_scanline * decoder.row_size : 0);
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    return true;
}

void prepare(Decoder& decoder) {
    decoder.info.err = jpeg_std_error(&decoder.errors);
    decoder.errors.error_exit = on_error;
    decoder.errors.emit_message = on_message;
    decoder.errors.output_message = be_quiet;
    decoder.info.client_data = &decoder;
}

/// CMYK samples → RGB, in place of what a writer would do with the file; Adobe's are inverted.
std::string rgb_of(const Decoder& decoder, std::size_t pixels, bool inverted) {
    std::string rgb(pixels * 3, '\0');
    for (std::size_t i = 0; i < pixels; ++i) {
        const JSAMPLE* sample = decoder.pixels + i * 4;
        const auto ink = [&](int n) { return inverted ? 255 - sample[n] : sample[n]; };
        for (int n = 0; n < 3; ++n)
            rgb[i * 3 + static_cast<std::size_t>(n)] =
                static_cast<char>((255 - ink(n)) * (255 - ink(3)) / 255);
    }
    return rgb;
}

} // namespace

std::optional<JpegPixels> jpeg_pixels(std::string_view file, unsigned reduce) {
    Decoder decoder{};
    prepare(decoder);
    decoder.reduce = reduce;
    std::optional<JpegPixels> made;
    if (decode(decoder, file, true)) {
        const jpeg_decompress_struct& info = decoder.info;
        if (info.output_components == 1 || info.output_components == 3) {
            try {
                made = JpegPixels{static_cast<int>(info.output_width), static_cast<int>(info.output_height),
                                  info.output_components,
                                  std::string(reinterpret_cast<const char*>(decoder.pixels),
                                              decoder.row_size * info.output_height)};
            } catch (const std::bad_alloc&) {
                made.reset();
            }
        }
        jpeg_destroy_decompress(&decoder.info);
    }
    std::free(decoder.pixels);
    return made;
}

int exif_orientation(std::string_view segment) {
    constexpr std::string_view signature("Exif\0\0", 6);
    if (!segment.starts_with(signature)) return 1;
    const std::string_view tiff = segment.substr(signature.size());
    if (tiff.size() < 8) return 1;
    const bool little = tiff.starts_with("II");
    const auto read = [&](std::size_t at, unsigned bytes) -> std::uint32_t {
        std::uint32_t value = 0;
        if (at > tiff.size() || tiff.size() - at < bytes) return 0;
        for (unsigned i = 0; i < bytes; ++i) {
            const auto byte = static_cast<unsigned char>(tiff[at + (little ? bytes - 1 - i : i)]);
            value = value << 8 | byte;
        }
        return value;
    };
    const std::size_t directory = read(4, 4);
    const std::uint32_t count = read(directory, 2);
    for (std::uint32_t i = 0; i < count && directory + 14 + 12ULL * i <= tiff.size(); ++i) {
        const std::size_t entry = directory + 2 + 12ULL * i;
        constexpr std::uint32_t orientation_tag = 0x0112;
        if (read(entry, 2) != orientation_tag) continue;
        const std::uint32_t value = read(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

Decoded decode_jpeg(std::string_view file, Picture& picture, std::string& reason) {
    Decoder decoder{};
    prepare(decoder);
    const bool all = decode(decoder, file, false);
    std::free(decoder.pixels);
    reason = decoder.reason;
    if (!all) {
        const bool too_big = reason == "too many pixels";
        if (decoder.errors.msg_code == JERR_BAD_PRECISION) reason = "it has more than 8 bits per colour";
        return too_big ? Decoded::too_big : Decoded::no;
    }
    const int components = decoder.info.num_components;
    picture.width = static_cast<int>(decoder.info.image_width);
    picture.height = static_cast<int>(decoder.info.image_height);
    picture.components = components;
    picture.inverted = components == 4 && decoder.info.saw_Adobe_marker;
    picture.orientation = decoder.orientation;
    // A warning is damage that libjpeg patched over; readers of the PDF may not.
    const bool damaged = decoder.warnings > 0, unusual = decoder.info.arith_code;
    jpeg_destroy_decompress(&decoder.info);
    if (components != 1 && components != 3 && components != 4) {
        reason = "unusual number of colour components";
        return Decoded::no;
    }
    if (!damaged && !unusual) return Decoded::whole;

    Decoder again{};
    prepare(again);
    const bool decoded = decode(again, file, true);
    const std::size_t pixels =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    if (decoded) {
        try {
            if (components == 4)
                picture.pixels = std::make_shared<const std::string>(rgb_of(again, pixels, picture.inverted));
            else
                picture.pixels = std::make_shared<const std::string>(
                    reinterpret_cast<const char*>(again.pixels),
                    again.row_size * static_cast<std::size_t>(picture.height));
        } catch (...) {
            std::free(again.pixels);
            jpeg_destroy_decompress(&again.info);
            throw;
        }
        picture.components = components == 1 ? 1 : 3;
        picture.inverted = false;
        jpeg_destroy_decompress(&again.info);
    }
    std::free(again.pixels);
    return !decoded ? Decoded::no : damaged ? Decoded::partly : Decoded::whole;
}

} // namespace strateg::typeset
