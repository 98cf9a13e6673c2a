// A list of problems to read: what was found while opening.
#pragma once

#include "core/base/problem.h"

class wxWindow;

namespace strateg::gui {

void show_problems_of(const Problems& problems, wxWindow& parent);

} // namespace strateg::gui
