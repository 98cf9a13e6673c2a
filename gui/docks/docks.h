// The panels around the texts: at the left, below and at the right, each dock with tabs. A person shows and
// hides them one by one; sizes and what was shown are remembered. UI thread.
#pragma once

#include "gui/signal.h"

#include <array>
#include <string>
#include <vector>

#include <wx/panel.h>

class wxConfigBase;
class wxNotebook;
class wxSplitterWindow;

namespace strateg::gui {

enum class Side { left, bottom, right };

class Docks : public wxPanel {
public:
    explicit Docks(wxWindow* parent);

    /// Make the window in the middle with this parent, then give it here. Once.
    wxWindow* middle_parent();
    void set_middle(wxWindow* middle);
    /// A panel: make it with parent_of(side), then add it. `name` is for the settings and for show(); it is
    /// hidden until show() or load() say otherwise.
    wxWindow* parent_of(Side side);
    void add(Side side, const std::string& name, const wxString& title, wxWindow* panel);

    /// Showing selects its tab; focus stays where it is.
    void show(const std::string& name, bool shown = true);
    /// Gives the dock of a panel that is shown at least this much room, in DIPs.
    void widen(const std::string& name, int size);
    void toggle(const std::string& name) { show(name, !shown(name)); }
    /// Beside the texts now: its dock is there and its tab is on top or below other tabs.
    bool shown(const std::string& name) const;
    /// Shown, and its tab is on top: what a panel asks before it works.
    bool on_top(const std::string& name) const;
    /// What is in sight, clockwise from the left: panels on top of their docks, and the middle.
    std::vector<wxWindow*> panes() const;
    /// The window is the panel or something in it. False for a panel that is not there.
    bool holds(const std::string& name, const wxWindow* window) const;
    /// Title of a tab, e.g. with a count.
    void set_title(const std::string& name, const wxString& title);

    /// Nothing but the texts; showing any panel ends it.
    void set_quiet(bool quiet);
    bool quiet() const { return quiet_; }

    /// `shown_first`: what a person sees who never chose. Between load and store the sizes are kept.
    void load(wxConfigBase& config, const std::vector<std::string>& shown_first);
    void store(wxConfigBase& config) const;

    /// After a panel came, went, or got on top.
    Signal<> changed;

private:
    struct Dock {
        wxSplitterWindow* splitter = nullptr;
        wxNotebook* book = nullptr;
        int size = 0; // wished, in DIPs
        bool trailing = true;
    };
    struct Entry {
        Side side;
        std::string name;
        wxString title;
        wxWindow* panel;
        bool shown = false;
    };
    Dock& dock(Side side) { return docks_[static_cast<std::size_t>(side)]; }
    const Dock& dock(Side side) const { return docks_[static_cast<std::size_t>(side)]; }
    const Entry* find(const std::string& name) const;
    wxWindow* other_of(Side side) const;
    void arrange(Side side);
    void remember(Side side);

    std::array<Dock, 3> docks_;
    std::vector<Entry> entries_;
    wxWindow* middle_ = nullptr;
    bool quiet_ = false, arranging_ = false;
};

} // namespace strateg::gui
