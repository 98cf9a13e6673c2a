#include "gui/features/findings.h"

#include "gui/commands/ids.h"
#include "gui/event_log.h"
#include "gui/text.h"

#include <algorithm>
#include <set>

#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/textdlg.h>
#include <wx/utils.h>

namespace strateg::gui {

FindingsFeature::FindingsFeature(Workbench& bench) : Feature(bench) {
    panel_ =
        new FindingsPanel(bench_.docks().parent_of(Side::bottom), bench_.findings(),
                          {[this](std::size_t finding) { jump_to(finding); },
                           [this](std::size_t finding, wxPoint at) { menu(finding, at); },
                           [this](std::size_t finding) {
                               if (finding < bench_.findings().all().size())
                                   ignore(check::Finding(bench_.findings().all()[finding]));
                           },
                           [this](const std::string& id) {
                               for (const check::CheckerPtr& checker : bench_.engine().plugins().checkers())
                                   if (checker->info().id == id) return checker->info().title;
                               return id;
                           }});
    bench_.docks().add(Side::bottom, "findings", _("Findings"), panel_);
    Commands& commands = bench_.commands();
    const auto open = [this] { return bench_.open(); };
    const auto some = [this] { return bench_.open() && !bench_.findings().all().empty(); };
    commands.bind(
        command::show_findings, [this] { bench_.docks().toggle("findings"); }, open,
        [this] { return bench_.docks().shown("findings"); });
    commands.bind(
        command::next_finding, [this] { panel_->step(1); }, some);
    commands.bind(
        command::previous_finding, [this] { panel_->step(-1); }, some);
    commands.bind(
        command::focus_findings,
        [this] {
            bench_.docks().show("findings");
            panel_->focus_list();
        },
        open);
    bench_.finding_menu.connect([this](std::size_t finding, wxPoint at) { menu(finding, at); });
    bench_.opened.connect([this] {
        panel_->set_document(bench_.document());
        checks_ = std::make_unique<Checks>(
            bench_.engine(), bench_.frame(),
            [this](std::uint64_t revision, check::Report report) { reported(revision, std::move(report)); });
        submit();
    });
    bench_.closing.connect([this] {
        checks_.reset();
        panel_->set_document(nullptr);
    });
    bench_.changed.connect([this](const RowList::Update&) { submit(); });
}

void FindingsFeature::submit() {
    checks_->submit(bench_.document()->project(), ++revision_);
}

void FindingsFeature::reported(std::uint64_t revision, check::Report report) {
    if (revision != revision_ || !bench_.open()) return; // something newer is on its way
    bench_.findings().set(std::move(report.findings));
    log_event("checked " + std::to_string(bench_.findings().all().size()));
    bench_.grid().findings_changed();
    panel_->follow(!report.complete);
    bench_.checked(report.complete);
    for (const Problem& problem : bench_.engine().speller().problems()) {
        static std::set<std::string> told;
        // Not those of a foreign word here and there.
        const auto& languages = bench_.document()->project().languages;
        if (std::find(languages.begin(), languages.end(), language::language_of(problem.place.language)) ==
            languages.end())
            continue;
        if (told.insert(problem.sentence).second) bench_.tell(problem);
    }
}

void FindingsFeature::jump_to(std::size_t index) {
    if (index >= bench_.findings().all().size()) return;
    const check::Finding finding = bench_.findings().all()[index];
    bench_.grid().jump(finding.block, finding.language, finding.start, finding.end);
    bench_.grid().SetFocus();
}

/// Suggestions take up to some tenths of a second: the menu opens when they are there, the window lives on.
void FindingsFeature::menu(std::size_t index, wxPoint screen) {
    if (index >= bench_.findings().all().size() || !checks_) return;
    const check::Finding finding = bench_.findings().all()[index];
    const std::uint64_t asked = ++fixes_asked_;
    const auto show = [this, finding, screen, asked](std::vector<check::Fix> fixes) {
        if (asked != fixes_asked_ || !bench_.open()) return;
        wxMenu menu;
        wxMenuItem* what = menu.Append(wxID_ANY, wx(finding.message));
        what->Enable(false);
        menu.AppendSeparator();
        const bool writable = bench_.writable();
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
        const int chosen =
            bench_.frame().GetPopupMenuSelectionFromUser(menu, bench_.frame().ScreenToClient(screen));
        if (!bench_.open()) return;
        if (chosen >= command::first_fix && chosen < command::first_fix + static_cast<int>(fixes.size()))
            apply_fix(finding, fixes[static_cast<std::size_t>(chosen - command::first_fix)]);
        else if (chosen == command::add_project_word || chosen == command::add_user_word)
            add_word(finding, chosen == command::add_user_word);
        else if (chosen == command::ignore_finding)
            ignore(finding);
        bench_.grid().SetFocus();
    };
    if (finding.more_fixes)
        checks_->fixes(bench_.document()->project(), finding, show);
    else
        show(finding.fixes);
}

void FindingsFeature::apply_fix(const check::Finding& finding, const check::Fix& fix) {
    auto change = check::to_change(bench_.document()->project(), finding, fix);
    if (!change) {
        bench_.tell(change.error());
        return;
    }
    Edit edit{std::move(*change), bench_.grid().caret()};
    bench_.perform(edit);
}

void FindingsFeature::add_word(const check::Finding& finding, bool mine) {
    if (mine) {
        if (const auto added = bench_.engine().speller().add_user_word(finding.language, finding.text);
            !added) {
            bench_.tell(added.error());
            return;
        }
        submit();
        return;
    }
    Edit edit{{"accept word", {}}, {}};
    edit.changes.changes.push_back(model::SetWord{finding.language, finding.text, true});
    bench_.perform(edit);
}

void FindingsFeature::ignore(const check::Finding& finding) {
    if (!bench_.writable()) return;
    wxTextEntryDialog dialog(
        &bench_.frame(),
        wxString::Format(_("%s\n\nWhy is this right as it is? The reason is kept in the project."),
                         wx(finding.message)),
        _("Ignore a finding"));
    if (dialog.ShowModal() != wxID_OK) return;
    std::string reason = utf8(dialog.GetValue().Trim());
    if (reason.empty()) return;
    Edit edit{{"ignore finding", {}}, {}};
    edit.changes.changes.push_back(
        model::SetIgnored{check::to_ignored(finding, std::move(reason), utf8(wxGetUserId())), true});
    bench_.perform(edit);
}

} // namespace strateg::gui
