// Between the two halves of gui/access: the objects of ATK (objects.cpp, text.cpp) and the window. For the
// files of this folder only.
#pragma once

#include "gui/access/model.h"

#include <memory>
#include <string>
#include <unordered_map>

#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>

namespace strateg::gui::access {

struct Link : std::enable_shared_from_this<Link> {
    Model* model = nullptr; // nullptr: the window is gone
    GtkWidget* widget = nullptr;
    AtkObject* root = nullptr; // made when somebody asks; owned
    std::string name;
    Role role = Role::list;
    std::unordered_map<Key, AtkObject*> nodes; // those that somebody holds; they leave it when they end

    // What was told last.
    Key focus;
    AtkObject* focused = nullptr; // held, so that it stays the same object
    std::string text;
    std::size_t caret = 0;
    Range selection;

    /// The object of a key, with a new reference; nullptr where there is no such node.
    AtkObject* ref(const Key& key);
};

AtkRole role_of(Role role);
/// The object of the window; `link` lives as long as it.
AtkObject* make_root(const std::shared_ptr<Link>& link);
AtkObject* make_node(const std::shared_ptr<Link>& link, const Key& key, const Node& node);
/// The link and the key of an object made here.
Link* link_of(gpointer object);
const Key& key_of(gpointer object);

// text.cpp
void text_interface(gpointer interface, gpointer);
void editable_interface(gpointer interface, gpointer);

} // namespace strateg::gui::access
