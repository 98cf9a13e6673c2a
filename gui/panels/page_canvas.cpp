#include "gui/panels/page_canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <wx/dcclient.h>
#include <wx/settings.h>
#include <wx/tokenzr.h>

namespace strateg::gui {
namespace {

constexpr int line_step = 48; // pixels that a key or a notch of the wheel scrolls

} // namespace

PageCanvas::PageCanvas(wxWindow* parent, Events events)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
               wxVSCROLL | wxHSCROLL | wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE | wxBORDER_NONE),
      events_(std::move(events)) {
    SetName(_("Pages"));
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Bind(wxEVT_PAINT, &PageCanvas::on_paint, this);
    Bind(wxEVT_KEY_DOWN, &PageCanvas::on_key, this);
    Bind(wxEVT_MOUSEWHEEL, &PageCanvas::on_wheel, this);
    for (const auto& type : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_MOTION, wxEVT_LEAVE_WINDOW})
        Bind(type, &PageCanvas::on_mouse, this);
    for (const auto& type : {wxEVT_SCROLLWIN_TOP, wxEVT_SCROLLWIN_BOTTOM, wxEVT_SCROLLWIN_LINEUP,
                             wxEVT_SCROLLWIN_LINEDOWN, wxEVT_SCROLLWIN_PAGEUP, wxEVT_SCROLLWIN_PAGEDOWN,
                             wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_THUMBRELEASE})
        Bind(type, &PageCanvas::on_scroll, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        keep_place([this] { flow_.set_window(GetClientSize().GetWidth(), GetClientSize().GetHeight()); });
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        theme_ = Theme::current();
        Refresh();
        event.Skip();
    });
    const auto focus = [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    };
    Bind(wxEVT_SET_FOCUS, focus);
    Bind(wxEVT_KILL_FOCUS, focus);
}

double PageCanvas::screen_scale() const {
    return flow_.scale() * GetContentScaleFactor();
}

std::vector<std::size_t> PageCanvas::in_sight() const {
    std::vector<std::size_t> pages;
    const auto [first, end] = flow_.in_sight(scroll_);
    for (std::size_t page = first; page < end; ++page) pages.push_back(page);
    // The one in the middle is looked at.
    const std::size_t middle = current();
    std::stable_sort(pages.begin(), pages.end(), [&](std::size_t a, std::size_t b) {
        const auto distance = [&](std::size_t page) { return page > middle ? page - middle : middle - page; };
        return distance(a) < distance(b);
    });
    return pages;
}

std::vector<std::size_t> PageCanvas::beside() const {
    std::vector<std::size_t> pages;
    const auto [first, end] = flow_.in_sight(scroll_);
    if (end < flow_.size()) pages.push_back(end);
    if (first > 0 && first < end) pages.push_back(first - 1);
    if (end + 1 < flow_.size()) pages.push_back(end + 1);
    return pages;
}

// ---- what is shown

void PageCanvas::take(const preview::Answer& answer, bool follow) {
    words_.clear();
    progress_ = -1;
    if (layout_ != answer.layout) {
        std::vector<PageSize> sizes;
        for (const auto& size : answer.layout->sizes) sizes.push_back({size.width, size.height});
        const bool first = !layout_;
        layout_ = answer.layout;
        if (first)
            flow_.set_pages(std::move(sizes));
        else
            keep_place([&] { flow_.set_pages(std::move(sizes)); });
        pictures_.erase(pictures_.lower_bound(flow_.size()), pictures_.end());
        update_scrollbars();
    }
    if (answer.picture && answer.picture->raster.width > 0) {
        const preview::Picture& picture = *answer.picture;
        // wxImage reads the pixels where they are; nobody writes them.
        wxImage image(picture.raster.width, picture.raster.height,
                      const_cast<unsigned char*>(picture.raster.rgb.data()), true);
        pictures_[picture.page] = {wxGraphicsRenderer::GetDefaultRenderer()->CreateBitmapFromImage(image),
                                   picture.layout, picture.scale, picture.areas, true};
    }
    if (spot_ != answer.caret) {
        spot_ = answer.caret;
        if (follow && spot_)
            scroll_to(flow_.scroll_to(spot_->page, spot_->top, spot_->bottom, scroll_), across_);
    }
    Refresh();
}

