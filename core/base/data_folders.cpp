#include "core/base/data_folders.h"

#include <cstdlib>
#include <string>

namespace strateg {

namespace fs = std::filesystem;

std::vector<fs::path> data_folders() {
    std::vector<fs::path> folders;
    const auto offer = [&](const fs::path& folder) {
        std::error_code error;
        if (!folder.empty() && fs::is_directory(folder, error)) folders.push_back(folder);
    };
    if (const char* list = std::getenv("STRATEG_DATA")) {
        std::string_view rest(list);
        while (!rest.empty()) {
            const std::size_t colon = rest.find(':');
            offer(fs::path(rest.substr(0, colon)));
            rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
        }
    }
    std::error_code error;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    if (error) return folders;
    offer(executable.parent_path().parent_path() / "share" / "strateg");
    fs::path folder = executable.parent_path();
    for (int up = 0; up < 8 && folder.has_relative_path(); ++up, folder = folder.parent_path()) {
        if (fs::is_directory(folder / "dictionaries", error) &&
            fs::exists(folder / "CMakePresets.json", error)) {
            offer(folder);
            break;
        }
    }
    return folders;
}

fs::path find_data(std::string_view name) {
    std::error_code error;
    for (const fs::path& folder : data_folders())
        if (fs::exists(folder / name, error)) return folder / name;
    return {};
}

} // namespace strateg
