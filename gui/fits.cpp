#include "gui/fits.h"

#include "gui/event_log.h"
#include "gui/text.h"

#include <cstdlib>

#include <wx/anybutton.h>
#include <wx/app.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/display.h>
#include <wx/eventfilter.h>
#include <wx/radiobut.h>
#include <wx/stattext.h>
#include <wx/timer.h>
#include <wx/toplevel.h>
#include <wx/weakref.h>

namespace strateg::gui {
namespace {

void look_at(const wxWindow& window, std::vector<std::string>& found) {
    if (!window.IsShownOnScreen()) return;
    if (wxDynamicCast(&window, wxStaticText) || wxDynamicCast(&window, wxAnyButton) ||
        wxDynamicCast(&window, wxCheckBox) || wxDynamicCast(&window, wxRadioButton) ||
        wxDynamicCast(&window, wxChoice)) {
        const wxSize needed = window.GetBestSize(), given = window.GetSize();
        // What shortens its words itself does so on purpose (a path in the middle).
        const bool shortens =
            window.HasFlag(wxST_ELLIPSIZE_MIDDLE | wxST_ELLIPSIZE_END | wxST_ELLIPSIZE_START) &&
            wxDynamicCast(&window, wxStaticText);
        const wxRect room(wxPoint(), window.GetParent()->GetClientSize());
        const bool outside = !room.IsEmpty() && window.GetRect().GetRight() > room.GetRight() + 1;
        if (!shortens && !window.GetLabel().empty() &&
            (needed.x > given.x + 1 || needed.y > given.y + 1 || outside))
            found.push_back("“" + utf8(window.GetLabel()) + "” needs " + std::to_string(needed.x) + "x" +
                            std::to_string(needed.y) + ", has " + std::to_string(given.x) + "x" +
                            std::to_string(given.y) + (outside ? ", and stands out at the right" : ""));
    }
    for (const wxWindow* child : window.GetChildren())
        if (!child->IsTopLevel()) look_at(*child, found);
}

class Watcher final : public wxEventFilter {
public:
    int FilterEvent(wxEvent& event) override {
        if (event.GetEventType() != wxEVT_SHOW || !static_cast<wxShowEvent&>(event).IsShown())
            return Event_Skip;
        auto* window = wxDynamicCast(event.GetEventObject(), wxTopLevelWindow);
        if (!window) return Event_Skip;
        auto* timer = new wxTimer; // when it has its size
        timer->Bind(wxEVT_TIMER, [timer, window = wxWeakRef<wxTopLevelWindow>(window)](wxTimerEvent&) {
            if (window && window->IsShown()) {
                const std::vector<std::string> found = too_narrow(*window);
                for (const std::string& one : found) log_event("clipped " + one);
                if (found.empty()) log_event("fits " + utf8(window->GetTitle()));
            }
            wxTheApp->CallAfter([timer] { delete timer; });
        });
        timer->StartOnce(700);
        return Event_Skip;
    }
};

} // namespace

std::vector<std::string> too_narrow(const wxWindow& window) {
    std::vector<std::string> found;
    const int at = wxDisplay::GetFromWindow(&window);
    const wxSize room =
        wxDisplay(at == wxNOT_FOUND ? 0u : static_cast<unsigned>(at)).GetClientArea().GetSize();
    const wxSize size = window.GetSize();
    if (size.x > room.x || size.y > room.y)
        found.push_back("a window of " + std::to_string(size.x) + "x" + std::to_string(size.y) +
                        " is larger than the screen");
    look_at(window, found);
    return found;
}

void watch_windows() {
    if (!std::getenv("STRATEG_EDITOR_LOG")) return;
    // Watches until the program ends, so nobody takes it away.
    static auto* const watcher = new Watcher;
    wxEvtHandler::AddFilter(watcher);
}

} // namespace strateg::gui
