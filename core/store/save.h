// Saving a project folder: all or nothing, and only the files that changed.
#pragma once

#include "core/base/problem.h"
#include "core/model/project.h"
#include "core/store/open.h"

#include <filesystem>
#include <string>
#include <vector>

namespace strateg::store {

struct SaveOptions {
    /// Replace files that another program changed since they were read; theirs is kept beside as
    /// <file>.other. Off: such a save is refused with store.changed-outside and nothing is written.
    bool replace_changed = false;
};

struct Saved {
    std::vector<std::string> written; // relative paths
    std::vector<std::string> removed;
    std::vector<std::string> set_aside; // copies of what was replaced although it could not be read whole
};

/// Writes the project. Every file goes to a temporary file in its folder first, is flushed to the disk, and
/// only when all are there they are renamed; a save that was interrupted between two renames is completed by
/// the next Session (see docs/file-format.md, "Saving"). On failure the files are what they were.
/// `baseline` (from open or the last save) is brought up to date; without one (empty), files that are there
/// are compared by content and files the project does not have are left alone.
/// Fails with store.changed-outside, store.disk-full, store.no-permission, store.path-outside,
/// store.write-failed. One caller at a time per folder: hold the lock of a Session, or own the folder.
Result<Saved> save(const model::Project& project, const std::filesystem::path& folder, Baseline& baseline,
                   const SaveOptions& options = {});

/// The same for a folder that has no session and nothing to compare with: a new project, an export.
Result<Saved> save(const model::Project& project, const std::filesystem::path& folder);

} // namespace strateg::store
