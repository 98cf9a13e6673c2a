#include "gui/measure/measurer.h"

#include <cstdio>

#include <wx/frame.h>

namespace strateg::gui::measure {
namespace {

constexpr int scroll_steps = 300, jump_steps = 60, structure_steps = 40;
constexpr int patience_ms = 60'000; // for the checks

wxKeyEvent key_event(wxEventType type, int code) {
    wxKeyEvent key(type);
    key.m_uniChar = static_cast<wxChar>(code);
    key.m_keyCode = code;
    return key;
}

} // namespace

Measurer::Measurer(Workbench& bench, std::string file, bool only_opening)
    : bench_(bench), file_(std::move(file)), only_opening_(only_opening), open_began_(wall_ms()),
      open_thread_cpu_(thread_cpu_ms()) {
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { next(); });
    bench_.opened.connect([this] { opened(); });
    bench_.checked.connect([this](bool complete) {
        if (complete) checked();
    });
}

void Measurer::opened() {
    watch_ =
        std::make_unique<FrameWatch>(bench_.frame(), [this](double wall, double cpu) { frame(wall, cpu); });
    bench_.grid().painted = [this] { painted_ = true; };
    painted_ = false;
    waiting_ = true;
}

void Measurer::checked() {
    if (phase_ != Phase::checking) return;
    findings_ = bench_.findings().all().size();
    checked_after_ = wall_ms() - open_began_;
    timer_.StartOnce(300);
}

Times& Measurer::times() {
    switch (phase_) {
    case Phase::jumping:
        return jumps_;
    case Phase::typing:
        return keys_;
    case Phase::splitting:
        return splits_;
    case Phase::joining:
        return joins_;
    default:
        return scrolls_;
    }
}

void Measurer::frame(double wall, double cpu) {
    if (!waiting_ || !painted_) return;
    waiting_ = painted_ = false;
    if (phase_ == Phase::opening) {
        open_wall_ = wall_ms() - open_began_;
        open_from_start_ = since_process_start_ms();
        open_thread_cpu_ = thread_cpu_ms() - open_thread_cpu_;
        open_cpu_ = process_cpu_ms();
        memory_open_ = memory_mib("VmRSS");
        phase_ = Phase::checking;
        timer_.StartOnce(patience_ms);
        return;
    }
    Times& times = this->times();
    times.drawn.push_back(wall_ms() - began_);
    times.frame.push_back(wall);
    times.work.push_back(handled_cpu_ + cpu);
    int pause = 1;
    if (phase_ == Phase::typing) pause = pause_of(step_);
    if (phase_ == Phase::splitting || phase_ == Phase::joining) pause = 30;
    ++step_;
    timer_.StartOnce(pause);
}

void Measurer::next() {
    const auto to = [this](Phase phase) {
        phase_ = phase;
        step_ = 0;
    };
    if (phase_ == Phase::checking) {
        memory_checked_ = memory_mib("VmRSS");
        if (only_opening_) {
            end();
            return;
        }
        to(Phase::scrolling);
    }
    if (phase_ == Phase::scrolling && step_ >= scroll_steps) to(Phase::jumping);
    if (phase_ == Phase::jumping && step_ >= jump_steps) {
        to(Phase::typing);
        // Somewhere in the middle: a paragraph.
        const RowList& rows = bench_.document()->rows();
        for (std::size_t row = rows.size() / 2; row < rows.size(); ++row)
            if (rows[row].block->kind == model::kind::paragraph) {
                bench_.grid().jump_to_row(row);
                break;
            }
        timer_.StartOnce(500);
        return;
    }
    if (phase_ == Phase::typing && step_ >= key_steps) to(Phase::splitting);
    if ((phase_ == Phase::splitting || phase_ == Phase::joining) &&
        splits_.drawn.size() + joins_.drawn.size() >= 2 * structure_steps) {
        end();
        return;
    }
    if (phase_ == Phase::splitting && step_ > 0)
        to(Phase::joining);
    else if (phase_ == Phase::joining && step_ > 0)
        to(Phase::splitting);
    act();
}

void Measurer::end() {
    write();
    phase_ = Phase::done;
    watch_.reset();
    bench_.grid().painted = nullptr;
    static_cast<void>(bench_.document()->session().discard());
    bench_.frame().Close(true);
}

void Measurer::act() {
    began_ = wall_ms();
    const double cpu = thread_cpu_ms();
    switch (phase_) {
    case Phase::scrolling: {
        wxMouseEvent wheel(wxEVT_MOUSEWHEEL);
        wheel.m_wheelRotation = -120;
        wheel.m_wheelDelta = 120;
        bench_.grid().ProcessWindowEvent(wheel);
        break;
    }
    case Phase::jumping: // far away, where nothing was laid out yet
        bench_.grid().scroll_to(bench_.grid().document_height() * ((step_ * 37) % jump_steps) / jump_steps);
        break;
    case Phase::typing: {
        wxKeyEvent key = key_event(wxEVT_CHAR, key_of(step_));
        bench_.grid().ProcessWindowEvent(key);
        break;
    }
    case Phase::splitting: {
        wxKeyEvent key = key_event(wxEVT_KEY_DOWN, WXK_RETURN);
        bench_.grid().ProcessWindowEvent(key);
        break;
    }
    case Phase::joining: {
        wxKeyEvent key = key_event(wxEVT_KEY_DOWN, WXK_BACK);
        bench_.grid().ProcessWindowEvent(key);
        break;
    }
    default:
        return;
    }
    handled_cpu_ = thread_cpu_ms() - cpu;
    waiting_ = true;
    painted_ = false;
}

void Measurer::write() const {
    std::FILE* out = file_ == "-" ? stdout : std::fopen(file_.c_str(), "w");
    if (!out) return;
    std::fprintf(out, "rows %zu\ncolumns %zu\nfindings %zu\n", bench_.document()->rows().size(),
                 bench_.grid().columns().size(), findings_);
    std::fprintf(out, "open.wall %.1f\nopen.from_start %.1f\nopen.window_cpu %.1f\nopen.cpu %.1f\n",
                 open_wall_, open_from_start_, open_thread_cpu_, open_cpu_);
    std::fprintf(out, "open.checked %.1f\n", checked_after_);
    scrolls_.print(out, "scroll");
    jumps_.print(out, "jump");
    keys_.print(out, "key");
    splits_.print(out, "enter");
    joins_.print(out, "backspace");
    std::fprintf(out, "memory.open %.1f\nmemory.checked %.1f\nmemory.end %.1f\nmemory.peak %.1f\n",
                 memory_open_, memory_checked_, memory_mib("VmRSS"), memory_mib("VmHWM"));
    if (out != stdout) std::fclose(out);
}

} // namespace strateg::gui::measure
