// JPEG files: whole or not, and what a writer has to know to pass them on as they are.
#pragma once

#include "core/typeset/pages.h"
#include "core/typeset/pictures/png_reader.h"

#include <optional>
#include <string>
#include <string_view>

namespace strateg::typeset {

/// Decodes all of the file. Whole: width, height, components, inverted and orientation are filled in and the
/// pixels thrown away; only of what readers of PDF may not take they are kept (8 bit grey or RGB). Partly: a
/// part is damaged or missing; pixels are what libjpeg makes of it. No: `reason` says why (libjpeg's words).
Decoded decode_jpeg(std::string_view file, Picture& picture, std::string& reason);

/// Pixels of a JPEG, rows from the top.
struct JpegPixels {
    int width = 0, height = 0;
    int components = 3; // 1 grey, 3 RGB
    std::string samples;
};

/// The pixels of a grey or coloured JPEG, for a screen; CMYK has to go through rgb_jpeg() first. `reduce` 1,
/// 2, 4 or 8: so many times smaller (rounded up), which is faster, too. Nothing where it cannot be decoded.
std::optional<JpegPixels> jpeg_pixels(std::string_view file, unsigned reduce);

/// EXIF orientation 1..8 out of an APP1 segment's bytes ("Exif\0\0…"); 1 where it says nothing sensible.
int exif_orientation(std::string_view segment);

} // namespace strateg::typeset
