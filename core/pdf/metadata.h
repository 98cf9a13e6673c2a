// What the file says about itself: Info, XMP, language, how the window's title reads.
#pragma once

#include "core/pdf/claims.h"
#include "core/pdf/file.h"
#include "core/typeset/pages.h"

#include <string>

namespace strateg::pdf {

void write_metadata(const typeset::DocumentInfo& info, const Claims& claims, File& file);

/// The XMP packet (ISO 16684-1), with the claims. Public for tests.
std::string xmp(const typeset::DocumentInfo& info, const Claims& claims);

} // namespace strateg::pdf
