#include "gui/docks/docks.h"

#include "gui/text.h"

#include <algorithm>

#include <gtk/gtk.h>

#include <wx/config.h>
#include <wx/notebook.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/tokenzr.h>

namespace strateg::gui {
namespace {

/// Scroll bars of panels stay in sight. GTK's fading ones go on fading when their panel is taken out of its
/// dock, and GTK complains that they are gone.
void keep_scroll_bars(GtkWidget* widget, gpointer) {
    if (GTK_IS_SCROLLED_WINDOW(widget))
        gtk_scrolled_window_set_overlay_scrolling(GTK_SCROLLED_WINDOW(widget), FALSE);
    if (GTK_IS_CONTAINER(widget)) gtk_container_forall(GTK_CONTAINER(widget), keep_scroll_bars, nullptr);
}

constexpr long split_style = wxSP_LIVE_UPDATE | wxSP_NOBORDER;
constexpr int least = 90;         // DIPs
constexpr int least_window = 300; // DIPs; narrower is only a window that was not laid out yet
constexpr const char* keys[] = {"Left", "Bottom", "Right"};

} // namespace

// left | ((middle / bottom) | right): the panel at the left and the pages keep their whole height.
Docks::Docks(wxWindow* parent) : wxPanel(parent) {
    const auto make = [](wxWindow* in) {
        auto* splitter = new wxSplitterWindow(in, wxID_ANY, wxDefaultPosition, wxDefaultSize, split_style);
        splitter->SetMinimumPaneSize(splitter->FromDIP(least));
        return splitter;
    };
    dock(Side::left) = {make(this), nullptr, 270, false};
    dock(Side::right) = {make(dock(Side::left).splitter), nullptr, 420, true};
    dock(Side::bottom) = {make(dock(Side::right).splitter), nullptr, 210, true};
    dock(Side::left).splitter->SetSashGravity(0);
    dock(Side::right).splitter->SetSashGravity(1);
    dock(Side::bottom).splitter->SetSashGravity(1);
    for (const Side side : {Side::left, Side::bottom, Side::right}) {
        Dock& one = dock(side);
        one.book = new wxNotebook(one.splitter, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxNB_TOP);
        one.book->SetSize(FromDIP(wxSize(420, 320)));
        one.book->Hide();
        one.book->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
            event.Skip();
            if (!arranging_) CallAfter([this] { changed(); });
        });
        one.splitter->Bind(wxEVT_SPLITTER_SASH_POS_CHANGED, [this, side](wxSplitterEvent& event) {
            event.Skip();
            if (!arranging_) CallAfter([this, side] { remember(side); });
        });
        one.splitter->Bind(wxEVT_SPLITTER_DOUBLECLICKED, [](wxSplitterEvent& event) { event.Veto(); });
    }
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(dock(Side::left).splitter, 1, wxEXPAND);
    SetSizer(sizer);
    Bind(wxEVT_SIZE, [this, placed = false](wxSizeEvent& event) mutable {
        event.Skip();
        if (placed || event.GetSize().GetWidth() <= FromDIP(least_window)) return;
        placed = true;
        CallAfter([this] {
            for (const Side side : {Side::left, Side::right, Side::bottom}) arrange(side);
            changed();
        });
    });
}

wxWindow* Docks::middle_parent() {
    return dock(Side::bottom).splitter;
}

wxWindow* Docks::parent_of(Side side) {
    return dock(side).book;
}

wxWindow* Docks::other_of(Side side) const {
    switch (side) {
    case Side::left:
        return dock(Side::right).splitter;
    case Side::right:
        return dock(Side::bottom).splitter;
    case Side::bottom:
        break;
    }
    return middle_;
}

void Docks::set_middle(wxWindow* middle) {
    middle_ = middle;
    for (const Side side : {Side::left, Side::bottom, Side::right})
        dock(side).splitter->Initialize(other_of(side));
}

void Docks::add(Side side, const std::string& name, const wxString& title, wxWindow* panel) {
    panel->SetSize(FromDIP(wxSize(420, 320))); // GTK complains of buttons laid out in no room
    panel->Hide();
    keep_scroll_bars(panel->m_widget, nullptr);
    entries_.push_back({side, name, title, panel});
}

const Docks::Entry* Docks::find(const std::string& name) const {
    for (const Entry& entry : entries_)
        if (entry.name == name) return &entry;
    return nullptr;
}

bool Docks::shown(const std::string& name) const {
    const Entry* entry = find(name);
    return entry && entry->shown && !quiet_;
}

bool Docks::holds(const std::string& name, const wxWindow* window) const {
    const Entry* entry = find(name);
    while (entry && window && window != entry->panel) window = window->GetParent();
    return entry && window;
}

bool Docks::on_top(const std::string& name) const {
    const Entry* entry = find(name);
    return entry && entry->shown && !quiet_ && dock(entry->side).book->GetCurrentPage() == entry->panel;
}

std::vector<wxWindow*> Docks::panes() const {
    std::vector<wxWindow*> panes;
    for (const Side side : {Side::left, Side::right, Side::bottom}) {
        if (side == Side::right) panes.push_back(middle_);
        const Dock& one = dock(side);
        if (one.splitter->IsSplit() && one.book->GetCurrentPage())
            panes.push_back(one.book->GetCurrentPage());
    }
    return panes;
}

