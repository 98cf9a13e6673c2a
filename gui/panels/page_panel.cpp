#include "gui/panels/page_panel.h"

#include "gui/text.h"

#include <algorithm>
#include <cmath>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace strateg::gui {
namespace {

constexpr double zooms[] = {0.5, 0.75, 1, 1.25, 1.5, 2, 3};
constexpr int fits = 2; // entries before them

wxString per_cent(double zoom) {
    return wxString::Format(_("%d %%"), static_cast<int>(std::lround(zoom * 100)));
}

} // namespace

PagePanel::PagePanel(wxWindow* parent, Events events) : wxPanel(parent), events_(std::move(events)) {
    SetName(_("Page"));
    view_ = new wxChoice(this, wxID_ANY);
    view_->SetName(_("Language of the pages"));
    follow_ = new wxCheckBox(this, wxID_ANY, _("Follow the caret"));
    follow_->SetValue(true);
    page_ = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, {GetCharWidth() * 6, -1},
                           wxTE_PROCESS_ENTER | wxTE_RIGHT);
    page_->SetName(_("Page number"));
    count_ = new wxStaticText(this, wxID_ANY, {});
    smaller_ = new wxButton(this, wxID_ANY, wxString::FromUTF8("\xE2\x88\x92"), wxDefaultPosition,
                            wxDefaultSize, wxBU_EXACTFIT);
    smaller_->SetName(_("Smaller"));
    smaller_->SetToolTip(_("Smaller"));
    zoom_ = new wxChoice(this, wxID_ANY);
    zoom_->SetName(_("Size of the pages"));
    larger_ = new wxButton(this, wxID_ANY, "+", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    larger_->SetName(_("Larger"));
    larger_->SetToolTip(_("Larger"));
    zoom_->Append(_("Fit the width"));
    zoom_->Append(_("Fit the page"));
    for (const double zoom : zooms) zoom_->Append(per_cent(zoom));

    PageCanvas::Events on_canvas;
    on_canvas.moved = [this] {
        update();
        events_.moved();
    };
    on_canvas.go = [this](const std::string& block) { events_.go(block); };
    canvas_ = new PageCanvas(this, std::move(on_canvas));

    const int gap = FromDIP(4);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(view_, 1, wxALIGN_CENTER_VERTICAL | wxRIGHT, 2 * gap);
    top->Add(follow_, 0, wxALIGN_CENTER_VERTICAL);
    auto* below = new wxBoxSizer(wxHORIZONTAL);
    below->Add(page_, 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, gap);
    below->Add(count_, 0, wxALIGN_CENTER_VERTICAL);
    below->AddStretchSpacer();
    below->Add(smaller_, 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, gap);
    below->Add(zoom_, 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, gap);
    below->Add(larger_, 0, wxALIGN_CENTER_VERTICAL);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(top, 0, wxEXPAND | wxALL, gap);
    all->Add(below, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    all->Add(canvas_, 1, wxEXPAND);
    SetSizer(all);

    view_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { events_.chosen(); });
    follow_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { events_.chosen(); });
    zoom_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { choose_zoom(); });
    const auto step = [this](int direction) {
        canvas_->set_zoom(next_zoom(canvas_->flow().zoom(), direction));
    };
    smaller_->Bind(wxEVT_BUTTON, [step](wxCommandEvent&) { step(-1); });
    larger_->Bind(wxEVT_BUTTON, [step](wxCommandEvent&) { step(1); });
    page_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { go_to_page(); });
    page_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this] { update(); });
    });
    update();
}

void PagePanel::set_views(std::vector<language::View> views, const std::string& tag) {
    views_ = std::move(views);
    view_->Clear();
    int selected = 0;
    for (std::size_t i = 0; i < views_.size(); ++i) {
        view_->Append(wx(language::own_name(views_[i].tag)));
        if (views_[i].tag == tag) selected = static_cast<int>(i);
    }
    if (!views_.empty()) view_->SetSelection(selected);
    view_->Enable(views_.size() > 1);
}

const language::View* PagePanel::view() const {
    const int at = view_->GetSelection();
    return at >= 0 && static_cast<std::size_t>(at) < views_.size() ? &views_[static_cast<std::size_t>(at)]
                                                                   : nullptr;
}

bool PagePanel::follow() const {
    return follow_->GetValue();
}

void PagePanel::set_follow(bool follow) {
    follow_->SetValue(follow);
}

void PagePanel::choose_zoom() {
    const int chosen = zoom_->GetSelection();
    if (chosen == 0) canvas_->set_fit(PageFlow::Fit::width);
    if (chosen == 1) canvas_->set_fit(PageFlow::Fit::page);
    const auto at = static_cast<std::size_t>(chosen - fits);
    if (chosen >= fits && at < std::size(zooms)) canvas_->set_zoom(zooms[at]);
}

void PagePanel::go_to_page() {
    unsigned long page = 0;
    if (page_->GetValue().Trim().ToULong(&page) && page > 0)
        canvas_->show_page(std::min<std::size_t>(page, canvas_->flow().size()) - 1);
    update();
    canvas_->SetFocus();
}

void PagePanel::update() {
    if (!canvas_) return;
    const PageFlow& flow = canvas_->flow();
    const bool some = flow.size() > 0;
    for (wxWindow* control : {static_cast<wxWindow*>(page_), static_cast<wxWindow*>(smaller_),
                              static_cast<wxWindow*>(zoom_), static_cast<wxWindow*>(larger_)})
        if (control->IsEnabled() != some) control->Enable(some);
    if (!page_->HasFocus()) {
        const wxString number = some ? wxString::Format("%zu", canvas_->current() + 1) : wxString();
        if (page_->GetValue() != number) page_->ChangeValue(number);
    }
    const wxString count = some ? wxString::Format(_("of %zu"), flow.size()) : wxString();
    if (count_->GetLabel() != count) {
        count_->SetLabel(count);
        Layout();
    }
    // A size between the steps has an entry of its own, at the end.
    const int own = fits + static_cast<int>(std::size(zooms));
    int selected = static_cast<int>(flow.fit() == PageFlow::Fit::width ? 0 : 1);
    if (flow.fit() == PageFlow::Fit::none) {
        selected = own;
        for (std::size_t i = 0; i < std::size(zooms); ++i)
            if (std::abs(zooms[i] - flow.zoom()) < 0.005) selected = fits + static_cast<int>(i);
    }
    const bool has_own = static_cast<int>(zoom_->GetCount()) > own;
    if (selected == own) {
        const wxString words = per_cent(flow.zoom());
        if (!has_own)
            zoom_->Append(words);
        else if (zoom_->GetString(static_cast<unsigned>(own)) != words)
            zoom_->SetString(static_cast<unsigned>(own), words);
    } else if (has_own) {
        zoom_->Delete(static_cast<unsigned>(own));
    }
    if (zoom_->GetSelection() != selected) zoom_->SetSelection(selected);
}

} // namespace strateg::gui
