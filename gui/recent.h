// The projects that were open before, newest first; kept in the settings.
#pragma once

#include <string>
#include <vector>

namespace strateg::gui {

struct Recent {
    std::string folder, title;
    bool there = true; // the folder still holds a project
};

std::vector<Recent> recent_projects();
/// To the front of the list.
void remember_project(const std::string& folder, const std::string& title);

} // namespace strateg::gui
