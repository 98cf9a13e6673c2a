// A flat list that a window draws itself, for screen readers: items with names, one of them chosen.
#pragma once

#include "gui/access/accessible.h"

#include <functional>
#include <string>

namespace strateg::gui::access {

class List final : public Model {
public:
    struct Items {
        std::function<int()> count;
        std::function<std::string(int)> name;
        std::function<int()> chosen; // < 0: none
        std::function<wxRect(int)> area;
        std::function<void(int)> choose;   // as the arrow keys do
        std::function<void(int)> activate; // as Enter or a click does; may be empty
        std::string activation;            // its name in words
        std::function<int(int)> level;     // from 1; may be empty
        Role role = Role::item;
    };
    List(wxWindow& window, std::string name, Items items)
        : items_(std::move(items)), window_(window), accessible_(window, *this, std::move(name), Role::list) {
    }

    /// Another item was chosen, or the window got or lost the focus.
    void sync() { accessible_.sync(); }
    /// Items came, went or have other names.
    void changed() { accessible_.changed(); }

    std::optional<Node> node(const Key& key) override;
    int children(const Key& key) override { return key.empty() ? items_.count() : 0; }
    Key child(const Key&, int index) override { return std::to_string(index); }
    Key parent(const Key&) override { return {}; }
    int index(const Key& key) override { return number(key); }
    wxRect area(const Key& key) override { return items_.area(number(key)); }
    Key at(const wxPoint& point) override;
    Key focus() override { return items_.chosen() < 0 ? Key() : std::to_string(items_.chosen()); }
    void take_focus(const Key& key) override { items_.choose(number(key)); }
    std::string action(const Key&) override { return items_.activate ? items_.activation : std::string(); }
    void act(const Key& key) override {
        if (items_.activate) items_.activate(number(key));
    }

private:
    static int number(const Key& key);
    Items items_;
    wxWindow& window_;
    Accessible accessible_; // last: it asks the model
};

} // namespace strateg::gui::access
