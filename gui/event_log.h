// What the window did, a line each, in the file that $STRATEG_EDITOR_LOG names: how tests with real keys know
// when to go on. Without the variable nothing is written.
#pragma once

#include <string>

namespace strateg::gui {

void log_event(const std::string& line);

} // namespace strateg::gui
