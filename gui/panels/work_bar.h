// Long work beside writing: what is being done, how far it is, and a button that ends it. Seen only while work
// takes longer than half a second; the editor stays usable.
#pragma once

#include "core/base/task.h"

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <wx/panel.h>
#include <wx/timer.h>

class wxButton;
class wxGauge;
class wxStaticText;

namespace strateg::gui {

/// UI thread. One piece of work at a time.
class WorkBar : public wxPanel {
public:
    explicit WorkBar(wxWindow* parent);
    /// Cancels and waits.
    ~WorkBar() override;

    bool running() const { return running_; }
    /// `job` runs on a thread of its own and must end soon after its task is cancelled; `done` comes on the UI
    /// thread afterwards. False: something else is being done.
    bool run(const wxString& what, std::function<void(const Task&)> job,
             std::function<void(bool cancelled)> done);
    void cancel();

private:
    wxStaticText* words_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxButton* cancel_ = nullptr;
    wxTimer wait_;
    bool running_ = false;
    wxString what_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    std::jthread worker_;
};

} // namespace strateg::gui
