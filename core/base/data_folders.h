// Where the data that comes with Strateg lies: dictionaries/, templates/, and the like.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace strateg {

/// Folders to look in, best first, only those that exist: the entries of $STRATEG_DATA (separated by ':'),
/// `../share/strateg` beside the folder of the executable, and the source tree the executable was built in
/// (an ancestor of its folder that has dictionaries/). Any thread.
std::vector<std::filesystem::path> data_folders();

/// The first existing `name` (a file or folder, such as "templates") in data_folders(); empty if there is
/// none.
std::filesystem::path find_data(std::string_view name);

} // namespace strateg
