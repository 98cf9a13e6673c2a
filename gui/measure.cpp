#include "gui/measure.h"

#include <algorithm>
#include <cstdio>

#include <wx/frame.h>

namespace strateg::gui {
namespace {

constexpr int scroll_steps = 400, key_steps = 300;

double since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

} // namespace

void Measure::painted(double painting) {
    if (!waiting_) return;
    waiting_ = false;
    Times& times = step_ < scroll_steps ? scrolls_ : keys_;
    times.work.push_back(handled_ + painting);
    times.drawn.push_back(since(began_));
    ++step_;
    bench_.frame().CallAfter([this] { step(); });
}

void Measure::write() const {
    std::FILE* out = file_ == "-" ? stdout : std::fopen(file_.c_str(), "w");
    if (!out) return;
    const auto print = [&](const char* what, const std::vector<double>& times) {
        std::fprintf(out, "%-28s p50 %6.2f ms  p99 %6.2f ms  max %6.2f ms\n", what, percentile(times, 0.5),
                     percentile(times, 0.99), percentile(times, 1));
    };
    std::fprintf(out, "rows %zu, columns %zu, opened in %.0f ms\n", bench_.document()->rows().size(),
                 bench_.grid().columns().size(), opening_);
    print("keystroke, work", keys_.work);
    print("keystroke until drawn", keys_.drawn);
    print("scrolling, work a frame", scrolls_.work);
    print("scrolling until drawn", scrolls_.drawn);
    if (out != stdout) std::fclose(out);
}

void Measure::step() {
    GridCanvas& grid = bench_.grid();
    Document& document = *bench_.document();
    if (step_ == 0) {
        opening_ = since(opened_at_);
        grid.painted = [this](double painting) { painted(painting); };
    }
    if (step_ >= scroll_steps + key_steps) {
        grid.painted = {};
        write();
        static_cast<void>(document.session().discard());
        bench_.frame().Close(true);
        return;
    }
    if (step_ == scroll_steps)
        for (std::size_t row = grid.top_row(); row < document.rows().size(); ++row)
            if (document.rows()[row].block->kind == model::kind::paragraph) {
                grid.jump_to_row(row);
                break;
            }
    began_ = std::chrono::steady_clock::now();
    if (step_ >= scroll_steps) {
        wxKeyEvent key(wxEVT_CHAR);
        const bool space = step_ % 7 == 6;
        key.m_uniChar = space ? L' ' : static_cast<wxChar>(L'a' + step_ % 26);
        key.m_keyCode = static_cast<long>(key.m_uniChar);
        grid.ProcessWindowEvent(key);
    } else if (step_ % 100 == 99) { // far away, where nothing was laid out yet
        grid.scroll_to(grid.document_height() * (step_ / 100 + 1) / 5);
    } else {
        wxMouseEvent wheel(wxEVT_MOUSEWHEEL);
        wheel.m_wheelRotation = -120;
        wheel.m_wheelDelta = 120;
        grid.ProcessWindowEvent(wheel);
    }
    handled_ = since(began_);
    waiting_ = true;
}

} // namespace strateg::gui
