// What the file says about itself: Info, XMP, language, how the window's title reads.
#pragma once

#include "core/pdf/file.h"
#include "core/typeset/pages.h"

#include <string>

namespace strateg::pdf {

void write_metadata(const typeset::DocumentInfo& info, File& file);

/// The XMP packet (ISO 16684-1). Public for tests.
std::string xmp(const typeset::DocumentInfo& info);

} // namespace strateg::pdf
