// The objects of ATK: the window's own (with a table where it is one) and its nodes.
#include "gui/access/link.h"

#include <string>

namespace strateg::gui::access {
namespace {

struct Data {
    std::shared_ptr<Link> link;
    Key key;
    std::string name, description, action; // ATK wants strings that stay
};

GQuark data_quark() {
    static const GQuark quark = g_quark_from_static_string("strateg-access");
    return quark;
}

Data& data_of(gpointer object) {
    static Data none;
    auto* data = static_cast<Data*>(g_object_get_qdata(static_cast<GObject*>(object), data_quark()));
    return data ? *data : none;
}

void set_data(gpointer object, const std::shared_ptr<Link>& link, const Key& key) {
    g_object_set_qdata_full(static_cast<GObject*>(object), data_quark(), new Data{link, key, {}, {}, {}},
                            [](gpointer data) { delete static_cast<Data*>(data); });
}

Model* model_of(gpointer object) {
    Link* link = data_of(object).link.get();
    return link ? link->model : nullptr;
}

std::optional<Node> node_of(gpointer object) {
    Model* model = model_of(object);
    return model ? model->node(data_of(object).key) : std::nullopt;
}

// --- both kinds

gint get_n_children(AtkObject* object) {
    Model* model = model_of(object);
    return model ? model->children(data_of(object).key) : 0;
}

AtkObject* ref_child(AtkObject* object, gint index) {
    Model* model = model_of(object);
    if (!model || index < 0 || index >= model->children(data_of(object).key)) return nullptr;
    return data_of(object).link->ref(model->child(data_of(object).key, index));
}

AtkObject* ref_at_point(AtkComponent* component, gint x, gint y, AtkCoordType type) {
    Model* model = model_of(component);
    Link* link = data_of(component).link.get();
    if (!model || !link->root) return nullptr;
    gint left = 0, top = 0;
    atk_component_get_extents(ATK_COMPONENT(link->root), &left, &top, nullptr, nullptr, type);
    return link->ref(model->at({x - left, y - top}));
}

gboolean grab_focus(AtkComponent* component) {
    Model* model = model_of(component);
    if (!model) return FALSE;
    gtk_widget_grab_focus(data_of(component).link->widget);
    if (!data_of(component).key.empty()) model->take_focus(data_of(component).key);
    return TRUE;
}

// --- nodes

using NodeObject = AtkObject;
using NodeClass = AtkObjectClass;

const gchar* node_name(AtkObject* object) {
    if (const auto node = node_of(object)) data_of(object).name = node->name;
    return data_of(object).name.c_str();
}

const gchar* node_description(AtkObject* object) {
    if (const auto node = node_of(object)) data_of(object).description = node->description;
    return data_of(object).description.c_str();
}

AtkObject* node_parent(AtkObject* object) {
    Model* model = model_of(object);
    Link* link = data_of(object).link.get();
    if (!model) return nullptr;
    const Key parent = model->parent(data_of(object).key);
    if (parent.empty()) return link->root;
    AtkObject* found = link->ref(parent);
    if (!found) return link->root;
    // The child keeps its parent: ATK gives no reference away here.
    g_object_set_data_full(G_OBJECT(object), "strateg-parent", found, g_object_unref);
    return found;
}

gint node_index(AtkObject* object) {
    Model* model = model_of(object);
    return model ? model->index(data_of(object).key) : -1;
}

AtkRole node_role(AtkObject* object) {
    const auto node = node_of(object);
    return node ? role_of(node->role) : ATK_ROLE_INVALID;
}

bool is_in_sight(const Link& link, const wxRect& area) {
    GtkAllocation all;
    gtk_widget_get_allocation(link.widget, &all);
    return area.width > 0 && area.height > 0 && area.x < all.width && area.y < all.height &&
           area.x + area.width > 0 && area.y + area.height > 0;
}

AtkStateSet* node_states(AtkObject* object) {
    AtkStateSet* states = atk_state_set_new();
    const auto node = node_of(object);
    if (!node) {
        atk_state_set_add_state(states, ATK_STATE_DEFUNCT);
        return states;
    }
    Link& link = *data_of(object).link;
    const auto add = [&](bool is, AtkStateType state) {
        if (is) atk_state_set_add_state(states, state);
    };
    add(true, ATK_STATE_ENABLED);
    add(true, ATK_STATE_SENSITIVE);
    add(true, ATK_STATE_VISIBLE);
    add(gtk_widget_get_mapped(link.widget) && is_in_sight(link, link.model->area(data_of(object).key)),
        ATK_STATE_SHOWING);
    add(true, ATK_STATE_TRANSIENT);
    add(node->focusable, ATK_STATE_FOCUSABLE);
    add(node->focused, ATK_STATE_FOCUSED);
    add(node->selectable, ATK_STATE_SELECTABLE);
    add(node->selected, ATK_STATE_SELECTED);
    add(node->editable, ATK_STATE_EDITABLE);
    add(node->has_text, node->multi_line ? ATK_STATE_MULTI_LINE : ATK_STATE_SINGLE_LINE);
    add(node->has_text, ATK_STATE_SELECTABLE_TEXT);
    return states;
}

AtkAttributeSet* node_attributes(AtkObject* object) {
    const auto node = node_of(object);
    if (!node || node->level <= 0) return nullptr;
    auto* level = g_new(AtkAttribute, 1);
    level->name = g_strdup("level");
    level->value = g_strdup_printf("%d", node->level);
    return g_slist_prepend(nullptr, level);
}

void node_extents(AtkComponent* component, gint* x, gint* y, gint* width, gint* height, AtkCoordType type) {
    Model* model = model_of(component);
    Link* link = data_of(component).link.get();
    gint left = 0, top = 0;
    wxRect area;
    if (model && link->root) {
        atk_component_get_extents(ATK_COMPONENT(link->root), &left, &top, nullptr, nullptr, type);
        area = model->area(data_of(component).key);
    }
    if (x) *x = left + area.x;
    if (y) *y = top + area.y;
    if (width) *width = area.width;
    if (height) *height = area.height;
}

gint action_count(AtkAction* action) {
    Model* model = model_of(action);
    return model && !model->action(data_of(action).key).empty() ? 1 : 0;
}

gboolean do_action(AtkAction* action, gint) {
    Model* model = model_of(action);
    if (!model) return FALSE;
    model->act(data_of(action).key);
    return TRUE;
}

const gchar* action_name(AtkAction* action, gint) {
    if (Model* model = model_of(action)) data_of(action).action = model->action(data_of(action).key);
    return data_of(action).action.c_str();
}

void node_finalize(GObject* object);

GObjectClass* parent_of_node = nullptr;

void node_class(gpointer klass, gpointer) {
    parent_of_node = G_OBJECT_CLASS(g_type_class_peek_parent(klass));
    G_OBJECT_CLASS(klass)->finalize = node_finalize;
    AtkObjectClass* atk = ATK_OBJECT_CLASS(klass);
    atk->get_name = node_name;
    atk->get_description = node_description;
    atk->get_parent = node_parent;
    atk->get_index_in_parent = node_index;
    atk->get_n_children = get_n_children;
    atk->ref_child = ref_child;
    atk->get_role = node_role;
    atk->ref_state_set = node_states;
    atk->get_attributes = node_attributes;
}

void node_finalize(GObject* object) {
    Data& data = data_of(object);
    if (data.link)
        if (const auto at = data.link->nodes.find(data.key);
            at != data.link->nodes.end() && at->second == ATK_OBJECT(object))
            data.link->nodes.erase(at);
    parent_of_node->finalize(object);
}

void component_of_node(gpointer interface, gpointer) {
    auto* component = static_cast<AtkComponentIface*>(interface);
    component->get_extents = node_extents;
    component->grab_focus = grab_focus;
    component->ref_accessible_at_point = ref_at_point;
}

void action_of_node(gpointer interface, gpointer) {
    auto* action = static_cast<AtkActionIface*>(interface);
    action->get_n_actions = action_count;
    action->do_action = do_action;
    action->get_name = action_name;
}

// --- the window

const gchar* root_name(AtkObject* object) {
    return data_of(object).link ? data_of(object).link->name.c_str() : "";
}

AtkRole root_role(AtkObject* object) {
    return data_of(object).link ? role_of(data_of(object).link->role) : ATK_ROLE_PANEL;
}

AtkObjectClass* parent_of_root = nullptr;

AtkStateSet* root_states(AtkObject* object) {
    AtkStateSet* states = parent_of_root->ref_state_set(object);
    atk_state_set_add_state(states, ATK_STATE_MANAGES_DESCENDANTS);
    return states;
}

void root_class(gpointer klass, gpointer) {
    parent_of_root = ATK_OBJECT_CLASS(g_type_class_peek_parent(klass));
    AtkObjectClass* atk = ATK_OBJECT_CLASS(klass);
    atk->get_name = root_name;
    atk->get_role = root_role;
    atk->get_n_children = get_n_children;
    atk->ref_child = ref_child;
    atk->ref_state_set = root_states;
}

gint table_rows(AtkTable* table) {
    Model* model = model_of(table);
    return model ? model->rows() : 0;
}
gint table_columns(AtkTable* table) {
    Model* model = model_of(table);
    return model ? model->columns() : 0;
}
AtkObject* table_at(AtkTable* table, gint row, gint column) {
    Model* model = model_of(table);
    if (!model || row < 0 || row >= model->rows() || column < 0 || column >= model->columns()) return nullptr;
    return ref_child(ATK_OBJECT(table), row * model->columns() + column);
}
gint table_index(AtkTable* table, gint row, gint column) {
    return row * table_columns(table) + column;
}
gint table_column_at(AtkTable* table, gint index) {
    const gint columns = table_columns(table);
    return columns > 0 ? index % columns : -1;
}
gint table_row_at(AtkTable* table, gint index) {
    const gint columns = table_columns(table);
    return columns > 0 ? index / columns : -1;
}
gint table_extent(AtkTable*, gint, gint) {
    return 1;
}
const gchar* table_column_name(AtkTable* table, gint column) {
    if (Model* model = model_of(table)) data_of(table).name = model->column_name(column);
    return data_of(table).name.c_str();
}
const gchar* table_row_name(AtkTable* table, gint row) {
    if (Model* model = model_of(table)) data_of(table).description = model->row_name(row);
    return data_of(table).description.c_str();
}

void table_interface(gpointer interface, gpointer) {
    auto* table = static_cast<AtkTableIface*>(interface);
    table->get_n_rows = table_rows;
    table->get_n_columns = table_columns;
    table->ref_at = table_at;
    table->get_index_at = table_index;
    table->get_column_at_index = table_column_at;
    table->get_row_at_index = table_row_at;
    table->get_column_extent_at = table_extent;
    table->get_row_extent_at = table_extent;
    table->get_column_description = table_column_name;
    table->get_row_description = table_row_name;
}

void component_of_root(gpointer interface, gpointer) {
    // Extents are those of the widget, from the parent's interface.
    static_cast<AtkComponentIface*>(interface)->ref_accessible_at_point = ref_at_point;
}

GType make_type(const char* name, GType parent, GClassInitFunc init,
                std::initializer_list<std::pair<GType, GInterfaceInitFunc>> interfaces) {
    GTypeQuery sizes;
    g_type_query(parent, &sizes);
    const GType type = g_type_register_static_simple(parent, name, sizes.class_size, init,
                                                     sizes.instance_size, nullptr, GTypeFlags(0));
    for (const auto& [interface, fill] : interfaces) {
        const GInterfaceInfo info{fill, nullptr, nullptr};
        g_type_add_interface_static(type, interface, &info);
    }
    return type;
}

} // namespace

Link* link_of(gpointer object) {
    return data_of(object).link.get();
}
const Key& key_of(gpointer object) {
    return data_of(object).key;
}

AtkRole role_of(Role role) {
    switch (role) {
    case Role::table:
        return ATK_ROLE_TABLE;
    case Role::cell:
        return ATK_ROLE_TABLE_CELL;
    case Role::column_header:
        return ATK_ROLE_TABLE_COLUMN_HEADER;
    case Role::list:
        return ATK_ROLE_LIST;
    case Role::item:
        return ATK_ROLE_LIST_ITEM;
    case Role::button:
        return ATK_ROLE_PUSH_BUTTON;
    case Role::heading:
        return ATK_ROLE_HEADING;
    case Role::paragraph:
        return ATK_ROLE_PARAGRAPH;
    case Role::text:
        return ATK_ROLE_TEXT;
    case Role::image:
        return ATK_ROLE_IMAGE;
    }
    return ATK_ROLE_PANEL;
}

AtkObject* make_root(const std::shared_ptr<Link>& link) {
    static const GType plain = make_type("StrategAccessWindow", GTK_TYPE_CONTAINER_ACCESSIBLE, root_class,
                                         {{ATK_TYPE_COMPONENT, component_of_root}});
    static const GType table =
        make_type("StrategAccessTable", GTK_TYPE_CONTAINER_ACCESSIBLE, root_class,
                  {{ATK_TYPE_COMPONENT, component_of_root}, {ATK_TYPE_TABLE, table_interface}});
    auto* root = static_cast<AtkObject*>(
        g_object_new(link->role == Role::table ? table : plain, "widget", link->widget, nullptr));
    set_data(root, link, {});
    atk_object_initialize(root, link->widget);
    return root;
}

AtkObject* make_node(const std::shared_ptr<Link>& link, const Key& key, const Node& node) {
    static const GType plain =
        make_type("StrategAccessNode", ATK_TYPE_OBJECT, node_class,
                  {{ATK_TYPE_COMPONENT, component_of_node}, {ATK_TYPE_ACTION, action_of_node}});
    static const GType text = make_type("StrategAccessText", ATK_TYPE_OBJECT, node_class,
                                        {{ATK_TYPE_COMPONENT, component_of_node},
                                         {ATK_TYPE_ACTION, action_of_node},
                                         {ATK_TYPE_TEXT, text_interface},
                                         {ATK_TYPE_EDITABLE_TEXT, editable_interface}});
    auto* object = static_cast<AtkObject*>(g_object_new(node.has_text ? text : plain, nullptr));
    set_data(object, link, key);
    return object;
}

AtkObject* Link::ref(const Key& key) {
    if (!model) return nullptr;
    if (key.empty()) return root ? ATK_OBJECT(g_object_ref(root)) : nullptr;
    if (const auto at = nodes.find(key); at != nodes.end()) return ATK_OBJECT(g_object_ref(at->second));
    const auto node = model->node(key);
    if (!node) return nullptr;
    AtkObject* object = make_node(shared_from_this(), key, *node);
    nodes[key] = object;
    return object;
}

} // namespace strateg::gui::access
