// Small pictures made on the spot, so that no binary file has to lie in the repository.
// For tests that link PNG::PNG and JPEG::JPEG.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <jpeglib.h>
#include <png.h>

namespace strateg::test {

inline std::string png(unsigned width, unsigned height, bool alpha) {
    std::string pixels;
    for (unsigned y = 0; y < height; ++y)
        for (unsigned x = 0; x < width; ++x) {
            pixels += static_cast<char>(255 * x / width);
            pixels += static_cast<char>(255 * y / height);
            pixels += static_cast<char>(128);
            if (alpha) pixels += static_cast<char>((x + y) % 256);
        }
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = height;
    image.format = static_cast<png_uint_32>(alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB);
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string file(size, '\0');
    if (!png_image_write_to_memory(&image, file.data(), &size, 0, pixels.data(), 0, nullptr)) return {};
    file.resize(size);
    return file;
}

/// components: 1, 3 or 4 (CMYK with Adobe's marker); orientation: EXIF 1..8, 0 for none.
inline std::string jpeg(unsigned width, unsigned height, int components, int orientation = 0) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = width;
    info.image_height = height;
    info.input_components = components;
    info.in_color_space = components == 1 ? JCS_GRAYSCALE : components == 4 ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 90, TRUE);
    jpeg_start_compress(&info, TRUE);
    if (orientation != 0) {
        std::string exif("Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\0\0\0\0\0\0\0\0", 32);
        exif[24] = static_cast<char>(orientation);
        jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(exif.data()),
                          static_cast<unsigned>(exif.size()));
    }
    std::vector<JSAMPLE> row(static_cast<std::size_t>(width) * static_cast<std::size_t>(components));
    for (unsigned y = 0; y < height; ++y) {
        for (std::size_t i = 0; i < row.size(); ++i) row[i] = static_cast<JSAMPLE>(3 * i + 5 * y);
        JSAMPLE* rows[] = {row.data()};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    std::string file(reinterpret_cast<char*>(memory), size);
    jpeg_destroy_compress(&info);
    std::free(memory);
    return file;
}

} // namespace strateg::test
