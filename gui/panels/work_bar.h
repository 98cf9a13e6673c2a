// Long work beside writing: what is being done, how far it is, and a button that ends it. Seen only while
// work takes longer than half a second; the editor stays usable.
#pragma once

#include "gui/work/job.h"

#include <functional>

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

    bool running() const { return job_.running(); }
    /// `work` runs on a thread of its own and must end soon after its task is cancelled; `done` comes on the
    /// UI thread afterwards. False: something else is being done.
    bool run(const wxString& what, std::function<void(const Task&)> work,
             std::function<void(bool cancelled)> done);
    void cancel();

private:
    wxStaticText* words_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxButton* cancel_ = nullptr;
    wxTimer wait_;
    Job job_{*this}; // waits for its thread before the rest goes
};

} // namespace strateg::gui
