// What the device colours of the file mean: sRGB (ISO 19005-2, 6.2.3).
#pragma once

#include "core/pdf/file.h"

#include <string>

namespace strateg::pdf {

/// An ICC profile of sRGB, the same bytes every time: no date of the clock, no identity of the machine.
const std::string& srgb_profile();

/// Enters the output intent in the catalog.
void write_output_intent(File& file);

} // namespace strateg::pdf
