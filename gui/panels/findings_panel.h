// The findings at the bottom: a list with filters, and what can be done about the chosen one.
#pragma once

#include "gui/access/list.h"
#include "gui/logic/document.h"
#include "gui/logic/finding_index.h"
#include "gui/theme.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <wx/listctrl.h>
#include <wx/panel.h>

class wxButton;
class wxChoice;
class wxStaticText;

namespace strateg::gui {

class FindingList;

class FindingsPanel : public wxPanel {
public:
    struct Events {
        std::function<void(std::size_t finding)> jump;
        std::function<void(std::size_t finding, wxPoint screen)> fix;
        std::function<void(std::size_t finding)> ignore;
        std::function<std::string(const std::string& checker)> name_of_checker; // in the window's language
    };
    FindingsPanel(wxWindow* parent, FindingIndex& findings, Events events);

    void set_document(Document* document);
    /// The index has other findings now. `running`: more are on their way.
    void follow(bool running);
    /// Steps through what is listed and jumps there.
    void step(int direction);
    void focus_list();
    std::size_t shown() const { return rows_.size(); }

private:
    friend class FindingList;
    void filter();
    void fill_choices();
    std::size_t chosen() const; // index in the FindingIndex, or npos
    std::string place_of(const check::Finding& finding) const;

    FindingIndex& findings_;
    Events events_;
    Document* document_ = nullptr;
    std::vector<std::size_t> rows_;
    std::optional<check::Finding> chosen_;
    long resume_ = 0; // where the chosen one stood
    std::vector<std::string> checkers_, languages_;
    FindingList* list_ = nullptr;
    std::unique_ptr<access::List> access_;
    wxChoice* checker_ = nullptr;
    wxChoice* language_ = nullptr;
    wxChoice* severity_ = nullptr;
    wxStaticText* count_ = nullptr;
    wxButton* fix_ = nullptr;
    wxButton* ignore_ = nullptr;
};

} // namespace strateg::gui
