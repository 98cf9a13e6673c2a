#include "gui/panels/findings_panel.h"

#include "core/language/views.h"
#include "core/model/metadata.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

namespace strateg::gui {

class FindingList : public wxListCtrl {
public:
    wxString words(long row, long column) const { return OnGetItemText(row, column); }
    long first() const { return GetNextItem(-1, wxLIST_NEXT_ALL, wxLIST_STATE_SELECTED); }
    explicit FindingList(FindingsPanel* panel)
        : wxListCtrl(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     wxLC_REPORT | wxLC_VIRTUAL | wxLC_SINGLE_SEL | wxBORDER_NONE),
          panel_(panel) {
        SetName(_("Findings"));
        int widest = 0;
        for (const wxString& name : {_("Severity"), _("Error"), _("Warning"), _("Hint")})
            widest = std::max(widest, GetTextExtent(name).GetWidth());
        const int severity = widest + FromDIP(16);
        AppendColumn(_("Severity"), wxLIST_FORMAT_LEFT, severity);
        AppendColumn(_("Place"), wxLIST_FORMAT_LEFT, FromDIP(200));
        AppendColumn(_("Language"), wxLIST_FORMAT_LEFT, FromDIP(70));
        AppendColumn(_("What was found"), wxLIST_FORMAT_LEFT, FromDIP(600));
        colour();
        Bind(wxEVT_SIZE, [this, severity](wxSizeEvent& event) {
            const int room = GetClientSize().GetWidth() - severity - FromDIP(70 + 20);
            const int place = std::clamp(room / 4, FromDIP(100), FromDIP(260));
            SetColumnWidth(1, place);
            SetColumnWidth(3, std::max(FromDIP(160), room - place));
            event.Skip();
        });
        Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
            colour();
            event.Skip();
        });
    }

private:
    void colour() {
        const Theme theme = Theme::current();
        error_.SetTextColour(theme.spelling);
        warning_.SetTextColour(theme.translation);
    }
    const check::Finding* finding(long row) const {
        const auto at = static_cast<std::size_t>(row);
        if (row < 0 || at >= panel_->rows_.size()) return nullptr;
        const std::size_t index = panel_->rows_[at];
        return index < panel_->findings_.all().size() ? &panel_->findings_.all()[index] : nullptr;
    }
    wxString OnGetItemText(long row, long column) const override {
        const check::Finding* found = finding(row);
        if (!found) return {};
        switch (column) {
        case 0:
            return found->severity == Severity::error     ? _("Error")
                   : found->severity == Severity::warning ? _("Warning")
                                                          : _("Hint");
        case 1:
            return wx(panel_->place_of(*found));
        case 2:
            return wx(found->language);
        default: {
            std::string words = found->message;
            std::replace(words.begin(), words.end(), '\n', ' ');
            return wx(words);
        }
        }
    }
    wxListItemAttr* OnGetItemAttr(long row) const override {
        const check::Finding* found = finding(row);
        if (!found || found->severity == Severity::hint) return nullptr;
        return found->severity == Severity::error ? &error_ : nullptr;
    }

    FindingsPanel* panel_;
    mutable wxListItemAttr error_, warning_;
};

