// What can be said of figures only when their size on paper is known.
#pragma once

#include "core/base/problem.h"
#include "core/typeset/layout/strip.h"

namespace strateg::typeset {

/// Adds a problem where the picture of a figure's node is too coarse for the size at which it was laid.
void check_print_size(const Document& document, const Node& node, const LaidBlock& laid,
                      const std::string& language, Problems& problems);

} // namespace strateg::typeset
