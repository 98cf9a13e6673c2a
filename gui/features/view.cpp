#include "gui/features/view.h"

#include "gui/commands/ids.h"

#include <wx/frame.h>
#include <wx/statusbr.h>
#include <wx/toolbar.h>

namespace strateg::gui {

ViewFeature::ViewFeature(Workbench& bench) : Feature(bench) {
    const auto open = [this] { return bench_.open(); };
    bench_.commands().bind(
        command::quiet, [this] { set_quiet(!bench_.frame().IsFullScreen()); }, open,
        [this] { return bench_.frame().IsFullScreen(); });
    bench_.commands().bind(
        command::focus_grid, [this] { bench_.grid().SetFocus(); }, open);
    bench_.closing.connect([this] { set_quiet(false); });
    bench_.storing.connect([this] { set_quiet(false); });
}

void ViewFeature::set_quiet(bool quiet) {
    if (quiet == bench_.frame().IsFullScreen()) return;
    bench_.docks().set_quiet(quiet);
    // Menus stay reachable by their keys; the pictures and lines around the text go.
    bench_.frame().ShowFullScreen(quiet, wxFULLSCREEN_NOTOOLBAR | wxFULLSCREEN_NOSTATUSBAR |
                                             wxFULLSCREEN_NOBORDER | wxFULLSCREEN_NOCAPTION);
    bench_.grid().SetFocus();
}

} // namespace strateg::gui
