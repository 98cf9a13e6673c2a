#include "gui/measure/drawing_check.h"

#include <cstdio>

#include <gtk/gtk.h>

#include <wx/frame.h>

namespace strateg::gui::measure {
namespace {
constexpr int scroll_bar = 24; // pixels
}

DrawingCheck::DrawingCheck(Workbench& bench, int steps) : bench_(bench), steps_(steps) {
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { next(); });
    bench_.checked.connect([this](bool) { ++reports_; });
    bench_.opened.connect([this] {
        watch_ = std::make_unique<FrameWatch>(bench_.frame(), [this](double, double) { frame(); });
        bench_.grid().stop_blinking();
        timer_.StartOnce(1500);
    });
}

void DrawingCheck::next() {
    if (phase_ == Phase::idle) {
        if (step_++ >= steps_) return end(true);
        act();
        phase_ = Phase::edited;
        reports_before_ = reports_;
        timer_.StartOnce(60); // what was asked to be drawn is drawn by then
        return;
    }
    if (phase_ == Phase::edited) {
        if (reports_ != reports_before_) { // what a report asked to be drawn may be on its way still
            reports_before_ = reports_;
            timer_.StartOnce(60);
            return;
        }
        edited_ = pixels();
        phase_ = Phase::anew;
        bench_.grid().draw_anew();
        return; // on with the frame
    }
}

void DrawingCheck::frame() {
    if (phase_ != Phase::anew) return;
    // The display is asked in a moment: this frame may be on its way still.
    bench_.frame().CallAfter([this] {
        if (phase_ != Phase::anew) return;
        phase_ = Phase::idle;
        if (reports_ == reports_before_) compare(pixels());
        if (watch_) timer_.StartOnce(1);
    });
}

void DrawingCheck::act() {
    GridCanvas& grid = bench_.grid();
    const auto key = [&](wxEventType type, int code, bool shift = false, bool control = false) {
        wxKeyEvent event(type);
        event.m_keyCode = code;
        event.m_uniChar = static_cast<wxChar>(code);
        event.SetShiftDown(shift);
        event.SetControlDown(control);
        grid.ProcessWindowEvent(event);
    };
    switch (random_() % 14) {
    case 0:
        what_ = "a word";
        for (const char c : std::string("wrod ")) key(wxEVT_CHAR, c);
        break;
    case 1:
    case 2:
        what_ = "a letter";
        key(wxEVT_CHAR, 'a' + static_cast<int>(random_() % 26));
        break;
    case 3:
        what_ = "Enter";
        key(wxEVT_KEY_DOWN, WXK_RETURN);
        break;
    case 4:
        what_ = "Backspace";
        key(wxEVT_KEY_DOWN, WXK_BACK);
        break;
    case 5:
        what_ = "down";
        key(wxEVT_KEY_DOWN, WXK_DOWN);
        break;
    case 6:
        what_ = "up, selecting";
        key(wxEVT_KEY_DOWN, WXK_UP, true);
        break;
    case 7:
        what_ = "the next language";
        key(wxEVT_KEY_DOWN, WXK_TAB);
        break;
    case 8:
        what_ = "a word to the right, selecting";
        key(wxEVT_KEY_DOWN, WXK_RIGHT, true, true);
        break;
    case 9:
        what_ = "strong";
        grid.toggle(model::MarkKind::strong);
        break;
    case 10:
        what_ = "a heading";
        grid.apply_kind({std::string(model::kind::heading), {{"level", "2"}}});
        break;
    case 11:
        what_ = "scrolling";
        grid.scroll_to(grid.scroll_position() + static_cast<long long>(random_() % 400) - 200);
        break;
    case 12: {
        what_ = "a jump";
        const RowList& rows = bench_.document()->rows();
        grid.jump_to_row(random_() % rows.size());
        break;
    }
    default:
        what_ = "undo";
        if (const auto caret = bench_.document()->undo()) grid.place_caret(*caret);
    }
}

std::vector<unsigned char> DrawingCheck::pixels() const {
    const GridCanvas& grid = bench_.grid();
    GdkWindow* window = gtk_widget_get_window(grid.m_wxwindow);
    const wxSize size = grid.GetClientSize();
    GdkPixbuf* picture = gdk_pixbuf_get_from_window(window, 0, 0, size.GetWidth(), size.GetHeight());
    if (!picture) return {};
    const guchar* bytes = gdk_pixbuf_read_pixels(picture);
    std::vector<unsigned char> pixels(bytes, bytes + gdk_pixbuf_get_byte_length(picture));
    g_object_unref(picture);
    return pixels;
}

void DrawingCheck::compare(const std::vector<unsigned char>& anew) {
    ++compared_;
    const int width = bench_.grid().GetClientSize().GetWidth();
    const std::size_t stride = static_cast<std::size_t>((width * 3 + 3) / 4 * 4);
    // GTK's scroll bar fades in and out over the right edge, as it likes.
    const std::size_t compared = static_cast<std::size_t>(width - scroll_bar) * 3;
    std::size_t at = 0;
    const std::size_t size = std::min(anew.size(), edited_.size());
    while (at < size && (at % stride >= compared || anew[at] == edited_[at])) ++at;
    if (at == size && size > 0 && anew.size() == edited_.size()) return;
    std::printf("stale after step %d (%s), at x %zu, y %zu\n", step_, what_.c_str(), at % stride / 3,
                at / stride);
    picture(edited_, "drawn-edited.png");
    picture(anew, "drawn-anew.png");
    end(false);
}

/// For who looks into a difference: a picture in the current folder.
void DrawingCheck::picture(const std::vector<unsigned char>& pixels, const char* file) const {
    const wxSize size = bench_.grid().GetClientSize();
    const int stride = (size.GetWidth() * 3 + 3) / 4 * 4;
    if (pixels.size() + 4 < static_cast<std::size_t>(stride) * static_cast<std::size_t>(size.GetHeight()))
        return;
    GdkPixbuf* made = gdk_pixbuf_new_from_data(pixels.data(), GDK_COLORSPACE_RGB, FALSE, 8, size.GetWidth(),
                                               size.GetHeight(), stride, nullptr, nullptr);
    gdk_pixbuf_savev(made, file, "png", nullptr, nullptr, nullptr);
    g_object_unref(made);
}

void DrawingCheck::end(bool same) {
    watch_.reset();
    if (same) std::printf("same %d\n", compared_);
    std::fflush(stdout);
    static_cast<void>(bench_.document()->session().discard());
    bench_.frame().Close(true);
}

} // namespace strateg::gui::measure
