// The wxApp: command line, settings, the one window.
#pragma once

#include <wx/app.h>

class wxCmdLineParser;

namespace strateg::gui {

class App : public wxApp {
public:
    bool OnInit() override;
    void OnInitCmdLine(wxCmdLineParser& parser) override;
    bool OnCmdLineParsed(wxCmdLineParser& parser) override;
    int OnExit() override;

private:
    wxString folder_, measure_;
    bool only_opening_ = false;
    long drawing_steps_ = 0;
};

} // namespace strateg::gui
