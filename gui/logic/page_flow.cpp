#include "gui/logic/page_flow.h"

#include <algorithm>
#include <cmath>

namespace strateg::gui {

void PageFlow::set_pages(std::vector<PageSize> pages) {
    if (pages == pages_) return;
    pages_ = std::move(pages);
    widest_ = highest_ = 0;
    for (const PageSize& page : pages_) {
        widest_ = std::max(widest_, page.width);
        highest_ = std::max(highest_, page.height);
    }
    arrange();
}

void PageFlow::set_window(int width, int height) {
    window_width_ = width;
    window_height_ = height;
    arrange();
}

void PageFlow::set_fit(Fit fit) {
    if (fit == Fit::none) zoom_ = zoom();
    fit_ = fit;
    arrange();
}

void PageFlow::set_zoom(double zoom) {
    fit_ = Fit::none;
    zoom_ = std::clamp(zoom, least_zoom, most_zoom);
    arrange();
}

double PageFlow::zoom() const {
    if (fit_ == Fit::none) return zoom_;
    const PageSize page = pages_.empty() ? PageSize{595, 842} : pages_.front(); // most likely A4
    const double across = (window_width_ - 2 * gap) / (page.width * per_point);
    const double down = (window_height_ - 2 * gap) / (page.height * per_point);
    return std::clamp(fit_ == Fit::width ? across : std::min(across, down), least_zoom, most_zoom);
}

void PageFlow::arrange() {
    tops_.clear();
    const double pixels = scale();
    int y = gap;
    for (const PageSize& page : pages_) {
        tops_.push_back(y);
        y += static_cast<int>(std::lround(page.height * pixels)) + gap;
    }
    tops_.push_back(y);
}

int PageFlow::width() const {
    return std::max(window_width_, static_cast<int>(std::lround(widest_ * scale())) + 2 * gap);
}

int PageFlow::height() const {
    return std::max(window_height_, tops_.empty() ? 0 : tops_.back());
}

int PageFlow::most_scroll() const {
    return std::max(0, height() - window_height_);
}

PageBox PageFlow::box(std::size_t page) const {
    if (page >= pages_.size()) return {};
    const int across = static_cast<int>(std::lround(pages_[page].width * scale()));
    return {(width() - across) / 2, tops_[page], across, tops_[page + 1] - gap - tops_[page]};
}

std::size_t PageFlow::page_at(int y) const {
    if (pages_.empty()) return 0;
    const auto behind = std::upper_bound(tops_.begin(), tops_.end() - 1, y);
    return behind == tops_.begin() ? 0 : static_cast<std::size_t>(behind - tops_.begin() - 1);
}

std::pair<std::size_t, std::size_t> PageFlow::in_sight(int scroll) const {
    if (pages_.empty()) return {0, 0};
    return {page_at(scroll + gap), page_at(scroll + std::max(0, window_height_ - 1)) + 1};
}

int PageFlow::scroll_to(std::size_t page, double top, double bottom, int scroll) const {
    if (page >= pages_.size()) return scroll;
    const int from = tops_[page] + static_cast<int>(top * scale()),
              to = tops_[page] + static_cast<int>(bottom * scale());
    const int margin = std::min(40, window_height_ / 6);
    if (from >= scroll + margin && to <= scroll + window_height_ - margin) return scroll;
    // The whole page where it fits, else the place in the upper third.
    const PageBox whole = box(page);
    const int wished = whole.height + 2 * gap <= window_height_
                           ? whole.y - (window_height_ - whole.height) / 2
                           : from - window_height_ / 3;
    return std::clamp(wished, 0, most_scroll());
}

double next_zoom(double zoom, int direction) {
    static constexpr double steps[] = {0.1, 0.25, 0.33, 0.5,  0.67, 0.75, 0.9, 1,
                                       1.1, 1.25, 1.5,  1.75, 2,    2.5,  3,   4};
    constexpr double near = 0.01;
    if (direction > 0) {
        for (const double step : steps)
            if (step > zoom + near) return step;
        return PageFlow::most_zoom;
    }
    for (std::size_t i = std::size(steps); i-- > 0;)
        if (steps[i] < zoom - near) return steps[i];
    return PageFlow::least_zoom;
}

} // namespace strateg::gui
