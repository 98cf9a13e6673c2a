#include "gui/panels/start_page.h"

#include "gui/commands/ids.h"
#include "gui/text.h"
#include "gui/theme.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/statline.h>
#include <wx/stattext.h>

namespace strateg::gui {
namespace {

/// A title and a line below it, to press: a button in everything but its looks.
class Card : public wxPanel {
public:
    Card(wxWindow* parent, const wxString& title, const wxString& words, std::function<void()> pressed,
         bool enabled = true)
        : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxWANTS_CHARS),
          title_(title), words_(words), pressed_(std::move(pressed)), enabled_(enabled) {
        SetBackgroundStyle(wxBG_STYLE_PAINT);
        SetName(title);
        SetMinSize({FromDIP(400), GetCharHeight() * 2 + 26});
        if (enabled) SetCursor(wxCursor(wxCURSOR_HAND));
        Bind(wxEVT_PAINT, &Card::on_paint, this);
        Bind(wxEVT_ENTER_WINDOW, [this](wxMouseEvent&) {
            hover_ = true;
            Refresh();
        });
        Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
            hover_ = false;
            Refresh();
        });
        Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { Refresh(); });
        Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent&) { Refresh(); });
        Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent&) { SetFocus(); });
        Bind(wxEVT_LEFT_UP, [this](wxMouseEvent&) { press(); });
        Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
            switch (event.GetKeyCode()) {
            case WXK_RETURN:
            case WXK_SPACE:
                press();
                break;
            case WXK_DOWN:
            case WXK_TAB:
                Navigate(event.ShiftDown() ? 0 : wxNavigationKeyEvent::IsForward);
                break;
            case WXK_UP:
                Navigate(0);
                break;
            default:
                event.Skip();
            }
        });
    }
    bool AcceptsFocus() const override { return enabled_; }

private:
    void press() {
        if (enabled_) wxTheApp->CallAfter(pressed_);
    }
    void on_paint(wxPaintEvent&) {
        const Theme theme = Theme::current();
        wxAutoBufferedPaintDC dc(this);
        dc.SetBackground(wxBrush(theme.paper));
        dc.Clear();
        const wxSize size = GetClientSize();
        if (HasFocus() || (hover_ && enabled_)) {
            dc.SetPen(HasFocus() ? wxPen(theme.accent) : wxPen(theme.line));
            dc.SetBrush(wxBrush(theme.accent_soft));
            dc.DrawRoundedRectangle(0, 0, size.x, size.y, 6);
        }
        const wxFont bold = GetFont().Bold();
        dc.SetFont(bold.Scaled(1.08f));
        dc.SetTextForeground(enabled_ ? theme.accent : theme.faint);
        dc.DrawText(wxControl::Ellipsize(title_, dc, wxELLIPSIZE_END, size.x - 28), 14, 9);
        dc.SetFont(GetFont());
        dc.SetTextForeground(theme.quiet);
        dc.DrawText(wxControl::Ellipsize(words_, dc, wxELLIPSIZE_MIDDLE, size.x - 28), 14,
                    13 + GetCharHeight());
    }

    wxString title_, words_;
    std::function<void()> pressed_;
    bool enabled_, hover_ = false;
};

wxStaticText* heading(wxWindow* parent, const wxString& words, double scale, const wxColour& colour) {
    auto* text = new wxStaticText(parent, wxID_ANY, words);
    text->SetFont(text->GetFont().Scaled(static_cast<float>(scale)).Bold());
    text->SetForegroundColour(colour);
    return text;
}

} // namespace

StartPage::StartPage(wxWindow* parent, Events events) : wxPanel(parent), events_(std::move(events)) {
    const Theme theme = Theme::current();
    SetBackgroundColour(theme.paper);
    auto* name = new wxStaticText(this, wxID_ANY, "Strateg");
    name->SetFont(font_of({Role::title}, 1.9));
    name->SetForegroundColour(theme.ink);
    auto* words =
        new wxStaticText(this, wxID_ANY, _("One document, several languages, aligned block by block."));
    words->SetFont(font_of({Role::heading3}, 0.95).GetBaseFont());
    words->SetForegroundColour(theme.quiet);

    const auto card = [&](int id, const wxString& title, const wxString& note) {
        auto* made = new Card(this, title, note, [this, id] { events_.command(id); });
        made->SetBackgroundColour(theme.paper);
        return made;
    };
    auto* begin = new wxBoxSizer(wxVERTICAL);
    begin->Add(heading(this, _("Begin"), 1.05, theme.quiet), 0, wxLEFT | wxBOTTOM, 14);
    begin->Add(
        card(command::new_project, _("New from a template\u2026"), _("A strategy, or an empty project")), 0,
        wxEXPAND);
    begin->Add(card(wxID_OPEN, _("Open a project\u2026"), _("A folder with a project.xml in it")), 0,
               wxEXPAND | wxTOP, 4);
    begin->Add(card(command::open_example, _("Look at the example"),
                    _("A whole strategy in English, Serbian and Bulgarian")),
               0, wxEXPAND | wxTOP, 4);
    list_ = new wxPanel(this);
    list_->SetBackgroundColour(theme.paper);
    list_->SetSizer(new wxBoxSizer(wxVERTICAL));
    busy_ = new wxStaticText(this, wxID_ANY, {});
    busy_->SetForegroundColour(theme.quiet);

    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    columns->Add(begin, 0, wxALIGN_TOP);
    columns->Add(list_, 0, wxLEFT | wxALIGN_TOP, 48);
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->AddStretchSpacer(2);
    page->Add(name, 0, wxLEFT, 14);
    page->Add(words, 0, wxLEFT | wxBOTTOM, 14);
    page->AddSpacer(28);
    page->Add(columns);
    page->Add(busy_, 0, wxTOP | wxLEFT, 14);
    page->AddStretchSpacer(3);
    auto* middle = new wxBoxSizer(wxHORIZONTAL);
    middle->AddStretchSpacer();
    middle->Add(page, 0, wxEXPAND);
    middle->AddStretchSpacer();
    SetSizer(middle);
}

void StartPage::set_recent(const std::vector<Recent>& recent) {
    const Theme theme = Theme::current();
    list_->DestroyChildren();
    wxSizer* sizer = list_->GetSizer();
    sizer->Clear();
    sizer->Add(heading(list_, _("Open again"), 1.05, theme.quiet), 0, wxLEFT | wxBOTTOM, 14);
    if (recent.empty()) {
        auto* none = new wxStaticText(list_, wxID_ANY, _("Projects you open will be listed here."));
        none->SetForegroundColour(theme.quiet);
        none->SetMinSize({FromDIP(400), -1});
        sizer->Add(none, 0, wxLEFT, 14);
    }
    for (std::size_t i = 0; i < recent.size() && i < 6; ++i) {
        const Recent& one = recent[i];
        auto* card = new Card(
            list_, wx(one.title), one.there ? wx(one.folder) : _("not found: ") + wx(one.folder),
            [this, folder = one.folder] { events_.open(folder); }, one.there);
        sizer->Add(card, 0, wxEXPAND | wxTOP, i > 0 ? 4 : 0);
    }
    Layout();
}

void StartPage::set_busy(const wxString& words) {
    busy_->SetLabel(words);
    Layout();
}

} // namespace strateg::gui
