// What the section tree does, as change-sets. Pure.
#pragma once

#include "gui/logic/edits.h"

namespace strateg::gui {

/// A section behind the given one (and those below it), with an empty heading; `after` empty: at the end.
Edit add_section(const model::Project& project, const std::string& after, const std::string& language,
                 model::IdMaker& ids);
/// With the sections below it.
Edit remove_section(const model::Project& project, const std::string& section);
/// Over the neighbour on the same level, up (-1) or down (1).
Edit move_section(const model::Project& project, const std::string& section, int direction);
/// One level deeper (1) or higher (-1).
Edit nest_section(const model::Project& project, const std::string& section, int direction);

} // namespace strateg::gui
