// What the commands do, and when they are possible. Features bind, menus and keys run. UI thread.
#pragma once

#include "gui/commands/table.h"

#include <functional>
#include <map>
#include <vector>

#include <wx/string.h>

class wxControl;
class wxFrame;
class wxMenu;
class wxUpdateUIEvent;
class wxWindow;

namespace strateg::gui {

class Commands {
public:
    /// Answers the events of menus and toolbar.
    explicit Commands(wxFrame& frame);

    using Run = std::function<void()>;
    using Ask = std::function<bool()>;
    /// `possible` empty: always; `checked` for entries that show whether they are on.
    void bind(int id, Run run, Ask possible = {}, Ask checked = {});
    /// A range of ids with one action; the argument is the distance from `first`.
    void bind_range(int first, int last, std::function<void(std::size_t)> run,
                    std::function<bool(std::size_t)> checked = {});

    /// Does nothing where the command is not possible now. False: nobody bound it.
    bool run(int id);
    bool possible(int id) const;

    struct Item {
        int id;
        wxString label, help;
        bool check = false;
        bool enabled = true;
    };
    /// The items of a menu that is filled while the program runs; before the menus are made, too.
    void fill(Menu menu, std::vector<Item> items);
    /// A control in the place that the toolbar keeps for `id`, made with the toolbar, which owns it.
    void put_control(int id, std::function<wxControl*(wxWindow* toolbar)> make);
    /// The name of a command as a menu shows it, without the underlined letter.
    static wxString name_of(int id);
    /// Makes the menu bar and the toolbar of the frame: once, when the features gave their controls.
    void make();
    /// Appends commands of the table to a context menu, with their keys; wxID_SEPARATOR: a line.
    void append(wxMenu& menu, std::initializer_list<int> ids) const;

private:
    struct Binding {
        Run run;
        Ask possible, checked;
    };
    struct Range {
        int first, last;
        std::function<void(std::size_t)> run;
        std::function<bool(std::size_t)> checked;
    };
    void make_menu_bar();
    void make_toolbar();
    void put_items(Menu menu);
    void update(wxUpdateUIEvent& event) const;

    wxFrame& frame_;
    std::map<int, Binding> bindings_;
    std::vector<Range> ranges_;
    std::map<Menu, std::vector<Item>> items_;
    std::map<int, std::function<wxControl*(wxWindow* toolbar)>> controls_;
    std::map<Menu, wxMenu*> filled_; // menus of items_, belong to the menu bar
};

} // namespace strateg::gui
