#include "gui/features/panes.h"

#include "gui/commands/ids.h"

namespace strateg::gui {

PanesFeature::PanesFeature(Workbench& bench) : Feature(bench) {
    const auto open = [this] { return bench_.open(); };
    bench_.commands().bind(
        command::next_pane, [this] { step(1); }, open);
    bench_.commands().bind(
        command::previous_pane, [this] { step(-1); }, open);
}

void PanesFeature::step(int direction) {
    const std::vector<wxWindow*> panes = bench_.docks().panes();
    const int count = static_cast<int>(panes.size());
    if (count == 0) return;
    int at = -1;
    for (const wxWindow* window = wxWindow::FindFocus(); window && at < 0; window = window->GetParent())
        for (int i = 0; i < count; ++i)
            if (panes[static_cast<std::size_t>(i)] == window) at = i;
    const int to = at < 0 ? 0 : (at + direction + count) % count;
    wxWindow* pane = panes[static_cast<std::size_t>(to)];
    if (pane == bench_.grid().GetParent())
        bench_.grid().SetFocus();
    else
        pane->SetFocus(); // a panel gives it to what had it last, or to its first control
}

} // namespace strateg::gui
