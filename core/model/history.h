// Undo and redo over a project: keeps the inverses of what was done. One history for the whole project, so
// that undo works across sections. Not thread-safe: it belongs to the thread that edits.
#pragma once

#include "core/model/change.h"

#include <cstdint>
#include <string>
#include <vector>

namespace strateg::model {

class History {
public:
    explicit History(Project project) : project_(std::move(project)) {}

    const Project& project() const { return project_; }
    /// Grows with every change, undo and redo; equal revisions of one history are equal projects.
    std::uint64_t revision() const { return revision_; }

    /// Applies and remembers. With `join` set, becomes part of the last step if that has the same label:
    /// typing a word is one step. Nothing changes where this fails.
    Result<void> apply(const ChangeSet& changes, bool join = false);

    bool can_undo() const { return !undo_.empty(); }
    bool can_redo() const { return !redo_.empty(); }
    std::string undo_label() const { return can_undo() ? undo_.back().label : std::string(); }
    std::string redo_label() const { return can_redo() ? redo_.back().label : std::string(); }
    /// Returns the changes that were applied to go back (or forward), for the journal and the views.
    Result<ChangeSet> undo();
    Result<ChangeSet> redo();

private:
    Result<ChangeSet> step(std::vector<ChangeSet>& from, std::vector<ChangeSet>& to);

    Project project_;
    std::vector<ChangeSet> undo_;
    std::vector<ChangeSet> redo_;
    std::uint64_t revision_ = 0;
};

} // namespace strateg::model
