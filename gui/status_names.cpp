#include "gui/status_names.h"

#include "core/model/section_state.h"
#include "gui/text.h"

namespace strateg::gui {

wxString status_label(const std::string& status) {
    if (status == "draft") return _("draft");
    if (status == "translated") return _("translated");
    if (status == "reviewed") return _("reviewed");
    if (status == "final") return _("final");
    return wx(model::status_name(status));
}

} // namespace strateg::gui
