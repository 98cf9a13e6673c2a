// strateg-editor: the program. `strateg-editor [DIR]` opens a project folder, without one the start page.
#include "gui/app.h"

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include <fontconfig/fontconfig.h>
#include <langinfo.h>

#include <wx/cmdline.h>
#include <wx/fileconf.h>
#include <wx/stdpaths.h>
#include <wx/weakref.h>

#include "core/store/lock.h"
#include "gui/access/accessible.h"
#include "gui/event_log.h"
#include "gui/fits.h"
#include "gui/frame.h"
#include "gui/speech.h"
#include "gui/text.h"

namespace strateg::gui {

namespace {

/// A broken promise inside wxWidgets is a line in the log, not a dialog over somebody's text.
void on_assert(const wxString& file, int line, const wxString& function, const wxString& condition,
               const wxString& words) {
    std::fprintf(stderr, "%s:%d: %s: %s %s\n", utf8(file).c_str(), line, utf8(function).c_str(),
                 utf8(condition).c_str(), utf8(words).c_str());
}

/// Vollkorn's figures are old-style unless asked: its "1" reads like a capital I beside a heading.
void want_lining_figures() {
    static const char rules[] =
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><match target='font'>"
        "<test name='family'><string>Vollkorn</string></test>"
        "<edit name='fontfeatures' mode='append'><string>lnum on</string></edit></match></fontconfig>";
    FcConfigParseAndLoadFromMemory(FcConfigGetCurrent(), reinterpret_cast<const FcChar8*>(rules), FcFalse);
}

} // namespace

bool App::handed_over = false;

bool App::OnInit() {
    wxSetAssertHandler(on_assert);
    want_lining_figures();
    SetAppName("strateg");
    SetAppDisplayName("Strateg");
    SetVendorDisplayName("Strateg");
    wxStandardPaths::Get().SetFileLayout(wxStandardPaths::FileLayout_XDG);
    if (!wxApp::OnInit()) return false;
    if (!folder_.empty() && !new_window_) {
        std::error_code error;
        const std::string absolute = std::filesystem::absolute(utf8(folder_), error).string();
        if (const long process = store::holder_here(absolute);
            process != 0 && ask_to_show(process, absolute)) {
            handed_over = true;
            return false;
        }
    }
    wxInitAllImageHandlers();
    const wxString folder = wxStandardPaths::Get().GetUserConfigDir() + "/strateg";
    std::error_code ignored;
    std::filesystem::create_directories(utf8(folder), ignored);
    wxConfigBase::Set(new wxFileConfig("strateg", {}, folder + "/editor.conf", {}, wxCONFIG_USE_LOCAL_FILE));
    access::name_all_windows();
    watch_windows();
    speak(wanted_language());
    auto* frame = new MainFrame();
    frame->Show();
    SetTopWindow(frame);
    if (!measure_.empty()) frame->measure(utf8(measure_), only_opening_);
    if (drawing_steps_ > 0) frame->check_drawing(static_cast<int>(drawing_steps_));
    answers_ = std::make_unique<WindowAnswers>([this](const std::string& asked) {
        auto* frame = dynamic_cast<MainFrame*>(GetTopWindow()); // another one after change_language
        return frame && frame->come_forward(asked);
    });
    if (folder_.empty())
        frame->resume();
    else
        frame->open_project(utf8(folder_));
    return true;
}

void App::change_language(const std::string& tag) {
    auto* before = dynamic_cast<MainFrame*>(GetTopWindow());
    if (!before || tag == spoken_language() || !before->can_hand_over()) return;
    remember_language(tag);
    MainFrame::Handover handover = before->hand_over();
    speak(tag);
    auto* frame = new MainFrame();
    SetTopWindow(frame);
    frame->Show();
    frame->take_over(std::move(handover));
    log_event("speaks " + spoken_language());
}

void App::OnInitCmdLine(wxCmdLineParser& parser) {
    parser.SetLogo("Strateg: documents in several languages, written together.");
    parser.AddSwitch("h", "help", "show this help", wxCMD_LINE_OPTION_HELP);
    parser.AddSwitch("", "version", "show the version");
    parser.AddSwitch("", "new-window", "open the project here, even where another window has it");
    parser.AddOption("", "measure", "scroll and type in the project, write the times to this file, and end",
                     wxCMD_LINE_VAL_STRING, wxCMD_LINE_HIDDEN);
    parser.AddOption("", "check-drawing", "edit at random, compare drawings, and end", wxCMD_LINE_VAL_NUMBER,
                     wxCMD_LINE_HIDDEN);
    parser.AddSwitch("", "measure-opening", "measure opening only", wxCMD_LINE_HIDDEN);
    parser.AddParam("project folder", wxCMD_LINE_VAL_STRING, wxCMD_LINE_PARAM_OPTIONAL);
}

bool App::OnCmdLineParsed(wxCmdLineParser& parser) {
    if (parser.GetParamCount() > 0) folder_ = parser.GetParam(0);
    parser.Found("measure", &measure_);
    parser.Found("check-drawing", &drawing_steps_);
    only_opening_ = parser.Found("measure-opening");
    new_window_ = parser.Found("new-window");
    return true;
}

int App::OnExit() {
    answers_.reset();
    delete wxConfigBase::Set(nullptr);
    return wxApp::OnExit();
}

} // namespace strateg::gui

wxIMPLEMENT_APP_NO_MAIN(strateg::gui::App);

namespace {

constexpr const char* usage =
    "Usage: strateg-editor [PROJECT FOLDER]\n\n"
    "Opens the project; where none is named, the one that was open last, or the start page.\n\n"
    "  -h, --help    show this help\n"
    "  --new-window  read the project here where another window has it open;\n"
    "                else that window comes forward\n"
    "  --version     show the version\n";

bool has_display() {
    const auto set = [](const char* name) {
        const char* value = std::getenv(name);
        return value && *value;
    };
    return set("DISPLAY") || set("WAYLAND_DISPLAY");
}

/// File names and texts are UTF-8 everywhere in Strateg; in a locale of another encoding (or none, as over
/// ssh, or one that is not installed) GTK and wxWidgets would lose every letter that is not English. What the
/// window says and how it writes numbers depends on no locale (gui/speech.h).
void want_utf8() {
    strateg::gui::system_speech(); // before the environment changes
    if (!std::setlocale(LC_ALL, "")) ::setenv("LC_ALL", "C.UTF-8", 1);
    std::setlocale(LC_ALL, "");
    if (std::string_view(nl_langinfo(CODESET)) == "UTF-8") return;
    if (std::getenv("LC_ALL")) ::setenv("LC_ALL", "C.UTF-8", 1);
    ::setenv("LC_CTYPE", "C.UTF-8", 1);
    std::setlocale(LC_ALL, "");
}

} // namespace

int main(int argc, char** argv) {
    // Answered without a display, too.
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument(argv[i]);
        if (argument == "-h" || argument == "--help") {
            std::fputs(usage, stdout);
            return 0;
        }
        if (argument == "--version") {
            std::puts("strateg-editor " STRATEG_VERSION);
            return 0;
        }
    }
    if (!has_display()) {
        std::fputs("strateg-editor: there is no display to open a window on.\n"
                   "Start it from a desktop, or use the command line: strateg --help\n",
                   stderr);
        return 1;
    }
    want_utf8();
    ::setenv("GDK_GL", "disable",
             0); // looking for OpenGL takes a tenth of a second, and nothing here uses it
    const int result = wxEntry(argc, argv);
    if (strateg::gui::App::handed_over) return 0;
    return result < 0 ? 1 : result;
}
