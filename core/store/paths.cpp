#include "core/store/paths.h"

#include "core/store/files.h"

namespace strateg::store {

Result<fs::path> media_path(const fs::path& folder, std::string_view name) {
    const std::string shown(name.substr(0, 120));
    const fs::path relative(name);
    bool leaves = name.empty() || relative.is_absolute() || name.find('\0') != std::string_view::npos ||
                  name.size() > 1000;
    for (const fs::path& part : relative) leaves = leaves || part == "..";
    const fs::path path = folder / relative;
    if (leaves || !is_inside(folder, path))
        return fail("store.path-outside",
                    say("The picture \"{}\" would lie outside of the project; it is not used.", shown),
                    "Copy it into the folder media/ and write src=\"media/…\".");
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        return fail("store.missing-media", say("The picture \"{}\" is not there.", shown),
                    "Copy it into the project's folder media/, or correct the name.");
    return path;
}

} // namespace strateg::store
