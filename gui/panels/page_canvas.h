// The pages below each other, on paper that stays white in the dark: scrolled, zoomed and clicked. Draws what
// it is given and asks for what it lacks; knows nothing of documents. UI thread.
#pragma once

#include "core/preview/preview.h"
#include "gui/logic/page_flow.h"
#include "gui/theme.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/graphics.h>
#include <wx/window.h>

namespace strateg::gui {

class PageCanvas : public wxWindow {
public:
    struct Events {
        std::function<void()> moved; // other pages, or another size of them, are in sight
        std::function<void(const std::string& block)> go; // a block was clicked
    };
    PageCanvas(wxWindow* parent, Events events);

    const PageFlow& flow() const { return flow_; }
    void set_fit(PageFlow::Fit fit);
    void set_zoom(double zoom);
    std::size_t current() const { return flow_.current(scroll_); }
    void show_page(std::size_t page);

    /// What the preview delivered. `follow`: the caret's place is brought into sight where it is a new one.
    void take(const preview::Answer& answer, bool follow);
    /// In place of pages: a sentence, and how far the work is (below 0: there is none).
    void say(const wxString& words, double progress = -1);
    void forget();
    bool empty() const { return !layout_; }

    /// Pages in sight and their neighbours, for the preview.
    std::vector<std::size_t> in_sight() const;
    std::vector<std::size_t> beside() const;
    /// Pixels of the screen a point.
    double screen_scale() const;

    /// Called when a picture of this page was painted for the first time.
    std::function<void(std::size_t page)> painted;

private:
    struct Shown {
        wxGraphicsBitmap bitmap;
        std::uint64_t layout = 0;
        double scale = 0;
        std::vector<typeset::Area> areas;
        bool fresh = true; // not painted yet
    };
    void on_paint(wxPaintEvent& event);
    void on_key(wxKeyEvent& event);
    void on_wheel(wxMouseEvent& event);
    void on_mouse(wxMouseEvent& event);
    void on_scroll(wxScrollWinEvent& event);
    void paint_page(wxGraphicsContext& context, std::size_t page);
    void paint_words(wxGraphicsContext& context);
    void scroll_to(int y, int x);
    void zoom_around(double zoom, wxPoint point);
    void keep_place(const std::function<void()>& change);
    void update_scrollbars();
    void moved();
    void prune();
    const typeset::Area* hit(wxPoint point) const;
    wxPoint origin(std::size_t page) const;

    Events events_;
    PageFlow flow_;
    Theme theme_ = Theme::current();
    int scroll_ = 0, across_ = 0;
    std::shared_ptr<const preview::Layout> layout_;
    std::map<std::size_t, Shown> pictures_;
    std::optional<preview::Spot> spot_;
    wxString words_;
    double progress_ = -1;
    bool pressed_ = false;
};

} // namespace strateg::gui
