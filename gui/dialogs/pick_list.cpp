#include "gui/dialogs/pick_list.h"

#include "gui/panels/hit_model.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace strateg::gui {
namespace {

constexpr std::size_t most_rows = 200;
constexpr int page = 8; // rows of Page Down

std::string marked(const PickList::Row& row) {
    const std::string_view words = row.words;
    std::string markup;
    std::size_t at = 0;
    for (const search::Range& range : row.marks) {
        if (range.begin < at || range.end > words.size()) continue;
        markup += markup_quoted(words.substr(at, range.begin - at));
        markup += "<b>" + markup_quoted(words.substr(range.begin, range.end - range.begin)) + "</b>";
        at = range.end;
    }
    return markup + markup_quoted(words.substr(at));
}

wxDataViewColumn* column(const wxString& title, unsigned at, int width, bool markup) {
    auto* renderer = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT);
    if (markup) renderer->EnableMarkup();
    renderer->EnableEllipsize(wxELLIPSIZE_END);
    return new wxDataViewColumn(title, renderer, at, width, wxALIGN_LEFT);
}

} // namespace

PickList::PickList(wxWindow* parent, const Words& words, search::Picker picker, RowOf row_of)
    : wxDialog(parent, wxID_ANY, words.title, wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      picker_(std::move(picker)), row_of_(std::move(row_of)) {
    const int gap = FromDIP(10);
    field_ = new wxTextCtrl(this, wxID_ANY);
    field_->SetName(words.field);
    field_->SetHint(words.field);
    field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { follow(); });
    book_ = new wxSimplebook(this);
    list_ = new wxDataViewListCtrl(book_, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(700, 330)),
                                   wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
    list_->SetName(_("What fits"));
    list_->AppendColumn(column(_("Number"), 0, FromDIP(110), false));
    list_->AppendColumn(column(_("Name"), 1, FromDIP(390), true));
    list_->AppendColumn(column(_("Where"), 2, FromDIP(190), true));
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (row() >= 0) EndModal(wxID_OK);
    });
    book_->AddPage(list_, "list");
    auto* empty = new wxPanel(book_);
    nothing_ = new wxStaticText(
        empty, wxID_ANY, picker_.things().empty() ? words.empty : _("Nothing fits. Fewer letters find more."),
        wxDefaultPosition, wxDefaultSize, wxALIGN_CENTER_HORIZONTAL | wxST_NO_AUTORESIZE);
    nothing_->SetName(_("Why nothing is listed"));
    auto* middle = new wxBoxSizer(wxVERTICAL);
    middle->AddStretchSpacer();
    middle->Add(nothing_, 0, wxEXPAND | wxALL, gap * 2);
    middle->AddStretchSpacer();
    empty->SetSizer(middle);
    nothing_->Wrap(FromDIP(600));
    book_->AddPage(empty, "empty");

    choice_row_ = new wxBoxSizer(wxHORIZONTAL);
    count_ = new wxStaticText(this, wxID_ANY, {});
    auto* below = new wxBoxSizer(wxHORIZONTAL);
    below->Add(choice_row_, 0, wxALIGN_CENTER_VERTICAL);
    below->Add(count_, 1, wxALIGN_CENTER_VERTICAL | wxLEFT, gap);
    below->Add(CreateButtonSizer(wxOK | wxCANCEL), 0, wxALIGN_CENTER_VERTICAL);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(field_, 0, wxEXPAND | wxALL, gap);
    all->Add(book_, 1, wxEXPAND | wxLEFT | wxRIGHT, gap);
    all->Add(below, 0, wxEXPAND | wxALL, gap);
    SetSizerAndFit(all);
    CentreOnParent();
    Bind(wxEVT_CHAR_HOOK, &PickList::on_key, this);
    follow();
    field_->SetFocus();
}

void PickList::add_choice(const wxString& label, const std::vector<wxString>& entries, int chosen) {
    choice_row_->Add(new wxStaticText(this, wxID_ANY, label), 0, wxALIGN_CENTER_VERTICAL);
    choice_ = new wxChoice(this, wxID_ANY);
    choice_->SetName(label);
    for (const wxString& entry : entries) choice_->Append(entry);
    choice_->SetSelection(chosen >= 0 && chosen < static_cast<int>(entries.size()) ? chosen : 0);
    choice_row_->Add(choice_, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, FromDIP(6));
    GetSizer()->SetSizeHints(this);
}

int PickList::choice() const {
    return choice_ ? choice_->GetSelection() : wxNOT_FOUND;
}

std::optional<std::size_t> PickList::pick() {
    if (ShowModal() != wxID_OK) return std::nullopt;
    const int at = row();
    if (at < 0 || static_cast<std::size_t>(at) >= picked_.size()) return std::nullopt;
    return picked_[static_cast<std::size_t>(at)].index;
}

void PickList::follow() {
    picked_ = picker_.pick(utf8(field_->GetValue()), most_rows);
    list_->DeleteAllItems();
    for (const search::Picked& each : picked_) {
        const Row row = row_of_(each);
        wxVector<wxVariant> values;
        values.push_back(wx(row.label));
        values.push_back(wx(marked(row)));
        values.push_back(wx("<small>" + markup_quoted(row.detail) + "</small>"));
        list_->AppendItem(values);
    }
    if (!picked_.empty()) list_->SelectRow(0);
    book_->SetSelection(picked_.empty() ? 1 : 0);
    book_->GetPage(1)->Layout();
    if (wxWindow* ok = FindWindow(wxID_OK)) ok->Enable(!picked_.empty());
    count_->SetLabel(picked_.size() == most_rows && picker_.things().size() > most_rows
                         ? wxString::Format(_("The best %zu of %zu"), most_rows, picker_.things().size())
                         : wxString());
}

int PickList::row() const {
    return list_->GetSelectedRow();
}

void PickList::move(int rows) {
    if (picked_.empty()) return;
    const int last = static_cast<int>(picked_.size()) - 1;
    const int to = std::clamp(std::max(row(), 0) + rows, 0, last);
    list_->SelectRow(static_cast<unsigned>(to));
    list_->EnsureVisible(list_->RowToItem(to));
}

void PickList::on_key(wxKeyEvent& event) {
    const bool in_field = FindFocus() == field_;
    switch (event.GetKeyCode()) {
    case WXK_UP:
        if (in_field) return move(-1);
        break;
    case WXK_DOWN:
        if (in_field) return move(1);
        break;
    case WXK_PAGEUP:
        if (in_field) return move(-page);
        break;
    case WXK_PAGEDOWN:
        if (in_field) return move(page);
        break;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (in_field || FindFocus() == list_) {
            if (!picked_.empty()) EndModal(wxID_OK);
            return;
        }
        break;
    default:
        break;
    }
    event.Skip();
}

} // namespace strateg::gui
