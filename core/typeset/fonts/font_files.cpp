#include "core/typeset/fonts/font_files.h"

#include <algorithm>
#include <mutex>

namespace strateg::typeset {
namespace {

namespace fs = std::filesystem;

bool is_font(const std::string& extension) {
    return extension == ".ttf" || extension == ".otf" || extension == ".TTF" || extension == ".OTF";
}

std::shared_ptr<const FontFiles> listed(const fs::path& folder) {
    auto files = std::make_shared<FontFiles>();
    std::error_code error;
    const auto note = [&](const fs::path& path) {
        std::error_code unreadable;
        const auto time = fs::last_write_time(path, unreadable);
        if (!unreadable) files->folders.emplace_back(path, time);
    };
    note(folder);
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
    for (; !error && entry != end; entry.increment(error)) {
        const fs::path& path = entry->path();
        std::error_code unknown;
        if (entry->is_directory(unknown)) {
            if (!entry->is_symlink(unknown)) note(path);
        } else if (is_font(path.extension().string())) {
            fs::path& known = files->by_name[path.filename().string()];
            if (known.empty() || path < known) known = path;
        }
    }
    return files;
}

bool is_current(const FontFiles& files) {
    return !files.folders.empty() &&
           std::all_of(files.folders.begin(), files.folders.end(), [](const auto& folder) {
               std::error_code error;
               return fs::last_write_time(folder.first, error) == folder.second && !error;
           });
}

} // namespace

std::shared_ptr<const FontFiles> font_files_below(const fs::path& folder) {
    static std::mutex mutex;
    static std::map<fs::path, std::shared_ptr<const FontFiles>> known;
    const std::lock_guard lock(mutex);
    std::shared_ptr<const FontFiles>& files = known[folder];
    if (!files || !is_current(*files)) files = listed(folder);
    return files;
}

} // namespace strateg::typeset
