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

/// One event per turn of the event loop, so that everything else (checks, timers) runs in between as always.
void MainFrame::measured_step() {
    Measure& m = *measure_;
    if (m.step == 0) m.opening = since(m.opened_at);
    const auto begin = std::chrono::steady_clock::now();
    if (m.step < scroll_steps) {
        if (m.step % 100 == 99) { // far away, where nothing was laid out yet
            grid_->scroll_to(grid_->document_height() * (m.step / 100 + 1) / 5);
        } else {
            wxMouseEvent wheel(wxEVT_MOUSEWHEEL);
            wheel.m_wheelRotation = -120;
            wheel.m_wheelDelta = 120;
            grid_->ProcessWindowEvent(wheel);
        }
        grid_->paint_now();
        m.scrolls.push_back(since(begin));
    } else if (m.step < scroll_steps + key_steps) {
        if (m.step == scroll_steps) {
            for (std::size_t row = grid_->top_row(); row < document_->rows().size(); ++row)
                if (document_->rows()[row].block->kind == model::kind::paragraph) {
                    grid_->jump_to_row(row);
                    break;
                }
        }
        const auto typed = std::chrono::steady_clock::now();
        wxKeyEvent key(wxEVT_CHAR);
        const bool space = m.step % 7 == 6;
        key.m_uniChar = space ? L' ' : static_cast<wxChar>(L'a' + m.step % 26);
        key.m_keyCode = static_cast<long>(key.m_uniChar);
        grid_->ProcessWindowEvent(key);
        grid_->paint_now();
        m.keys.push_back(since(typed));
    } else {
        std::FILE* out = m.file == "-" ? stdout : std::fopen(m.file.c_str(), "w");
        if (out) {
            std::fprintf(out, "rows %zu columns %zu\n", document_->rows().size(), grid_->columns().size());
            std::fprintf(out, "opening until ready %.0f ms\n", m.opening);
            std::fprintf(out, "keystroke to paint  p50 %.2f ms  p99 %.2f ms  max %.2f ms\n",
                         percentile(m.keys, 0.5), percentile(m.keys, 0.99), percentile(m.keys, 1));
            std::fprintf(out, "scroll to paint     p50 %.2f ms  p99 %.2f ms  max %.2f ms\n",
                         percentile(m.scrolls, 0.5), percentile(m.scrolls, 0.99), percentile(m.scrolls, 1));
            if (out != stdout) std::fclose(out);
        }
        static_cast<void>(document_->session().discard());
        measure_.reset();
        Close(true);
        return;
    }
    ++m.step;
    CallAfter([this] {
        if (measure_) measured_step();
    });
}

} // namespace strateg::gui
