#include "gui/measure/frame_watch.h"

#include "gui/measure/samples.h"

#include <gtk/gtk.h>

#include <wx/window.h>

namespace strateg::gui::measure {
namespace {

void on_begin(GdkFrameClock*, FrameWatch* watch) {
    watch->begin();
}
void on_end(GdkFrameClock*, FrameWatch* watch) {
    watch->end();
}

} // namespace

FrameWatch::FrameWatch(wxWindow& top, Done done) : done_(std::move(done)) {
    GdkFrameClock* clock = gtk_widget_get_frame_clock(top.m_widget);
    if (!clock) return;
    clock_ = g_object_ref(clock);
    g_signal_connect(clock, "before-paint", G_CALLBACK(on_begin), this);
    g_signal_connect(clock, "after-paint", G_CALLBACK(on_end), this);
}

FrameWatch::~FrameWatch() {
    if (!clock_) return;
    g_signal_handlers_disconnect_by_data(clock_, this);
    g_object_unref(clock_);
}

void FrameWatch::begin() {
    wall_ = wall_ms();
    cpu_ = thread_cpu_ms();
}

void FrameWatch::end() {
    done_(wall_ms() - wall_, thread_cpu_ms() - cpu_);
}

} // namespace strateg::gui::measure
