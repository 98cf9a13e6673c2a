// What can be done about a finding: jump, fix, accept a word, ignore with a reason.
#include "gui/frame.h"

#include "gui/text.h"

#include <wx/menu.h>
#include <wx/textdlg.h>
#include <wx/utils.h>

namespace strateg::gui {

void MainFrame::jump_to(std::size_t index) {
    if (index >= findings_.all().size()) return;
    const check::Finding finding = findings_.all()[index];
    grid_->jump(finding.block, finding.language, finding.start, finding.end);
    grid_->SetFocus();
}

/// Suggestions take up to some tenths of a second: the menu opens when they are there, the window lives on.
void MainFrame::finding_menu(std::size_t index, wxPoint screen) {
    if (index >= findings_.all().size() || !checks_) return;
    const check::Finding finding = findings_.all()[index];
    const std::uint64_t asked = ++fixes_asked_;
    const auto show = [this, finding, screen, asked](std::vector<check::Fix> fixes) {
        if (asked != fixes_asked_ || !document_) return;
        wxMenu menu;
        wxMenuItem* what = menu.Append(wxID_ANY, wx(finding.message));
        what->Enable(false);
        menu.AppendSeparator();
        const bool writable = document_->writable();
        for (std::size_t i = 0; i < fixes.size() && i < 12; ++i)
            menu.Append(command::first_fix + static_cast<int>(i), wx(fixes[i].label))->Enable(writable);
        if (fixes.empty()) menu.Append(wxID_ANY, _("No suggestion"))->Enable(false);
        menu.AppendSeparator();
        if (finding.checker == "spelling" && !finding.text.empty()) {
            menu.Append(command::add_project_word,
                        wxString::Format(_("Accept \u201c%s\u201d in this project"), wx(finding.text)))
                ->Enable(writable);
            menu.Append(command::add_user_word,
                        wxString::Format(_("Accept \u201c%s\u201d in all my projects"), wx(finding.text)));
        }
        menu.Append(command::ignore_finding, _("Ignore, with a reason\u2026"))->Enable(writable);
        const int chosen = GetPopupMenuSelectionFromUser(menu, ScreenToClient(screen));
        if (!document_) return;
        if (chosen >= command::first_fix && chosen < command::first_fix + static_cast<int>(fixes.size()))
            apply_fix(finding, fixes[static_cast<std::size_t>(chosen - command::first_fix)]);
        else if (chosen == command::add_project_word || chosen == command::add_user_word)
            add_word(finding, chosen == command::add_user_word);
        else if (chosen == command::ignore_finding)
            ignore(finding);
        grid_->SetFocus();
    };
    if (finding.more_fixes)
        checks_->fixes(document_->project(), finding, show);
    else
        show(finding.fixes);
}

void MainFrame::apply_fix(const check::Finding& finding, const check::Fix& fix) {
    auto change = check::to_change(document_->project(), finding, fix);
    if (!change) {
        tell(change.error());
        return;
    }
    Edit edit{std::move(*change), grid_->caret()};
    grid_->perform(edit);
}

void MainFrame::add_word(const check::Finding& finding, bool mine) {
    if (mine) {
        if (const auto added = engine_.speller().add_user_word(finding.language, finding.text); !added) {
            tell(added.error());
            return;
        }
        checks_->submit(document_->project(), ++revision_);
        return;
    }
    Edit edit{{"accept word", {}}, {}};
    edit.changes.changes.push_back(model::SetWord{finding.language, finding.text, true});
    grid_->perform(edit);
}

void MainFrame::ignore(const check::Finding& finding) {
    if (!document_ || !document_->writable()) return;
    wxTextEntryDialog dialog(
        this,
        wxString::Format(_("%s\n\nWhy is this right as it is? The reason is kept in the project."),
                         wx(finding.message)),
        _("Ignore a finding"));
    if (dialog.ShowModal() != wxID_OK) return;
    std::string reason = utf8(dialog.GetValue().Trim());
    if (reason.empty()) return;
    Edit edit{{"ignore finding", {}}, {}};
    edit.changes.changes.push_back(
        model::SetIgnored{check::to_ignored(finding, std::move(reason), utf8(wxGetUserId())), true});
    grid_->perform(edit);
}

} // namespace strateg::gui
