#include "gui/first_size.h"

#include <gtk/gtk.h>

#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/toolbar.h>

namespace strateg::gui {
namespace {

constexpr int real_width = 300; // no window of ours is as narrow

/// `visit` gets the widgets of the bars that the frame has now.
template <class Visit>
void for_each_part(wxFrame& frame, Visit&& visit) {
    if (wxMenuBar* bar = frame.GetMenuBar(); bar && bar->m_widget) visit(bar->m_widget);
    if (wxToolBar* bar = frame.GetToolBar(); bar && bar->m_widget) visit(bar->m_widget);
}

void on_allocate(GtkWidget* widget, GtkAllocation* size, wxFrame* frame) {
    if (size->width < real_width) return;
    g_signal_handlers_disconnect_by_func(widget, reinterpret_cast<gpointer>(on_allocate), frame);
    frame->CallAfter([frame] { for_each_part(*frame, [](GtkWidget* part) { gtk_widget_show(part); }); });
}

} // namespace

void wait_for_first_size(wxFrame& frame) {
    for_each_part(frame, [](GtkWidget* part) { gtk_widget_hide(part); });
    g_signal_connect(frame.m_widget, "size-allocate", G_CALLBACK(on_allocate), &frame);
}

} // namespace strateg::gui
