#include "gui/access/list.h"

#include <cstdlib>

#include <wx/window.h>

namespace strateg::gui::access {

int List::number(const Key& key) {
    return key.empty() ? -1 : std::atoi(key.c_str());
}

std::optional<Node> List::node(const Key& key) {
    const int at = number(key);
    if (at < 0 || at >= items_.count()) return std::nullopt;
    Node node;
    node.role = items_.role;
    node.name = items_.name(at);
    node.selectable = true;
    node.selected = at == items_.chosen();
    node.focused = node.selected && window_.HasFocus();
    if (items_.level) node.level = items_.level(at);
    return node;
}

Key List::at(const wxPoint& point) {
    for (int i = 0; i < items_.count(); ++i)
        if (items_.area(i).Contains(point)) return std::to_string(i);
    return {};
}

} // namespace strateg::gui::access
