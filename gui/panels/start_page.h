// What the window shows while no project is open: how to begin, and what was open before.
#pragma once

#include "gui/panels/work_bar.h"
#include "gui/recent.h"

#include <functional>
#include <string>
#include <vector>

#include <wx/panel.h>

class wxBoxSizer;
class wxSizer;

namespace strateg::gui {

class StartPage : public wxPanel {
public:
    struct Events {
        std::function<void(int command)> command;
        std::function<void(const std::string& folder)> open;
    };
    StartPage(wxWindow* parent, Events events);

    void set_recent(const std::vector<Recent>& recent);
    /// Below everything, for what takes long: "Opening …", with a way to stop it.
    WorkBar& work() { return *work_; }

private:
    Events events_;
    void offer_example();
    wxSizer* languages();

    wxPanel* list_ = nullptr;
    wxWindow* example_ = nullptr; // in the list of beginnings, where it is not offered otherwise
    WorkBar* work_ = nullptr;
};

} // namespace strateg::gui
