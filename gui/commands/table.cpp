#include "gui/commands/table.h"

#include "gui/commands/ids.h"

#include <wx/translation.h>

namespace strateg::gui {
namespace {

constexpr CommandEntry line(Menu menu) {
    return {menu, wxID_SEPARATOR, ""};
}
constexpr CommandEntry opens(Menu menu, Menu submenu, const char* label) {
    return {menu, wxID_ANY, label, nullptr, nullptr, false, submenu};
}
constexpr CommandEntry checked(Menu menu, wxWindowID id, const char* label, const char* key = nullptr,
                               const char* icon = nullptr) {
    return {menu, id, label, key, icon, true};
}

using namespace command;
constexpr Menu file = Menu::file, edit = Menu::edit, insert = Menu::insert, format = Menu::format,
               in_table = Menu::table, section = Menu::section, view = Menu::view, go = Menu::go,
               review = Menu::review, help = Menu::help;

const CommandEntry table_[] = {
    {file, new_project, wxTRANSLATE("&New from a template…"), "Ctrl+N"},
    {file, wxID_OPEN, wxTRANSLATE("&Open…"), "Ctrl+O"},
    opens(file, Menu::recent, wxTRANSLATE("Open &again")),
    {file, open_example, wxTRANSLATE("Open the &example")},
    line(file),
    {file, wxID_SAVE, wxTRANSLATE("&Save"), "Ctrl+S", "save"},
    {file, save_copy, wxTRANSLATE("Save a cop&y as…"), "Ctrl+Shift+S"},
    {file, save_elsewhere, wxTRANSLATE("Save elsew&here and go on there…")},
    {file, build, wxTRANSLATE("&Build PDFs…"), "F9", "build"},
    {file, import_file, wxTRANSLATE("&Import a text…")},
    {file, export_file, wxTRANSLATE("E&xport for translators…")},
    line(file),
    {file, show_problems, wxTRANSLATE("&Problems found while opening…")},
    {file, close_project, wxTRANSLATE("&Close project"), "Ctrl+W"},
    {file, wxID_EXIT, wxTRANSLATE("&Quit"), "Ctrl+Q"},

    {edit, wxID_UNDO, wxTRANSLATE("&Undo"), "Ctrl+Z", "undo"},
    {edit, wxID_REDO, wxTRANSLATE("&Redo"), "Ctrl+Shift+Z", "redo"},
    line(edit),
    {edit, wxID_CUT, wxTRANSLATE("Cu&t"), "Ctrl+X"},
    {edit, wxID_COPY, wxTRANSLATE("&Copy"), "Ctrl+C"},
    {edit, wxID_PASTE, wxTRANSLATE("&Paste"), "Ctrl+V"},
    {edit, paste_plain, wxTRANSLATE("Paste as plain te&xt"), "Ctrl+Shift+V"},
    {edit, wxID_SELECTALL, wxTRANSLATE("Select &all"), "Ctrl+A"},
    line(edit),
    {edit, find, wxTRANSLATE("&Find…"), "Ctrl+F", "find"},
    {edit, replace, wxTRANSLATE("R&eplace…"), "Ctrl+H"},
    {edit, find_next, wxTRANSLATE("F&ind next"), "F3"},
    {edit, find_previous, wxTRANSLATE("Find pre&vious"), "Shift+F3"},
    line(edit),
    {edit, block_up, wxTRANSLATE("M&ove block up"), "Alt+Up"},
    {edit, block_down, wxTRANSLATE("Move block &down"), "Alt+Down"},
    {edit, delete_block, wxTRANSLATE("Delete b&lock"), "Ctrl+Shift+Delete"},
    line(edit),
    checked(edit, correct_typing, wxTRANSLATE("Correct while t&yping")),
    {edit, confirm_translation, wxTRANSLATE("Tra&nslation is up to date"), "Ctrl+Return"},

    {insert, paragraph_below, wxTRANSLATE("&Paragraph below")},
    {insert, table, wxTRANSLATE("&Table…"), nullptr, "table"},
    {insert, figure, wxTRANSLATE("&Figure from a file…"), nullptr, "figure"},
    {insert, change_figure, wxTRANSLATE("C&hange the figure…")},
    {insert, page_break, wxTRANSLATE("Page &break")},
    line(insert),
    {insert, footnote, wxTRANSLATE("Foot&note"), "Ctrl+Alt+F", "footnote"},
    {insert, link, wxTRANSLATE("&Link…"), "Ctrl+K", "link"},
    {insert, open_link, wxTRANSLATE("&Open the link")},
    {insert, value, wxTRANSLATE("&Value…"), "Ctrl+Alt+V"},
    {insert, reference, wxTRANSLATE("Cross-&reference…"), "Ctrl+Alt+R"},
    {insert, term, wxTRANSLATE("T&erm…"), "Ctrl+Alt+T"},
    line(insert),
    {insert, comment, wxTRANSLATE("&Comment…"), "Ctrl+Alt+M"},

    {format, strong, wxTRANSLATE("&Strong"), "Ctrl+B", "strong"},
    {format, emphasis, wxTRANSLATE("&Emphasis"), "Ctrl+I", "emphasis"},
    {format, superscript, wxTRANSLATE("Supersc&ript"), "Ctrl+Shift++"},
    {format, subscript, wxTRANSLATE("Su&bscript"), "Ctrl+Shift+-"},
    {format, clear_formatting, wxTRANSLATE("&Clear formatting"), "Ctrl+Space"},
    opens(format, Menu::foreign, wxTRANSLATE("Passage in another &language")),
    line(format),
    {format, paragraph, wxTRANSLATE("Para&graph"), "Ctrl+0", "paragraph"},
    {format, heading1, wxTRANSLATE("Heading &1"), "Ctrl+1"},
    {format, heading2, wxTRANSLATE("Heading &2"), "Ctrl+2", "heading"},
    {format, heading3, wxTRANSLATE("Heading &3"), "Ctrl+3"},
    {format, heading4, wxTRANSLATE("Heading &4"), "Ctrl+4"},
    line(format),
    {format, bullets, wxTRANSLATE("B&ulleted list"), "Ctrl+Shift+8", "bullets"},
    {format, numbers, wxTRANSLATE("&Numbered list"), "Ctrl+Shift+7", "numbers"},
    {format, indent, wxTRANSLATE("One level &in"), "Alt+Shift+Right"},
    {format, outdent, wxTRANSLATE("One level &out"), "Alt+Shift+Left"},
    line(format),
    {format, quotation, wxTRANSLATE("&Quotation")},
    {format, note, wxTRANSLATE("No&te")},
    {format, warning, wxTRANSLATE("W&arning")},
    {format, tip, wxTRANSLATE("Ti&p")},
    {format, guidance, wxTRANSLATE("Advice to the &writer")},

    {in_table, row_above, wxTRANSLATE("Insert row &above")},
    {in_table, row_below, wxTRANSLATE("Insert row &below")},
    {in_table, row_up, wxTRANSLATE("Move row &up")},
    {in_table, row_down, wxTRANSLATE("Move row do&wn")},
    {in_table, row_delete, wxTRANSLATE("&Delete row")},
    line(in_table),
    {in_table, column_left, wxTRANSLATE("Insert column at the &left")},
    {in_table, column_right, wxTRANSLATE("Insert column at the &right")},
    {in_table, column_move_left, wxTRANSLATE("Move column le&ft")},
    {in_table, column_move_right, wxTRANSLATE("Move column ri&ght")},
    {in_table, column_delete, wxTRANSLATE("Delete &column")},
    line(in_table),
    {in_table, merge_cells, wxTRANSLATE("&Merge cells"), "Ctrl+M"},
    {in_table, merge_below, wxTRANSLATE("Merge with the cell b&elow")},
    {in_table, split_cell, wxTRANSLATE("&Split cell"), "Ctrl+Shift+M"},
    line(in_table),
    checked(in_table, header_row, wxTRANSLATE("&Header row")),
    checked(in_table, header_column, wxTRANSLATE("Header colum&n")),
    line(in_table),
    checked(in_table, align_left, wxTRANSLATE("Al&ign left")),
    checked(in_table, align_center, wxTRANSLATE("Centre the c&olumn")),
    checked(in_table, align_right, wxTRANSLATE("Align righ&t")),
    checked(in_table, align_decimal, wxTRANSLATE("Align b&y the decimal sign")),

    {section, section_add, wxTRANSLATE("&Add section"), "Ctrl+Shift+N"},
    {section, section_delete, wxTRANSLATE("&Delete section…")},
    line(section),
    {section, section_up, wxTRANSLATE("Move section &up")},
    {section, section_down, wxTRANSLATE("Move section do&wn")},
    {section, section_in, wxTRANSLATE("One level &in")},
    {section, section_out, wxTRANSLATE("One level &out")},
    line(section),
    {section, section_split, wxTRANSLATE("&Split section here")},
    {section, section_join, wxTRANSLATE("&Join with the section before")},
    line(section),
    {section, section_properties, wxTRANSLATE("Owner, status and &length…"), "Alt+Return"},

    opens(view, Menu::languages, wxTRANSLATE("&Languages")),
    {view, other_script, wxTRANSLATE("Serbian in the other s&cript"), "Ctrl+Alt+L"},
    {view, column_before, wxTRANSLATE("Language one column to the le&ft"), "Ctrl+Shift+PgUp"},
    {view, column_after, wxTRANSLATE("Language one column to the &right"), "Ctrl+Shift+PgDn"},
    line(view),
    checked(view, show_sections, wxTRANSLATE("&Sections"), "F7"),
    checked(view, show_headings, wxTRANSLATE("&Headings in the sections")),
    checked(view, show_findings, wxTRANSLATE("Fin&dings"), "F8"),
    checked(view, show_page, wxTRANSLATE("&Page"), "F5"),
    checked(view, show_snapshots, wxTRANSLATE("Sn&apshots"), "Ctrl+Alt+A"),
    checked(view, show_comments, wxTRANSLATE("Comm&ents"), "Shift+F8"),
    line(view),
    checked(view, quiet, wxTRANSLATE("&Nothing but the text"), "F11"),
    line(view),
    opens(view, Menu::window_languages, wxTRANSLATE("Language of the &window")),
    line(view),
    {view, zoom_in, wxTRANSLATE("Zoom &in"), "Ctrl++"},
    {view, zoom_out, wxTRANSLATE("Zoom &out"), "Ctrl+-"},
    {view, zoom_normal, wxTRANSLATE("Nor&mal size"), "Ctrl+Shift+0"},

    {go, go_to, wxTRANSLATE("Go t&o…"), "Ctrl+P"},
    {go, go_back, wxTRANSLATE("&Back"), "Alt+Left"},
    {go, go_forward, wxTRANSLATE("For&ward"), "Alt+Right"},
    line(go),
    {go, next_finding, wxTRANSLATE("&Next finding"), "F4", "next"},
    {go, previous_finding, wxTRANSLATE("&Previous finding"), "Shift+F4"},
    {go, next_comment, wxTRANSLATE("Ne&xt comment"), "Ctrl+Alt+PgDn"},
    {go, previous_comment, wxTRANSLATE("Pre&vious comment"), "Ctrl+Alt+PgUp"},
    line(go),
    {go, next_pane, wxTRANSLATE("N&ext pane"), "F6"},
    {go, previous_pane, wxTRANSLATE("P&revious pane"), "Shift+F6"},
    {go, focus_grid, wxTRANSLATE("To the &texts")},
    {go, focus_sections, wxTRANSLATE("To the &sections")},
    {go, focus_findings, wxTRANSLATE("To the &findings")},
    {go, focus_page, wxTRANSLATE("To the pa&ges"), "Ctrl+F5"},
    {go, focus_comments, wxTRANSLATE("To the &comments"), "Ctrl+Shift+F6"},

    {review, take_snapshot, wxTRANSLATE("Take a &snapshot…"), "Ctrl+Alt+S"},
    {review, compare_states, wxTRANSLATE("Compare &two states…"), "Ctrl+Alt+D"},
    line(review),
    {review, outside_look, wxTRANSLATE("&Look at what another program changed…")},
    {review, outside_theirs, wxTRANSLATE("Take the &other version")},
    {review, outside_mine, wxTRANSLATE("&Keep my version")},

    {help, help_here, wxTRANSLATE("&Help"), "F1"},
    {help, help_begin, wxTRANSLATE("&First steps")},
    {help, keys_help, wxTRANSLATE("&Keys"), "Shift+F1"},
    line(help),
    {help, wxID_ABOUT, wxTRANSLATE("&About Strateg")},
};

const BarMenu bar_[] = {
    {file, wxTRANSLATE("&File")},     {edit, wxTRANSLATE("&Edit")},      {insert, wxTRANSLATE("&Insert")},
    {format, wxTRANSLATE("F&ormat")}, {in_table, wxTRANSLATE("&Table")}, {section, wxTRANSLATE("&Section")},
    {view, wxTRANSLATE("&View")},     {go, wxTRANSLATE("&Go")},          {review, wxTRANSLATE("&Review")},
    {help, wxTRANSLATE("&Help")},
};

constexpr wxWindowID toolbar_[] = {
    wxID_SAVE,      wxID_SEPARATOR, wxID_UNDO, wxID_REDO, wxID_SEPARATOR, block_kind,   wxID_SEPARATOR,
    strong,         emphasis,       link,      footnote,  wxID_SEPARATOR, bullets,      numbers,
    wxID_SEPARATOR, table,          figure,    wxID_NONE, find,           next_finding, build,
};

} // namespace

std::span<const CommandEntry> command_table() {
    return table_;
}

const CommandEntry* command_entry(wxWindowID id) {
    for (const CommandEntry& entry : table_)
        if (entry.id == id && id != wxID_SEPARATOR && id != wxID_ANY) return &entry;
    return nullptr;
}

std::span<const BarMenu> bar_menus() {
    return bar_;
}

std::span<const wxWindowID> toolbar_commands() {
    return toolbar_;
}

} // namespace strateg::gui
