#include "gui/first_size.h"

#include <gtk/gtk.h>

#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/toolbar.h>

namespace strateg::gui {
namespace {

constexpr int real_width = 300; // no window of ours is as narrow

/// `visit` gets the widgets of the bars that the frame has now, and what is below them.
template <class Visit>
void for_each_part(wxFrame& frame, Visit&& visit) {
    if (wxMenuBar* bar = frame.GetMenuBar(); bar && bar->m_widget) visit(bar->m_widget);
    if (wxToolBar* bar = frame.GetToolBar(); bar && bar->m_widget) visit(bar->m_widget);
    if (frame.m_wxwindow) visit(frame.m_wxwindow);
}

/// Sizes that labels told while nothing was shown are those of another font.
void measure_anew(wxWindow& window) {
    for (wxWindow* child : window.GetChildren()) measure_anew(*child);
    window.InvalidateBestSize();
}

void lay_out(wxWindow& window) {
    window.Layout();
    for (wxWindow* child : window.GetChildren())
        if (!child->IsTopLevel()) lay_out(*child);
}

void on_allocate(GtkWidget* widget, GtkAllocation* size, wxFrame* frame) {
    if (size->width < real_width) return;
    g_signal_handlers_disconnect_by_func(widget, reinterpret_cast<gpointer>(on_allocate), frame);
    frame->CallAfter([frame] {
        for_each_part(*frame, [](GtkWidget* part) { gtk_widget_show(part); });
        measure_anew(*frame);
        lay_out(*frame);
    });
}

} // namespace

void wait_for_first_size(wxFrame& frame) {
    for_each_part(frame, [](GtkWidget* part) { gtk_widget_hide(part); });
    g_signal_connect(frame.m_widget, "size-allocate", G_CALLBACK(on_allocate), &frame);
}

} // namespace strateg::gui