FindingsPanel::FindingsPanel(wxWindow* parent, FindingIndex& findings, Events events)
    : wxPanel(parent), findings_(findings), events_(std::move(events)) {
    auto* bar =
        new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES); // narrow beside the pages: on two lines
    count_ = new wxStaticText(this, wxID_ANY, _("No findings"));
    count_->SetFont(count_->GetFont().Bold());
    count_->SetMinSize({GetCharWidth() * 24, -1});
    severity_ = new wxChoice(this, wxID_ANY);
    severity_->SetName(_("Show findings of severity"));
    for (const wxString& words : {_("All severities"), _("Errors"), _("Errors and warnings")})
        severity_->Append(words);
    severity_->SetSelection(2); // hints are many in a project that was typed elsewhere
    checker_ = new wxChoice(this, wxID_ANY);
    checker_->SetName(_("Show findings of checker"));
    language_ = new wxChoice(this, wxID_ANY);
    language_->SetName(_("Show findings in language"));
    fix_ = new wxButton(this, wxID_ANY, _("Fix\u2026"));
    ignore_ = new wxButton(this, wxID_ANY, _("Ignore\u2026"));
    bar->Add(count_, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, 12);
    for (wxChoice* choice : {severity_, checker_, language_}) {
        bar->Add(choice, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, 6);
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { filter(); });
    }
    bar->Add(fix_, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, 6);
    bar->Add(ignore_, 0, wxALIGN_CENTER_VERTICAL | wxLEFT | wxRIGHT, 6);
    list_ = new FindingList(this);
    if (wxWindow* drawn = wxWindow::FindWindowByName("listctrlmainwindow", list_)) {
        access::List::Items items;
        items.count = [this] { return static_cast<int>(rows_.size()); };
        items.name = [this](int row) {
            wxString words;
            for (const long column : {0, 3, 1, 2}) // severity, what, where, language
                words += (words.empty() ? "" : ", ") + list_->words(row, column);
            return utf8(words);
        };
        items.chosen = [this] { return static_cast<int>(list_->first()); };
        items.area = [this](int row) {
            wxRect area;
            list_->GetItemRect(row, area);
            return area;
        };
        const auto choose = [this](int row) {
            list_->SetItemState(row, wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED,
                                wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED);
            list_->EnsureVisible(row);
        };
        items.choose = choose;
        items.activate = [this, choose](int row) {
            choose(row);
            if (chosen() != RowList::npos) events_.jump(chosen());
        };
        items.activation = utf8(_("go to it"));
        access_ = std::make_unique<access::List>(*drawn, utf8(_("Findings")), std::move(items));
    }
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, 0, wxEXPAND | wxTOP | wxBOTTOM, 4);
    all->Add(list_, 1, wxEXPAND);
    SetSizer(all);
    fill_choices();

    list_->Bind(wxEVT_LIST_ITEM_ACTIVATED, [this](wxListEvent&) {
        if (chosen() != RowList::npos) events_.jump(chosen());
    });
    list_->Bind(wxEVT_LIST_ITEM_RIGHT_CLICK, [this](wxListEvent& event) {
        if (chosen() != RowList::npos) events_.fix(chosen(), list_->ClientToScreen(event.GetPoint()));
    });
    const auto enable = [this](wxListEvent&) {
        if (const std::size_t at = chosen(); at < findings_.all().size()) chosen_ = findings_.all()[at];
        if (access_) access_->sync();
        fix_->Enable(chosen() != RowList::npos);
        ignore_->Enable(chosen() != RowList::npos);
    };
    list_->Bind(wxEVT_LIST_ITEM_SELECTED, enable);
    list_->Bind(wxEVT_LIST_ITEM_DESELECTED, enable);
    fix_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (chosen() != RowList::npos)
            events_.fix(chosen(), fix_->ClientToScreen(wxPoint(0, fix_->GetSize().GetHeight())));
    });
    ignore_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (chosen() != RowList::npos) events_.ignore(chosen());
    });
    fix_->Disable();
    ignore_->Disable();
}

void FindingsPanel::set_document(Document* document) {
    document_ = document;
    follow(document != nullptr);
}

void FindingsPanel::fill_choices() {
    std::set<std::string> checkers, languages;
    for (const check::Finding& finding : findings_.all()) {
        checkers.insert(finding.checker);
        languages.insert(finding.language);
    }
    const auto fill = [](wxChoice* choice, const std::set<std::string>& values,
                         std::vector<std::string>& known, const wxString& all, const auto& name) {
        std::vector<std::string> now(values.begin(), values.end());
        if (now == known && choice->GetCount() > 0) return;
        const wxString before = choice->GetStringSelection();
        known = std::move(now);
        choice->Clear();
        choice->Append(all);
        for (const std::string& value : known) choice->Append(wx(name(value)));
        if (before.empty() || !choice->SetStringSelection(before)) choice->SetSelection(0);
    };
    fill(checker_, checkers, checkers_, _("All checks"), events_.name_of_checker);
    fill(language_, languages, languages_, _("All languages"),
         [](const std::string& tag) { return language::own_name(tag); });
    Layout();
}

