// The window. It only wires: makes the parts and the features, and tells them when the window opens, closes
// and grows a second older. What it can do is in gui/features.
#pragma once

#include "gui/features/columns.h"
#include "gui/features/project.h"
#include "gui/workbench.h"

#include <memory>
#include <string>
#include <vector>

#include <wx/frame.h>
#include <wx/timer.h>

class wxInfoBar;
class wxSimplebook;

namespace strateg::gui {

namespace measure {
class DrawingCheck;
class Measurer;
} // namespace measure
class WorkBar;

class MainFrame : public wxFrame {
public:
    MainFrame();
    ~MainFrame() override;

    void open_project(const std::string& folder) { project_->open(folder); }
    /// Opens the project that was open when the program ended last.
    void resume();
    /// What another window goes on with, in the same place of the screen: the document with all that was
    /// done, and the caret. This one is hidden and destroyed.
    struct Handover {
        std::unique_ptr<Document> document; // nullptr: the start page
        CaretAt caret;
        wxRect place;
    };
    Handover hand_over();
    void take_over(Handover handover);
    bool can_hand_over() const { return !project_->opening(); }
    /// Shows the window to the person, if this folder's project is open in it.
    bool come_forward(const std::string& folder);
    /// What is opened next is measured (gui/measure/measurer.h).
    void measure(const std::string& file, bool only_opening);
    /// What is opened next is edited at random (gui/measure/drawing_check.h).
    void check_drawing(int steps);

private:
    void make_parts();
    void make_features();
    void load_window();
    void store_window();
    void opened();
    void tell(const Problem& problem);

    Engine engine_;
    Commands commands_;
    Workbench bench_;
    std::vector<std::unique_ptr<Feature>> features_;
    ProjectFeature* project_ = nullptr; // one of features_
    ColumnsFeature* columns_ = nullptr; // one of features_
    std::unique_ptr<measure::Measurer> measure_;
    std::unique_ptr<measure::DrawingCheck> drawing_;
    wxSimplebook* book_ = nullptr;
    StartPage* start_ = nullptr;
    GridHeader* header_ = nullptr;
    WorkBar* work_ = nullptr;
    wxInfoBar* info_ = nullptr;
    wxInfoBar* lock_info_ = nullptr;
    wxTimer timer_;
};

} // namespace strateg::gui
