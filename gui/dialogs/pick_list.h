// Picking one of many by typing: a field with the focus, a list below that follows, arrow keys in the field,
// Enter takes, Escape leaves. What fits, and how well, says core/search/pick. UI thread.
#pragma once

#include "core/search/pick.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <wx/dialog.h>

class wxChoice;
class wxDataViewListCtrl;
class wxSimplebook;
class wxStaticText;
class wxTextCtrl;

namespace strateg::gui {

class PickList : public wxDialog {
public:
    struct Words {
        wxString title;
        wxString field; // in the empty field: what can be typed
        wxString empty; // where there is nothing to pick from: how to get something
    };
    struct Row {
        std::string label;                // at the left: a number, a kind
        std::string words;                // the name
        std::vector<search::Range> marks; // of `words`, in bold
        std::string detail;               // at the right, quiet
    };
    using RowOf = std::function<Row(const search::Picked&)>;

    PickList(wxWindow* parent, const Words& words, search::Picker picker, RowOf row_of);

    /// A choice below the list: its label, its entries, the one that is chosen first.
    void add_choice(const wxString& label, const std::vector<wxString>& entries, int chosen);
    int choice() const;
    /// Shows the dialog: the index of what was picked, or nothing.
    std::optional<std::size_t> pick();

private:
    void follow();
    void move(int rows);
    void on_key(wxKeyEvent& event);
    int row() const;

    search::Picker picker_;
    RowOf row_of_;
    std::vector<search::Picked> picked_;
    wxTextCtrl* field_ = nullptr;
    wxSimplebook* book_ = nullptr; // the list, or why it is empty
    wxDataViewListCtrl* list_ = nullptr;
    wxStaticText* nothing_ = nullptr;
    wxStaticText* count_ = nullptr;
    wxChoice* choice_ = nullptr;
    wxSizer* choice_row_ = nullptr;
};

} // namespace strateg::gui
