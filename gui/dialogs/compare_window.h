// Any two states of the project beside each other: now, as it was saved last, as it was when it was opened,
// and every snapshot. Stays open beside the texts. UI thread.
#pragma once

#include "core/base/problem.h"
#include "core/compare/compare.h"
#include "gui/panels/comparison_view.h"
#include "gui/work/job.h"

#include <functional>
#include <string>
#include <vector>

#include <wx/dialog.h>

class wxButton;
class wxChoice;
class wxGauge;
class wxSizer;

namespace strateg::gui {

/// A state of the project that can be compared.
struct State {
    std::string key; // "now", "saved", "opened", or the id of a snapshot
    wxString label;
    /// Gives the project; called on a thread, owns what it needs.
    std::function<Result<model::Project>()> load;
};

class CompareWindow : public wxDialog {
public:
    struct Events {
        std::function<std::vector<State>()> states; // asked for whenever they may be others
        std::function<void(const compare::Difference&)> go_to;
        /// Takes back and says whether it did. `comparison` is what is shown.
        std::function<bool(const compare::Comparison&, const compare::Difference&,
                           const std::optional<std::string>&)>
            take_back;
        std::function<bool()> writable;
    };
    CompareWindow(wxWindow* parent, Events events);

    /// Compares these two, by key.
    void compare(const std::string& before, const std::string& after);
    /// Snapshots came or went.
    void follow_states();

private:
    void run();
    void show_progress(bool shown);
    std::string key_of(const wxChoice& choice) const;
    void choose(wxChoice& choice, const std::string& key);
    void fill();

    Events events_;
    std::vector<State> states_;
    std::shared_ptr<const compare::Comparison> comparison_;
    wxChoice *before_ = nullptr, *after_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxButton* stop_ = nullptr;
    wxSizer* progress_ = nullptr;
    ComparisonView* view_ = nullptr;
    Job job_; // last: it posts to the others
};

} // namespace strateg::gui
