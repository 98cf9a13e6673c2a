// Names for the controls that GTK draws.
#include "gui/access/accessible.h"

#include <set>

#include <gtk/gtk.h>

#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/window.h>

#include "gui/text.h"

namespace strateg::gui::access {
namespace {

/// What wxWidgets calls windows that nobody named.
bool is_default(const wxString& name) {
    static const std::set<wxString> defaults{"activityindicator",
                                             "animationctrl",
                                             "auiNotebook",
                                             "bitmap",
                                             "button",
                                             "calendar",
                                             "check",
                                             "checkBox",
                                             "checkListBox",
                                             "choice",
                                             "collapsiblePane",
                                             "comboBox",
                                             "comboCtrl",
                                             "control",
                                             "dataviewCtrl",
                                             "datectrl",
                                             "dialog",
                                             "dirCtrl",
                                             "directory",
                                             "frame",
                                             "gauge",
                                             "grid",
                                             "groupBox",
                                             "header",
                                             "htmlWindow",
                                             "hyperlink",
                                             "listBox",
                                             "listCtrl",
                                             "message",
                                             "notebook",
                                             "panel",
                                             "radioBox",
                                             "radioButton",
                                             "scrollBar",
                                             "searchCtrl",
                                             "slider",
                                             "spinCtrl",
                                             "splitter",
                                             "splitterWindow",
                                             "staticBitmap",
                                             "staticBox",
                                             "staticText",
                                             "staticLine",
                                             "statusBar",
                                             "statusbar",
                                             "text",
                                             "textCtrl",
                                             "toggle",
                                             "toolbar",
                                             "toolBar",
                                             "treeCtrl",
                                             "window",
                                             "scrolledWindow",
                                             "spinButton",
                                             "wxSpinButton",
                                             "simplebook",
                                             "listctrlmainwindow",
                                             "listctrlheader",
                                             "stctwindow",
                                             "infobar",
                                             "popup",
                                             "GenericListCtrl",
                                             "bitmapButton",
                                             "choicebook",
                                             "listbook",
                                             "treebook",
                                             "editableListBox",
                                             "combobox"};
    return name.empty() || defaults.contains(name);
}

bool has_name(GtkWidget* widget) {
    AtkObject* object = gtk_widget_get_accessible(widget);
    const gchar* name = object ? atk_object_get_name(object) : nullptr;
    return name && *name;
}

void set_name(GtkWidget* widget, const char* name) {
    if (AtkObject* object = gtk_widget_get_accessible(widget)) atk_object_set_name(object, name);
}

/// The part of a control that takes the focus: the button in a combo box, the view in a scrolled window.
void name_focusable(GtkWidget* widget, const char* name, int depth) {
    if (gtk_widget_get_can_focus(widget) && !has_name(widget)) set_name(widget, name);
    if (!GTK_IS_CONTAINER(widget) || depth <= 0) return;
    const auto visit = [&](GtkWidget* child) { name_focusable(child, name, depth - 1); };
    gtk_container_forall(
        GTK_CONTAINER(widget),
        [](GtkWidget* child, gpointer data) { (*static_cast<decltype(visit)*>(data))(child); },
        const_cast<void*>(static_cast<const void*>(&visit)));
}

/// Buttons that show only a picture say what their tool tip says.
void name_by_tool_tips(GtkWidget* widget, std::string tip) {
    if (gchar* own = gtk_widget_get_tooltip_text(widget)) {
        tip = own;
        g_free(own);
    }
    if (GTK_IS_BUTTON(widget) && !tip.empty() && !has_name(widget)) set_name(widget, tip.c_str());
    if (!GTK_IS_CONTAINER(widget)) return;
    const auto visit = [&](GtkWidget* child) { name_by_tool_tips(child, tip); };
    gtk_container_forall(
        GTK_CONTAINER(widget),
        [](GtkWidget* child, gpointer data) { (*static_cast<decltype(visit)*>(data))(child); },
        const_cast<void*>(static_cast<const void*>(&visit)));
}

/// A name without "&" and the ellipsis's dots of a menu.
std::string words_of(wxString words) {
    words.Replace("&", "");
    return utf8(words);
}

void name_window(wxWindow& window) {
    if (window.IsTopLevel() || !window.m_widget) return;
    const bool native = window.m_wxwindow == nullptr;
    wxString name = is_default(window.GetName()) ? wxString() : window.GetName();
    if (name.empty() && native && GTK_IS_BUTTON(window.m_widget)) name = window.GetLabel();
    if (name.empty()) name = window.GetToolTipText();
    if (name.empty()) return;
    name_for_screen_reader(window, words_of(name));
}

class Namer : public wxEventFilter {
public:
    Namer() { wxEvtHandler::AddFilter(this); }
    ~Namer() override { wxEvtHandler::RemoveFilter(this); }
    int FilterEvent(wxEvent& event) override {
        if (event.GetEventType() == wxEVT_CREATE)
            if (auto* window = wxDynamicCast(event.GetEventObject(), wxWindow)) {
                name_window(*window);
                if (window->m_widget) {
                    // Tools come and go; their bar says when it is laid out anew.
                    wxWindowRef later(window);
                    wxTheApp->CallAfter([later] {
                        if (later && later->m_widget) name_by_tool_tips(later->m_widget, {});
                    });
                }
            }
        return Event_Skip;
    }
};

} // namespace

void name_for_screen_reader(wxWindow& window, const std::string& name) {
    if (window.m_wxwindow) {
        if (!has_name(window.m_wxwindow)) set_name(window.m_wxwindow, name.c_str());
        return;
    }
    if (!window.m_widget) return;
    if (!has_name(window.m_widget)) set_name(window.m_widget, name.c_str());
    name_focusable(window.m_widget, name.c_str(), 4);
}

void name_all_windows() {
    static Namer namer;
}

} // namespace strateg::gui::access
