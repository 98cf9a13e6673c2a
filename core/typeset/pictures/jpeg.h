// JPEG files: whole or not, and what a writer has to know to pass them on as they are.
#pragma once

#include "core/typeset/pages.h"

#include <string>
#include <string_view>

namespace strateg::typeset {

/// Decodes all of the file and throws the pixels away. False: not whole, `reason` says why (libjpeg's words).
/// Fills width, height, components, inverted, orientation.
bool check_jpeg(std::string_view file, Picture& picture, std::string& reason);

/// EXIF orientation 1..8 out of an APP1 segment's bytes ("Exif\0\0…"); 1 where it says nothing sensible.
int exif_orientation(std::string_view segment);

} // namespace strateg::typeset
