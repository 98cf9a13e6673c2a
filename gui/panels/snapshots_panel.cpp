#include "gui/panels/snapshots_panel.h"

#include "gui/speech.h"
#include "gui/text.h"

#include <algorithm>
#include <set>

#include <wx/button.h>
#include <wx/datetime.h>
#include <wx/filename.h>
#include <wx/listctrl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

namespace strateg::gui {
namespace {

constexpr std::size_t fixed_rows = 2; // last save, when opened
constexpr const char* fixed_keys[fixed_rows] = {"saved", "opened"};

} // namespace

wxString time_words(const store::Snapshot& snapshot) {
    return spoken_time(wxDateTime(std::chrono::system_clock::to_time_t(snapshot.when)),
                       language::DateStyle::brief);
}

SnapshotsPanel::SnapshotsPanel(wxWindow* parent, Events events)
    : wxPanel(parent), events_(std::move(events)) {
    const int gap = FromDIP(6);
    take_ = new wxButton(this, wxID_ANY, _("&New\u2026"));
    take_->SetToolTip(_("Keep the state of now under a name"));
    compare_ = new wxButton(this, wxID_ANY, _("Compare &with now"));
    restore_ = new wxButton(this, wxID_ANY, _("&Bring back\u2026"));
    restore_->SetToolTip(_("Make the project as it was; undo takes it back"));
    rename_ = new wxButton(this, wxID_ANY, _("Ren&ame\u2026"));
    remove_ = new wxButton(this, wxID_ANY, _("&Delete\u2026"));
    auto* bar = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS);
    for (wxButton* button : {take_, compare_, restore_, rename_, remove_})
        bar->Add(button, 0, wxRIGHT | wxBOTTOM, gap / 2);
    list_ = new wxListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLC_REPORT | wxBORDER_NONE);
    list_->SetName(_("Snapshots"));
    list_->AppendColumn(_("Name"), wxLIST_FORMAT_LEFT, FromDIP(190));
    list_->AppendColumn(_("When"), wxLIST_FORMAT_LEFT, FromDIP(150));
    list_->AppendColumn(_("Who"), wxLIST_FORMAT_LEFT, FromDIP(70));
    empty_ = new wxStaticText(
        this, wxID_ANY,
        _("A snapshot keeps the project as it is now, under a name you choose: before a "
          "meeting, before a partner\u2019s turn. Later you see word by word what changed since, "
          "and can bring any of it back."));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, 0, wxEXPAND | wxALL, gap);
    all->Add(empty_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    all->Add(list_, 1, wxEXPAND);
    SetSizer(all);

    const auto with_chosen = [this](const std::function<void(const store::Snapshot&)>& event) {
        if (const store::Snapshot* one = chosen()) event(store::Snapshot(*one));
    };
    take_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { events_.take(); });
    compare_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { compare(); });
    restore_->Bind(wxEVT_BUTTON, [=, this](wxCommandEvent&) { with_chosen(events_.restore); });
    rename_->Bind(wxEVT_BUTTON, [=, this](wxCommandEvent&) { with_chosen(events_.rename); });
    remove_->Bind(wxEVT_BUTTON, [=, this](wxCommandEvent&) { with_chosen(events_.remove); });
    list_->Bind(wxEVT_LIST_ITEM_ACTIVATED, [this](wxListEvent&) { compare(); });
    list_->Bind(wxEVT_LIST_ITEM_SELECTED, [this](wxListEvent&) { enable(); });
    list_->Bind(wxEVT_LIST_ITEM_DESELECTED, [this](wxListEvent&) { enable(); });
    list_->Bind(wxEVT_LIST_KEY_DOWN, [=, this](wxListEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE && writable_)
            with_chosen(events_.remove);
        else if (event.GetKeyCode() == WXK_F2 && writable_)
            with_chosen(events_.rename);
        else
            event.Skip();
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        const int width = event.GetSize().GetWidth();
        empty_->SetLabel(
            _("A snapshot keeps the project as it is now, under a name you choose: before a "
              "meeting, before a partner\u2019s turn. Later you see word by word what changed since, "
              "and can bring any of it back."));
        empty_->Wrap(std::max(FromDIP(120), width - FromDIP(16)));
        list_->SetColumnWidth(0, std::max(FromDIP(120), width - FromDIP(150 + 70 + 20)));
        event.Skip();
    });
    show({}, false);
}

void SnapshotsPanel::show(std::vector<store::Snapshot> snapshots, bool writable) {
    const auto before = chosen_keys();
    const std::set<std::string> keep(before.begin(), before.end());
    snapshots_ = std::move(snapshots);
    writable_ = writable;
    list_->Freeze();
    list_->DeleteAllItems();
    list_->InsertItem(0, _("As saved last"));
    list_->InsertItem(1, _("As it was when opened"));
    for (std::size_t i = 0; i < snapshots_.size(); ++i) {
        const store::Snapshot& snapshot = snapshots_[i];
        const long row = list_->InsertItem(static_cast<long>(i + fixed_rows), wx(snapshot.name));
        list_->SetItem(row, 1, time_words(snapshot));
        list_->SetItem(row, 2, snapshot.damage ? _("damaged") : wx(snapshot.who));
        if (keep.contains(snapshot.id))
            list_->SetItemState(row, wxLIST_STATE_SELECTED, wxLIST_STATE_SELECTED);
    }
    list_->Thaw();
    empty_->Show(snapshots_.empty());
    enable();
    Layout();
}

std::vector<std::string> SnapshotsPanel::chosen_keys() const {
    std::vector<std::string> keys;
    for (long row = list_->GetNextItem(-1, wxLIST_NEXT_ALL, wxLIST_STATE_SELECTED); row >= 0;
         row = list_->GetNextItem(row, wxLIST_NEXT_ALL, wxLIST_STATE_SELECTED)) {
        const auto at = static_cast<std::size_t>(row);
        if (at < fixed_rows)
            keys.push_back(fixed_keys[at]);
        else if (at - fixed_rows < snapshots_.size())
            keys.push_back(snapshots_[at - fixed_rows].id);
    }
    return keys;
}

const store::Snapshot* SnapshotsPanel::chosen() const {
    const auto keys = chosen_keys();
    if (keys.size() != 1) return nullptr;
    for (const store::Snapshot& snapshot : snapshots_)
        if (snapshot.id == keys[0]) return &snapshot;
    return nullptr;
}

void SnapshotsPanel::compare() {
    const auto keys = chosen_keys();
    if (keys.size() == 1) events_.compare(keys[0], "now");
    // The list has the newest first.
    if (keys.size() == 2) events_.compare(keys[1], keys[0]);
}

void SnapshotsPanel::enable() {
    const std::size_t count = chosen_keys().size();
    const wxString label = count == 2 ? _("Compare the t&wo") : _("Compare &with now");
    if (compare_->GetLabel() != label) {
        compare_->SetLabel(label);
        Layout();
    }
    const bool one = chosen() != nullptr;
    take_->Enable(writable_);
    compare_->Enable(count == 1 || count == 2);
    restore_->Enable(one && writable_);
    rename_->Enable(one && writable_);
    remove_->Enable(one && writable_);
}

void SnapshotsPanel::focus_list() {
    list_->SetFocus();
    if (list_->GetSelectedItemCount() == 0 && list_->GetItemCount() > 0)
        list_->SetItemState(0, wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED,
                            wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED);
}

} // namespace strateg::gui
