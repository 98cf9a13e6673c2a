// New from template: which template, where, what title, which languages.
#pragma once

#include "core/store/template.h"

#include <filesystem>
#include <string>
#include <vector>

#include <wx/dialog.h>

class wxCheckListBox;
class wxChoice;
class wxDirPickerCtrl;
class wxListBox;
class wxStaticText;
class wxTextCtrl;

namespace strateg::gui {

struct TemplateEntry {
    std::filesystem::path folder;
    std::string name;  // for a person
    std::string about; // one sentence
    std::vector<std::string> languages;
};

/// The templates that came with the program, the example left out.
std::vector<TemplateEntry> templates();

class NewProjectDialog : public wxDialog {
public:
    explicit NewProjectDialog(wxWindow* parent);
    std::filesystem::path template_folder() const;
    std::filesystem::path folder() const;
    store::NewProject wishes() const;

private:
    void follow();
    std::vector<TemplateEntry> templates_;
    std::vector<std::string> tags_;
    wxListBox* template_ = nullptr;
    wxTextCtrl* title_ = nullptr;
    wxDirPickerCtrl* place_ = nullptr;
    wxStaticText* result_ = nullptr;
    wxCheckListBox* languages_ = nullptr;
    wxChoice* source_ = nullptr;
};

} // namespace strateg::gui
