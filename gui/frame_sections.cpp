// What the section tree and its menu do.
#include "gui/frame.h"

#include "core/model/metadata.h"
#include "gui/logic/section_edits.h"
#include "gui/text.h"

#include <wx/msgdlg.h>

namespace strateg::gui {

void MainFrame::section_command(int id) {
    if (!document_) return;
    const std::string section = tree_->current();
    const model::Project& project = document_->project();
    Edit edit;
    switch (id) {
    case command::section_add:
        edit = add_section(project, section, project.source, document_->ids());
        break;
    case command::section_delete:
        delete_section(section);
        return;
    case command::section_up:
        edit = move_section(project, section, -1);
        break;
    case command::section_down:
        edit = move_section(project, section, 1);
        break;
    case command::section_in:
        edit = nest_section(project, section, 1);
        break;
    case command::section_out:
        edit = nest_section(project, section, -1);
        break;
    case command::focus_grid:
        grid_->SetFocus();
        return;
    default:
        return;
    }
    if (!edit) return;
    const bool tree_focused = FindFocus() == tree_;
    if (!grid_->perform(edit)) return;
    if (id == command::section_add)
        grid_->SetFocus();
    else {
        tree_->show_current(section);
        if (tree_focused) tree_->SetFocus();
    }
}

void MainFrame::delete_section(const std::string& section) {
    const Edit edit = remove_section(document_->project(), section);
    if (!edit) return;
    const model::Section* found = document_->project().section(section);
    wxMessageDialog dialog(
        this,
        wxString::Format(
            _("Delete the section \u201c%s\u201d?"),
            wx(found ? model::title_of(*found, document_->project(), document_->project().source) : section)),
        "Strateg", wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
    dialog.SetExtendedMessage(edit.changes.changes.size() > 1
                                  ? _("The sections below it are deleted, too. Undo brings all of them back.")
                                  : _("Undo brings it back."));
    dialog.SetYesNoLabels(_("Delete"), _("Keep"));
    if (dialog.ShowModal() == wxID_YES) grid_->perform(edit);
}

} // namespace strateg::gui
