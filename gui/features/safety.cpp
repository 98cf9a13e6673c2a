#include "gui/features/safety.h"

#include "core/compare/changes.h"
#include "core/compare/compare.h"
#include "gui/commands/ids.h"
#include "gui/dialogs/outside_dialog.h"
#include "gui/event_log.h"
#include "gui/recent.h"
#include "gui/text.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include <wx/filedlg.h>
#include <wx/frame.h>
#include <wx/infobar.h>
#include <wx/msgdlg.h>
#include <wx/progdlg.h>

namespace strateg::gui {
namespace fs = std::filesystem;

namespace {

/// A bar is one line high: the hint only where it fits, the button says what can be done.
wxString in_a_line(const Problem& problem) {
    const wxString both = wx(problem.sentence + " " + problem.hint);
    return both.length() <= 130 ? both : wx(problem.sentence);
}

} // namespace

struct SafetyFeature::Theirs {
    store::Outside outside;
    std::shared_ptr<const compare::Comparison> comparison; // from mine
    std::set<std::string> changed;
};

SafetyFeature::SafetyFeature(Workbench& bench)
    : Feature(bench), looking_(bench.frame()), reading_(bench.frame()), copying_(bench.frame()) {
    bar_ = bench_.add_bar();
    bar_->SetName(_("Warning"));
    Commands& commands = bench_.commands();
    const auto outside = [this] { return bench_.open() && alarm_ == Alarm::outside; };
    commands.bind(
        command::save_copy, [this] { save_copy(false); }, [this] { return bench_.open(); });
    commands.bind(
        command::save_elsewhere, [this] { save_copy(true); }, [this] { return bench_.open(); });
    commands.bind(
        command::outside_look, [this] { decide(Decision::ask); }, outside);
    commands.bind(
        command::outside_theirs, [this] { decide(Decision::theirs); }, outside);
    commands.bind(
        command::outside_mine, [this] { decide(Decision::mine); }, outside);
    bench_.opened.connect([this] {
        watch_ = std::make_shared<store::OutsideWatch>();
        seen_.clear();
        told_.clear();
        alarm_ = Alarm::none;
        bar_->Dismiss();
    });
    bench_.closing.connect([this] {
        looking_.cancel();
        reading_.cancel();
        copying_.cancel();
        alarm_ = Alarm::none;
        bar_->Dismiss();
    });
    bench_.saved.connect([this] {
        ++saves_;
        if (bench_.open() && !bench_.document()->session().modified())
            for (const Alarm alarm : {Alarm::save, Alarm::outside, Alarm::gone}) calm(alarm, {});
    });
    bench_.save_failed.connect([this](const Problem& problem) {
        if (problem.code == "store.changed-outside") return; // was asked about
        raise(problem.code == "store.folder-gone" ? Alarm::gone : Alarm::save, in_a_line(problem));
    });
    bench_.second_passed.connect([this] {
        if (!bench_.open()) return;
        follow_journal();
        look();
    });
    bench_.frame().Bind(wxEVT_ACTIVATE, [this](wxActivateEvent& event) {
        event.Skip();
        if (event.GetActive() && bench_.open()) look();
    });
}

void SafetyFeature::raise(Alarm alarm, const wxString& words) {
    // What loses words goes before what asks about them.
    if (alarm_ != Alarm::none && alarm > alarm_) return;
    if (alarm_ == alarm && alarm != Alarm::outside) return;
    alarm_ = alarm;
    for (const int id :
         {command::save_elsewhere, command::outside_look, command::outside_theirs, command::outside_mine})
        if (bar_->HasButtonId(id)) bar_->RemoveButton(id);
    if (alarm == Alarm::outside) {
        bar_->AddButton(command::outside_look, _("Look\u2026"));
        bar_->AddButton(command::outside_theirs, _("Take the other version"));
        bar_->AddButton(command::outside_mine, _("Keep mine"));
    } else {
        bar_->AddButton(command::save_elsewhere, _("Save elsewhere\u2026"));
    }
    static constexpr const char* names[] = {"none", "journal", "gone", "save", "outside"};
    log_event(std::string("alarm ") + names[static_cast<int>(alarm)]);
    bar_->ShowMessage(words, wxICON_WARNING);
}

void SafetyFeature::calm(Alarm alarm, const wxString& words) {
    if (alarm_ != alarm) return;
    alarm_ = Alarm::none;
    if (alarm == Alarm::outside) told_.clear();
    bar_->Dismiss();
    log_event("calm");
    if (!words.empty()) bench_.say(words);
}

void SafetyFeature::follow_journal() {
    const auto problem = bench_.document()->session().journal_problem();
    if (problem)
        raise(problem->code == "store.folder-gone" ? Alarm::gone : Alarm::journal, in_a_line(*problem));
    else
        calm(Alarm::journal, _("All that was typed is on the disk again."));
}

void SafetyFeature::look() {
    if (looking_.running()) return;
    const store::Session& session = bench_.document()->session();
    looking_.start<Look>(
        [watch = watch_, folder = session.folder(), baseline = session.baseline()](const Task&) {
            Look look;
            look.gone = store::folder_gone(folder);
            if (!look.gone) look.changed = watch->look(folder, baseline);
            return look;
        },
        [this, saves = saves_](Look look) { looked(std::move(look), saves); });
}

void SafetyFeature::looked(Look look, std::uint64_t saves) {
    if (!bench_.open() || saves != saves_) return; // looked while it was saved
    if (look.gone) {
        raise(Alarm::gone, in_a_line(*look.gone));
        return;
    }
    if (!bench_.document()->session().journal_problem())
        calm(Alarm::gone, _("The folder of the project is there again."));
    // Twice the same: the other program is done with it.
    const bool settled = look.changed == seen_;
    seen_ = look.changed;
    if (!settled || look.changed == told_) return;
    told_ = look.changed;
    if (look.changed.empty())
        calm(Alarm::outside, {});
    else
        tell_outside(look.changed);
}

void SafetyFeature::tell_outside(const std::vector<std::string>& changed) {
    const wxString first = file_words(changed.front(), bench_.document()->project());
    if (!bench_.writable()) {
        bench_.tell({Severity::hint,
                     "store.changed-outside",
                     {},
                     say("The files of the project changed since it was opened."),
                     say("Open it again to see them as they are now.")});
        return;
    }
    const std::size_t others = changed.size() - 1;
    raise(Alarm::outside,
          others == 0
              ? wxString::Format(_("Another program changed \u201c%s\u201d while it is open here."), first)
              : wxString::Format(
                    wxPLURAL("Another program changed \u201c%s\u201d and %zu more while they are open here.",
                             "Another program changed \u201c%s\u201d and %zu more while they are open here.",
                             static_cast<unsigned>(others)),
                    first, others));
}

void SafetyFeature::decide(Decision decision) {
    if (!bench_.writable() || reading_.running()) return;
    const store::Session& session = bench_.document()->session();
    reading_.start<Result<Theirs>>(
        [project = session.project(), folder = session.folder(), baseline = session.baseline(),
         ask = decision == Decision::ask](const Task& task) -> Result<Theirs> {
            auto outside = store::read_outside(folder);
            if (!outside) return tl::unexpected(std::move(outside.error()));
            store::OutsideWatch fresh;
            const auto paths = fresh.look(folder, baseline);
            Theirs theirs{std::move(*outside), nullptr, {paths.begin(), paths.end()}};
            if (ask) {
                const auto there = store::mixed(project, theirs.outside.project, theirs.changed, baseline);
                theirs.comparison =
                    std::make_shared<compare::Comparison>(compare::compare(project, there, task));
            }
            return theirs;
        },
        [this, decision](Result<Theirs> theirs) { decided(decision, std::move(theirs)); });
}

void SafetyFeature::decided(Decision decision, Result<Theirs> theirs) {
    if (!theirs) {
        bench_.tell(theirs.error());
        return;
    }
    if (!bench_.writable()) return;
    store::Session& session = bench_.document()->session();
    std::set<std::string> take;
    if (decision == Decision::theirs) {
        take = theirs->changed;
    } else if (decision == Decision::ask) {
        std::vector<OutsideFile> files;
        for (const std::string& path : theirs->changed) {
            const auto known = session.baseline().find(path);
            bool changed_here = path == "project.xml" && session.modified();
            if (path.starts_with("sections/") && known != session.baseline().end() && known->second.section) {
                const model::Section* mine = session.project().section(known->second.section->id);
                changed_here =
                    mine && mine != known->second.section.get() && !(*mine == *known->second.section);
            }
            files.push_back({path, changed_here, theirs->outside.unread.contains(path)});
        }
        OutsideDialog dialog(&bench_.frame(), std::move(files), theirs->comparison);
        log_event("asks about outside");
        if (dialog.ShowModal() != wxID_OK || !bench_.writable()) return;
        take = dialog.theirs();
    }
    std::erase_if(take, [&](const std::string& path) { return theirs->outside.unread.contains(path); });
    take = store::belonging_together(std::move(take), theirs->changed, session.project(),
                                     theirs->outside.project);
    std::set<std::string> keep;
    std::set_difference(theirs->changed.begin(), theirs->changed.end(), take.begin(), take.end(),
                        std::inserter(keep, keep.end()));
    const model::Project wanted =
        store::mixed(session.project(), theirs->outside.project, take, session.baseline());
    auto changes = compare::changes_between(session.project(), wanted, "take the other version");
    if (!changes.changes.empty() && !bench_.perform({std::move(changes), bench_.grid().caret()})) return;
    auto accepted = session.accept(theirs->outside.baseline, take, false);
    if (accepted) accepted = session.accept(theirs->outside.baseline, keep, true);
    if (!accepted) {
        bench_.tell(accepted.error());
        return;
    }
    seen_.clear();
    calm(Alarm::outside, take.empty() ? _("Your version stays; the other is kept beside it as a copy.")
                                      : _("The other version was taken. Undo brings yours back."));
    log_event("decided: " + std::to_string(take.size()) + " theirs, " + std::to_string(keep.size()) +
              " mine");
}

void SafetyFeature::save_copy(bool go_on) {
    if (!bench_.open()) return;
    if (!bench_.document()->session().whole()) {
        bench_.tell(*bench_.document()->session().read_only());
        return;
    }
    const fs::path folder = bench_.document()->session().folder();
    wxFileDialog dialog(&bench_.frame(), _("Save the project as a new folder"),
                        wx(folder.parent_path().string()),
                        wxString::Format(_("%s (copy)"), wx(folder.filename().string())), "*", wxFD_SAVE);
    if (dialog.ShowModal() != wxID_OK || !bench_.open()) return;
    const std::string target = utf8(dialog.GetPath());
    auto progress = std::make_shared<wxProgressDialog>(
        _("Saving a copy"), wx(fs::path(target).filename().string()), 100, &bench_.frame(),
        wxPD_APP_MODAL | wxPD_CAN_ABORT | wxPD_SMOOTH | wxPD_AUTO_HIDE);
    copying_.start<Result<store::Copied>>(
        [project = bench_.document()->project(), folder, target](const Task& task) {
            return store::copy_project(project, folder, target, task);
        },
        [this, target, go_on, progress](Result<store::Copied> result) {
            progress->Update(100);
            bench_.frame().CallAfter([this] { bench_.grid().SetFocus(); }); // it was taken by the progress
            copied(std::move(result), target, go_on);
        },
        [this, progress](double fraction, const std::string&) {
            if (!progress->Update(std::min(99, static_cast<int>(fraction * 100)))) copying_.stop();
        });
}

void SafetyFeature::copied(Result<store::Copied> copied, const std::string& folder, bool go_on) {
    log_event(copied ? "copied" : "not copied: " + copied.error().code);
    if (!copied) {
        wxMessageDialog dialog(&bench_.frame(), wx(copied.error().sentence), "Strateg", wxOK | wxICON_ERROR);
        dialog.SetExtendedMessage(wx(copied.error().hint));
        dialog.ShowModal();
        return;
    }
    for (const Problem& problem : copied->problems) bench_.tell(problem);
    if (!go_on) {
        bench_.say(wxString::Format(_("A copy was saved in %s."), wx(folder)));
        return;
    }
    if (auto moved = bench_.document()->session().move_to(folder, std::move(copied->baseline)); !moved) {
        bench_.tell(moved.error());
        return;
    }
    alarm_ = Alarm::none;
    bar_->Dismiss();
    watch_ = std::make_shared<store::OutsideWatch>();
    seen_.clear();
    told_.clear();
    remember_project(folder, fs::path(folder).filename().string());
    bench_.saved();
    bench_.moved();
    bench_.say(wxString::Format(_("Everything was saved in %s; you go on there."), wx(folder)));
    log_event("moved");
}

} // namespace strateg::gui
