// The window. It only wires: panels tell it what a person wants, it asks the document, the panels follow.
//
// frame.cpp: making, opening, closing, following; frame_menus.cpp: menus, toolbar, what is enabled;
// frame_commands.cpp: what the commands do; frame_findings.cpp: fixing and ignoring; measure.cpp: --measure.
#pragma once

#include "gui/commands.h"
#include "gui/grid/grid_canvas.h"
#include "gui/logic/document.h"
#include "gui/logic/finding_index.h"
#include "gui/panels/findings_panel.h"
#include "gui/panels/grid_header.h"
#include "gui/panels/section_tree.h"
#include "gui/panels/start_page.h"
#include "gui/work/engine.h"

#include <memory>
#include <string>
#include <vector>

#include <wx/frame.h>
#include <wx/timer.h>

class wxInfoBar;
class wxMenu;
class wxSimplebook;
class wxSplitterWindow;

namespace strateg::gui {

class MainFrame : public wxFrame {
public:
    MainFrame();
    ~MainFrame() override;

    /// Reads on a thread; the window stays alive. What cannot be opened is said in a dialog.
    void open_project(const std::string& folder);
    /// Opens, scrolls and types with real events as soon as the project is there; writes the times to `file`
    /// and ends the program.
    void measure(const std::string& file);

private:
    // making
    void make_menus();
    void make_toolbar();
    void make_panels();
    void bind_commands();
    void fill_view_menu();
    void fill_recent_menu();
    void update_commands();
    // opening and closing
    void opened(Result<store::Session> session, const std::string& folder);
    bool recover(store::Session& session);
    bool close_project(bool may_veto);
    bool save();
    void show_start();
    void remember(const std::string& folder, const std::string& title);
    std::vector<StartPage::Recent> recent() const;
    void load_window();
    void store_window();
    // following
    void follow(const RowList::Update& update);
    void caret_moved();
    void update_title();
    void update_status();
    void update_header();
    void reported(std::uint64_t revision, check::Report report);
    void tell(const Problem& problem);
    void show_problems();
    void tick();
    // commands
    void on_command(wxCommandEvent& event);
    void section_command(int command);
    void choose_view(std::size_t view);
    void toggle_script(int column);
    void move_column(int direction);
    void change_value();
    void insert_table();
    void insert_figure();
    void insert_value();
    void insert_reference();
    void insert_link();
    void indent(int direction);
    void confirm_translation();
    void new_project();
    void open_example();
    void build();
    void step_undo(bool redo);
    void grid_menu(wxPoint screen);
    void delete_section(const std::string& section);
    // findings
    void jump_to(std::size_t finding);
    void finding_menu(std::size_t finding, wxPoint screen);
    void apply_fix(const check::Finding& finding, const check::Fix& fix);
    void ignore(const check::Finding& finding);
    void add_word(const check::Finding& finding, bool mine);
    void measured_step();

    Engine engine_;
    std::unique_ptr<Document> document_;
    FindingIndex findings_;
    std::unique_ptr<Checks> checks_;
    std::vector<language::View> views_; // of the project
    std::uint64_t revision_ = 0;
    std::uint64_t fixes_asked_ = 0;
    bool opening_ = false;
    std::thread opener_;

    wxMenu* recent_menu_ = nullptr;
    wxSimplebook* book_ = nullptr;
    StartPage* start_ = nullptr;
    wxInfoBar* info_ = nullptr;
    wxInfoBar* lock_info_ = nullptr;
    wxSplitterWindow* tree_split_ = nullptr;
    wxSplitterWindow* findings_split_ = nullptr;
    SectionTree* tree_ = nullptr;
    wxPanel* tree_panel_ = nullptr;
    wxPanel* grid_panel_ = nullptr;
    GridHeader* header_ = nullptr;
    GridCanvas* grid_ = nullptr;
    FindingsPanel* findings_panel_ = nullptr;
    wxTimer timer_;
    int tree_width_ = 260, findings_height_ = 190;
    struct Measure;
    std::unique_ptr<Measure> measure_;
};

} // namespace strateg::gui
