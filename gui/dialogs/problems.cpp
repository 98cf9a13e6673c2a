#include "gui/dialogs/problems.h"

#include "gui/text.h"

#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace strateg::gui {

void show_problems_of(const Problems& problems, wxWindow& parent, const wxString& title) {
    wxDialog dialog(&parent, wxID_ANY, title, wxDefaultPosition,
                    parent.FromDIP(wxSize(760, 420)), wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
    wxString words;
    for (const Problem& problem : problems) {
        if (!problem.place.file.empty()) {
            if (problem.place.line > 0)
                words += wxString::Format(_("%s, line %d: "), wx(problem.place.file), problem.place.line);
            else
                words += wx(problem.place.file) + ": ";
        }
        words += wx(problem.sentence);
        if (!problem.hint.empty()) words += "\n    " + wx(problem.hint);
        words += "\n\n";
    }
    auto* text = new wxTextCtrl(&dialog, wxID_ANY, words, wxDefaultPosition, wxDefaultSize,
                                wxTE_MULTILINE | wxTE_READONLY);
    text->SetName(_("Problems"));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(text, 1, wxEXPAND | wxALL, dialog.FromDIP(12));
    all->Add(dialog.CreateSeparatedButtonSizer(wxOK), 0, wxEXPAND | wxALL, dialog.FromDIP(12));
    dialog.SetSizer(all);
    dialog.CentreOnParent();
    dialog.ShowModal();
}

} // namespace strateg::gui
