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

/// Where a dragged section is dropped.
enum class Drop { before, into, behind };
/// With the sections below it: before or behind `target` on the target's level, or as its first child.
/// Nothing for a section dropped on itself or below itself.
Edit move_section_to(const model::Project& project, const std::string& section, const std::string& target,
                     Drop drop);

/// Cuts the section before a block: what follows becomes a section of its own. With a heading of level 2 or
/// deeper the new section is one level deeper, so that all numbers stay; what is no heading begins the new
/// section, on the same level, below an empty one. Nothing for the first block.
Edit split_section(const model::Project& project, const std::string& section, std::size_t block,
                   const std::string& language, model::IdMaker& ids);
/// Appends the section's blocks to the section before it; heading levels change where needed so that the
/// numbers stay; only where that section is deeper, the joined headings become its own. The sections below it
/// stay where they are.
Edit join_section(const model::Project& project, const std::string& section);

} // namespace strateg::gui
