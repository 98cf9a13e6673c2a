// Pages below each other in a window: where each stands, how large it is shown, what is in sight. Pure.
//
// Lengths are the window's (logical) pixels, from the top left corner of the whole flow; pages are given in
// points.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace strateg::gui {

struct PageSize {
    double width = 0, height = 0; // points
    friend bool operator==(const PageSize&, const PageSize&) = default;
};

struct PageBox {
    int x = 0, y = 0, width = 0, height = 0;
};

class PageFlow {
public:
    enum class Fit { none, width, page };
    static constexpr int gap = 14;                 // around pages
    static constexpr double per_point = 96.0 / 72; // pixels at 100 %
    static constexpr double least_zoom = 0.1, most_zoom = 4;

    void set_pages(std::vector<PageSize> pages);
    void set_window(int width, int height);
    void set_fit(Fit fit);
    void set_zoom(double zoom); // ends fitting
    Fit fit() const { return fit_; }
    /// 1: as large as on paper, on a screen with 96 pixels an inch.
    double zoom() const;
    double scale() const { return zoom() * per_point; } // pixels a point

    std::size_t size() const { return pages_.size(); }
    PageBox box(std::size_t page) const;
    int width() const;  // of the whole flow, at least the window's
    int height() const; // the same
    /// The page at this height, or the nearest one. 0 where there are none.
    std::size_t page_at(int y) const;
    /// The page that the middle of the window is on.
    std::size_t current(int scroll) const { return page_at(scroll + window_height_ / 2); }
    /// First and one behind last page that are seen.
    std::pair<std::size_t, std::size_t> in_sight(int scroll) const;
    int most_scroll() const;
    /// Where to scroll to so that a part of a page (in points from its top) is seen well; `scroll` where it
    /// is seen well already.
    int scroll_to(std::size_t page, double top, double bottom, int scroll) const;

private:
    void arrange();

    std::vector<PageSize> pages_;
    std::vector<int> tops_; // and one for the end
    double widest_ = 0, highest_ = 0;
    int window_width_ = 0, window_height_ = 0;
    Fit fit_ = Fit::width;
    double zoom_ = 1;
};

/// The next zoom in the usual steps (…, 75, 90, 100, 125 …), up or down.
double next_zoom(double zoom, int direction);

} // namespace strateg::gui
