#include "core/store/who.h"

#include "core/store/files.h"

#include <pwd.h>
#include <unistd.h>

namespace strateg::store {

std::string host_name() {
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 && name[0] ? name : "this computer";
}

std::string login_name() {
    passwd entry{};
    passwd* found = nullptr;
    char buffer[4096];
    if (::getpwuid_r(::geteuid(), &entry, buffer, sizeof buffer, &found) == 0 && found) return found->pw_name;
    return "somebody";
}

Result<void> make_private_folder(const fs::path& folder) {
    const fs::path own = folder / ".strateg";
    std::error_code error;
    fs::create_directory(own, error);
    if (error) return tl::unexpected(write_problem(error.value(), ".strateg"));
    if (!fs::is_directory(fs::symlink_status(own, error)))
        return fail("store.path-outside", "\".strateg\" is a link; the project can only be read.",
                    "Remove it: the program makes a folder of this name itself.", {.file = ".strateg"});
    if (!fs::exists(own / ".gitignore", error)) {
        if (auto written = write_flushed(own / ".gitignore", "*\n", ".strateg/.gitignore");
            !written && !fs::exists(own / ".gitignore", error)) // another thread may have been first
            return written;
    }
    return {};
}

} // namespace strateg::store
