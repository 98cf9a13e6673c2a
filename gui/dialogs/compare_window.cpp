#include "gui/dialogs/compare_window.h"

#include "gui/event_log.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/accel.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/gauge.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace strateg::gui {
namespace {

/// What comes from the thread.
struct Outcome {
    std::shared_ptr<const compare::Comparison> comparison;
    std::optional<Problem> problem;
};

} // namespace

CompareWindow::CompareWindow(wxWindow* parent, Events events)
    : wxDialog(parent, wxID_ANY, _("Compare states"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      events_(std::move(events)), job_(*this) {
    const int gap = FromDIP(8);
    before_ = new wxChoice(this, wxID_ANY);
    before_->SetName(_("Earlier state"));
    after_ = new wxChoice(this, wxID_ANY);
    after_->SetName(_("Later state"));
    auto* turn = new wxButton(this, wxID_ANY, wxString::FromUTF8("⇄"), wxDefaultPosition, wxDefaultSize,
                              wxBU_EXACTFIT);
    turn->SetName(_("Exchange the two states"));
    turn->SetToolTip(_("Exchange the two states"));
    auto* choices = new wxBoxSizer(wxHORIZONTAL);
    choices->Add(new wxStaticText(this, wxID_ANY, _("From")), 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, gap);
    choices->Add(before_, 1, wxALIGN_CENTER_VERTICAL);
    choices->Add(turn, 0, wxALIGN_CENTER_VERTICAL | wxLEFT | wxRIGHT, gap);
    choices->Add(new wxStaticText(this, wxID_ANY, _("to")), 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, gap);
    choices->Add(after_, 1, wxALIGN_CENTER_VERTICAL);

    gauge_ = new wxGauge(this, wxID_ANY, 100, wxDefaultPosition, FromDIP(wxSize(-1, 8)));
    gauge_->SetName(_("Comparing"));
    stop_ = new wxButton(this, wxID_ANY, _("&Stop"));
    auto* progress = new wxBoxSizer(wxHORIZONTAL);
    progress->Add(new wxStaticText(this, wxID_ANY, _("Comparing\u2026")), 0,
                  wxALIGN_CENTER_VERTICAL | wxRIGHT, gap);
    progress->Add(gauge_, 1, wxALIGN_CENTER_VERTICAL);
    progress->Add(stop_, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, gap);
    progress_ = progress;

    view_ = new ComparisonView(
        this, {[this](const compare::Difference& difference) { events_.go_to(difference); },
               [this](const compare::Difference& difference, const std::optional<std::string>& language) {
                   const auto shown = comparison_; // stays while it is used
                   if (shown && events_.take_back(*shown, difference, language)) run();
               }});
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    auto* close = new wxButton(this, wxID_CANCEL, _("&Close"));
    buttons->Add(close);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(choices, 0, wxEXPAND | wxALL, gap);
    all->Add(progress, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    all->Add(view_, 1, wxEXPAND | wxLEFT | wxRIGHT, gap);
    all->Add(buttons, 0, wxEXPAND | wxALL, gap);
    SetSizer(all);
    SetMinSize(FromDIP(wxSize(640, 400)));
    SetSize(FromDIP(wxSize(1000, 640)));
    CentreOnParent();
    show_progress(false);

    before_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { run(); });
    after_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { run(); });
    turn->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { compare(key_of(*after_), key_of(*before_)); });
    stop_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        job_.cancel();
        show_progress(false);
        view_->show(nullptr, false, _("Stopped."));
    });
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) {
        job_.cancel();
        comparison_.reset();
        view_->show(nullptr, false);
        Hide();
    });
    constexpr int next = wxID_FORWARD, previous = wxID_BACKWARD;
    Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { view_->step(1); }, next);
    Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { view_->step(-1); }, previous);
    wxAcceleratorEntry keys[] = {{wxACCEL_NORMAL, WXK_F7, next}, {wxACCEL_SHIFT, WXK_F7, previous}};
    SetAcceleratorTable({2, keys});
}

std::string CompareWindow::key_of(const wxChoice& choice) const {
    const int at = choice.GetSelection();
    return at < 0 || static_cast<std::size_t>(at) >= states_.size()
               ? std::string()
               : states_[static_cast<std::size_t>(at)].key;
}

void CompareWindow::choose(wxChoice& choice, const std::string& key) {
    for (std::size_t i = 0; i < states_.size(); ++i)
        if (states_[i].key == key) choice.SetSelection(static_cast<int>(i));
}

void CompareWindow::fill() {
    states_ = events_.states();
    for (wxChoice* choice : {before_, after_}) {
        choice->Clear();
        for (const State& state : states_) choice->Append(state.label);
    }
}

void CompareWindow::follow_states() {
    const std::string before = key_of(*before_), after = key_of(*after_);
    fill();
    choose(*before_, before);
    choose(*after_, after);
}

void CompareWindow::compare(const std::string& before, const std::string& after) {
    fill();
    choose(*before_, before);
    choose(*after_, after);
    run();
}

void CompareWindow::show_progress(bool shown) {
    progress_->ShowItems(shown);
    gauge_->SetValue(0);
    Layout();
}

void CompareWindow::run() {
    follow_states(); // "now" is another state after every edit
    const int before = before_->GetSelection(), after = after_->GetSelection();
    if (before < 0 || after < 0) return;
    const auto load_before = states_[static_cast<std::size_t>(before)].load;
    const auto load_after = states_[static_cast<std::size_t>(after)].load;
    const bool now = states_[static_cast<std::size_t>(after)].key == "now";
    job_.start<Outcome>(
        [load_before, load_after](const Task& task) -> Outcome {
            auto one = load_before();
            if (!one) return {nullptr, one.error()};
            auto other = load_after();
            if (!other) return {nullptr, other.error()};
            return {std::make_shared<compare::Comparison>(
                        compare::compare(std::move(*one), std::move(*other), task)),
                    std::nullopt};
        },
        [this, now](Outcome outcome) {
            show_progress(false);
            comparison_ = outcome.comparison;
            if (outcome.problem) {
                view_->show(nullptr, false, wx(outcome.problem->sentence + " " + outcome.problem->hint));
                log_event("compare told " + outcome.problem->code);
                return;
            }
            view_->show(comparison_, now && events_.writable());
            view_->focus_list();
            log_event("compared " + std::to_string(comparison_->differences.size()));
        },
        [this](double fraction, const std::string&) { gauge_->SetValue(static_cast<int>(fraction * 100)); });
    // Shown only where it takes a while: no flicker.
    CallAfter([this] {
        if (job_.running()) show_progress(true);
    });
}

} // namespace strateg::gui
