#include "gui/dialogs/help_window.h"

#include "gui/commands/table.h"
#include "gui/logic/help.h"
#include "gui/speech.h"
#include "gui/text.h"
#include "gui/theme.h"

#include <wx/html/htmlwin.h>
#include <wx/listbox.h>
#include <wx/menu.h>
#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/splitter.h>

namespace strateg::gui {
namespace {

wxString plain(const char* label) {
    wxString words = wxControl::RemoveMnemonics(_(label));
    words.Replace(wxString::FromUTF8("…"), "");
    return words;
}

std::string same(std::string_view label) {
    std::string words;
    for (const char c : label)
        if (c != '&') words += c;
    return words;
}

wxString menu_name(Menu menu) {
    for (const BarMenu& one : bar_menus())
        if (one.menu == menu) return plain(one.label);
    // A menu that another one opens.
    for (const CommandEntry& entry : command_table())
        if (entry.submenu == menu && menu != Menu::none) return menu_name(entry.menu);
    return {};
}

/// "File ▸ Save (Ctrl+S)" for the English name of a command.
std::string named_command(std::string_view english) {
    for (const CommandEntry& entry : command_table()) {
        if (!entry.label || same(entry.label) != english || entry.menu == Menu::none) continue;
        std::string html =
            "<b>" + in_html(utf8(menu_name(entry.menu))) + " ▸ " + in_html(utf8(plain(entry.label))) + "</b>";
        if (entry.key) html += " (" + in_html(entry.key) + ")";
        return html;
    }
    return "<b>" + std::string(english) + "</b>";
}

std::string row_of(const wxString& key, const wxString& words) {
    return "<tr><td nowrap><b>" + in_html(utf8(key)) + "</b></td><td>" + in_html(utf8(words)) + "</td></tr>";
}

/// All keys: of the table of commands, and those that only the texts know.
std::string keys_html() {
    std::string html = "<h1>" + in_html(utf8(_("Keys"))) + "</h1>";
    const auto table = [&html](const wxString& title, const std::string& rows) {
        if (rows.empty()) return;
        html += "<h2>" + in_html(utf8(title)) + "</h2><table cellpadding=\"3\" cellspacing=\"0\">" + rows +
                "</table>";
    };
    table(_("In the texts"),
          row_of("Tab, Shift+Tab", _("Next, previous language")) +
              row_of(wxString::FromUTF8("↑ ↓"), _("Text above, below")) +
              row_of("Enter", _("New block, or cut the block here")) +
              row_of("Backspace", _("At the beginning: join with the block above")) +
              row_of(wxString::FromUTF8("“- ”, “1. ”"), _("At the beginning: make a list")) +
              row_of("Shift+F10", _("What can be done here, with spelling suggestions")) +
              row_of("Esc", _("Leave the text")));
    for (const BarMenu& one : bar_menus()) {
        std::string rows;
        for (const CommandEntry& entry : command_table())
            if (entry.key && entry.menu == one.menu) rows += row_of(entry.key, plain(entry.label));
        table(plain(one.label), rows);
    }
    return html;
}

std::string colour(const wxColour& colour) {
    return utf8(colour.GetAsString(wxC2S_HTML_SYNTAX));
}

} // namespace

HelpWindow::HelpWindow(wxWindow* parent)
    : wxFrame(parent, wxID_ANY, _("Help"), wxDefaultPosition, parent->FromDIP(wxSize(860, 640)),
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT) {
    SetName("help");
    SetMinSize(FromDIP(wxSize(520, 360)));
    auto* splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                          wxSP_LIVE_UPDATE | wxSP_NOBORDER);
    list_ = new wxListBox(splitter, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, wxLB_SINGLE);
    list_->SetName(_("Pages of the help"));
    for (const std::string& page : help_pages())
        list_->Append(wx(help_title(help_text(page, spoken_language()))));
    list_->Append(_("Keys"));
    html_ = new wxHtmlWindow(splitter, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxHW_SCROLLBAR_AUTO);
    html_->SetName(_("Page of the help"));
    html_->SetBorders(FromDIP(20));
    splitter->SetMinimumPaneSize(FromDIP(120));
    splitter->SplitVertically(list_, html_, std::max(FromDIP(190), list_->GetBestSize().x + FromDIP(12)));
    list_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
        const auto at = static_cast<std::size_t>(event.GetInt());
        page_ = at < help_pages().size() ? help_pages()[at] : std::string(keys_page);
        render();
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE)
            Close();
        else
            event.Skip();
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        render();
        event.Skip();
    });
    show_page(help_pages().front());
}

void HelpWindow::show_page(std::string_view page) {
    const auto& pages = help_pages();
    std::size_t at = 0;
    while (at < pages.size() && pages[at] != page) ++at;
    if (at == pages.size() && page != keys_page) at = 0;
    page_ = at < pages.size() ? pages[at] : std::string(keys_page);
    list_->SetSelection(static_cast<int>(at));
    render();
}

void HelpWindow::render() {
    const Theme theme = Theme::current();
    html_->SetBackgroundColour(theme.paper);
    html_->SetStandardFonts(GetFont().GetPointSize() + 1, GetFont().GetFaceName());
    const std::string body =
        page_ == keys_page ? keys_html() : help_html(help_text(page_, spoken_language()), named_command);
    html_->SetPage(wx("<html><body bgcolor=\"" + colour(theme.paper) + "\" text=\"" + colour(theme.ink) +
                      "\" link=\"" + colour(theme.accent) + "\">" + body + "</body></html>"));
}

} // namespace strateg::gui
