#include "gui/frame.h"

#include "core/language/views.h"
#include "core/model/metadata.h"
#include "gui/event_log.h"
#include "gui/icons.h"
#include "gui/measure.h"
#include "gui/text.h"

#include <algorithm>
#include <set>

#include <wx/button.h>
#include <wx/config.h>
#include <wx/display.h>
#include <wx/infobar.h>
#include <wx/msgdlg.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/splitter.h>

namespace strateg::gui {

MainFrame::MainFrame() : wxFrame(nullptr, wxID_ANY, "Strateg", wxDefaultPosition, {1280, 800}) {
    SetName("strateg-editor");
    SetMinSize({640, 420});
    SetIcon(icon_named("strateg", 48).GetIcon({48, 48}));
    make_panels();
    make_menus();
    make_toolbar();
    CreateStatusBar(4);
    const int widths[] = {-10, -6, -3, -3};
    SetStatusWidths(4, widths);
    bind_commands();
    load_window();
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        store_window();
        if (!close_project(event.CanVeto())) {
            event.Veto();
            return;
        }
        Destroy();
    });
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { tick(); });
    timer_.Start(1000);
    show_start();
}

MainFrame::~MainFrame() {
    if (opener_.joinable()) opener_.join();
    timer_.Stop();
    checks_.reset();
}

void MainFrame::make_panels() {
    book_ = new wxSimplebook(this);
    start_ = new StartPage(book_, {[this](int id) {
                                       wxCommandEvent event(wxEVT_MENU, id);
                                       ProcessWindowEvent(event);
                                   },
                                   [this](const std::string& folder) { open_project(folder); }});
    book_->AddPage(start_, "start");

    auto* editor = new wxPanel(book_);
    book_->AddPage(editor, "editor");
    lock_info_ = new wxInfoBar(editor);
    info_ = new wxInfoBar(editor);
    tree_split_ = new wxSplitterWindow(editor, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                       wxSP_LIVE_UPDATE | wxSP_NOBORDER);
    tree_split_->SetMinimumPaneSize(140);
    tree_panel_ = new wxPanel(tree_split_);
    tree_ = new SectionTree(tree_panel_, {[this](const std::string& section) {
                                              if (!document_) return;
                                              const std::size_t row = document_->rows().first_of(section);
                                              if (row != RowList::npos) grid_->jump_to_row(row);
                                          },
                                          [this](int id) { section_command(id); }});
    auto* add = new wxButton(tree_panel_, command::section_add, _("+ Section"), wxDefaultPosition,
                             wxDefaultSize, wxBORDER_NONE);
    add->SetToolTip(_("Add a section behind the current one"));
    auto* tree_sizer = new wxBoxSizer(wxVERTICAL);
    tree_sizer->Add(tree_, 1, wxEXPAND);
    tree_sizer->Add(add, 0, wxALL, 4);
    tree_panel_->SetSizer(tree_sizer);
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { section_command(command::section_add); });

    findings_split_ = new wxSplitterWindow(tree_split_, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                           wxSP_LIVE_UPDATE | wxSP_NOBORDER);
    findings_split_->SetMinimumPaneSize(90);
    findings_split_->SetSashGravity(1);
    grid_panel_ = new wxPanel(findings_split_);
    header_ = new GridHeader(
        grid_panel_, [this](int column) { toggle_script(column); },
        [this] { return grid_ ? grid_->GetClientSize().GetWidth() : 0; });
    GridEvents events;
    events.caret_moved = [this] { caret_moved(); };
    events.problem = [this](const Problem& problem) { tell(problem); };
    events.finding_menu = [this](std::size_t finding, wxPoint at) { finding_menu(finding, at); };
    events.menu = [this](wxPoint at) { grid_menu(at); };
    grid_ = new GridCanvas(grid_panel_, findings_, std::move(events));
    LayoutWords words;
    words.alternative = utf8(_("Alternative text"));
    words.page_break = utf8(_("Page break"));
    words.guidance = utf8(_("Advice to the writer"));
    words.missing = utf8(_("Not translated yet"));
    words.write = utf8(_("Write here"));
    words.kind_name = [](const std::string& kind) {
        static const std::vector<std::pair<std::string, wxString>> names{{"title", _("Title")},
                                                                         {"subtitle", _("Subtitle")},
                                                                         {"edition", _("Edition")},
                                                                         {"partner", _("Partner")},
                                                                         {"author", _("Prepared by")},
                                                                         {"programme", _("Programme")},
                                                                         {"funding", _("Funding statement")},
                                                                         {"disclaimer", _("Disclaimer")},
                                                                         {"abstract", _("Abstract")}};
        for (const auto& [known, name] : names)
            if (kind == known) return utf8(name);
        return kind;
    };
    grid_->set_layout_words(std::move(words));
    auto* grid_sizer = new wxBoxSizer(wxVERTICAL);
    grid_sizer->Add(header_, 0, wxEXPAND);
    grid_sizer->Add(grid_, 1, wxEXPAND);
    grid_panel_->SetSizer(grid_sizer);
    grid_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        CallAfter([this] { update_header(); });
        event.Skip();
    });
    findings_panel_ =
        new FindingsPanel(findings_split_, findings_,
                          {[this](std::size_t finding) { jump_to(finding); },
                           [this](std::size_t finding, wxPoint at) { finding_menu(finding, at); },
                           [this](std::size_t finding) {
                               if (finding < findings_.all().size())
                                   ignore(check::Finding(findings_.all()[finding]));
                           }});
    findings_split_->SplitHorizontally(grid_panel_, findings_panel_, -findings_height_);
    tree_split_->SplitVertically(tree_panel_, findings_split_, tree_width_);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(lock_info_, 0, wxEXPAND);
    sizer->Add(info_, 0, wxEXPAND);
    sizer->Add(tree_split_, 1, wxEXPAND);
    editor->SetSizer(sizer);
}

