#include "gui/features/typing.h"

#include "gui/commands/ids.h"

#include <wx/config.h>

namespace strateg::gui {

TypingFeature::TypingFeature(Workbench& bench) : Feature(bench) {
    static constexpr const char* path = "/Typing/Correct";
    bench_.grid().set_correcting(wxConfigBase::Get()->ReadBool(path, true));
    bench_.commands().bind(
        command::correct_typing, [this] { bench_.grid().set_correcting(!bench_.grid().correcting()); }, {},
        [this] { return bench_.grid().correcting(); });
    bench_.storing.connect([this] { wxConfigBase::Get()->Write(path, bench_.grid().correcting()); });
}

} // namespace strateg::gui
