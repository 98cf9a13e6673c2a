#include "gui/features/building.h"

#include "gui/commands/ids.h"
#include "gui/dialogs/build.h"

#include <wx/frame.h>

namespace strateg::gui {

BuildingFeature::BuildingFeature(Workbench& bench) : Feature(bench) {
    bench_.commands().bind(
        command::build,
        [this] {
            BuildDialog dialog(&bench_.frame(), bench_.document()->project(),
                               bench_.document()->session().folder(), bench_.engine().plugins().exporters());
            dialog.ShowModal();
            bench_.grid().SetFocus();
        },
        [this] { return bench_.open(); });
}

} // namespace strateg::gui