void MainFrame::load_window() {
    const wxConfigBase& config = *wxConfigBase::Get();
    const wxSize room = wxDisplay(wxDisplay::GetFromWindow(this) == wxNOT_FOUND
                                      ? 0u
                                      : static_cast<unsigned>(wxDisplay::GetFromWindow(this)))
                            .GetClientArea()
                            .GetSize();
    const int width = static_cast<int>(config.ReadLong("/Window/Width", 1280));
    const int height = static_cast<int>(config.ReadLong("/Window/Height", 800));
    SetSize({std::clamp(width, 640, std::max(640, room.x)), std::clamp(height, 420, std::max(420, room.y))});
    if (config.ReadBool("/Window/Maximized", false)) Maximize();
    tree_width_ = static_cast<int>(config.ReadLong("/Window/SectionsWidth", 270));
    findings_height_ =
        std::clamp(static_cast<int>(config.ReadLong("/Window/FindingsHeight", 180)), 90, height / 2);
    tree_split_->SetSashPosition(tree_width_);
    CallAfter([this] {
        if (findings_split_->IsSplit()) findings_split_->SetSashPosition(-findings_height_);
    });
    if (!config.ReadBool("/Window/Findings", true)) findings_split_->Unsplit(findings_panel_);
    if (!config.ReadBool("/Window/Sections", true)) tree_split_->Unsplit(tree_panel_);
    const double zoom = config.ReadDouble("/Window/Zoom", 1);
    if (zoom > 0.5 && zoom < 3 && zoom != 1) grid_->set_zoom(zoom);
}

void MainFrame::store_window() {
    wxConfigBase& config = *wxConfigBase::Get();
    config.Write("/Window/Maximized", IsMaximized());
    config.Write("/Window/Zoom", grid_->zoom());
    if (!IsMaximized() && !IsIconized()) {
        config.Write("/Window/Width", GetSize().GetWidth());
        config.Write("/Window/Height", GetSize().GetHeight());
    }
    config.Flush();
    if (book_->GetSelection() != 1) return; // the panels were not shown: they have no sizes worth keeping
    if (tree_split_->IsSplit()) config.Write("/Window/SectionsWidth", tree_split_->GetSashPosition());
    if (findings_split_->IsSplit())
        config.Write("/Window/FindingsHeight",
                     findings_split_->GetSize().GetHeight() - findings_split_->GetSashPosition());
    config.Write("/Window/Findings", findings_split_->IsSplit());
    config.Write("/Window/Sections", tree_split_->IsSplit());
    config.Flush();
}

