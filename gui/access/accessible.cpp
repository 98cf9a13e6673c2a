#include "gui/access/accessible.h"

#include "core/base/utf8.h"
#include "gui/access/link.h"
#include "gui/logic/caret.h"

#include <wx/window.h>

namespace strateg::gui::access {
namespace {

GQuark link_quark() {
    static const GQuark quark = g_quark_from_static_string("strateg-access-link");
    return quark;
}

using GetAccessible = AtkObject* (*)(GtkWidget*);
GetAccessible of_the_class = nullptr; // what wxWidgets' widget answers by itself

/// wxWidgets' windows share one class of widgets: those with a model answer for themselves.
AtkObject* get_accessible(GtkWidget* widget) {
    auto* link = static_cast<Link*>(g_object_get_qdata(G_OBJECT(widget), link_quark()));
    if (!link || !link->model) return of_the_class(widget);
    if (!link->root) {
        link->root = make_root(link->shared_from_this());
        if (GtkWidget* parent = gtk_widget_get_parent(widget))
            atk_object_set_parent(link->root, gtk_widget_get_accessible(parent));
    }
    return link->root;
}

} // namespace

Accessible::Accessible(wxWindow& window, Model& model, std::string name, Role role)
    : link_(std::make_shared<Link>()) {
    link_->model = &model;
    link_->widget = window.m_wxwindow ? window.m_wxwindow : window.m_widget;
    link_->name = std::move(name);
    link_->role = role;
    GtkWidgetClass* klass = GTK_WIDGET_GET_CLASS(link_->widget);
    if (klass->get_accessible != get_accessible) {
        of_the_class = klass->get_accessible;
        klass->get_accessible = get_accessible;
    }
    g_object_set_qdata(G_OBJECT(link_->widget), link_quark(), link_.get());
    g_object_add_weak_pointer(G_OBJECT(link_->widget), reinterpret_cast<gpointer*>(&link_->widget));
}

Accessible::~Accessible() {
    link_->model = nullptr;
    if (link_->widget) {
        g_object_set_qdata(G_OBJECT(link_->widget), link_quark(), nullptr);
        g_object_remove_weak_pointer(G_OBJECT(link_->widget), reinterpret_cast<gpointer*>(&link_->widget));
    }
    if (link_->focused) g_object_unref(link_->focused);
    link_->focused = nullptr;
    if (!link_->root) return;
    gtk_accessible_set_widget(GTK_ACCESSIBLE(link_->root), nullptr);
    atk_object_notify_state_change(link_->root, ATK_STATE_DEFUNCT, TRUE);
    g_object_unref(link_->root);
    link_->root = nullptr;
}

void Accessible::sync() {
    Link& link = *link_;
    if (!link.root || !link.model || !link.widget) return;
    const Key focus = gtk_widget_has_focus(link.widget) ? link.model->focus() : Key();
    if (focus != link.focus) {
        if (link.focused) {
            atk_object_notify_state_change(link.focused, ATK_STATE_FOCUSED, FALSE);
            g_object_unref(link.focused);
        }
        link.focus = focus;
        link.focused = focus.empty() ? nullptr : link.ref(focus);
        if (!link.focused) return;
        link.text = link.model->text(focus);
        link.caret = link.model->caret(focus);
        link.selection = link.model->selection(focus);
        g_signal_emit_by_name(link.root, "active-descendant-changed", link.focused);
        atk_object_notify_state_change(link.focused, ATK_STATE_FOCUSED, TRUE);
        if (ATK_IS_TEXT(link.focused))
            g_signal_emit_by_name(link.focused, "text-caret-moved", static_cast<gint>(link.caret));
        return;
    }
    if (!link.focused || !ATK_IS_TEXT(link.focused)) return;
    std::string text = link.model->text(focus);
    const std::size_t caret = link.model->caret(focus);
    const Range selection = link.model->selection(focus);
    if (text != link.text) {
        const Difference change = difference(link.text, text);
        const gint at = static_cast<gint>(utf8::character_at(link.text, change.at));
        const std::string removed = link.text.substr(change.at, change.removed);
        link.text = std::move(text);
        if (!removed.empty())
            g_signal_emit_by_name(link.focused, "text-remove", at, static_cast<gint>(utf8::length(removed)),
                                  removed.c_str());
        if (!change.inserted.empty())
            g_signal_emit_by_name(link.focused, "text-insert", at,
                                  static_cast<gint>(utf8::length(change.inserted)), change.inserted.c_str());
    }
    if (caret != link.caret) {
        link.caret = caret;
        g_signal_emit_by_name(link.focused, "text-caret-moved", static_cast<gint>(caret));
    }
    if (selection.begin != link.selection.begin || selection.end != link.selection.end) {
        link.selection = selection;
        g_signal_emit_by_name(link.focused, "text-selection-changed");
    }
}

void Accessible::changed() {
    if (!link_->root) return;
    g_signal_emit_by_name(link_->root, "visible-data-changed");
    for (const auto& [key, node] : link_->nodes) g_object_notify(G_OBJECT(node), "accessible-name");
    sync();
}

} // namespace strateg::gui::access
