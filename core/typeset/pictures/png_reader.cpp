#include "core/typeset/pictures/png_reader.h"

#include "core/typeset/pictures/picture.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <png.h>

namespace strateg::typeset {
namespace {

// Everything here is trivially destructible: libpng's errors leave by longjmp.
struct Decoder {
    png_structp png;
    png_infop info;
    const unsigned char* at;
    std::size_t left;
    png_bytep samples; // owned
    png_bytep* rows;   // owned
    png_uint_32 width, height;
    unsigned channels;
    char reason[96];
    bool too_big;
    bool in_samples, ended;
};

void on_error(png_structp png, png_const_charp message) {
    auto* decoder = static_cast<Decoder*>(png_get_error_ptr(png));
    std::snprintf(decoder->reason, sizeof decoder->reason, "%s", message);
    png_longjmp(png, 1);
}

void be_quiet(png_structp, png_const_charp) {}

void take(png_structp png, png_bytep into, std::size_t size) {
    auto* decoder = static_cast<Decoder*>(png_get_io_ptr(png));
    const std::size_t there = std::min(size, decoder->left);
    if (there < size) {
        // Among the samples libpng asks for more than it needs at once: what is there gives lines yet.
        if (!decoder->in_samples || decoder->ended) png_error(png, "the file ends too early");
        decoder->ended = true;
        std::memset(into + there, 0, size - there);
    }
    std::memcpy(into, decoder->at, there);
    decoder->at += there;
    decoder->left -= there;
}

/// True when the header was understood and there is room for the samples.
bool begin(Decoder& decoder, std::size_t file_size) {
    if (setjmp(png_jmpbuf(decoder.png)) != 0) return false;
    png_set_read_fn(decoder.png, &decoder, take);
    png_set_crc_action(decoder.png, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
    png_set_chunk_malloc_max(decoder.png, 8'000'000);
    png_set_chunk_cache_max(decoder.png, 200);
    png_set_benign_errors(decoder.png, 1);
    // Colour profiles and texts are not used: do not even look at them.
    static const png_byte unused[] = "iCCP\0tEXt\0zTXt\0iTXt\0eXIf\0sPLT\0hIST\0tIME";
    png_set_keep_unknown_chunks(decoder.png, PNG_HANDLE_CHUNK_NEVER, unused, 8);
    png_read_info(decoder.png, decoder.info);
    decoder.width = png_get_image_width(decoder.png, decoder.info);
    decoder.height = png_get_image_height(decoder.png, decoder.info);
    const auto pixels = static_cast<std::uint64_t>(decoder.width) * decoder.height;
    // What is packed at best; a header alone cannot ask for more memory than the file could fill.
    const std::uint64_t bits =
        pixels * png_get_bit_depth(decoder.png, decoder.info) * png_get_channels(decoder.png, decoder.info);
    decoder.too_big = pixels > most_picture_pixels;
    if (decoder.too_big) return false;
    if (bits / 8 / 1032 > file_size + 1024) {
        std::snprintf(decoder.reason, sizeof decoder.reason, "far too short for its size");
        return false;
    }
    png_set_expand(decoder.png); // palette → RGB, fewer bits → 8, tRNS → alpha
    png_set_scale_16(decoder.png);
    // Only what says that its tones are others than those of sRGB is converted.
    double gamma = 0;
    int intent = 0;
    if (png_get_gAMA(decoder.png, decoder.info, &gamma) &&
        !png_get_sRGB(decoder.png, decoder.info, &intent) && gamma > 0.05 && gamma < 5)
        png_set_gamma(decoder.png, 2.2, gamma);
    png_set_interlace_handling(decoder.png);
    png_read_update_info(decoder.png, decoder.info);
    decoder.channels = png_get_channels(decoder.png, decoder.info);
    const std::size_t row = static_cast<std::size_t>(decoder.width) * decoder.channels;
    if (png_get_rowbytes(decoder.png, decoder.info) != row) png_error(decoder.png, "unusual layout");
    decoder.samples = static_cast<png_bytep>(std::malloc(row * decoder.height));
    decoder.rows = static_cast<png_bytep*>(std::malloc(sizeof(png_bytep) * decoder.height));
    decoder.too_big = !decoder.samples || !decoder.rows;
    if (decoder.too_big) return false;
    std::memset(decoder.samples, 0xFF, row * decoder.height);
    for (png_uint_32 y = 0; y < decoder.height; ++y) decoder.rows[y] = decoder.samples + row * y;
    return true;
}

bool finish(Decoder& decoder) {
    if (setjmp(png_jmpbuf(decoder.png)) != 0) return false;
    decoder.in_samples = true;
    png_read_image(decoder.png, decoder.rows);
    return !decoder.ended;
}

/// Nothing was decoded at all.
bool is_blank(const Decoder& decoder) {
    const std::size_t size = static_cast<std::size_t>(decoder.width) * decoder.height * decoder.channels;
    return std::all_of(decoder.samples, decoder.samples + size,
                       [](png_byte sample) { return sample == 0xFF; });
}

/// Samples with alpha → colours and alpha apart; alpha only where anything is transparent.
void part(const Decoder& decoder, Picture& picture) {
    const std::size_t pixels = static_cast<std::size_t>(decoder.width) * decoder.height;
    const unsigned channels = decoder.channels, colours = channels - (channels % 2 == 0 ? 1 : 0);
    picture.components = static_cast<int>(colours);
    if (colours == channels) {
        picture.pixels = std::make_shared<const std::string>(reinterpret_cast<const char*>(decoder.samples),
                                                             pixels * channels);
        return;
    }
    auto own = std::make_shared<std::string>(pixels * colours, '\0');
    auto alpha = std::make_shared<std::string>(pixels, '\0');
    bool transparent = false;
    for (std::size_t i = 0; i < pixels; ++i) {
        const png_byte* sample = decoder.samples + i * channels;
        std::memcpy(own->data() + i * colours, sample, colours);
        (*alpha)[i] = static_cast<char>(sample[colours]);
        transparent |= sample[colours] != 0xFF;
    }
    picture.pixels = std::move(own);
    if (transparent) picture.alpha = std::move(alpha);
}

} // namespace

Decoded decode_png(const std::string& file, Picture& picture, std::string& reason) {
    Decoder decoder{};
    decoder.at = reinterpret_cast<const unsigned char*>(file.data());
    decoder.left = file.size();
    decoder.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &decoder, on_error, be_quiet);
    decoder.info = decoder.png ? png_create_info_struct(decoder.png) : nullptr;
    Decoded result = Decoded::no;
    if (decoder.info && begin(decoder, file.size()))
        result = finish(decoder) ? Decoded::whole : Decoded::partly;
    if (decoder.ended) std::snprintf(decoder.reason, sizeof decoder.reason, "the file ends too early");
    if (result == Decoded::partly && is_blank(decoder)) result = Decoded::no;
    if (decoder.too_big || !decoder.info) result = Decoded::too_big;
    reason = decoder.reason;
    png_destroy_read_struct(&decoder.png, &decoder.info, nullptr);
    std::free(decoder.rows);
    if (result == Decoded::whole || result == Decoded::partly) {
        picture.width = static_cast<int>(decoder.width);
        picture.height = static_cast<int>(decoder.height);
        try {
            part(decoder, picture);
        } catch (...) {
            std::free(decoder.samples);
            throw;
        }
    }
    std::free(decoder.samples);
    return result;
}

} // namespace strateg::typeset
