#include "gui/panels/work_bar.h"

#include "gui/text.h"

#include <wx/app.h>
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
        if (!running_) return;
        Show();
        GetParent()->Layout();
    });
}

WorkBar::~WorkBar() {
    *alive_ = false;
    worker_.request_stop();
}

bool WorkBar::run(const wxString& what, std::function<void(const Task&)> job,
                  std::function<void(bool cancelled)> done) {
    if (running_) return false;
    running_ = true;
    what_ = what;
    words_->SetLabel(what);
    gauge_->SetValue(0);
    cancel_->Enable();
    wait_.StartOnce(patience);
    worker_ = std::jthread(
        [this, alive = alive_, job = std::move(job), done = std::move(done)](std::stop_token stop) {
            int told = -1; // work reports far oftener than anybody can see
            const Task task(stop, [this, alive, &told](double fraction, std::string_view step) {
                const int percent = static_cast<int>(fraction * 100);
                if (percent == told) return;
                told = percent;
                wxTheApp->CallAfter([this, alive, fraction, words = std::string(step)] {
                    if (!*alive || !running_) return;
                    gauge_->SetValue(static_cast<int>(fraction * whole));
                    words_->SetLabel(words.empty() ? what_ : what_ + " " + wx(words));
                });
            });
            job(task);
            const bool cancelled = task.cancelled();
            wxTheApp->CallAfter([this, alive, done, cancelled] {
                if (!*alive) return;
                running_ = false;
                wait_.Stop();
                Hide();
                GetParent()->Layout();
                done(cancelled);
            });
        });
    return true;
}

void WorkBar::cancel() {
    if (!running_) return;
    worker_.request_stop();
    cancel_->Disable();
    words_->SetLabel(_("Stopping…"));
}

} // namespace strateg::gui
