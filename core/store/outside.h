// What other programs do to the files of an open project: noticing it, reading theirs, and putting theirs and
// mine together. Session::save would refuse later (store.changed-outside); this is for telling it at once.
#pragma once

#include "core/store/open.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace strateg::store {

/// Looks again and again, cheaply: only files whose time, size or identity changed are read. One thread at a
/// time.
class OutsideWatch {
public:
    /// Paths of project files whose bytes are not what the baseline says, sorted; also of files that went
    /// and of words and ignored findings that came.
    std::vector<std::string> look(const std::filesystem::path& folder, const Baseline& baseline);

private:
    struct Seen {
        std::pair<long long, long long> time{}; // seconds, nanoseconds
        unsigned long long inode = 0;
        long long size = -1;
        std::string hash; // empty: there is no file
    };
    std::map<std::string, Seen> seen_;
};

/// What the files say today.
struct Outside {
    model::Project project;       // theirs
    Baseline baseline;            // of theirs
    Problems problems;            // what could not be read of theirs
    std::set<std::string> unread; // files that cannot be taken, because not all of them could be read
};

/// Reads the folder as it is now. Fails as store::open. Any thread.
Result<Outside> read_outside(const std::filesystem::path& folder);

/// Some of the changed files belong together: a block that went from one section to another is in both. Adds
/// to `files` those of `changed` that have to be taken with them.
std::set<std::string> belonging_together(std::set<std::string> files, const std::set<std::string>& changed,
                                         const model::Project& mine, const model::Project& theirs);

/// Mine, with what theirs has in these files. project.xml brings front matter, facts and the order of
/// sections; a section that is new in theirs comes with it, one that `known` (the files as they were) does
/// not have is new in mine and stays. Pure.
model::Project mixed(const model::Project& mine, const model::Project& theirs,
                     const std::set<std::string>& files, const Baseline& known);

/// A Problem where the project's folder is not there any more (removed, renamed, drive taken away), code
/// store.folder-gone; else nothing.
std::optional<Problem> folder_gone(const std::filesystem::path& folder);

} // namespace strateg::store
