#include "gui/measure.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

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

void MainFrame::measure(const std::string& file) {
    measure_ = std::make_unique<Measure>();
    measure_->file = file;
}

/// One event, then its painting, then the next one through the event loop, so that everything else (checks,
/// timers) runs in between as always.
void MainFrame::measured_step() {
    Measure& m = *measure_;
    if (m.step == 0) {
        m.opening = since(m.opened_at);
        grid_->painted = [this](double painting) {
            if (!measure_ || !measure_->waiting) return;
            Measure& now = *measure_;
            now.waiting = false;
            Measure::Times& times = now.step < scroll_steps ? now.scrolls : now.keys;
            times.work.push_back(now.handled + painting);
            times.drawn.push_back(since(now.began));
            ++now.step;
            CallAfter([this] {
                if (measure_) measured_step();
            });
        };
    }
    if (m.step >= scroll_steps + key_steps) {
        std::FILE* out = m.file == "-" ? stdout : std::fopen(m.file.c_str(), "w");
        if (out) {
            const auto print = [&](const char* what, const std::vector<double>& times) {
                std::fprintf(out, "%-28s p50 %6.2f ms  p99 %6.2f ms  max %6.2f ms\n", what,
                             percentile(times, 0.5), percentile(times, 0.99), percentile(times, 1));
            };
            std::fprintf(out, "rows %zu, columns %zu, opened in %.0f ms\n", document_->rows().size(),
                         grid_->columns().size(), m.opening);
            print("keystroke, work", m.keys.work);
            print("keystroke until drawn", m.keys.drawn);
            print("scrolling, work a frame", m.scrolls.work);
            print("scrolling until drawn", m.scrolls.drawn);
            if (out != stdout) std::fclose(out);
        }
        static_cast<void>(document_->session().discard());
        measure_.reset();
        Close(true);
        return;
    }
    if (m.step == scroll_steps)
        for (std::size_t row = grid_->top_row(); row < document_->rows().size(); ++row)
            if (document_->rows()[row].block->kind == model::kind::paragraph) {
                grid_->jump_to_row(row);
                break;
            }
    m.began = std::chrono::steady_clock::now();
    if (m.step >= scroll_steps) {
        wxKeyEvent key(wxEVT_CHAR);
        const bool space = m.step % 7 == 6;
        key.m_uniChar = space ? L' ' : static_cast<wxChar>(L'a' + m.step % 26);
        key.m_keyCode = static_cast<long>(key.m_uniChar);
        grid_->ProcessWindowEvent(key);
    } else if (m.step % 100 == 99) { // far away, where nothing was laid out yet
        grid_->scroll_to(grid_->document_height() * (m.step / 100 + 1) / 5);
    } else {
        wxMouseEvent wheel(wxEVT_MOUSEWHEEL);
        wheel.m_wheelRotation = -120;
        wheel.m_wheelDelta = 120;
        grid_->ProcessWindowEvent(wheel);
    }
    m.handled = since(m.began);
    m.waiting = true;
}

} // namespace strateg::gui
