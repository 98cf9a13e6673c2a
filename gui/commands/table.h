// The commands of the window as data: in which menu, by what name, with which key and picture. Menus, toolbar
// and the list of keys are made from this one table; what a command does is bound by a feature (Commands).
#pragma once

#include <span>

#include <wx/defs.h>

namespace strateg::gui {

enum class Menu {
    none,
    file,
    recent, // filled while the program runs
    edit,
    insert,
    format,
    table,
    section,
    view,
    languages,        // filled while the program runs
    window_languages, // the same
    foreign,          // the same
    go,
    review,
    help
};

struct CommandEntry {
    Menu menu;
    wxWindowID id;              // wxID_SEPARATOR: a line
    const char* label;          // English, for gettext; with & before the letter for the keyboard
    const char* key = nullptr;  // as wxWidgets writes it: "Ctrl+Shift+N"
    const char* icon = nullptr; // of gui/icons.h
    bool check = false;         // shows whether it is on
    Menu submenu = Menu::none;  // the entry opens this menu
};

/// In the order of the menus.
std::span<const CommandEntry> command_table();
/// nullptr: not in the table.
const CommandEntry* command_entry(wxWindowID id);

/// The menus of the bar, from left to right.
struct BarMenu {
    Menu menu;
    const char* label;
};
std::span<const BarMenu> bar_menus();
/// The toolbar from left to right; wxID_SEPARATOR: a line, wxID_NONE: what follows stands at the right.
std::span<const wxWindowID> toolbar_commands();

} // namespace strateg::gui
