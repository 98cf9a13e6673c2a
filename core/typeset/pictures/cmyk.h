// Pictures made for a press, for who cannot use inks: screens, and PDF/A with an sRGB output intent, which
// may not hold device CMYK (ISO 19005-2, 6.2.4.3).
#pragma once

#include "core/typeset/pages.h"

#include <string>

namespace strateg::typeset {

/// The CMYK JPEG as an RGB JPEG of the same size: through its own colour profile where it has one, else by
/// the simple rule (ISO 32000-1, 10.3.5). Empty where it cannot be read.
std::string rgb_jpeg(const Picture& picture);

} // namespace strateg::typeset