std::vector<StartPage::Recent> MainFrame::recent() const {
    std::vector<StartPage::Recent> list;
    const wxConfigBase& config = *wxConfigBase::Get();
    for (int i = 0; i < 9; ++i) {
        const wxString folder = config.Read(wxString::Format("/Recent/Folder%d", i), wxString());
        if (folder.empty()) continue;
        std::error_code error;
        list.push_back({utf8(folder), utf8(config.Read(wxString::Format("/Recent/Title%d", i), folder)),
                        std::filesystem::exists(std::filesystem::path(utf8(folder)) / "project.xml", error)});
    }
    return list;
}

void MainFrame::remember(const std::string& folder, const std::string& title) {
    std::vector<StartPage::Recent> list = recent();
    std::erase_if(list, [&](const auto& one) { return one.folder == folder; });
    list.insert(list.begin(), {folder, title, true});
    wxConfigBase& config = *wxConfigBase::Get();
    config.DeleteGroup("/Recent");
    for (std::size_t i = 0; i < list.size() && i < 9; ++i) {
        config.Write(wxString::Format("/Recent/Folder%zu", i), wx(list[i].folder));
        config.Write(wxString::Format("/Recent/Title%zu", i), wx(list[i].title));
    }
    config.Flush();
    fill_recent_menu();
}

void MainFrame::show_start() {
    start_->set_recent(recent());
    fill_recent_menu();
    start_->set_busy({});
    book_->SetSelection(0);
    update_title();
    update_status();
    update_commands();
}

void MainFrame::open_project(const std::string& folder) {
    if (opening_ || !close_project(true)) return;
    show_start();
    opening_ = true;
    start_->set_busy(wxString::Format(_("Opening %s\u2026"), wx(folder)));
    if (opener_.joinable()) opener_.join();
    std::error_code error;
    std::filesystem::path path = std::filesystem::absolute(folder, error);
    if (error) path = folder;
    path = path.lexically_normal();
    if (!path.has_filename() && path.has_parent_path()) path = path.parent_path();
    opener_ = std::thread([this, path] {
        auto session = std::make_shared<Result<store::Session>>(store::Session::open(path));
        CallAfter([this, session, path] { opened(std::move(*session), path.string()); });
    });
}

bool MainFrame::recover(store::Session& session) {
    const store::Recoverable& lost = *session.recoverable();
    const wxDateTime last(std::chrono::system_clock::to_time_t(lost.last));
    wxString words =
        wxString::Format(wxPLURAL("Strateg ended before %zu edit was saved. The last one is from %s.",
                                  "Strateg ended before %zu edits were saved. The last one is from %s.",
                                  static_cast<unsigned>(lost.count)),
                         lost.count, last.Format("%d %b %Y, %H:%M:%S"));
    if (lost.files_changed)
        words += " " + _("The files were changed by another program since; some edits may not fit any more.");
    log_event("asks to recover " + std::to_string(lost.count));
    wxMessageDialog dialog(this, _("Bring back what was not saved?"), "Strateg",
                           wxYES_NO | wxCANCEL | wxYES_DEFAULT | wxICON_QUESTION);
    dialog.SetExtendedMessage(words);
    dialog.SetYesNoCancelLabels(_("Bring back"), _("Open without"), _("Cancel"));
    switch (dialog.ShowModal()) {
    case wxID_YES: {
        const auto problems = session.replay();
        if (!problems) {
            tell(problems.error());
            return false;
        }
        if (!problems->empty()) tell(problems->front());
        return true;
    }
    case wxID_NO:
        if (const auto kept = session.set_aside(); !kept) {
            tell(kept.error());
            return false;
        }
        return true;
    default:
        return false;
    }
}

