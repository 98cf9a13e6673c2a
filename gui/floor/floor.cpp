// The floor of the editor's benchmark: a bare wxStyledTextCtrl with the same amount of text, typed into with
// the same keys in the same rhythm and scrolled by the same steps. `editor_floor TEXT OUT`.
#include "gui/measure/frame_watch.h"
#include "gui/measure/samples.h"

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <wx/app.h>
#include <wx/frame.h>
#include <wx/stc/stc.h>
#include <wx/timer.h>

namespace {

using namespace strateg::gui;
constexpr int scroll_steps = 400;

class Floor : public wxApp {
public:
    bool OnInit() override {
        if (argc < 3) return false;
        out_ = argv[2].ToStdString();
        auto* frame = new wxFrame(nullptr, wxID_ANY, "floor", wxDefaultPosition, {1280, 800});
        text_ = new wxStyledTextCtrl(frame);
        std::ifstream file(argv[1].ToStdString());
        const std::string words((std::istreambuf_iterator<char>(file)), {});
        text_->SetText(wxString::FromUTF8(words.data(), words.size()));
        text_->Bind(wxEVT_STC_PAINTED, [this](wxStyledTextEvent&) { painted_ = true; });
        timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { next(); });
        frame->Show();
        watch_ = std::make_unique<measure::FrameWatch>(
            *frame, [this](double wall, double cpu) { painted(wall, cpu); });
        text_->SetFocus();
        timer_.StartOnce(700);
        return true;
    }

private:
    void next() {
        if (step_ >= scroll_steps + measure::key_steps) {
            if (std::FILE* out = std::fopen(out_.c_str(), "w")) {
                keys_.print(out, "floor.key");
                scrolls_.print(out, "floor.scroll");
                std::fprintf(out, "floor.memory.peak %.1f\n", measure::memory_mib("VmHWM"));
                std::fclose(out);
            }
            watch_.reset();
            ExitMainLoop();
            return;
        }
        began_ = measure::wall_ms();
        const double cpu = measure::thread_cpu_ms();
        if (step_ < scroll_steps) {
            if (step_ % 100 == 99)
                text_->SetFirstVisibleLine(text_->GetLineCount() * (step_ / 100 + 1) / 5);
            else
                text_->LineScroll(0, 3);
        } else {
            if (step_ == scroll_steps) text_->GotoLine(text_->GetLineCount() / 2);
            wxKeyEvent key(wxEVT_CHAR);
            key.m_uniChar = static_cast<wxChar>(measure::key_of(step_ - scroll_steps));
            key.m_keyCode = static_cast<long>(key.m_uniChar);
            text_->ProcessWindowEvent(key);
        }
        handled_cpu_ = measure::thread_cpu_ms() - cpu;
        waiting_ = true;
        painted_ = false;
    }

    void painted(double wall, double cpu) {
        if (!waiting_ || !painted_) return;
        waiting_ = false;
        measure::Times& times = step_ < scroll_steps ? scrolls_ : keys_;
        times.drawn.push_back(measure::wall_ms() - began_);
        times.frame.push_back(wall);
        times.work.push_back(handled_cpu_ + cpu);
        const int pause = step_ < scroll_steps ? 1 : measure::pause_of(step_ - scroll_steps);
        ++step_;
        timer_.StartOnce(pause);
    }

    wxStyledTextCtrl* text_ = nullptr;
    std::unique_ptr<measure::FrameWatch> watch_;
    wxTimer timer_;
    std::string out_;
    measure::Times keys_, scrolls_;
    double began_ = 0, handled_cpu_ = 0;
    int step_ = 0;
    bool waiting_ = false, painted_ = false;
};

} // namespace

wxIMPLEMENT_APP(Floor);
