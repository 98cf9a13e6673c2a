#include "gui/panels/hit_model.h"

#include "gui/panels/find_panel.h"
#include "gui/text.h"

namespace strateg::gui {

std::string markup_quoted(std::string_view words) {
    std::string quoted;
    for (const char c : words) {
        switch (c) {
        case '&':
            quoted += "&amp;";
            break;
        case '<':
            quoted += "&lt;";
            break;
        case '>':
            quoted += "&gt;";
            break;
        default:
            quoted += c;
        }
    }
    return quoted;
}

void HitModel::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const {
    const bool there = row < panel_.hits_.size();
    if (column == chosen) {
        value = there && panel_.hits_.chosen(row);
        return;
    }
    value = wxString();
    if (!there) return;
    const search::Hit& hit = panel_.hits_.all()[row];
    value = wx(column == place ? panel_.place(hit) : column == language ? hit.language : panel_.context(hit));
}

bool HitModel::SetValueByRow(const wxVariant& value, unsigned row, unsigned column) {
    if (column != chosen) return false;
    panel_.hits_.choose(row, value.GetBool());
    panel_.count();
    return true;
}

} // namespace strateg::gui
