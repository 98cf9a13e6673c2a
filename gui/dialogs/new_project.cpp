#include "gui/dialogs/new_project.h"

#include "core/base/data_folders.h"
#include "core/language/transliterate.h"
#include "core/language/views.h"
#include "core/model/metadata.h"
#include "core/store/open.h"
#include "gui/speech.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/filepicker.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/stdpaths.h>
#include <wx/textctrl.h>

namespace strateg::gui {
namespace fs = std::filesystem;

std::vector<TemplateEntry> templates() {
    std::vector<TemplateEntry> found;
    std::error_code error;
    for (const fs::path& data : data_folders())
        for (const auto& entry : fs::directory_iterator(data / "templates", error)) {
            const std::string name = entry.path().filename().string();
            if (name == "example" || !fs::exists(entry.path() / "project.xml", error)) continue;
            if (std::any_of(found.begin(), found.end(),
                            [&](const auto& t) { return t.folder.filename() == name; }))
                continue;
            TemplateEntry made{entry.path(), name, {}, {"en", "sr", "bg"}};
            if (const auto opened = store::open(entry.path(), {.check_media = false})) {
                made.languages = opened->project.languages;
                made.about = std::to_string(opened->project.outline.size());
            }
            if (name == "blank") {
                made.name = utf8(_("Empty project"));
                made.about = utf8(_("One section and nothing else: for reports, minutes, anything."));
            } else if (name == "strategy") {
                made.name = utf8(_("Cross-border strategy"));
                made.about = utf8(_("The sections of a cluster development strategy, with advice to the "
                                    "writer and character limits."));
            } else {
                made.about = utf8(wxString::Format(_("%s sections"), wx(made.about)));
            }
            found.push_back(std::move(made));
        }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        const auto rank = [](const TemplateEntry& t) { return t.folder.filename() == "strategy" ? 0 : 1; };
        return std::pair(rank(a), a.name) < std::pair(rank(b), b.name);
    });
    return found;
}

NewProjectDialog::NewProjectDialog(wxWindow* parent)
    : wxDialog(parent, wxID_ANY, _("New project"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      templates_(templates()) {
    auto* rows = new wxFlexGridSizer(2, 10, 14);
    rows->AddGrowableCol(1);
    const auto add = [&](const wxString& words, wxWindow* control, int flags = wxEXPAND) {
        rows->Add(new wxStaticText(this, wxID_ANY, words), 0, wxALIGN_TOP | wxTOP, 6);
        rows->Add(control, 1, flags);
        control->SetName(words);
    };
    template_ = new wxListBox(this, wxID_ANY);
    for (const TemplateEntry& entry : templates_) template_->Append(wx(entry.name));
    template_->SetMinSize({FromDIP(420), GetCharHeight() * 5});
    add(_("Template"), template_);
    auto* about = new wxStaticText(this, wxID_ANY, " ");
    about->SetForegroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT));
    rows->AddSpacer(0);
    rows->Add(about, 1, wxEXPAND);
    title_ = new wxTextCtrl(this, wxID_ANY);
    title_->SetHint(_("Cross-border Cluster Development Strategy"));
    add(_("Title"), title_);
    languages_ = new wxCheckListBox(this, wxID_ANY);
    tags_ = {"en", "sr", "bg"};
    for (const std::string& tag : tags_)
        languages_->Append(wx(language::own_name(tag) + " (" + language::name_in(tag, spoken_language()) + ")"));
    for (unsigned i = 0; i < languages_->GetCount(); ++i) languages_->Check(i);
    languages_->SetMinSize({-1, GetCharHeight() * 6});
    add(_("Languages"), languages_);
    source_ = new wxChoice(this, wxID_ANY);
    for (const std::string& tag : tags_) source_->Append(wx(language::own_name(tag)));
    source_->SetSelection(0);
    add(_("Written first in"), source_, 0);
    place_ = new wxDirPickerCtrl(this, wxID_ANY, wxStandardPaths::Get().GetDocumentsDir());
    add(_("In the folder"), place_);
    result_ = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize,
                               wxST_ELLIPSIZE_MIDDLE | wxST_NO_AUTORESIZE);
    result_->SetForegroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT));
    rows->AddSpacer(0);
    rows->Add(result_, 1, wxEXPAND);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(rows, 1, wxEXPAND | wxALL, 18);
    all->Add(CreateSeparatedButtonSizer(wxOK | wxCANCEL), 0, wxEXPAND | wxALL, 12);
    if (wxWindow* ok = FindWindow(wxID_OK)) ok->SetLabel(_("Create"));
    const auto tell = [this, about] {
        const int at = template_->GetSelection();
        about->SetLabel(at == wxNOT_FOUND ? wxString(" ")
                                          : wx(templates_[static_cast<std::size_t>(at)].about));
        about->Wrap(std::max(200, template_->GetSize().GetWidth()));
        follow();
    };
    template_->Bind(wxEVT_LISTBOX, [tell](wxCommandEvent&) { tell(); });
    title_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { follow(); });
    place_->Bind(wxEVT_DIRPICKER_CHANGED, [this](wxFileDirPickerEvent&) { follow(); });
    languages_->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent&) { follow(); });
    if (!templates_.empty()) template_->SetSelection(0);
    SetSizerAndFit(all);
    tell();
    Fit();
    CentreOnParent();
    title_->SetFocus();
}

fs::path NewProjectDialog::template_folder() const {
    const int at = template_->GetSelection();
    return at == wxNOT_FOUND ? fs::path() : templates_[static_cast<std::size_t>(at)].folder;
}

fs::path NewProjectDialog::folder() const {
    std::string name;
    for (const char c : language::to_latin(utf8(title_->GetValue()))) {
        const auto u = static_cast<unsigned char>(c);
        if (u < 32 || c == '/' || c == '\\' || c == ':' || c == '*' || c == '?' || c == '"' || c == '<' ||
            c == '>' || c == '|')
            name += '-';
        else
            name += c;
    }
    while (!name.empty() && (name.front() == '.' || name.front() == ' ')) name.erase(0, 1);
    if (name.empty()) name = utf8(_("New project"));
    return fs::path(utf8(place_->GetPath())) / name;
}

store::NewProject NewProjectDialog::wishes() const {
    store::NewProject wishes;
    wishes.title = utf8(title_->GetValue());
    for (unsigned i = 0; i < languages_->GetCount(); ++i)
        if (languages_->IsChecked(i)) wishes.languages.push_back(tags_[i]);
    wishes.source = tags_[static_cast<std::size_t>(std::max(0, source_->GetSelection()))];
    if (std::find(wishes.languages.begin(), wishes.languages.end(), wishes.source) == wishes.languages.end())
        wishes.source = wishes.languages.empty() ? "" : wishes.languages.front();
    return wishes;
}

void NewProjectDialog::follow() {
    result_->SetLabel(wxString::Format(_("Becomes %s"), wx(folder().string())));
    if (wxWindow* ok = FindWindow(wxID_OK))
        ok->Enable(!template_folder().empty() && !wishes().languages.empty());
}

} // namespace strateg::gui
