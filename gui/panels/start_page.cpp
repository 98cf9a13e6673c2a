#include "gui/panels/start_page.h"

#include "gui/commands/ids.h"
#include "gui/logic/window_language.h"
#include "gui/speech.h"
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
         bool enabled = true, bool prominent = false)
        : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxWANTS_CHARS),
          title_(title), words_(words), pressed_(std::move(pressed)), enabled_(enabled),
          prominent_(prominent) {
        SetBackgroundStyle(wxBG_STYLE_PAINT);
        SetName(title);
        int width = 0;
        GetTextExtent(words, &width, nullptr);
        SetMinSize({std::clamp(width + 30, FromDIP(400), FromDIP(520)), GetCharHeight() * 2 + 26});
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
        if (HasFocus() || (hover_ && enabled_) || prominent_) {
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
    bool enabled_, prominent_, hover_ = false;
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
    begin->Add(card(command::help_begin, _("Learn Strateg"), _("The first steps, in five minutes")), 0,
               wxEXPAND | wxTOP, 4);
    example_ = card(command::open_example, _("Look at the example"),
                    _("A whole strategy in English, Serbian and Bulgarian"));
    begin->Add(example_, 0, wxEXPAND | wxTOP, 4);
    list_ = new wxPanel(this);
    list_->SetBackgroundColour(theme.paper);
    list_->SetSizer(new wxBoxSizer(wxVERTICAL));
    work_ = new WorkBar(this);
    work_->SetMinSize(FromDIP(wxSize(560, -1)));

    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    columns->Add(begin, 0, wxALIGN_TOP);
    columns->Add(list_, 0, wxLEFT | wxALIGN_TOP, 48);
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->AddStretchSpacer(2);
    page->Add(name, 0, wxLEFT, 14);
    page->Add(words, 0, wxLEFT | wxBOTTOM, 14);
    page->AddSpacer(28);
    page->Add(columns);
    page->Add(work_, 0, wxTOP | wxLEFT, 14);
    page->AddSpacer(FromDIP(28));
    page->Add(languages(), 0, wxLEFT, 14);
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
    example_->Show(!recent.empty());
    if (recent.empty())
        offer_example();
    else
        sizer->Add(heading(list_, _("Open again"), 1.05, theme.quiet), 0, wxLEFT | wxBOTTOM, 14);
    for (std::size_t i = 0; i < recent.size() && i < 6; ++i) {
        const Recent& one = recent[i];
        auto* card = new Card(
            list_, wx(one.title), one.there ? wx(one.folder) : _("not found: ") + wx(one.folder),
            [this, folder = one.folder] { events_.open(folder); }, one.there);
        sizer->Add(card, 0, wxEXPAND | wxTOP, i > 0 ? 4 : 0);
    }
    Layout();
}

void StartPage::offer_example() {
    const Theme theme = Theme::current();
    wxSizer* sizer = list_->GetSizer();
    sizer->Add(heading(list_, _("New here?"), 1.05, theme.quiet), 0, wxLEFT | wxBOTTOM, 14);
    sizer->Add(new Card(
                   list_, _("Look at the example"), _("A whole strategy in English, Serbian and Bulgarian"),
                   [this] { events_.command(command::open_example); }, true, true),
               0, wxEXPAND);
    auto* words = new wxStaticText(
        list_, wxID_ANY,
        _("You get a copy of your own: change what you like.\nProjects that you open will be listed here."));
    words->SetForegroundColour(theme.quiet);
    words->Wrap(FromDIP(400));
    sizer->Add(words, 0, wxLEFT | wxTOP, 14);
}

wxSizer* StartPage::languages() {
    const Theme theme = Theme::current();
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    int id = command::first_window_language;
    for (const WindowLanguage& language : window_languages()) {
        auto* button = new wxButton(this, id++, wx(language.name), wxDefaultPosition, wxDefaultSize,
                                    wxBORDER_NONE | wxBU_EXACTFIT);
        button->SetName(_("Language of the window") + ": " + wx(language.name));
        const bool current = language.tag == spoken_language();
        button->SetForegroundColour(current ? theme.ink : theme.accent);
        if (current) button->SetFont(button->GetFont().Bold());
        row->Add(button, 0, wxRIGHT, FromDIP(8));
    }
    return row;
}

} // namespace strateg::gui
