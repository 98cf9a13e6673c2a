#include "gui/frame.h"

#include "gui/commands/ids.h"
#include "gui/event_log.h"
#include "gui/features/building.h"
#include "gui/features/comments.h"
#include "gui/features/editing.h"
#include "gui/features/exchanging.h"
#include "gui/features/figures.h"
#include "gui/features/finding.h"
#include "gui/features/findings.h"
#include "gui/features/formatting.h"
#include "gui/features/going.h"
#include "gui/features/help.h"
#include "gui/features/inserting.h"
#include "gui/features/links.h"
#include "gui/features/page.h"
#include "gui/features/panes.h"
#include "gui/features/resume.h"
#include "gui/features/safety.h"
#include "gui/features/picking.h"
#include "gui/features/sections.h"
#include "gui/features/snapshots.h"
#include "gui/features/status.h"
#include "gui/features/tables.h"
#include "gui/features/typing.h"
#include "gui/features/view.h"
#include "gui/features/window_languages.h"
#include "gui/first_size.h"
#include "gui/grid/layout_words.h"
#include "gui/icons.h"
#include "gui/measure/drawing_check.h"
#include "gui/measure/measurer.h"
#include "gui/text.h"

#include <algorithm>
#include <filesystem>

#include <wx/config.h>
#include <wx/display.h>
#include <wx/infobar.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>

namespace strateg::gui {

MainFrame::MainFrame()
    : wxFrame(nullptr, wxID_ANY, "Strateg", wxDefaultPosition, {1280, 800}), commands_(*this),
      bench_(*this, commands_, engine_) {
    SetName("strateg-editor");
    SetMinSize(FromDIP(wxSize(640, 420)));
    SetIcon(icon_named("strateg", 48).GetIcon({48, 48}));
    make_parts();
    make_features();
    commands_.make();
    wait_for_first_size(*this);
    load_window();
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        store_window();
        if (!project_->close(event.CanVeto())) {
            event.Veto();
            return;
        }
        Destroy();
    });
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { bench_.second_passed(); });
    timer_.Start(1000);
    project_->started();
}

MainFrame::~MainFrame() {
    timer_.Stop();
    measure_.reset();
    drawing_.reset();
    while (!features_.empty()) features_.pop_back();
}

void MainFrame::make_parts() {
    book_ = new wxSimplebook(this);
    start_ = new StartPage(book_, {[this](int id) { commands_.run(id); },
                                   [this](const std::string& folder) { open_project(folder); }});
    book_->AddPage(start_, "start");

    auto* editor = new wxPanel(book_);
    book_->AddPage(editor, "editor");
    lock_info_ = new wxInfoBar(editor);
    info_ = new wxInfoBar(editor);
    bench_.tell = [this](const Problem& problem) { tell(problem); };
    bench_.say = [this](const wxString& words) { SetStatusText(words); };
    work_ = new WorkBar(editor);
    auto* docks = new Docks(editor);
    auto* middle = new wxPanel(docks->middle_parent());
    docks->set_middle(middle);
    header_ = new GridHeader(
        middle, [this](int column) { columns_->toggle_script(column); },
        [this] { return bench_.grid().GetClientSize().GetWidth(); });
    GridEvents events;
    events.caret_moved = [this] { bench_.caret_moved(); };
    events.problem = [this](const Problem& problem) { tell(problem); };
    events.finding_menu = [this](std::size_t finding, wxPoint at) { bench_.finding_menu(finding, at); };
    events.menu = [this](wxPoint at) { bench_.text_menu(at); };
    events.open = [this](const model::Mark& mark) { bench_.object_opened(mark); };
    events.open_address = [this](const std::string& address) { bench_.address_opened(address); };
    events.open_block = [this](const std::string& block) { bench_.block_opened(block); };
    auto* grid = new GridCanvas(middle, bench_.findings(), std::move(events));
    grid->set_layout_words(layout_words());
    bench_.set_parts(*docks, *grid);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(header_, 0, wxEXPAND);
    column->Add(grid, 1, wxEXPAND);
    middle->SetSizer(column);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(lock_info_, 0, wxEXPAND);
    sizer->Add(info_, 0, wxEXPAND);
    sizer->Add(work_, 0, wxEXPAND);
    sizer->Add(docks, 1, wxEXPAND);
    editor->SetSizer(sizer);
    bench_.add_bar = [editor, sizer] {
        auto* bar = new wxInfoBar(editor);
        sizer->Insert(0, bar, 0, wxEXPAND);
        return bar;
    };

    bench_.opened.connect([this] { opened(); });
    bench_.moved.connect([this] {
        if (bench_.writable()) lock_info_->Dismiss();
    });
}

