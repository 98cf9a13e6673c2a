// Paths that a project names must stay in the project.
#pragma once

#include "core/base/problem.h"

#include <filesystem>
#include <string_view>

namespace strateg::store {

/// The file that `name` ("media/map.png") means in the project folder. Fails with store.path-outside for
/// absolute paths, for "..", for a link that leads out of the folder, and with store.missing-media where
/// there is no such regular file. Whoever opens a picture of a project gets its path from here. Any thread.
Result<std::filesystem::path> media_path(const std::filesystem::path& folder, std::string_view name);

} // namespace strateg::store