void PageCanvas::say(const wxString& words, double progress) {
    if (words == words_ && std::abs(progress - progress_) < 0.005) return;
    words_ = words;
    progress_ = progress;
    Refresh();
}

void PageCanvas::forget() {
    layout_.reset();
    pictures_.clear();
    spot_.reset();
    flow_.set_pages({});
    words_.clear();
    progress_ = -1;
    scroll_ = 0;
    update_scrollbars();
    Refresh();
}

void PageCanvas::prune() {
    std::vector<std::size_t> wanted = in_sight();
    for (const std::size_t page : beside()) wanted.push_back(page);
    std::erase_if(pictures_, [&](const auto& entry) {
        return std::find(wanted.begin(), wanted.end(), entry.first) == wanted.end();
    });
}

// ---- scrolling and zooming

void PageCanvas::update_scrollbars() {
    const wxSize size = GetClientSize();
    scroll_ = std::clamp(scroll_, 0, flow_.most_scroll());
    across_ = std::clamp(across_, 0, std::max(0, flow_.width() - size.GetWidth()));
    // Always there while there are pages: one that comes and goes would change the width that pages fit.
    SetScrollbar(wxVERTICAL, scroll_, size.GetHeight(),
                 flow_.size() == 0 ? 0 : std::max(flow_.height(), size.GetHeight() + 1));
    SetScrollbar(wxHORIZONTAL, across_, size.GetWidth(),
                 flow_.width() > size.GetWidth() + 1 ? flow_.width() : 0);
}

void PageCanvas::moved() {
    update_scrollbars();
    Refresh();
    if (layout_) prune();
    events_.moved();
}

void PageCanvas::scroll_to(int y, int x) {
    const int before = scroll_, before_x = across_;
    scroll_ = std::clamp(y, 0, flow_.most_scroll());
    across_ = std::clamp(x, 0, std::max(0, flow_.width() - GetClientSize().GetWidth()));
    if (scroll_ != before || across_ != before_x) moved();
}

/// What is at the upper edge stays there.
void PageCanvas::keep_place(const std::function<void()>& change) {
    const std::size_t page = flow_.page_at(scroll_);
    const PageBox box = flow_.box(page);
    const double part = box.height > 0 ? static_cast<double>(scroll_ - box.y) / box.height : 0;
    const double middle =
        static_cast<double>(across_ + GetClientSize().GetWidth() / 2) / std::max(1, flow_.width());
    change();
    const PageBox now = flow_.box(std::min(page, flow_.size() == 0 ? 0 : flow_.size() - 1));
    scroll_ = now.y + static_cast<int>(std::lround(part * now.height));
    across_ = static_cast<int>(std::lround(middle * flow_.width())) - GetClientSize().GetWidth() / 2;
    moved();
}

void PageCanvas::set_fit(PageFlow::Fit fit) {
    keep_place([&] { flow_.set_fit(fit); });
}

void PageCanvas::set_zoom(double zoom) {
    keep_place([&] { flow_.set_zoom(zoom); });
}

void PageCanvas::zoom_around(double zoom, wxPoint point) {
    const std::size_t page = flow_.page_at(scroll_ + point.y);
    const PageBox box = flow_.box(page);
    if (box.height == 0) return;
    const double down = static_cast<double>(scroll_ + point.y - box.y) / box.height,
                 right = static_cast<double>(across_ + point.x - box.x) / box.width;
    flow_.set_zoom(zoom);
    const PageBox now = flow_.box(page);
    scroll_ = now.y + static_cast<int>(std::lround(down * now.height)) - point.y;
    across_ = now.x + static_cast<int>(std::lround(right * now.width)) - point.x;
    moved();
}

void PageCanvas::show_page(std::size_t page) {
    if (page < flow_.size()) scroll_to(flow_.box(page).y - PageFlow::gap, across_);
}

