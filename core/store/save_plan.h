// Internal: a save in three steps, so that a Session can put its journal between them.
#pragma once

#include "core/store/files.h"
#include "core/store/save.h"

#include <string>
#include <vector>

namespace strateg::store {

struct PlannedFile {
    std::string path; // relative
    std::string bytes;
    FileState after;
    bool changed_outside = false; // to be replaced although another program changed it
};

struct SavePlan {
    std::vector<PlannedFile> writes;
    std::vector<std::string> removals;
    bool empty() const { return writes.empty() && removals.empty(); }
};

/// Finds what differs from the baseline. Fails with store.changed-outside and store.path-outside.
Result<SavePlan> plan_save(const model::Project& project, const fs::path& folder, Baseline& baseline,
                           const SaveOptions& options);

/// Writes the temporary files and flushes them. On failure none is left.
Result<void> write_temporaries(const SavePlan& plan, const fs::path& folder);

void remove_temporaries(const SavePlan& plan, const fs::path& folder);

/// Copies what would be lost: files that could not be read whole, or that another program changed. Returns
/// the copies. On failure the temporary files are gone too.
Result<std::vector<std::string>> set_aside(const SavePlan& plan, const fs::path& folder,
                                           const Baseline& baseline);

/// Renames, removes, and brings the baseline up to date.
Result<Saved> commit(const SavePlan& plan, const fs::path& folder, Baseline& baseline);

/// Says in .strateg/saving what commit() is about to do. `generation` names the journal whose edits the files
/// hold then.
Result<void> write_intent(const SavePlan& plan, const fs::path& folder, const std::string& generation);
void remove_intent(const fs::path& folder);

/// After a crash: completes a save whose intent was written, and removes temporary files nobody needs.
/// Returns the journal's generation that is saved by it, or nothing. Call with the lock held.
std::string complete_interrupted_save(const fs::path& folder);

} // namespace strateg::store