void Docks::set_title(const std::string& name, const wxString& title) {
    for (Entry& entry : entries_) {
        if (entry.name != name || entry.title == title) continue;
        entry.title = title;
        wxNotebook& book = *dock(entry.side).book;
        if (const int at = book.FindPage(entry.panel); at != wxNOT_FOUND)
            book.SetPageText(static_cast<std::size_t>(at), title);
    }
}

void Docks::show(const std::string& name, bool shown) {
    for (Entry& entry : entries_) {
        if (entry.name != name) continue;
        if (quiet_ && shown) {
            for (Entry& other : entries_) other.shown = other.shown && other.side != entry.side;
            quiet_ = false;
        }
        entry.shown = shown;
        for (const Side side : {Side::left, Side::bottom, Side::right}) arrange(side);
        wxNotebook& book = *dock(entry.side).book;
        if (const int at = book.FindPage(entry.panel); shown && at != wxNOT_FOUND)
            book.ChangeSelection(static_cast<std::size_t>(at));
        changed();
        return;
    }
}

void Docks::widen(const std::string& name, int size) {
    const Entry* entry = find(name);
    if (!entry || !shown(name)) return;
    Dock& one = dock(entry->side);
    wxSplitterWindow& splitter = *one.splitter;
    const wxSize room = splitter.GetSize();
    const int whole = ToDIP(entry->side == Side::bottom ? room.y : room.x);
    const int wanted = std::min(size, whole * 2 / 3);
    if (one.size >= wanted || !splitter.IsSplit()) return;
    one.size = wanted;
    splitter.SetSashPosition(one.trailing ? -FromDIP(wanted) : FromDIP(wanted));
}

void Docks::set_quiet(bool quiet) {
    if (quiet == quiet_) return;
    quiet_ = quiet;
    for (const Side side : {Side::left, Side::bottom, Side::right}) arrange(side);
    changed();
}

/// Pages and splitter of one dock as `shown` says.
void Docks::arrange(Side side) {
    Dock& one = dock(side);
    arranging_ = true;
    std::size_t at = 0;
    for (Entry& entry : entries_) {
        if (entry.side != side) continue;
        const int page = one.book->FindPage(entry.panel);
        if (!entry.shown && page != wxNOT_FOUND) {
            one.book->RemovePage(static_cast<std::size_t>(page));
            entry.panel->Hide();
        } else if (entry.shown && page == wxNOT_FOUND) {
            entry.panel->Show(); // GTK shows no tab for a hidden page
            one.book->InsertPage(at, entry.panel, entry.title);
        }
        if (entry.shown) ++at;
    }
    const bool wanted = at > 0 && !quiet_;
    wxSplitterWindow& splitter = *one.splitter;
    const bool sized = GetSize().GetWidth() > FromDIP(least_window); // else GTK lays a dock out in no room
    if (wanted && !splitter.IsSplit() && sized) {
        const int size = FromDIP(std::max(one.size, least));
        one.book->Show();
        if (side == Side::left)
            splitter.SplitVertically(one.book, other_of(side), size);
        else if (side == Side::right)
            splitter.SplitVertically(other_of(side), one.book, -size);
        else
            splitter.SplitHorizontally(other_of(side), one.book, -size);
    } else if (!wanted && splitter.IsSplit()) {
        splitter.Unsplit(one.book);
    }
    arranging_ = false;
}

void Docks::remember(Side side) {
    Dock& one = dock(side);
    if (!one.splitter->IsSplit()) return;
    const wxSize room = one.splitter->GetSize();
    const int whole = side == Side::bottom ? room.y : room.x;
    if (whole < 2 * FromDIP(least)) return; // not laid out yet
    const int sash = one.splitter->GetSashPosition();
    one.size = ToDIP(one.trailing ? whole - sash : sash);
}

void Docks::load(wxConfigBase& config, const std::vector<std::string>& shown_first) {
    for (const Side side : {Side::left, Side::bottom, Side::right}) {
        Dock& one = dock(side);
        one.size =
            static_cast<int>(config.ReadLong(wxString("/Docks/") + keys[static_cast<int>(side)], one.size));
    }
    wxString first;
    for (const std::string& name : shown_first) first += wx(name) + " ";
    const wxArrayString names = wxStringTokenize(config.Read("/Docks/Shown", first), " ");
    for (Entry& entry : entries_) entry.shown = names.Index(wx(entry.name)) != wxNOT_FOUND;
    for (const Side side : {Side::left, Side::bottom, Side::right}) arrange(side);
    const wxArrayString top = wxStringTokenize(config.Read("/Docks/OnTop", wxString()), " ");
    for (const Entry& entry : entries_)
        if (const int at = dock(entry.side).book->FindPage(entry.panel);
            at != wxNOT_FOUND && top.Index(wx(entry.name)) != wxNOT_FOUND)
            dock(entry.side).book->ChangeSelection(static_cast<std::size_t>(at));
    changed();
}

void Docks::store(wxConfigBase& config) const {
    wxString names, top;
    for (const Entry& entry : entries_) {
        if (!entry.shown) continue;
        names += wx(entry.name) + " ";
        if (dock(entry.side).book->GetCurrentPage() == entry.panel) top += wx(entry.name) + " ";
    }
    config.Write("/Docks/Shown", names);
    config.Write("/Docks/OnTop", top);
    for (const Side side : {Side::left, Side::bottom, Side::right})
        config.Write(wxString("/Docks/") + keys[static_cast<int>(side)], static_cast<long>(dock(side).size));
}

} // namespace strateg::gui