void MainFrame::opened(Result<store::Session> session, const std::string& folder) {
    opening_ = false;
    start_->set_busy({});
    if (!session) {
        wxMessageDialog dialog(this, wx(session.error().sentence), _("This cannot be opened"),
                               wxOK | wxICON_ERROR);
        dialog.SetExtendedMessage(wx(session.error().hint));
        dialog.ShowModal();
        return;
    }
    if (session->recoverable() && !session->read_only() && !recover(*session)) return;
    document_ = std::make_unique<Document>(std::move(*session));
    document_->on_change = [this](const RowList::Update& update) { follow(update); };
    const model::Project& project = document_->project();
    engine_.speller().load(project.languages);
    views_ = language::views_of(project);
    findings_.set({});
    checks_ = std::make_unique<Checks>(engine_, *this, [this](std::uint64_t revision, check::Report report) {
        reported(revision, std::move(report));
    });

    std::vector<language::View> columns;
    const wxString stored = wxConfigBase::Get()->Read("/Columns/" + wx(project.id), wxString());
    for (const wxString& tag : wxSplit(stored, ' '))
        for (const language::View& view : views_)
            if (wx(view.tag) == tag) columns.push_back(view);
    if (columns.empty())
        for (const language::View& view : views_)
            if (std::none_of(columns.begin(), columns.end(),
                             [&](const auto& c) { return c.language == view.language; }))
                columns.push_back(view);
    std::stable_partition(columns.begin(), columns.end(),
                          [&](const auto& c) { return stored.empty() && c.language == project.source; });
    book_->SetSelection(1);
    Layout();
    grid_->set_document(document_.get());
    grid_->set_columns(std::move(columns));
    tree_->set_document(document_.get());
    findings_panel_->set_document(document_.get());
    const model::Metadata metadata = model::metadata_of(project);
    const model::RichText* title = model::text_or_source(metadata.title, project, project.source);
    remember(folder, title && !title->blank() ? title->characters()
                                              : std::filesystem::path(folder).filename().string());
    fill_view_menu();

    lock_info_->Dismiss();
    info_->Dismiss();
    if (const auto& reason = document_->session().read_only())
        lock_info_->ShowMessage(wx(reason->sentence + " " + reason->hint), wxICON_INFORMATION);
    const Problems& problems = document_->session().problems();
    if (!problems.empty()) {
        if (!info_->HasButtonId(command::show_problems)) info_->AddButton(command::show_problems, _("Show"));
        info_->ShowMessage(
            wxString::Format(wxPLURAL("%zu problem was found while opening. Everything else is here.",
                                      "%zu problems were found while opening. Everything else is here.",
                                      static_cast<unsigned>(problems.size())),
                             problems.size()),
            has_errors(problems) ? wxICON_WARNING : wxICON_INFORMATION);
    }
    for (const extend::PluginStatus& plugin : engine_.plugins().plugins())
        if (plugin.state == extend::PluginState::refused) tell(plugin.reason);
    checks_->submit(project, ++revision_);
    update_header();
    update_title();
    caret_moved();
    if (project.outline.empty() && document_->rows().size() == 0)
        SetStatusText(_("Empty: add a section to begin."));
    const std::size_t first =
        project.outline.empty() ? 0 : document_->rows().first_of(project.outline.front().section->id);
    if (first != RowList::npos && first < document_->rows().size()) grid_->jump_to_row(first);
    grid_->SetFocus();
    log_event(document_->writable() ? "opened"
                                    : "opened read-only: " + document_->session().read_only()->code);
    if (!problems.empty()) log_event("problems " + std::to_string(problems.size()));
    if (measure_) measured_step();
}

