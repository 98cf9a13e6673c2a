#include "gui/dialogs/link.h"

#include "gui/text.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace strateg::gui {

std::optional<LinkAt> ask_link(wxWindow* parent, LinkAt link) {
    const bool there = !link.address.empty();
    wxDialog dialog(parent, wxID_ANY, there ? _("Change link") : _("Insert link"));
    const int gap = dialog.FromDIP(12);
    auto* words =
        new wxTextCtrl(&dialog, wxID_ANY, wx(link.words), wxDefaultPosition, dialog.FromDIP(wxSize(380, -1)));
    auto* address = new wxTextCtrl(&dialog, wxID_ANY, wx(link.address));
    words->SetName(_("Words"));
    address->SetName(_("Address"));
    address->SetHint("https://");
    auto* fields = new wxFlexGridSizer(2, dialog.FromDIP(8), gap);
    fields->AddGrowableCol(1);
    fields->Add(new wxStaticText(&dialog, wxID_ANY, _("Words")), 0, wxALIGN_CENTER_VERTICAL);
    fields->Add(words, 1, wxEXPAND);
    fields->Add(new wxStaticText(&dialog, wxID_ANY, _("Address")), 0, wxALIGN_CENTER_VERTICAL);
    fields->Add(address, 1, wxEXPAND);

    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    if (there) {
        auto* remove = new wxButton(&dialog, wxID_REMOVE, _("&Remove link"));
        remove->SetName(_("Remove link"));
        remove->Bind(wxEVT_BUTTON, [&dialog](wxCommandEvent&) { dialog.EndModal(wxID_REMOVE); });
        buttons->Add(remove);
    }
    buttons->AddStretchSpacer();
    buttons->Add(dialog.CreateStdDialogButtonSizer(wxOK | wxCANCEL));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(fields, 0, wxEXPAND | wxALL, gap * 3 / 2);
    all->Add(buttons, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    dialog.SetSizerAndFit(all);
    dialog.CentreOnParent();

    wxWindow* ok = dialog.FindWindow(wxID_OK);
    const auto look = [=] {
        if (ok) ok->Enable(!address->GetValue().Strip(wxString::both).empty());
    };
    address->Bind(wxEVT_TEXT, [look](wxCommandEvent&) { look(); });
    look();
    (link.words.empty() ? words : address)->SetFocus();
    const int answer = dialog.ShowModal();
    if (answer == wxID_REMOVE) {
        link.address.clear();
        return link;
    }
    if (answer != wxID_OK) return std::nullopt;
    link.address = address_from(utf8(address->GetValue()));
    link.words = utf8(words->GetValue());
    if (link.words.empty()) link.words = utf8(address->GetValue().Strip(wxString::both));
    return link;
}

} // namespace strateg::gui