void PageCanvas::on_scroll(wxScrollWinEvent& event) {
    const bool down = event.GetOrientation() == wxVERTICAL;
    const int page = down ? GetClientSize().GetHeight() : GetClientSize().GetWidth();
    int at = down ? scroll_ : across_;
    const wxEventType type = event.GetEventType();
    if (type == wxEVT_SCROLLWIN_TOP)
        at = 0;
    else if (type == wxEVT_SCROLLWIN_BOTTOM)
        at = flow_.height();
    else if (type == wxEVT_SCROLLWIN_LINEUP)
        at -= line_step;
    else if (type == wxEVT_SCROLLWIN_LINEDOWN)
        at += line_step;
    else if (type == wxEVT_SCROLLWIN_PAGEUP)
        at -= page * 9 / 10;
    else if (type == wxEVT_SCROLLWIN_PAGEDOWN)
        at += page * 9 / 10;
    else
        at = event.GetPosition();
    scroll_to(down ? at : scroll_, down ? across_ : at);
}

void PageCanvas::on_wheel(wxMouseEvent& event) {
    const double notches = static_cast<double>(event.GetWheelRotation()) / std::max(1, event.GetWheelDelta());
    if (event.ControlDown()) {
        zoom_around(next_zoom(flow_.zoom(), notches > 0 ? 1 : -1), event.GetPosition());
        return;
    }
    const int step = static_cast<int>(std::lround(notches * line_step * 1.5));
    if (event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL || event.ShiftDown())
        scroll_to(scroll_, across_ + (event.ShiftDown() ? -step : step));
    else
        scroll_to(scroll_ - step, across_);
}

void PageCanvas::on_key(wxKeyEvent& event) {
    const int height = GetClientSize().GetHeight();
    const std::size_t page = current();
    switch (event.GetKeyCode()) {
    case WXK_UP:
        return scroll_to(scroll_ - line_step, across_);
    case WXK_DOWN:
        return scroll_to(scroll_ + line_step, across_);
    case WXK_LEFT:
        return scroll_to(scroll_, across_ - line_step);
    case WXK_RIGHT:
        return scroll_to(scroll_, across_ + line_step);
    case WXK_PAGEUP:
        return show_page(page > 0 ? page - 1 : 0);
    case WXK_PAGEDOWN:
        return show_page(page + 1);
    case WXK_SPACE:
        return scroll_to(scroll_ + (event.ShiftDown() ? -1 : 1) * height * 9 / 10, across_);
    case WXK_HOME:
        return scroll_to(0, across_);
    case WXK_END:
        return scroll_to(flow_.height(), across_);
    case '+':
    case '=':
    case WXK_NUMPAD_ADD:
        return set_zoom(next_zoom(flow_.zoom(), 1));
    case '-':
    case WXK_NUMPAD_SUBTRACT:
        return set_zoom(next_zoom(flow_.zoom(), -1));
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER: // to what stands in the middle
        if (const typeset::Area* area = hit({GetClientSize().GetWidth() / 2, height / 2}))
            return events_.go(std::string(area->block));
        return;
    case WXK_TAB:
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        return;
    default:
        event.Skip();
    }
}

// ---- the mouse

const typeset::Area* PageCanvas::hit(wxPoint point) const {
    if (flow_.size() == 0) return nullptr;
    const std::size_t page = flow_.page_at(point.y + scroll_);
    const auto shown = pictures_.find(page);
    const PageBox box = flow_.box(page);
    if (shown == pictures_.end() || box.width == 0) return nullptr;
    const double x = (point.x + across_ - box.x) / flow_.scale(),
                 y = (point.y + scroll_ - box.y) / flow_.scale();
    constexpr double near = 3; // points
    const typeset::Area* found = nullptr;
    for (const typeset::Area& area : shown->second.areas)
        if (x >= area.box.x - near && x <= area.box.x + area.box.width + near && y >= area.box.y - near &&
            y <= area.box.y + area.box.height + near)
            found = &area; // the last one is the innermost
    return found;
}

void PageCanvas::on_mouse(wxMouseEvent& event) {
    if (event.Leaving()) {
        pressed_ = false;
        return;
    }
    const typeset::Area* area = hit(event.GetPosition());
    SetCursor(area ? wxCursor(wxCURSOR_HAND) : wxNullCursor);
    if (event.LeftDown()) {
        SetFocus();
        pressed_ = true;
    }
    if (event.LeftUp() && std::exchange(pressed_, false) && area) events_.go(std::string(area->block));
}

// ---- painting

wxPoint PageCanvas::origin(std::size_t page) const {
    const PageBox box = flow_.box(page);
    return {box.x - across_, box.y - scroll_};
}

