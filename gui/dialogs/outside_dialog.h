// Another program changed files of the open project: what it changed, and whose version is to stay, file by
// file. UI thread.
#pragma once

#include "core/compare/compare.h"
#include "core/store/outside.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <wx/dialog.h>

class wxCheckListBox;

namespace strateg::gui {

struct OutsideFile {
    std::string path;
    bool changed_here = false; // there are edits of it that were not saved
    bool unread = false;       // theirs cannot be read whole, so it cannot be taken
};

class OutsideDialog : public wxDialog {
public:
    /// `comparison` goes from mine to theirs.
    OutsideDialog(wxWindow* parent, std::vector<OutsideFile> files,
                  std::shared_ptr<const compare::Comparison> comparison);
    /// Whose version of them is to be taken; of the others mine stays.
    std::set<std::string> theirs() const;

private:
    std::vector<OutsideFile> files_;
    wxCheckListBox* list_ = nullptr;
};

/// "Context", "The outline, the title page and the values": what a file of the project holds.
wxString file_words(const std::string& path, const model::Project& project);

} // namespace strateg::gui