void FindingsPanel::follow(bool running) {
    fill_choices();
    filter();
    if (running && findings_.all().empty())
        count_->SetLabel(document_ ? _("Checking\u2026") : _("No findings"));
}

void FindingsPanel::filter() {
    const int severity = severity_->GetSelection(), checker = checker_->GetSelection(),
              language = language_->GetSelection();
    // The chosen one stays chosen wherever it is now; where it is gone, the next step goes to what follows.
    if (list_->first() >= 0) resume_ = list_->first();
    rows_.clear();
    for (std::size_t i = 0; i < findings_.all().size(); ++i) {
        const check::Finding& finding = findings_.all()[i];
        if (severity == 1 && finding.severity != Severity::error) continue;
        if (severity == 2 && finding.severity == Severity::hint) continue;
        if (checker > 0 && finding.checker != checkers_[static_cast<std::size_t>(checker - 1)]) continue;
        if (language > 0 && finding.language != languages_[static_cast<std::size_t>(language - 1)]) continue;
        rows_.push_back(i);
    }
    list_->SetItemCount(static_cast<long>(rows_.size()));
    if (access_) access_->changed();
    list_->Refresh();
    if (const long old = list_->first(); old >= 0) list_->SetItemState(old, 0, wxLIST_STATE_SELECTED);
    for (std::size_t row = 0; chosen_ && row < rows_.size(); ++row) {
        const check::Finding& finding = findings_.all()[rows_[row]];
        if (finding.block != chosen_->block || finding.language != chosen_->language ||
            finding.code != chosen_->code || finding.text != chosen_->text)
            continue;
        list_->SetItemState(static_cast<long>(row), wxLIST_STATE_SELECTED, wxLIST_STATE_SELECTED);
        break;
    }
    fix_->Enable(chosen() != RowList::npos);
    ignore_->Enable(chosen() != RowList::npos);
    const auto all = findings_.all().size();
    const auto hidden = all - rows_.size();
    count_->SetLabel(all == 0        ? _("Nothing to report")
                     : rows_.empty() ? wxString::Format(_("Nothing here, %zu more"), hidden)
                     : hidden == 0   ? wxString::Format(_("Findings: %zu"), all)
                                     : wxString::Format(_("Findings: %zu, %zu more"), rows_.size(), hidden));
    count_->SetToolTip(hidden > 0 ? _("The choices at the right hide the others.") : wxString());
}

std::size_t FindingsPanel::chosen() const {
    const long row = list_->first();
    return row >= 0 && static_cast<std::size_t>(row) < rows_.size() ? rows_[static_cast<std::size_t>(row)]
                                                                    : RowList::npos;
}

std::string FindingsPanel::place_of(const check::Finding& finding) const {
    if (!document_) return finding.section;
    const model::Section* section = document_->project().section(finding.section);
    if (finding.section == model::front_id) return utf8(_("Title page and partners"));
    if (finding.section == model::facts_id) return utf8(_("Values"));
    return section ? model::title_of(*section, document_->project(), document_->project().source)
                   : finding.section;
}

void FindingsPanel::step(int direction) {
    if (rows_.empty()) return;
    long row = list_->first();
    const auto last = static_cast<long>(rows_.size()) - 1;
    row = row < 0 ? (direction > 0 ? (resume_ <= last ? resume_ : 0) : (resume_ > 0 ? resume_ - 1 : last))
                  : (row + direction + static_cast<long>(rows_.size())) % static_cast<long>(rows_.size());
    list_->SetItemState(row, wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED,
                        wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED);
    list_->EnsureVisible(row);
    events_.jump(rows_[static_cast<std::size_t>(row)]);
}

void FindingsPanel::focus_list() {
    list_->SetFocus();
    if (list_->first() < 0 && !rows_.empty())
        list_->SetItemState(0, wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED,
                            wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED);
}

} // namespace strateg::gui
