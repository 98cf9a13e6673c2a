#include "gui/features/project.h"

#include "core/base/data_folders.h"
#include "core/language/format.h"
#include "core/model/metadata.h"
#include "core/store/template.h"
#include "gui/commands/ids.h"
#include "gui/dialogs/new_project.h"
#include "gui/dialogs/problems.h"
#include "gui/event_log.h"
#include "gui/recent.h"
#include "gui/speech.h"
#include "gui/text.h"

#include <filesystem>

#include <wx/dirdlg.h>
#include <wx/frame.h>
#include <wx/msgdlg.h>
#include <wx/stdpaths.h>

namespace strateg::gui {
namespace fs = std::filesystem;

ProjectFeature::ProjectFeature(Workbench& bench, StartPage& start) : Feature(bench), start_(start) {
    Commands& commands = bench_.commands();
    commands.bind(command::new_project, [this] { make_new(); });
    commands.bind(wxID_OPEN, [this] { open_folder(); });
    commands.bind(command::open_example, [this] { open_example(); });
    commands.bind(
        wxID_SAVE, [this] { save(); },
        [this] { return bench_.writable() && bench_.document()->session().modified(); });
    commands.bind(
        command::close_project,
        [this] {
            if (close(true)) started();
        },
        [this] { return bench_.open(); });
    commands.bind(
        command::show_problems,
        [this] {
            show_problems_of(bench_.document()->session().problems(), bench_.frame(),
                             _("Problems found while opening"));
        },
        [this] { return bench_.open() && !bench_.document()->session().problems().empty(); });
    commands.bind_range(command::first_recent, command::last_recent, [this](std::size_t at) {
        const auto list = recent_projects();
        if (at < list.size()) open(list[at].folder);
    });
    started.connect([this] { show_recent(); });
}

void ProjectFeature::show_recent() {
    const auto list = recent_projects();
    start_.set_recent(list);
    std::vector<Commands::Item> items;
    for (std::size_t i = 0; i < list.size(); ++i) {
        wxString title = wx(list[i].title);
        title.Replace("&", "&&");
        items.push_back(
            {command::first_recent + static_cast<int>(i), title, wx(list[i].folder), false, list[i].there});
    }
    if (items.empty()) items.push_back({wxID_ANY, _("Nothing was open yet"), {}, false, false});
    bench_.commands().fill(Menu::recent, std::move(items));
}

void ProjectFeature::open(const std::string& folder) {
    if (opening() || !close(true)) return;
    started();
    std::error_code error;
    fs::path path = fs::absolute(folder, error);
    if (error) path = folder;
    path = path.lexically_normal();
    if (!path.has_filename() && path.has_parent_path()) path = path.parent_path();
    auto document = std::make_shared<Result<std::unique_ptr<Document>>>();
    start_.work().run(
        wxString::Format(_("Opening %s\u2026"), wx(folder)),
        [path, document](const Task& task) {
            store::SessionOptions options;
            options.open.task = task;
            auto session = store::Session::open(path, options);
            if (session)
                *document = std::make_unique<Document>(std::move(*session));
            else
                *document = tl::unexpected(session.error());
        },
        [this, document](bool) { opened(std::move(*document)); });
}

bool ProjectFeature::recover(store::Session& session) {
    const store::Recoverable& lost = *session.recoverable();
    const wxDateTime last(std::chrono::system_clock::to_time_t(lost.last));
    wxString words =
        wxString::Format(wxPLURAL("Strateg ended before %zu edit was saved. The last one is from %s.",
                                  "Strateg ended before %zu edits were saved. The last one is from %s.",
                                  static_cast<unsigned>(lost.count)),
                         lost.count, spoken_time(last));
    if (lost.files_changed)
        words += " " + _("The files were changed by another program since; some edits may not fit any more.");
    log_event("asks to recover " + std::to_string(lost.count));
    wxMessageDialog dialog(&bench_.frame(), _("Bring back what was not saved?"), "Strateg",
                           wxYES_NO | wxCANCEL | wxYES_DEFAULT | wxICON_QUESTION);
    dialog.SetExtendedMessage(words);
    dialog.SetYesNoCancelLabels(_("Bring back"), _("Open without"), _("Cancel"));
    switch (dialog.ShowModal()) {
    case wxID_YES: {
        const auto problems = session.replay();
        if (!problems) {
            bench_.tell(problems.error());
            return false;
        }
        if (!problems->empty()) bench_.tell(problems->front());
        return true;
    }
    case wxID_NO:
        if (const auto kept = session.set_aside(); !kept) {
            bench_.tell(kept.error());
            return false;
        }
        return true;
    default:
        return false;
    }
}

void ProjectFeature::fail(const Problem& problem, const wxString& title) {
    wxMessageDialog dialog(&bench_.frame(), wx(problem.sentence), title, wxOK | wxICON_ERROR);
    dialog.SetExtendedMessage(wx(problem.hint));
    dialog.ShowModal();
}

void ProjectFeature::opened(Result<std::unique_ptr<Document>> read) {
    if (!read) {
        if (read.error().code == "store.cancelled") return;
        fail(read.error(), _("This cannot be opened"));
        return;
    }
    std::unique_ptr<Document> document = std::move(*read);
    store::Session& session = document->session();
    if (session.recoverable() && !session.read_only()) {
        if (!recover(session)) return;
        document->reload();
    }
    adopt(std::move(document));
    log_event(bench_.document()->writable()
                  ? "opened"
                  : "opened read-only: " + bench_.document()->session().read_only()->code);
    const Problems& problems = bench_.document()->session().problems();
    if (!problems.empty()) log_event("problems " + std::to_string(problems.size()));
}

void ProjectFeature::adopt(std::unique_ptr<Document> document) {
    document->on_change = [this](const RowList::Update& update) {
        bench_.grid().follow(update);
        bench_.changed(update);
    };
    const model::Project& project = document->project();
    bench_.engine().speller().load(project.languages);
    const model::Metadata metadata = model::metadata_of(project);
    const model::RichText* title = model::text_or_source(metadata.title, project, project.source);
    const fs::path& folder = document->session().folder();
    remember_project(folder.string(),
                     title && !title->blank() ? title->characters() : folder.filename().string());
    show_recent();
    bench_.findings().set({});
    bench_.set_document(std::move(document));
    bench_.opened();
}

std::unique_ptr<Document> ProjectFeature::release() {
    if (!bench_.open()) return nullptr;
    bench_.closing();
    bench_.findings().set({});
    bench_.document()->on_change = {};
    auto document = bench_.release_document();
    bench_.closed();
    return document;
}

bool ProjectFeature::close(bool may_veto) {
    if (!bench_.open()) return true;
    store::Session& session = bench_.document()->session();
    if (session.modified() && !session.read_only() && may_veto) {
        wxMessageDialog dialog(&bench_.frame(), _("Save the changes?"), "Strateg",
                               wxYES_NO | wxCANCEL | wxYES_DEFAULT | wxICON_QUESTION);
        if (const auto problem = session.journal_problem())
            dialog.SetExtendedMessage(wx(problem->sentence) + " " +
                                      _("What you do not save now, here or elsewhere, is lost."));
        else
            dialog.SetExtendedMessage(_("What you wrote since the last save is kept in the journal only."));
        dialog.SetYesNoCancelLabels(_("&Save"), _("Do &not save"), _("Cancel"));
        switch (dialog.ShowModal()) {
        case wxID_YES:
            if (!save()) return false;
            break;
        case wxID_NO:
            // Where the disk is full or gone the journal cannot be emptied: what is left in it is offered
            // again.
            if (const auto discarded = session.discard(); !discarded)
                log_event("not discarded: " + discarded.error().code);
            break;
        default:
            return false;
        }
    }
    bench_.closing();
    bench_.grid().set_document(nullptr);
    bench_.findings().set({});
    session.close();
    bench_.set_document(nullptr);
    bench_.closed();
    return true;
}

bool ProjectFeature::save() {
    if (!bench_.open()) return false;
    Document& document = *bench_.document();
    auto saved = document.save();
    if (!saved && saved.error().code == "store.changed-outside") {
        wxMessageDialog dialog(&bench_.frame(), wx(saved.error().sentence), "Strateg",
                               wxYES_NO | wxNO_DEFAULT | wxICON_WARNING);
        dialog.SetExtendedMessage(
            _("Your version can replace it; the other one is kept beside it as a copy."));
        dialog.SetYesNoLabels(_("Replace"), _("Do &not save"));
        if (dialog.ShowModal() != wxID_YES) return false;
        saved = document.save({.replace_changed = true});
    }
    log_event(saved ? "saved" : "not saved: " + saved.error().code);
    bench_.saved();
    if (!saved) {
        const std::string& code = saved.error().code;
        if (code == "store.disk-full" || code == "store.no-permission" || code == "store.folder-gone" ||
            code == "store.write-failed")
            bench_.save_failed(saved.error());
        else
            bench_.tell(saved.error());
        return false;
    }
    bench_.say(saved->written.empty()
                   ? _("Nothing had changed.")
                   : wxString::Format(wxPLURAL("Saved: %zu file.", "Saved: %zu files.",
                                               static_cast<unsigned>(saved->written.size())),
                                      saved->written.size()));
    return true;
}

void ProjectFeature::make_new() {
    NewProjectDialog dialog(&bench_.frame());
    if (dialog.ShowModal() != wxID_OK) return;
    if (const auto made =
            store::create_from_template(dialog.template_folder(), dialog.folder(), dialog.wishes());
        !made) {
        fail(made.error(), _("The project was not made"));
        return;
    }
    open(dialog.folder().string());
}

void ProjectFeature::open_folder() {
    wxDirDialog dialog(&bench_.frame(), _("Open a project folder"), wxStandardPaths::Get().GetDocumentsDir(),
                       wxDD_DIR_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) open(utf8(dialog.GetPath()));
}

void ProjectFeature::open_example() {
    const fs::path example = find_data("templates/example");
    if (example.empty()) {
        wxMessageBox(_("The example did not come with this installation."), "Strateg",
                     wxOK | wxICON_INFORMATION, &bench_.frame());
        return;
    }
    // A copy of one's own: everybody may write in it.
    const fs::path folder =
        fs::path(utf8(wxStandardPaths::Get().GetDocumentsDir())) / utf8(_("Strateg example"));
    std::error_code error;
    if (!fs::exists(folder / "project.xml", error))
        if (const auto made = store::create_from_template(example, folder, {}); !made) {
            fail(made.error(), _("The example was not copied"));
            return;
        }
    open(folder.string());
}

} // namespace strateg::gui
