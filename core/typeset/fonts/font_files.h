// Where font files lie. Listing the system's folders costs more than laying out a page, so what was listed is
// kept in the process and asked again only where a folder has changed since.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace strateg::typeset {

/// Fonts below one folder: TrueType and OpenType files by name. Of equal names the smallest path counts, so
/// that runs agree whatever order the system lists them in.
struct FontFiles {
    std::map<std::string, std::filesystem::path, std::less<>> by_name;
    std::vector<std::pair<std::filesystem::path, std::filesystem::file_time_type>>
        folders; // all that were read
};

/// The fonts below a folder; none where it cannot be read. Links to folders are not followed. Any thread.
std::shared_ptr<const FontFiles> font_files_below(const std::filesystem::path& folder);

} // namespace strateg::typeset
