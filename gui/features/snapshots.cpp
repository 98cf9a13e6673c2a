#include "gui/features/snapshots.h"

#include "core/compare/changes.h"
#include "core/compare/comments.h"
#include "core/compare/take_back.h"
#include "gui/commands/ids.h"
#include "gui/dialogs/compare_window.h"
#include "gui/event_log.h"
#include "gui/text.h"

#include <wx/frame.h>
#include <wx/msgdlg.h>
#include <wx/textdlg.h>

namespace strateg::gui {

SnapshotsFeature::SnapshotsFeature(Workbench& bench)
    : Feature(bench), listing_(bench.frame()), working_(bench.frame()) {
    panel_ = new SnapshotsPanel(
        bench_.docks().parent_of(Side::right),
        {[this] { take(); },
         [this](const std::string& before, const std::string& after) { compare(before, after); },
         [this](const store::Snapshot& snapshot) { restore(snapshot); },
         [this](const store::Snapshot& snapshot) { rename(snapshot); },
         [this](const store::Snapshot& snapshot) { remove(snapshot); }});
    bench_.docks().add(Side::right, "snapshots", _("Snapshots"), panel_);
    Commands& commands = bench_.commands();
    const auto open = [this] { return bench_.open(); };
    commands.bind(
        command::show_snapshots,
        [this] {
            bench_.docks().toggle("snapshots");
            if (bench_.docks().shown("snapshots")) panel_->focus_list();
        },
        open, [this] { return bench_.docks().shown("snapshots"); });
    commands.bind(
        command::take_snapshot, [this] { take(); }, [this] { return bench_.writable(); });
    commands.bind(
        command::compare_states, [this] { compare("saved", "now"); }, open);
    bench_.opened.connect([this] {
        at_opening_ = bench_.document()->project();
        at_save_.reset();
        if (!bench_.document()->session().modified()) at_save_ = at_opening_;
        follow();
    });
    bench_.saved.connect([this] {
        if (!bench_.document()->session().modified()) at_save_ = bench_.document()->project();
    });
    bench_.moved.connect([this] { follow(); });
    bench_.closing.connect([this] {
        listing_.cancel();
        working_.cancel();
        if (window_) window_->Close();
        at_opening_ = {};
        at_save_.reset();
        panel_->show({}, false);
    });
}

SnapshotsFeature::~SnapshotsFeature() = default;

void SnapshotsFeature::follow() {
    if (!bench_.open()) return;
    listing_.start<std::vector<store::Snapshot>>([folder = bench_.document()->session().folder()](
                                                     const Task&) { return store::list_snapshots(folder); },
                                                 [this](std::vector<store::Snapshot> snapshots) {
                                                     panel_->show(std::move(snapshots), bench_.writable());
                                                     if (window_ && window_->IsShown())
                                                         window_->follow_states();
                                                 });
}

void SnapshotsFeature::take() {
    if (!bench_.writable()) return;
    wxTextEntryDialog dialog(&bench_.frame(), _("What is special about the state of now?"),
                             _("New snapshot"));
    dialog.SetMaxLength(200);
    if (dialog.ShowModal() != wxID_OK || !bench_.open()) return;
    bench_.docks().show("snapshots");
    working_.start<Result<store::Snapshot>>(
        [project = bench_.document()->project(), folder = bench_.document()->session().folder(),
         name = utf8(dialog.GetValue())](const Task&) { return store::take_snapshot(project, folder, name); },
        [this](Result<store::Snapshot> taken) {
            if (!taken) {
                bench_.tell(taken.error());
            } else {
                bench_.say(wxString::Format(_("The snapshot \u201c%s\u201d was taken."), wx(taken->name)));
                log_event("snapshot taken");
            }
            follow();
        });
}

void SnapshotsFeature::restore(const store::Snapshot& snapshot) {
    if (!bench_.writable()) return;
    wxMessageDialog dialog(
        &bench_.frame(),
        wxString::Format(_("Make the project as it was in \u201c%s\u201d?"), wx(snapshot.name)), "Strateg",
        wxOK | wxCANCEL | wxICON_QUESTION);
    dialog.SetExtendedMessage(
        _("The state of now is kept as a snapshot first, and Undo takes the change back."));
    dialog.SetOKCancelLabels(_("Bring back"), _("Cancel"));
    if (dialog.ShowModal() != wxID_OK || !bench_.writable()) return;
    read_for_restoring(snapshot, wxString::Format(_("Before restoring \u201c%s\u201d"), wx(snapshot.name)));
}

void SnapshotsFeature::read_for_restoring(const store::Snapshot& snapshot, const wxString& keep_as) {
    bench_.say(_("Restoring\u2026"));
    const store::Session& session = bench_.document()->session();
    working_.start<Result<model::ChangeSet>>(
        [project = session.project(), folder = session.folder(), name = utf8(keep_as),
         id = snapshot.id](const Task&) -> Result<model::ChangeSet> {
            auto opened = store::open_snapshot(folder, id);
            if (!opened) return tl::unexpected(std::move(opened.error()));
            for (const Problem& problem : opened->problems)
                if (problem.severity == Severity::error) return tl::unexpected(problem);
            if (!name.empty())
                if (auto kept = store::take_snapshot(project, folder, name, {.automatic = true}); !kept)
                    return tl::unexpected(std::move(kept.error()));
            return compare::changes_between(project, compare::with_comments_of(opened->project, project),
                                            "restore snapshot");
        },
        [this, snapshot, revision = session.history().revision()](Result<model::ChangeSet> changes) {
            if (bench_.writable() && changes && bench_.document()->session().history().revision() != revision)
                read_for_restoring(snapshot, {}); // something was typed meanwhile
            else
                restored(snapshot, std::move(changes));
        });
}

void SnapshotsFeature::restored(const store::Snapshot& snapshot, Result<model::ChangeSet> changes) {
    follow();
    if (!changes) {
        bench_.tell(changes.error());
        return;
    }
    if (changes->changes.empty()) {
        bench_.say(_("Nothing differs: the project is as it was then."));
        return;
    }
    if (!bench_.perform({std::move(*changes), {}})) return;
    bench_.say(wxString::Format(_("The project is as it was in \u201c%s\u201d. Undo takes this back."),
                                wx(snapshot.name)));
    log_event("restored");
}

void SnapshotsFeature::rename(const store::Snapshot& snapshot) {
    wxTextEntryDialog dialog(&bench_.frame(), _("New name of the snapshot:"), _("Rename snapshot"),
                             wx(snapshot.name));
    dialog.SetMaxLength(200);
    if (dialog.ShowModal() != wxID_OK || !bench_.writable()) return;
    if (const auto renamed = store::rename_snapshot(bench_.document()->session().folder(), snapshot.id,
                                                    utf8(dialog.GetValue()));
        !renamed)
        bench_.tell(renamed.error());
    follow();
}

void SnapshotsFeature::remove(const store::Snapshot& snapshot) {
    wxMessageDialog dialog(&bench_.frame(),
                           wxString::Format(_("Delete the snapshot \u201c%s\u201d?"), wx(snapshot.name)),
                           "Strateg", wxOK | wxCANCEL | wxCANCEL_DEFAULT | wxICON_WARNING);
    dialog.SetExtendedMessage(_("The project stays as it is. The snapshot cannot be brought back."));
    dialog.SetOKCancelLabels(_("Delete"), _("Cancel"));
    if (dialog.ShowModal() != wxID_OK || !bench_.writable()) return;
    if (const auto removed = store::delete_snapshot(bench_.document()->session().folder(), snapshot.id);
        !removed)
        bench_.tell(removed.error());
    follow();
}

std::vector<State> SnapshotsFeature::states() const {
    const auto given = [](model::Project project) {
        return [project = std::move(project)]() -> Result<model::Project> { return project; };
    };
    std::vector<State> states;
    if (!bench_.open()) return states;
    states.push_back({"now", _("Now"), given(bench_.document()->project())});
    const auto from_files = [folder = bench_.document()->session().folder()]() -> Result<model::Project> {
        auto opened = store::open(folder, {.check_media = false});
        if (!opened) return tl::unexpected(std::move(opened.error()));
        return std::move(opened->project);
    };
    states.push_back({"saved", _("As saved last"), {}});
    if (at_save_)
        states.back().load = given(*at_save_);
    else
        states.back().load = from_files;
    states.push_back({"opened", _("As it was when opened"), given(at_opening_)});
    for (const store::Snapshot& snapshot : panel_->snapshots())
        states.push_back(
            {snapshot.id, wx(snapshot.name) + wxString::FromUTF8(" · ") + time_words(snapshot),
             [folder = bench_.document()->session().folder(), id = snapshot.id]() -> Result<model::Project> {
                 auto opened = store::open_snapshot(folder, id);
                 if (!opened) return tl::unexpected(std::move(opened.error()));
                 return std::move(opened->project);
             }});
    return states;
}

void SnapshotsFeature::compare(const std::string& before, const std::string& after) {
    if (!bench_.open()) return;
    if (!window_)
        window_ = new CompareWindow(
            &bench_.frame(),
            {[this] { return states(); },
             [this](const compare::Difference& difference) { go_to(difference); },
             [this](const compare::Comparison& comparison, const compare::Difference& difference,
                    const std::optional<std::string>& language) {
                 return take_back(comparison, difference, language);
             },
             [this] { return bench_.writable(); }});
    window_->Show();
    window_->Raise();
    window_->compare(before, after);
}

bool SnapshotsFeature::take_back(const compare::Comparison& comparison, const compare::Difference& difference,
                                 const std::optional<std::string>& language) {
    if (!bench_.writable()) return false;
    auto changes = compare::take_back(comparison, difference, bench_.document()->project(),
                                      "take back a change", language);
    if (!changes) {
        wxMessageDialog dialog(window_, wx(changes.error().sentence), "Strateg", wxOK | wxICON_INFORMATION);
        dialog.SetExtendedMessage(wx(changes.error().hint));
        dialog.ShowModal();
        return false;
    }
    log_event("taken back");
    return bench_.perform({std::move(*changes), bench_.grid().caret()});
}

void SnapshotsFeature::go_to(const compare::Difference& difference) {
    if (!bench_.open()) return;
    const std::string language =
        difference.texts.empty() ? bench_.document()->project().source : difference.texts.front().language;
    const std::string& block = difference.fate == compare::Fate::removed ? difference.top : difference.block;
    bench_.grid().jump(block, language, 0, 0);
    bench_.frame().Raise();
    bench_.grid().SetFocus();
}

} // namespace strateg::gui