bool MainFrame::close_project(bool may_veto) {
    if (!document_) return true;
    store::Session& session = document_->session();
    if (session.modified() && !session.read_only() && may_veto) {
        wxMessageDialog dialog(this, _("Save the changes?"), "Strateg",
                               wxYES_NO | wxCANCEL | wxYES_DEFAULT | wxICON_QUESTION);
        dialog.SetExtendedMessage(_("What you wrote since the last save is kept in the journal only."));
        dialog.SetYesNoCancelLabels(_("Save"), _("Do not save"), _("Cancel"));
        switch (dialog.ShowModal()) {
        case wxID_YES:
            if (!save()) return false;
            break;
        case wxID_NO:
            if (const auto discarded = session.discard(); !discarded) {
                tell(discarded.error());
                return false;
            }
            break;
        default:
            return false;
        }
    }
    wxString columns;
    for (const language::View& view : grid_->columns()) columns += wx(view.tag) + " ";
    wxConfigBase::Get()->Write("/Columns/" + wx(document_->project().id), columns.Trim());
    checks_.reset();
    grid_->set_document(nullptr);
    tree_->set_document(nullptr);
    findings_.set({});
    findings_panel_->set_document(nullptr);
    session.close();
    document_.reset();
    return true;
}

bool MainFrame::save() {
    if (!document_) return false;
    auto saved = document_->save();
    if (!saved && saved.error().code == "store.changed-outside") {
        wxMessageDialog dialog(this, wx(saved.error().sentence), "Strateg",
                               wxYES_NO | wxNO_DEFAULT | wxICON_WARNING);
        dialog.SetExtendedMessage(
            _("Your version can replace it; the other one is kept beside it as a copy."));
        dialog.SetYesNoLabels(_("Replace"), _("Do not save"));
        if (dialog.ShowModal() != wxID_YES) return false;
        saved = document_->save({.replace_changed = true});
    }
    update_title();
    log_event(saved ? "saved" : "not saved: " + saved.error().code);
    if (!saved) {
        tell(saved.error());
        return false;
    }
    SetStatusText(saved->written.empty()
                      ? _("Nothing had changed.")
                      : wxString::Format(wxPLURAL("Saved: %zu file.", "Saved: %zu files.",
                                                  static_cast<unsigned>(saved->written.size())),
                                         saved->written.size()));
    return true;
}

void MainFrame::follow(const RowList::Update& update) {
    grid_->follow(update);
    checks_->submit(document_->project(), ++revision_);
    bool titles = update.structure;
    for (const std::size_t row : update.changed)
        titles = titles || document_->rows()[row].block->kind == model::kind::heading;
    if (titles) tree_->follow();
    update_title();
}

void MainFrame::reported(std::uint64_t revision, check::Report report) {
    if (revision != revision_ || !document_) return; // something newer is on its way
    findings_.set(std::move(report.findings));
    log_event("checked " + std::to_string(findings_.all().size()));
    grid_->findings_changed();
    findings_panel_->follow(!report.complete);
    tree_->follow();
    update_header();
    update_status();
    for (const Problem& problem : engine_.speller().problems()) {
        static std::set<std::string> told;
        const auto& languages = document_->project().languages; // not those of a foreign word here and there
        if (std::find(languages.begin(), languages.end(), language::language_of(problem.place.language)) ==
            languages.end())
            continue;
        if (told.insert(problem.sentence).second) tell(problem);
    }
}

void MainFrame::tell(const Problem& problem) {
    log_event("told " + problem.code);
    wxString words = wx(problem.sentence);
    if (!problem.hint.empty()) words += " " + wx(problem.hint);
    if (!problem.place.file.empty() && words.Find(wx(problem.place.file)) == wxNOT_FOUND)
        words += " (" + wx(problem.place.file) + ")";
    if (info_->HasButtonId(command::show_problems)) info_->RemoveButton(command::show_problems);
    info_->ShowMessage(words, problem.severity == Severity::error ? wxICON_WARNING : wxICON_INFORMATION);
}

void MainFrame::tick() {
    if (!document_) return;
    if (const auto problem = document_->session().journal_problem()) tell(*problem);
    if (checks_ && !checks_->running()) return;
    update_status();
}

} // namespace strateg::gui
