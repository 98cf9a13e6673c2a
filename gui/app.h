// The wxApp: command line, settings, the one window.
#pragma once

#include "gui/work/window_call.h"

#include <memory>
#include <string>

#include <wx/app.h>

class wxCmdLineParser;

namespace strateg::gui {

class App : public wxApp {
public:
    /// Another window has the project and came forward: there is nothing to do here.
    static bool handed_over;
    bool OnInit() override;
    void OnInitCmdLine(wxCmdLineParser& parser) override;
    bool OnCmdLineParsed(wxCmdLineParser& parser) override;
    int OnExit() override;

    /// The window speaks this language from now on: it is made anew, with the project, its undo and the caret
    /// where they were. Call it from no handler of the window itself, but through CallAfter.
    void change_language(const std::string& tag);

private:
    wxString folder_, measure_;
    bool only_opening_ = false;
    long drawing_steps_ = 0;
    bool new_window_ = false;
    std::unique_ptr<WindowAnswers> answers_;
};

} // namespace strateg::gui
