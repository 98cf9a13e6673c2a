#include "gui/dialogs/outside_dialog.h"

#include "core/language/views.h"
#include "core/model/metadata.h"
#include "gui/panels/comparison_view.h"
#include "gui/text.h"

#include <wx/checklst.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace strateg::gui {

wxString file_words(const std::string& path, const model::Project& project) {
    if (path == "project.xml") return _("The outline, the title page and the values");
    if (path == "ignored.xml") return _("Ignored findings");
    if (path.starts_with("words/"))
        return wxString::Format(_("Accepted words (%s)"),
                                wx(language::own_name(path.substr(6, path.size() - 10))));
    if (path.starts_with("comments/")) return _("Comments");
    if (path.starts_with("sections/"))
        if (const model::Section* section = project.section(path.substr(9, path.size() - 13)))
            return wx(model::title_of(*section, project, project.source));
    return wx(path);
}

OutsideDialog::OutsideDialog(wxWindow* parent, std::vector<OutsideFile> files,
                             std::shared_ptr<const compare::Comparison> comparison)
    : wxDialog(parent, wxID_ANY, _("Changed by another program"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      files_(std::move(files)) {
    const int gap = FromDIP(8);
    auto* words = new wxStaticText(this, wxID_ANY,
                                   _("Ticked: take the version of the other program; Undo brings yours back. "
                                     "Not ticked: yours stays, and the "
                                     "other is kept beside it as a copy."));
    list_ = new wxCheckListBox(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(-1, 96)));
    list_->SetName(_("Take the other version of"));
    for (std::size_t i = 0; i < files_.size(); ++i) {
        const OutsideFile& file = files_[i];
        wxString label = file_words(file.path, comparison->after);
        if (label == wx(file.path)) label = file_words(file.path, comparison->before);
        if (file.unread)
            label = wxString::Format(_("%s (cannot be read whole: yours stays)"), label);
        else if (file.changed_here)
            label = wxString::Format(_("%s (you changed it, too)"), label);
        list_->Append(label);
        list_->Check(static_cast<unsigned>(i), !file.changed_here && !file.unread);
    }
    list_->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent& event) {
        const auto at = static_cast<std::size_t>(event.GetInt());
        if (at < files_.size() && files_[at].unread) list_->Check(static_cast<unsigned>(at), false);
    });
    auto* view = new ComparisonView(this, {});
    view->show(std::move(comparison), false);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(words, 0, wxEXPAND | wxALL, gap);
    all->Add(list_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
    all->Add(new wxStaticText(this, wxID_ANY, _("From yours to the other version:")), 0, wxLEFT | wxTOP, gap);
    all->Add(view, 1, wxEXPAND | wxALL, gap);
    auto* buttons = CreateStdDialogButtonSizer(wxOK | wxCANCEL);
    all->Add(buttons, 0, wxEXPAND | wxALL, gap);
    SetSizer(all);
    SetMinSize(FromDIP(wxSize(640, 420)));
    SetSize(FromDIP(wxSize(960, 640)));
    words->Wrap(FromDIP(920));
    Layout();
    CentreOnParent();
    list_->SetFocus();
}

std::set<std::string> OutsideDialog::theirs() const {
    std::set<std::string> paths;
    for (std::size_t i = 0; i < files_.size(); ++i)
        if (list_->IsChecked(static_cast<unsigned>(i))) paths.insert(files_[i].path);
    return paths;
}

} // namespace strateg::gui
