// A whole project in another folder: "Save a copy", and the way out where a folder cannot be written any
// more.
#pragma once

#include "core/base/task.h"
#include "core/store/open.h"

#include <filesystem>

namespace strateg::store {

struct Copied {
    Baseline baseline; // of the files in the new folder
    Problems problems; // files beside the project's own that could not be copied (pictures of a lost drive …)
};

/// Writes `project` into `to`, which is empty or does not exist yet, with all that lies beside it in `from`:
/// pictures, themes, fonts, terms; not .strateg, not .git, not links. What is in memory is written first, so
/// that it is safe also where `from` is gone. Codes: store.not-empty, store.inside-itself, store.cancelled,
/// as store::save. Any thread.
Result<Copied> copy_project(const model::Project& project, const std::filesystem::path& from,
                            const std::filesystem::path& to, const Task& task = {});

} // namespace strateg::store
