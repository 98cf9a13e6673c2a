// Internal: who sits where, and the private folder of a project.
#pragma once

#include "core/base/problem.h"

#include <filesystem>
#include <string>

namespace strateg::store {

std::string host_name();
std::string login_name();

/// .strateg/ with a .gitignore that keeps all of it out of Git.
Result<void> make_private_folder(const std::filesystem::path& folder);

} // namespace strateg::store
