#include "gui/event_log.h"

#include <cstdlib>
#include <fstream>

namespace strateg::gui {

void log_event(const std::string& line) {
    static const char* file = std::getenv("STRATEG_EDITOR_LOG");
    if (file && *file) std::ofstream(file, std::ios::app) << line << std::endl;
}

} // namespace strateg::gui
