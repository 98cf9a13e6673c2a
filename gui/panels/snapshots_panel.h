// The named states of the project: a list, and what can be done with the chosen ones. UI thread.
#pragma once

#include "core/store/snapshots.h"

#include <functional>
#include <string>
#include <vector>

#include <wx/panel.h>

class wxButton;
class wxListCtrl;
class wxStaticText;

namespace strateg::gui {

class SnapshotsPanel : public wxPanel {
public:
    struct Events {
        std::function<void()> take;
        std::function<void(const std::string& before, const std::string& after)> compare; // keys of states
        std::function<void(const store::Snapshot&)> restore, rename, remove;
    };
    SnapshotsPanel(wxWindow* parent, Events events);

    void show(std::vector<store::Snapshot> snapshots, bool writable);
    const std::vector<store::Snapshot>& snapshots() const { return snapshots_; }
    /// The chosen one, where it is one.
    const store::Snapshot* chosen() const;
    void focus_list();

private:
    std::vector<std::string> chosen_keys() const;
    void compare();
    void enable();

    Events events_;
    std::vector<store::Snapshot> snapshots_;
    bool writable_ = false;
    wxListCtrl* list_ = nullptr;
    wxStaticText* empty_ = nullptr;
    wxButton *take_ = nullptr, *compare_ = nullptr, *restore_ = nullptr, *rename_ = nullptr,
             *remove_ = nullptr;
};

/// "Saved by Ana on 30 Nov 2026, 14:05" and the like: when it was taken, as the list and the dialogs say it.
wxString time_words(const store::Snapshot& snapshot);

} // namespace strateg::gui
