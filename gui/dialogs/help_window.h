// The help: a list of pages at the left, the page at the right. A window of its own, so that it can stand
// beside the text while a person does what it says. One at a time; it belongs to the frame and ends with it.
#pragma once

#include <string>
#include <string_view>

#include <wx/frame.h>

class wxHtmlWindow;
class wxListBox;

namespace strateg::gui {

class HelpWindow : public wxFrame {
public:
    explicit HelpWindow(wxWindow* parent);
    /// A name of gui/logic/help.h.
    void show_page(std::string_view page);

private:
    void render();

    wxListBox* list_ = nullptr;
    wxHtmlWindow* html_ = nullptr;
    std::string page_;
};

} // namespace strateg::gui