// The grid shows the document before any feature hears of it: opened() is connected first.
void MainFrame::make_features() {
    const auto add = [this](auto feature) {
        auto* pointer = feature.get();
        features_.push_back(std::move(feature));
        return pointer;
    };
    project_ = add(std::make_unique<ProjectFeature>(bench_, *start_));
    columns_ = add(std::make_unique<ColumnsFeature>(bench_, *header_));
    add(std::make_unique<SectionsFeature>(bench_));
    const FindingsFeature* findings = add(std::make_unique<FindingsFeature>(bench_));
    add(std::make_unique<EditingFeature>(bench_));
    add(std::make_unique<FormattingFeature>(bench_));
    add(std::make_unique<InsertingFeature>(bench_));
    add(std::make_unique<CommentsFeature>(bench_));
    add(std::make_unique<PickingFeature>(bench_));
    add(std::make_unique<TablesFeature>(bench_));
    add(std::make_unique<LinksFeature>(bench_));
    add(std::make_unique<FiguresFeature>(bench_));
    add(std::make_unique<TypingFeature>(bench_));
    add(std::make_unique<FindingFeature>(bench_));
    add(std::make_unique<GoingFeature>(bench_));
    add(std::make_unique<ViewFeature>(bench_));
    add(std::make_unique<PageFeature>(bench_));
    add(std::make_unique<ResumeFeature>(bench_));
    add(std::make_unique<PanesFeature>(bench_));
    add(std::make_unique<BuildingFeature>(bench_));
    add(std::make_unique<ExchangingFeature>(bench_, *work_));
    add(std::make_unique<SnapshotsFeature>(bench_));
    add(std::make_unique<SafetyFeature>(bench_));
    add(std::make_unique<HelpFeature>(bench_));
    add(std::make_unique<WindowLanguagesFeature>(bench_, [this] { return can_hand_over(); }));
    add(std::make_unique<StatusFeature>(bench_, *findings));
    commands_.bind(wxID_EXIT, [this] { Close(); });
    project_->started.connect([this] {
        book_->SetSelection(0);
        CallAfter([this] {
            if (book_->GetSelection() == 0) start_->SetFocus();
        });
    });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent& event) {
        if (!commands_.run(event.GetId())) event.Skip();
    });
}

void MainFrame::load_window() {
    wxConfigBase& config = *wxConfigBase::Get();
    const int display = wxDisplay::GetFromWindow(this);
    const wxSize room =
        wxDisplay(display == wxNOT_FOUND ? 0u : static_cast<unsigned>(display)).GetClientArea().GetSize();
    const int width = static_cast<int>(config.ReadLong("/Window/Width", 1280));
    const int height = static_cast<int>(config.ReadLong("/Window/Height", 800));
    SetSize({std::clamp(width, 640, std::max(640, room.x)), std::clamp(height, 420, std::max(420, room.y))});
    if (config.ReadBool("/Window/Maximized", false)) Maximize();
    bench_.docks().load(config, {"sections", "findings"});
}

void MainFrame::store_window() {
    bench_.storing();
    wxConfigBase& config = *wxConfigBase::Get();
    config.Write("/Window/Maximized", IsMaximized());
    if (!IsMaximized() && !IsIconized()) {
        config.Write("/Window/Width", GetSize().GetWidth());
        config.Write("/Window/Height", GetSize().GetHeight());
    }
    bench_.docks().store(config);
    config.Flush();
}

void MainFrame::opened() {
    book_->SetSelection(1);
    Layout();
    Document& document = *bench_.document();
    GridCanvas& grid = bench_.grid();
    grid.set_document(&document);
    lock_info_->Dismiss();
    info_->Dismiss();
    if (const auto& reason = document.session().read_only())
        lock_info_->ShowMessage(wx(reason->sentence + " " + reason->hint), wxICON_INFORMATION);
    const Problems& problems = document.session().problems();
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
    CallAfter([this] { // when every feature knows the document
        if (!bench_.open()) return;
        const Document& here = *bench_.document();
        const auto& outline = here.project().outline;
        if (outline.empty() && here.rows().size() == 0) bench_.say(_("Empty: add a section to begin."));
        const std::size_t first = outline.empty() ? 0 : here.rows().first_of(outline.front().section->id);
        if (first != RowList::npos && first < here.rows().size()) bench_.grid().jump_to_row(first);
        bench_.grid().SetFocus();
        bench_.caret_moved();
        log_event("ready");
    });
}

void MainFrame::resume() {
    if (const std::string folder = ResumeFeature::last_project(); !folder.empty()) open_project(folder);
}

bool MainFrame::come_forward(const std::string& folder) {
    std::error_code error;
    if (!bench_.open() || !std::filesystem::equivalent(bench_.document()->session().folder(), folder, error))
        return false;
    if (IsIconized()) Iconize(false);
    Raise();
    RequestUserAttention();
    log_event("shown again");
    return true;
}

MainFrame::Handover MainFrame::hand_over() {
    store_window();
    Handover handover;
    handover.place = GetRect();
    handover.caret = bench_.grid().caret();
    handover.document = project_->release();
    Hide();
    Destroy();
    return handover;
}

void MainFrame::take_over(Handover handover) {
    if (!IsMaximized()) SetSize(handover.place);
    if (!handover.document) return;
    project_->adopt(std::move(handover.document));
    CallAfter([this, caret = handover.caret] { // after opened() went to the first section
        if (bench_.open() && !caret.field.empty()) bench_.grid().place_caret(caret);
    });
}

void MainFrame::measure(const std::string& file, bool only_opening) {
    measure_ = std::make_unique<measure::Measurer>(bench_, file, only_opening);
}

void MainFrame::check_drawing(int steps) {
    drawing_ = std::make_unique<measure::DrawingCheck>(bench_, steps);
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

} // namespace strateg::gui
