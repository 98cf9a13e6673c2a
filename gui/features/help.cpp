#include "gui/features/help.h"

#include "gui/commands/ids.h"
#include "gui/logic/help.h"

#include <utility>

#include <wx/aboutdlg.h>
#include <wx/frame.h>
#include <wx/toplevel.h>

namespace strateg::gui {

HelpFeature::HelpFeature(Workbench& bench) : Feature(bench) {
    Commands& commands = bench_.commands();
    commands.bind(command::help_here, [this] { show(page_here()); });
    commands.bind(command::help_begin, [this] { show(help_pages().front()); });
    commands.bind(command::keys_help, [this] { show(keys_page); });
    commands.bind(wxID_ABOUT, [this] { about(); });
}

HelpFeature::~HelpFeature() {
    if (window_) window_->Destroy();
}

void HelpFeature::show(std::string_view page) {
    if (!window_) window_ = new HelpWindow(&bench_.frame());
    window_->show_page(page);
    window_->Show();
    window_->Raise();
}

std::string HelpFeature::page_here() const {
    if (!bench_.open()) return "first-steps";
    static constexpr std::pair<const char*, const char*> pages[] = {
        {"sections", "writing"},  {"findings", "checks"},     {"preview", "page"},
        {"page", "page"},         {"find", "find"},           {"search", "find"},
        {"comments", "comments"}, {"snapshots", "snapshots"}, {"compare", "snapshots"},
    };
    const wxWindow* focus = wxWindow::FindFocus();
    for (const auto& [panel, page] : pages)
        if (bench_.docks().holds(panel, focus)) return page;
    const CaretAt caret = bench_.grid().caret();
    const auto field = bench_.document()->field(caret.field);
    if (!field) return "writing";
    if (caret.language != field.field.source) return "translating";
    const std::string& kind = field.field.block->kind;
    if (kind == model::kind::cell || kind == model::kind::caption || kind == model::kind::alt)
        return "tables-and-figures";
    return "writing";
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
