#include "gui/features/help.h"

#include "gui/commands/ids.h"

#include <wx/aboutdlg.h>
#include <wx/frame.h>
#include <wx/msgdlg.h>

namespace strateg::gui {
namespace {

const char* const keys_text = "Tab, Shift+Tab\tnext, previous language\n"
                              "Up, Down\tnext text above, below\n"
                              "Enter\tnew block, or cut the block here\n"
                              "Backspace at the beginning\tjoin with the block above\n"
                              "Alt+Up, Alt+Down\tmove the block\n"
                              "Ctrl+1 … Ctrl+4, Ctrl+0\theading, paragraph\n"
                              "\"- \" or \"1. \" at the beginning\tlist\n"
                              "Ctrl+B, Ctrl+I, Ctrl+K\tstrong, emphasis, link\n"
                              "Ctrl+Alt+M\tcomment on what is selected, or on the word\n"
                              "Ctrl+Enter\tthe translation is up to date\n"
                              "F4\tnext finding\n"
                              "F6, Shift+F6\tto the next pane, to the one before\n"
                              "Menu key\twhat can be done here, with spelling suggestions\n"
                              "Esc\tleave the text\n";

} // namespace

HelpFeature::HelpFeature(Workbench& bench) : Feature(bench) {
    bench_.commands().bind(command::keys_help,
                           [this] { wxMessageBox(_(keys_text), _("Keys"), wxOK, &bench_.frame()); });
    bench_.commands().bind(wxID_ABOUT, [this] { about(); });
}

void HelpFeature::about() {
    wxAboutDialogInfo about;
    about.SetName("Strateg");
    about.SetVersion(STRATEG_VERSION);
    about.SetDescription(_("Documents in several languages, written together."));
    about.SetLicence("MIT");
    wxAboutBox(about, &bench_.frame());
}

} // namespace strateg::gui
