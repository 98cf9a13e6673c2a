#include "gui/dialogs/section_properties.h"

#include "core/language/length.h"
#include "core/model/metadata.h"
#include "gui/status_names.h"
#include "gui/text.h"

#include <algorithm>
#include <set>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textdlg.h>
#include <wx/tokenzr.h>

namespace strateg::gui {
namespace {

wxStaticText* label(wxWindow* parent, const wxString& words) {
    return new wxStaticText(parent, wxID_ANY, words);
}

/// The stored word of the status that is chosen; empty: none.
std::string chosen(const wxChoice& choice) {
    const int at = std::max(0, choice.GetSelection());
    return utf8(
        static_cast<wxStringClientData*>(choice.GetClientObject(static_cast<unsigned>(at)))->GetData());
}

} // namespace

SectionPropertiesDialog::SectionPropertiesDialog(wxWindow* parent, const model::Project& project,
                                                 const std::string& section, const language::Facts& facts)
    : wxDialog(parent, wxID_ANY, _("Section"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      project_(project), section_(*project.section(section)), statuses_(model::statuses_of(project)) {
    const int gap = FromDIP(8);
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* title = label(this, wx(model::title_of(section_, project, project.source)));
    title->SetFont(GetFont().Bold().Larger());
    all->Add(title, 0, wxALL, gap * 2);

    auto* fields = new wxFlexGridSizer(2, gap, gap * 2);
    fields->AddGrowableCol(1);
    std::set<std::string> owners;
    for (const model::OutlineEntry& entry : project.outline)
        if (const auto owner = entry.section->attributes.find("owner")) owners.insert(*owner);
    wxArrayString known;
    for (const std::string& owner : owners) known.Add(wx(owner));
    fields->Add(label(this, _("Owner")), 0, wxALIGN_CENTER_VERTICAL);
    owner_ = new wxComboBox(this, wxID_ANY, wx(section_.attributes.get("owner")), wxDefaultPosition,
                            wxDefaultSize, known);
    owner_->SetName(_("Owner"));
    fields->Add(owner_, 1, wxEXPAND);
    for (const std::string& language : project.languages) {
        const language::View view = language::default_view(language);
        const wxString name = wx(language::own_name(language));
        fields->Add(label(this, wxString::Format(_("Status, %s"), name)), 0, wxALIGN_CENTER_VERTICAL);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto* choice = new wxChoice(this, wxID_ANY);
        choice->SetName(wxString::Format(_("Status, %s"), name));
        status_[language] = choice;
        row->Add(choice, 1);
        const language::Length length = language::length_of(section_, view, facts);
        auto* now = label(
            this, wxString::Format(_("now %zu characters, %zu words"), length.characters, length.words));
        row->Add(now, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, gap * 2);
        fields->Add(row, 1, wxEXPAND);
    }
    all->Add(fields, 0, wxEXPAND | wxLEFT | wxRIGHT, gap * 2);
    auto* statuses = new wxButton(this, wxID_ANY, _("Statuses of this project…"));
    statuses->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { edit_statuses(); });
    all->Add(statuses, 0, wxALIGN_RIGHT | wxLEFT | wxRIGHT | wxTOP, gap * 2);

    const model::Limits limits = model::limits_of(section_);
    const auto spin = [&](const wxString& name, int value) {
        auto* made = new wxSpinCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 0,
                                    10000000, value);
        made->SetName(name);
        return made;
    };
    auto* lengths = new wxFlexGridSizer(3, gap, gap * 2);
    lengths->AddSpacer(0);
    lengths->Add(label(this, _("Target")));
    lengths->Add(label(this, _("At most")));
    lengths->Add(label(this, _("Characters with spaces")), 0, wxALIGN_CENTER_VERTICAL);
    target_characters_ = spin(_("Target, characters"), limits.target_characters);
    most_characters_ = spin(_("At most, characters"), limits.most_characters);
    lengths->Add(target_characters_);
    lengths->Add(most_characters_);
    lengths->Add(label(this, _("Words")), 0, wxALIGN_CENTER_VERTICAL);
    target_words_ = spin(_("Target, words"), limits.target_words);
    most_words_ = spin(_("At most, words"), limits.most_words);
    lengths->Add(target_words_);
    lengths->Add(most_words_);
    all->Add(lengths, 0, wxALL, gap * 2);
    auto* hint = label(this, _("0 means no limit. The same limits hold for every language."));
    hint->SetForegroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT));
    all->Add(hint, 0, wxLEFT | wxRIGHT, gap * 2);
    all->Add(CreateSeparatedButtonSizer(wxOK | wxCANCEL), 0, wxEXPAND | wxALL, gap * 2);
    fill_statuses();
    SetSizerAndFit(all);
    CentreOnParent();
    owner_->SetFocus();
}

void SectionPropertiesDialog::fill_statuses() {
    for (const auto& [language, choice] : status_) {
        const std::string before =
            choice->GetCount() == 0 ? model::status_of(section_, language) : chosen(*choice);
        choice->Clear();
        choice->Append(_("not said"), new wxStringClientData(wxString()));
        std::vector<std::string> offered = statuses_;
        if (!before.empty() && std::find(offered.begin(), offered.end(), before) == offered.end())
            offered.push_back(before); // of an older list: it stays until another one is chosen
        int selected = 0;
        for (const std::string& status : offered) {
            const int at = choice->Append(status_label(status), new wxStringClientData(wx(status)));
            if (status == before) selected = at;
        }
        choice->SetSelection(selected);
    }
}

void SectionPropertiesDialog::edit_statuses() {
    wxString lines;
    for (const std::string& status : statuses_) lines += wx(model::status_name(status)) + "\n";
    wxTextEntryDialog dialog(this, _("One status a line, from the first step to the last."),
                             _("Statuses of this project"), lines, wxOK | wxCANCEL | wxTE_MULTILINE);
    if (dialog.ShowModal() != wxID_OK) return;
    std::vector<std::string> statuses;
    for (const wxString& line : wxStringTokenize(dialog.GetValue(), "\n")) {
        const std::string token = model::status_token(utf8(line));
        if (!token.empty() && std::find(statuses.begin(), statuses.end(), token) == statuses.end())
            statuses.push_back(token);
    }
    if (statuses.empty()) return;
    statuses_ = std::move(statuses);
    fill_statuses();
    Fit();
}

model::ChangeSet SectionPropertiesDialog::changes() const {
    const model::Limits limits{target_characters_->GetValue(), most_characters_->GetValue(),
                               target_words_->GetValue(), most_words_->GetValue()};
    model::ChangeSet edit =
        model::set_owner_and_limits(section_, utf8(owner_->GetValue().Trim().Trim(false)), limits);
    // The statuses of several languages are one attribute: each step goes on from the one before.
    model::Section section = section_;
    for (const auto& [language, choice] : status_) {
        for (const model::Change& change : model::set_status(section, language, chosen(*choice)).changes) {
            edit.changes.push_back(change);
            const auto& set = std::get<model::SetSectionAttribute>(change);
            if (set.value)
                section.attributes.set("status", *set.value);
            else
                section.attributes.erase("status");
        }
    }
    if (statuses_ != model::statuses_of(project_))
        for (const model::Change& change : model::set_statuses(statuses_).changes)
            edit.changes.push_back(change);
    return edit;
}

} // namespace strateg::gui
