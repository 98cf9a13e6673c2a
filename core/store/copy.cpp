#include "core/store/copy.h"

#include "core/store/files.h"
#include "core/store/save.h"

#include <cerrno>

namespace strateg::store {
namespace {

/// What save writes itself, and what belongs to one place only.
bool stays(const fs::path& relative) {
    const std::string first = relative.begin()->string(), name = relative.filename().string();
    return first == ".strateg" || first == ".git" || relative == "project.xml" || relative == "ignored.xml" ||
           ((first == "sections" || first == "words" || first == "comments") &&
            (name.ends_with(".xml") || name.ends_with(".txt"))) ||
           name.ends_with(".strateg-tmp");
}

} // namespace

Result<Copied> copy_project(const model::Project& project, const fs::path& from, const fs::path& to,
                            const Task& task) {
    std::error_code error;
    if (fs::exists(to, error) && (!fs::is_directory(to, error) || !fs::is_empty(to, error)))
        return fail("store.not-empty", say("\"{}\" is there already and holds something.", to.string()),
                    "Choose a new folder.", {.file = to.string()});
    if (fs::exists(from, error) && is_inside(from, to))
        return fail("store.inside-itself", "A copy cannot lie inside the project itself.",
                    "Choose a folder beside it.", {.file = to.string()});
    Copied copied;
    task.step(0, "texts");
    fs::create_directories(to, error);
    if (error) return tl::unexpected(write_problem(error.value(), to.string()));
    if (auto saved = save(project, to, copied.baseline); !saved)
        return tl::unexpected(std::move(saved.error()));

    std::vector<fs::path> files;
    fs::recursive_directory_iterator entry(from, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        const fs::path relative = entry->path().lexically_relative(from);
        if (entry->is_symlink(ignored)) continue;
        if (entry->is_directory(ignored) && (relative == ".strateg" || relative == ".git")) {
            entry.disable_recursion_pending();
        } else if (entry->is_regular_file(ignored) && !stays(relative)) {
            files.push_back(relative);
        }
    }
    if (error)
        copied.problems.push_back({Severity::warning,
                                   "store.not-copied",
                                   {.file = from.string()},
                                   say("The texts were saved; pictures and other files could not be copied, "
                                       "because the old folder cannot be read."),
                                   say("Copy \"media\" by hand when the folder is back.")});
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!task.step(static_cast<double>(i) / static_cast<double>(files.size()), files[i].string()))
            return fail("store.cancelled",
                        say("Copying was stopped; the copy in \"{}\" is not complete.", to.string()),
                        "Delete that folder.", {.file = to.string()});
        std::error_code failed;
        fs::create_directories((to / files[i]).parent_path(), failed);
        if (!failed) fs::copy_file(from / files[i], to / files[i], failed);
        if (failed) {
            Problem problem = write_problem(failed.value(), files[i].string());
            problem.severity = Severity::warning;
            problem.hint = say("The texts were saved; copy this file by hand.");
            copied.problems.push_back(std::move(problem));
        }
    }
    return copied;
}

} // namespace strateg::store
