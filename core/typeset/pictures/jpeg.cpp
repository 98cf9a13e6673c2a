#include "core/typeset/pictures/jpeg.h"

#include "core/typeset/pictures/picture.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

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
};

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

/// True where all lines were decoded. `row` is freed by the caller.
bool decode(Decoder& decoder, std::string_view file, JSAMPLE** row) {
    jpeg_decompress_struct& info = decoder.info;
    if (setjmp(decoder.back) != 0) {
        jpeg_destroy_decompress(&info);
        return false;
    }
    jpeg_create_decompress(&info);
    info.client_data = &decoder;
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(file.data()), file.size());
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&info, TRUE);
    if (static_cast<std::uint64_t>(info.image_width) * info.image_height > most_picture_pixels) {
        std::snprintf(decoder.reason, sizeof decoder.reason, "too many pixels");
        jpeg_destroy_decompress(&info);
        return false;
    }
    info.out_color_space = info.jpeg_color_space; // no conversion: only a check
    jpeg_start_decompress(&info);
    *row = static_cast<JSAMPLE*>(std::malloc(static_cast<std::size_t>(info.output_width) *
                                             static_cast<std::size_t>(info.output_components)));
    if (!*row) std::longjmp(decoder.back, 1);
    while (info.output_scanline < info.output_height) jpeg_read_scanlines(&info, row, 1);
    decoder.orientation = orientation_of(info);
    jpeg_finish_decompress(&info);
    return true;
}

} // namespace

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

bool check_jpeg(std::string_view file, Picture& picture, std::string& reason) {
    Decoder decoder{};
    decoder.info.err = jpeg_std_error(&decoder.errors);
    decoder.errors.error_exit = on_error;
    decoder.errors.emit_message = on_message;
    decoder.errors.output_message = be_quiet;
    decoder.info.client_data = &decoder;

    JSAMPLE* row = nullptr;
    const bool whole = decode(decoder, file, &row);
    std::free(row);
    reason = decoder.reason;
    if (!whole) return false;

    const jpeg_decompress_struct& info = decoder.info;
    picture.width = static_cast<int>(info.image_width);
    picture.height = static_cast<int>(info.image_height);
    picture.components = info.num_components;
    picture.inverted = info.num_components == 4 && info.saw_Adobe_marker;
    picture.orientation = decoder.orientation;
    jpeg_destroy_decompress(&decoder.info);
    if (picture.components != 1 && picture.components != 3 && picture.components != 4) {
        reason = "unusual number of colour components";
        return false;
    }
    // A warning is damage that libjpeg patched over; readers of the PDF may not.
    return decoder.warnings == 0;
}

} // namespace strateg::typeset
