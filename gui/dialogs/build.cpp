#include "gui/dialogs/build.h"

#include "gui/event_log.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/filepicker.h>
#include <wx/gauge.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

namespace strateg::gui {

BuildDialog::BuildDialog(wxWindow* parent, model::Project project, std::filesystem::path folder,
                         std::vector<extend::ExporterPtr> exporters)
    : wxDialog(parent, wxID_ANY, _("Build"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      project_(std::move(project)), folder_(std::move(folder)), exporters_(std::move(exporters)),
      views_(language::views_of(project_)) {
    auto* rows = new wxFlexGridSizer(2, 10, 14);
    rows->AddGrowableCol(1);
    const auto add = [&](const wxString& words, wxWindow* control, int flags = wxEXPAND) {
        rows->Add(new wxStaticText(this, wxID_ANY, words), 0, wxALIGN_TOP | wxTOP, 6);
        rows->Add(control, 1, flags);
        control->SetName(words);
    };
    languages_ = new wxCheckListBox(this, wxID_ANY);
    for (const language::View& view : views_) languages_->Append(wx(language::own_name(view.tag)));
    for (unsigned i = 0; i < languages_->GetCount(); ++i) languages_->Check(i);
    languages_->SetMinSize({FromDIP(420), GetCharHeight() * 7});
    add(_("Languages"), languages_);
    format_ = new wxChoice(this, wxID_ANY);
    for (const std::string& format : publish::formats(exporters_)) format_->Append(wx(format).Upper());
    format_->SetSelection(0);
    add(_("Format"), format_, 0);
    out_ = new wxDirPickerCtrl(this, wxID_ANY, wx((folder_ / "out").string()), _("Where to"),
                               wxDefaultPosition, wxDefaultSize, wxDIRP_USE_TEXTCTRL);
    out_->GetTextCtrl()->ChangeValue(wx((folder_ / "out").string())); // the folder need not exist yet
    add(_("In the folder"), out_);
    gauge_ = new wxGauge(this, wxID_ANY, 1000);
    gauge_->SetName(_("Progress"));
    step_ = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize,
                             wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
    results_ = new wxListBox(this, wxID_ANY);
    results_->SetName(_("Result"));
    results_->SetMinSize({-1, GetCharHeight() * 7});
    build_ = new wxButton(this, wxID_OK, _("Build"));
    close_ = new wxButton(this, wxID_CANCEL, _("Close"));
    open_ = new wxButton(this, wxID_ANY, _("Open"));
    reveal_ = new wxButton(this, wxID_ANY, _("Show folder"));
    open_->Disable();
    reveal_->Disable();
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(open_);
    buttons->Add(reveal_, 0, wxLEFT, 6);
    buttons->AddStretchSpacer();
    buttons->Add(close_, 0, wxLEFT, 6);
    buttons->Add(build_, 0, wxLEFT, 6);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(rows, 0, wxEXPAND | wxALL, 18);
    all->Add(step_, 0, wxEXPAND | wxLEFT | wxRIGHT, 18);
    all->Add(gauge_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, 18);
    all->Add(results_, 1, wxEXPAND | wxALL, 18);
    all->Add(buttons, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, 18);
    build_->SetDefault();
    build_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { build(); });
    close_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (job_.running())
            cancel();
        else
            end();
    });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) {
        if (job_.running()) cancel();
        end();
    });
    open_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open_chosen(); });
    results_->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { open_chosen(); });
    reveal_->Bind(wxEVT_BUTTON,
                  [this](wxCommandEvent&) { wxLaunchDefaultApplication(out_->GetTextCtrl()->GetValue()); });
    SetSizerAndFit(all);
    CentreOnParent();
    build_->SetFocus();
}

void BuildDialog::end() {
    if (wxWindow* parent = GetParent()) parent->SetFocus();
    Destroy();
}

void BuildDialog::build() {
    publish::Options options;
    for (unsigned i = 0; i < languages_->GetCount(); ++i)
        if (languages_->IsChecked(i)) options.views.push_back(views_[i]);
    if (options.views.empty()) {
        step_->SetLabel(_("Choose at least one language."));
        return;
    }
    options.out = utf8(out_->GetTextCtrl()->GetValue());
    if (options.out.empty()) options.out = folder_ / "out";
    options.format = utf8(format_->GetStringSelection().Lower());
    options.exporters = exporters_;
    results_->Clear();
    outputs_.clear();
    build_->Disable();
    open_->Disable();
    reveal_->Disable();
    close_->SetLabel(_("Cancel"));
    close_->SetFocus(); // so that Esc cancels: a button that is off has no keys
    step_->SetLabel(_("Beginning\u2026"));
    gauge_->SetValue(0);
    job_.start<Result<publish::Published>>(
        [project = project_, folder = folder_, options](const Task& task) {
            return publish::publish(project, folder, options, task);
        },
        [this](Result<publish::Published> result) { finished(std::move(result)); },
        [this](double fraction, const std::string& step) {
            gauge_->SetValue(static_cast<int>(fraction * 1000));
            if (!stopping_) step_->SetLabel(wx(step));
        });
}

void BuildDialog::cancel() {
    stopping_ = true;
    job_.stop();
    step_->SetLabel(_("Stopping\u2026"));
}

void BuildDialog::finished(Result<publish::Published> result) {
    stopping_ = false;
    build_->Enable();
    close_->SetLabel(_("Close"));
    gauge_->SetValue(result ? 1000 : 0);
    if (!result) {
        step_->SetLabel(wx(result.error().sentence + " " + result.error().hint));
        return;
    }
    for (const publish::Output& output : result->outputs) {
        if (!output.main) continue;
        outputs_.push_back(output);
        wxString words = wx(output.path.filename().string());
        if (output.pages > 0)
            words += wxString::FromUTF8(" \u2014 ") +
                     wxString::Format(wxPLURAL("%zu page", "%zu pages", static_cast<unsigned>(output.pages)),
                                      output.pages);
        words += wxString::Format(", %zu KB", (output.bytes + 1023) / 1024);
        results_->Append(words);
    }
    log_event("built " + std::to_string(outputs_.size()));
    for (const Problem& problem : result->problems)
        results_->Append(wx((problem.place.language.empty() ? "" : problem.place.language + ": ") +
                            problem.sentence + (problem.hint.empty() ? "" : " " + problem.hint)));
    step_->SetLabel(wxString::Format(
        wxPLURAL("Done: %zu file.", "Done: %zu files.", static_cast<unsigned>(outputs_.size())),
        outputs_.size()));
    open_->Enable(!outputs_.empty());
    reveal_->Enable(!outputs_.empty());
    if (!outputs_.empty()) results_->SetSelection(0);
}

void BuildDialog::open_chosen() {
    const int at = results_->GetSelection();
    if (at >= 0 && static_cast<std::size_t>(at) < outputs_.size())
        wxLaunchDefaultApplication(wx(outputs_[static_cast<std::size_t>(at)].path.string()));
}

} // namespace strateg::gui
