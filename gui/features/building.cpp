#include "gui/features/building.h"

#include "gui/commands/ids.h"
#include "gui/dialogs/build.h"

#include <wx/frame.h>

namespace strateg::gui {

BuildingFeature::BuildingFeature(Workbench& bench) : Feature(bench) {
    bench_.commands().bind(
        command::build,
        [this] {
            if (dialog_) { // it works on the project as it was when it began
                dialog_->Raise();
                return;
            }
            dialog_ = new BuildDialog(&bench_.frame(), bench_.document()->project(),
                                      bench_.document()->session().folder(),
                                      bench_.engine().plugins().exporters());
            dialog_->Bind(wxEVT_DESTROY, [this](wxWindowDestroyEvent& event) {
                event.Skip();
                if (bench_.open() && event.GetWindow() == dialog_.get()) bench_.grid().SetFocus();
            });
            dialog_->Show();
        },
        [this] { return bench_.open(); });
    bench_.closing.connect([this] {
        if (dialog_) dialog_->Destroy();
    });
}

} // namespace strateg::gui
