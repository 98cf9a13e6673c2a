// What differs between two states: the list of differences by section, and the words of the chosen one. Knows
// nothing of where the states come from. UI thread.
#pragma once

#include "core/compare/compare.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/panel.h>
#include <wx/treebase.h>

class wxButton;
class wxChoice;
class wxStaticText;
class wxTextCtrl;
class wxTreeCtrl;

namespace strateg::gui {

class ComparisonView : public wxPanel {
public:
    struct Events {
        /// Jump in the texts; empty: there is no such button.
        std::function<void(const compare::Difference&)> go_to;
        /// Take it back, with a language only in that one; empty: no such button.
        std::function<void(const compare::Difference&, const std::optional<std::string>&)> take_back;
    };
    ComparisonView(wxWindow* parent, Events events);

    /// nullptr: nothing to show; `words` say why. `later` is the state of today: what differs can be taken
    /// back.
    void show(std::shared_ptr<const compare::Comparison> comparison, bool later_is_now,
              const wxString& words = {});
    void step(int direction);
    void focus_list();
    const compare::Difference* chosen() const;

private:
    void fill_languages();
    void fill_list();
    void show_chosen();
    void enable();
    std::string shown_language() const; // empty: all
    wxString label_of(const compare::Difference& difference) const;
    wxString title_of(const compare::Difference& difference) const;
    void write_texts(const compare::Difference& difference);
    void write(const wxString& words);
    void write_text(const compare::TextDifference& text, bool named);

    Events events_;
    std::shared_ptr<const compare::Comparison> comparison_;
    bool later_is_now_ = false;
    std::vector<std::string> languages_;
    std::vector<wxTreeItemId> items_; // of differences, in order
    long first_change_ = -1;          // in the text shown
    wxChoice* language_ = nullptr;
    wxStaticText* count_ = nullptr;
    wxTreeCtrl* list_ = nullptr;
    wxTextCtrl* words_ = nullptr;
    wxButton *previous_ = nullptr, *next_ = nullptr, *go_ = nullptr, *back_ = nullptr;
};

} // namespace strateg::gui
