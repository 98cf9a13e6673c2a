// Named states of the project: the panel at the right, taking, comparing, restoring. UI thread.
#pragma once

#include "gui/panels/snapshots_panel.h"
#include "gui/work/job.h"
#include "gui/workbench.h"

#include "core/compare/compare.h"

#include <optional>
#include <string>

namespace strateg::gui {

class CompareWindow;
struct State;

class SnapshotsFeature : public Feature {
public:
    explicit SnapshotsFeature(Workbench& bench);
    ~SnapshotsFeature() override;

private:
    void follow(); // reads the list again, on a thread
    void take();
    void restore(const store::Snapshot& snapshot);
    void read_for_restoring(const store::Snapshot& snapshot, const wxString& keep_as);
    void restored(const store::Snapshot& snapshot, Result<model::ChangeSet> changes);
    void rename(const store::Snapshot& snapshot);
    void remove(const store::Snapshot& snapshot);
    void compare(const std::string& before, const std::string& after);
    std::vector<State> states() const;
    bool take_back(const compare::Comparison& comparison, const compare::Difference& difference,
                   const std::optional<std::string>& language);
    void go_to(const compare::Difference& difference);

    SnapshotsPanel* panel_ = nullptr;
    CompareWindow* window_ = nullptr; // a child of the frame, made when it is needed first
    model::Project at_opening_;
    std::optional<model::Project> at_save_; // nothing: edits of a crash came back, the files are older
    Job listing_, working_;
};

} // namespace strateg::gui
