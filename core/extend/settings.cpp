// The file of plugins that a person turned on: one id a line.
#include "core/base/atomic_file.h"
#include "core/extend/host.h"

#include <fstream>
#include <set>

namespace strateg::extend {
namespace {

std::set<std::string> read_ids(const std::filesystem::path& settings) {
    std::set<std::string> ids;
    std::ifstream file(settings);
    for (std::string line; std::getline(file, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
        if (!line.empty() && line[0] != '#') ids.insert(line);
    }
    return ids;
}

} // namespace

bool is_enabled(const std::filesystem::path& settings, const std::string& id) {
    return read_ids(settings).contains(id);
}

Result<void> set_enabled(const std::filesystem::path& settings, const std::string& id, bool enabled) {
    const auto failed = [&] {
        return fail("extend.settings", "The list of plugins that are turned on cannot be written.",
                    say("Look whether you may write in “{}”.", settings.parent_path().string()));
    };
    std::set<std::string> ids = read_ids(settings);
    if (enabled)
        ids.insert(id);
    else
        ids.erase(id);
    std::error_code error;
    if (settings.has_parent_path()) std::filesystem::create_directories(settings.parent_path(), error);
    std::string lines = "# Plugins from this person's folder that may run, one id a line.\n";
    for (const std::string& each : ids) lines += each + '\n';
    if (!write_atomically(settings, lines)) return failed();
    return {};
}

} // namespace strateg::extend
