// PNG files, decoded.
#pragma once

#include "core/typeset/pages.h"

#include <string>

namespace strateg::typeset {

enum class Decoded { whole, partly, no, too_big };

/// Fills width, height, components, pixels and alpha. Where the file ends too early or is damaged in the
/// middle, what comes before is kept and the rest is white (partly). `reason` are libpng's words.
Decoded decode_png(const std::string& file, Picture& picture, std::string& reason);

} // namespace strateg::typeset
