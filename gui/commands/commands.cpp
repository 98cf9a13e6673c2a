#include "gui/commands/commands.h"

#include "gui/icons.h"
#include "gui/text.h"

#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/toolbar.h>

namespace strateg::gui {
namespace {

wxString label_of(const CommandEntry& entry) {
    wxString label = _(entry.label);
    if (entry.key) label += wxString("\t") + entry.key;
    return label;
}

/// What a tool says when the mouse rests on it: the name without "&" and "…", and the key.
wxString hint_of(const CommandEntry& entry) {
    wxString words = wxControl::RemoveMnemonics(_(entry.label));
    words.Replace(wxString::FromUTF8("…"), "");
    if (entry.key) words += wxString(" (") + entry.key + ")";
    return words;
}

} // namespace

Commands::Commands(wxFrame& frame) : frame_(frame) {
    frame_.Bind(wxEVT_MENU, [this](wxCommandEvent& event) {
        if (!run(event.GetId())) event.Skip();
    });
    frame_.Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) { update(event); });
    wxUpdateUIEvent::SetUpdateInterval(150);
    // GTK drops the key of an entry that is grey, and entries are asked for their state only now and then: a
    // key that follows fast on what made its command possible must not be lost.
    frame_.Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (event.ControlDown() || event.AltDown() || (key >= WXK_F1 && key <= WXK_F24))
            if (wxMenuBar* bar = frame_.GetMenuBar()) bar->UpdateMenus();
        event.Skip();
    });
}

void Commands::bind(int id, Run run, Ask possible, Ask checked) {
    bindings_[id] = {std::move(run), std::move(possible), std::move(checked)};
}

void Commands::bind_range(int first, int last, std::function<void(std::size_t)> run,
                          std::function<bool(std::size_t)> checked) {
    ranges_.push_back({first, last, std::move(run), std::move(checked)});
}

bool Commands::run(int id) {
    if (const auto found = bindings_.find(id); found != bindings_.end()) {
        if (!found->second.possible || found->second.possible()) found->second.run();
        return true;
    }
    for (const Range& range : ranges_)
        if (id >= range.first && id <= range.last) {
            range.run(static_cast<std::size_t>(id - range.first));
            return true;
        }
    return false;
}

bool Commands::possible(int id) const {
    const auto found = bindings_.find(id);
    return found != bindings_.end() && (!found->second.possible || found->second.possible());
}

void Commands::update(wxUpdateUIEvent& event) const {
    const int id = event.GetId();
    if (const auto found = bindings_.find(id); found != bindings_.end()) {
        if (found->second.possible) event.Enable(found->second.possible());
        if (found->second.checked) event.Check(found->second.checked());
        return;
    }
    for (const Range& range : ranges_)
        if (range.checked && id >= range.first && id <= range.last) {
            event.Check(range.checked(static_cast<std::size_t>(id - range.first)));
            return;
        }
    event.Skip();
}

void Commands::make() {
    make_menu_bar();
    make_toolbar();
}

void Commands::make_menu_bar() {
    const auto make = [this](const auto& self, Menu which) -> wxMenu* {
        auto* menu = new wxMenu;
        for (const CommandEntry& entry : command_table()) {
            if (entry.menu != which) continue;
            if (entry.submenu != Menu::none)
                menu->AppendSubMenu(self(self, entry.submenu), _(entry.label));
            else if (entry.id == wxID_SEPARATOR)
                menu->AppendSeparator();
            else
                menu->Append(entry.id, label_of(entry), wxString(),
                             entry.check ? wxITEM_CHECK : wxITEM_NORMAL);
        }
        if (which == Menu::recent || which == Menu::languages || which == Menu::window_languages ||
            which == Menu::foreign)
            filled_[which] = menu;
        return menu;
    };
    auto* bar = new wxMenuBar;
    for (const BarMenu& one : bar_menus()) {
        wxMenu* menu = make(make, one.menu);
        if (menu->GetMenuItemCount() == 0)
            delete menu;
        else
            bar->Append(menu, _(one.label));
    }
    frame_.SetMenuBar(bar);
    for (const auto& [menu, items] : items_) put_items(menu);
}

void Commands::make_toolbar() {
    wxToolBar* bar = frame_.CreateToolBar(wxTB_HORIZONTAL | wxTB_FLAT);
    bar->SetName(_("Toolbar"));
    for (const wxWindowID id : toolbar_commands()) {
        if (id == wxID_SEPARATOR)
            bar->AddSeparator();
        else if (id == wxID_NONE)
            bar->AddStretchableSpace();
        else if (const auto control = controls_.find(id); control != controls_.end())
            bar->AddControl(control->second(bar));
        else if (const CommandEntry* entry = command_entry(id))
            bar->AddTool(id, hint_of(*entry), icon_named(entry->icon, frame_.FromDIP(20)), hint_of(*entry),
                         entry->check ? wxITEM_CHECK : wxITEM_NORMAL);
    }
    bar->Realize();
}

void Commands::put_control(int id, std::function<wxControl*(wxWindow* toolbar)> make) {
    controls_[id] = std::move(make);
}

wxString Commands::name_of(int id) {
    const CommandEntry* entry = command_entry(id);
    return entry ? wxControl::RemoveMnemonics(_(entry->label)) : wxString();
}

void Commands::fill(Menu menu, std::vector<Item> items) {
    items_[menu] = std::move(items);
    put_items(menu);
}

void Commands::put_items(Menu which) {
    const auto found = filled_.find(which);
    if (found == filled_.end()) return;
    wxMenu& menu = *found->second;
    while (menu.GetMenuItemCount() > 0) menu.Destroy(menu.FindItemByPosition(0));
    for (const Item& item : items_[which])
        menu.Append(item.id, item.label, item.help, item.check ? wxITEM_CHECK : wxITEM_NORMAL)
            ->Enable(item.enabled);
}

void Commands::append(wxMenu& menu, std::initializer_list<int> ids) const {
    for (const int id : ids) {
        if (id == wxID_SEPARATOR)
            menu.AppendSeparator();
        else if (const CommandEntry* entry = command_entry(id))
            menu.Append(id, label_of(*entry));
    }
}

} // namespace strateg::gui
