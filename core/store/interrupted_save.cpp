// .strateg/saving: what a save is about to do, so that a crash between two renames is completed and not left
// half done. Lines: "strateg-save 1", "journal <generation>", "rename <path> <fingerprint>" for each file,
// "remove <path>" for each removal, "end <fingerprint of all lines before>".
#include "core/base/fingerprint.h"
#include "core/store/save_plan.h"

#include <sstream>
#include <unistd.h>

namespace strateg::store {
namespace {

constexpr const char* intent_name = ".strateg/saving";

fs::path intent_path(const fs::path& folder) {
    return folder / intent_name;
}

bool is_harmless(const std::string& path) {
    return !path.empty() && path.front() != '/' && path.find("..") == std::string::npos;
}

void remove_left_temporaries(const fs::path& folder) {
    for (const char* part : {".", "sections", "comments", "words", ".strateg"}) {
        std::error_code error;
        if (!is_inside(folder, folder / part)) continue;
        std::vector<fs::path> left;
        for (fs::directory_iterator entry(folder / part, error), end; !error && entry != end;
             entry.increment(error)) {
            const std::string name = entry->path().filename().string();
            if (name.front() == '.' && name.ends_with(".strateg-tmp")) left.push_back(entry->path());
        }
        for (const fs::path& path : left) ::unlink(path.c_str());
    }
}

} // namespace

Result<void> write_intent(const SavePlan& plan, const fs::path& folder, const std::string& generation) {
    std::string lines = "strateg-save 1\njournal " + generation + '\n';
    for (const PlannedFile& file : plan.writes) lines += "rename " + file.path + ' ' + file.after.hash + '\n';
    for (const std::string& path : plan.removals) lines += "remove " + path + '\n';
    lines += "end " + fingerprint(lines) + '\n';
    const fs::path path = intent_path(folder);
    if (auto written = write_flushed(temporary_of(path), lines, intent_name); !written) return written;
    if (::rename(temporary_of(path).c_str(), path.c_str()) != 0)
        return tl::unexpected(write_problem(errno, intent_name));
    flush_folder(path.parent_path());
    return {};
}

void remove_intent(const fs::path& folder) {
    ::unlink(intent_path(folder).c_str());
}

std::string complete_interrupted_save(const fs::path& folder) {
    std::string generation;
    if (const auto intent = read_file(intent_path(folder), intent_name)) {
        const std::size_t end = intent->rfind("end ");
        if (end != std::string::npos &&
            intent->substr(end) == "end " + fingerprint(intent->substr(0, end)) + '\n') {
            std::istringstream lines(intent->substr(0, end));
            for (std::string line; std::getline(lines, line);) {
                std::istringstream words(line);
                std::string verb, path, hash;
                words >> verb >> path >> hash;
                if (verb == "journal") generation = path;
                if ((verb != "rename" && verb != "remove") || !is_harmless(path)) continue;
                const fs::path target = folder / path;
                if (!is_inside(folder, target.parent_path())) continue;
                if (verb == "remove") ::unlink(target.c_str());
                if (verb == "rename" && hash_of_file(temporary_of(target)) == hash)
                    ::rename(temporary_of(target).c_str(), target.c_str());
                flush_folder(target.parent_path());
            }
        }
        remove_intent(folder);
    }
    remove_left_temporaries(folder);
    return generation;
}

} // namespace strateg::store
