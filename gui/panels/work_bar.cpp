#include "gui/panels/work_bar.h"

#include "gui/text.h"

#include <wx/button.h>
#include <wx/gauge.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace strateg::gui {
namespace {
constexpr int patience = 500; // milliseconds before the bar is seen
constexpr int whole = 1000;   // of the gauge
} // namespace

WorkBar::WorkBar(wxWindow* parent) : wxPanel(parent) {
    words_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_MIDDLE);
    gauge_ = new wxGauge(this, wxID_ANY, whole, wxDefaultPosition, FromDIP(wxSize(200, -1)));
    gauge_->SetName(_("Progress"));
    cancel_ = new wxButton(this, wxID_ANY, _("Cancel"));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(words_, 1, wxALIGN_CENTER_VERTICAL | wxALL, FromDIP(8));
    row->Add(gauge_, 0, wxALIGN_CENTER_VERTICAL);
    row->Add(cancel_, 0, wxALL, FromDIP(6));
    SetSizer(row);
    Hide();
    cancel_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { cancel(); });
    wait_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        if (!running()) return;
        Show();
        GetParent()->Layout();
    });
}

bool WorkBar::run(const wxString& what, std::function<void(const Task&)> work,
                  std::function<void(bool cancelled)> done) {
    if (running()) return false;
    words_->SetLabel(what);
    gauge_->SetValue(0);
    cancel_->Enable();
    wait_.StartOnce(patience);
    job_.start<bool>(
        [work = std::move(work)](const Task& task) {
            work(task);
            return task.cancelled();
        },
        [this, done = std::move(done)](bool cancelled) {
            wait_.Stop();
            Hide();
            GetParent()->Layout();
            done(cancelled);
        },
        [this, what](double fraction, const std::string& step) {
            gauge_->SetValue(static_cast<int>(fraction * whole));
            if (cancel_->IsEnabled()) words_->SetLabel(step.empty() ? what : what + " " + wx(step));
        });
    return true;
}

void WorkBar::cancel() {
    if (!running()) return;
    job_.stop();
    cancel_->Disable();
    words_->SetLabel(_("Stopping…"));
}

} // namespace strateg::gui
