// Owner, status of each language, targets and limits of a section, and the statuses that the project knows.
#pragma once

#include "core/language/format.h"
#include "core/model/section_state.h"

#include <map>
#include <string>
#include <vector>

#include <wx/dialog.h>

class wxChoice;
class wxComboBox;
class wxSpinCtrl;

namespace strateg::gui {

class SectionPropertiesDialog : public wxDialog {
public:
    SectionPropertiesDialog(wxWindow* parent, const model::Project& project, const std::string& section,
                            const language::Facts& facts);

    /// One step of undo; without changes where nothing is different.
    model::ChangeSet changes() const;

private:
    void edit_statuses();
    void fill_statuses();

    const model::Project& project_;
    const model::Section& section_;
    std::vector<std::string> statuses_; // as they would be stored
    wxComboBox* owner_ = nullptr;
    std::map<std::string, wxChoice*> status_; // by language
    wxSpinCtrl* target_characters_ = nullptr;
    wxSpinCtrl* most_characters_ = nullptr;
    wxSpinCtrl* target_words_ = nullptr;
    wxSpinCtrl* most_words_ = nullptr;
};

} // namespace strateg::gui
