// The pages of one language with what steers them: which language, which page, how large. UI thread.
#pragma once

#include "core/language/views.h"
#include "gui/panels/page_canvas.h"

#include <functional>
#include <string>
#include <vector>

#include <wx/panel.h>

class wxButton;
class wxCheckBox;
class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace strateg::gui {

class PagePanel : public wxPanel {
public:
    struct Events {
        std::function<void()> moved;                      // other pages are in sight, or in another size
        std::function<void()> chosen;                     // another language, or following began
        std::function<void(const std::string& block)> go; // a block was clicked
    };
    PagePanel(wxWindow* parent, Events events);

    PageCanvas& canvas() { return *canvas_; }
    /// Selects `tag` where it is among them, else the first.
    void set_views(std::vector<language::View> views, const std::string& tag);
    /// nullptr: there are none.
    const language::View* view() const;
    bool follow() const;
    void set_follow(bool follow);
    /// Numbers and zoom as the canvas has them now.
    void update();

private:
    void choose_zoom();
    void go_to_page();

    Events events_;
    std::vector<language::View> views_;
    wxChoice* view_ = nullptr;
    wxCheckBox* follow_ = nullptr;
    wxTextCtrl* page_ = nullptr;
    wxStaticText* count_ = nullptr;
    wxChoice* zoom_ = nullptr;
    wxButton* smaller_ = nullptr;
    wxButton* larger_ = nullptr;
    PageCanvas* canvas_ = nullptr;
};

} // namespace strateg::gui
