// Outlines of vector drawings as PDF path operators (ISO 32000-1, 8.5).
#pragma once

#include "core/typeset/pages.h"

#include <string>

namespace strateg::pdf {

/// Appends the path as a graphics object of its own: what it sets (colours, width, dashes, clip) is gone
/// behind it. `height` is the page's. A path that paints nothing appends nothing.
void append_path(std::string& out, const typeset::Path& path, double height);

} // namespace strateg::pdf