void PageCanvas::paint_page(wxGraphicsContext& context, std::size_t page) {
    const PageBox box = flow_.box(page);
    const wxPoint at = origin(page);
    context.SetPen(wxPen(theme_.line, 1));
    context.SetBrush(*wxWHITE_BRUSH); // paper is white, whatever the window's colours are
    context.DrawRectangle(at.x - 0.5, at.y - 0.5, box.width + 1, box.height + 1);
    const auto shown = pictures_.find(page);
    if (shown == pictures_.end()) return;
    context.DrawBitmap(shown->second.bitmap, at.x, at.y, box.width, box.height);
    if (std::exchange(shown->second.fresh, false) && painted) painted(page);
    if (!spot_) return;
    // On white, also where the window is dark.
    const wxColour colour = theme_.dark ? mixed(theme_.accent, *wxBLACK, 0.6) : theme_.accent;
    context.SetPen(*wxTRANSPARENT_PEN);
    const double scale = flow_.scale();
    for (const typeset::Area& area : shown->second.areas) {
        if (area.block != spot_->block) continue;
        constexpr double around = 3; // points
        const double x = at.x + (area.box.x - around) * scale, y = at.y + (area.box.y - around / 3) * scale,
                     width = (area.box.width + 2 * around) * scale,
                     height = (area.box.height + around * 2 / 3) * scale;
        context.SetBrush(wxBrush(wxColour(colour.Red(), colour.Green(), colour.Blue(), 22)));
        context.DrawRectangle(x, y, width, height);
        context.SetBrush(wxBrush(wxColour(colour.Red(), colour.Green(), colour.Blue(), 150)));
        context.DrawRectangle(x - 2, y, 2, height);
    }
}

void PageCanvas::paint_words(wxGraphicsContext& context) {
    context.SetFont(wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT), theme_.quiet);
    const wxSize size = GetClientSize();
    const double room = std::max(80, size.GetWidth() - 2 * FromDIP(24));
    std::vector<wxString> lines;
    const auto width_of = [&](const wxString& words) {
        double width = 0, height = 0;
        context.GetTextExtent(words, &width, &height);
        return width;
    };
    for (const wxString& paragraph : wxStringTokenize(words_, "\n")) {
        lines.emplace_back();
        for (const wxString& word : wxStringTokenize(paragraph, " ")) {
            const wxString longer = lines.back().empty() ? word : lines.back() + " " + word;
            if (!lines.back().empty() && width_of(longer) > room)
                lines.push_back(word);
            else
                lines.back() = longer;
        }
    }
    double width = 0, height = 0;
    context.GetTextExtent("Aa", &width, &height);
    const double leading = height * 1.3;
    double y = size.GetHeight() * 0.4 - leading * static_cast<double>(lines.size()) / 2;
    for (const wxString& line : lines) {
        context.DrawText(line, std::floor((size.GetWidth() - width_of(line)) / 2), std::floor(y));
        y += leading;
    }
    if (progress_ < 0) return;
    const double bar = std::min(room, static_cast<double>(FromDIP(200))), left = (size.GetWidth() - bar) / 2;
    y += leading / 2;
    context.SetPen(*wxTRANSPARENT_PEN);
    context.SetBrush(wxBrush(theme_.line));
    context.DrawRectangle(left, y, bar, FromDIP(4));
    context.SetBrush(wxBrush(theme_.accent));
    context.DrawRectangle(left, y, bar * std::clamp(progress_, 0.0, 1.0), FromDIP(4));
}

void PageCanvas::on_paint(wxPaintEvent&) {
    wxPaintDC dc(this);
    dc.SetBackground(wxBrush(mixed(theme_.line, theme_.panel, 0.35)));
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
    if (!context) return;
    if (layout_ && words_.empty()) {
        const auto [first, end] = flow_.in_sight(scroll_);
        for (std::size_t page = first; page < end; ++page) paint_page(*context, page);
    } else {
        paint_words(*context);
    }
    if (HasFocus()) {
        context->SetPen(wxPen(theme_.accent, FromDIP(2)));
        context->SetBrush(*wxTRANSPARENT_BRUSH);
        const wxSize size = GetClientSize();
        context->DrawRectangle(1, 1, size.GetWidth() - 2, size.GetHeight() - 2);
    }
}

} // namespace strateg::gui
