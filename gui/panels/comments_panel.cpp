#include "gui/panels/comments_panel.h"

#include "gui/text.h"
#include "gui/theme.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/listctrl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace strateg::gui {
namespace {

wxString one_line(std::string_view words) {
    wxString line = wx(words);
    line.Replace("\n", " ");
    line.Replace(wx(model::object_character), wxString());
    return line;
}

} // namespace

class ThreadList : public wxListCtrl {
public:
    explicit ThreadList(CommentsPanel* panel)
        : wxListCtrl(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     wxLC_REPORT | wxLC_VIRTUAL | wxLC_SINGLE_SEL | wxLC_NO_HEADER | wxBORDER_NONE),
          panel_(panel) {
        SetName(_("Comments"));
        AppendColumn(_("Language"), wxLIST_FORMAT_LEFT, FromDIP(44));
        AppendColumn(_("Words"), wxLIST_FORMAT_LEFT, FromDIP(150));
        AppendColumn(_("Comment"), wxLIST_FORMAT_LEFT, FromDIP(200));
        colour();
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            const int room = GetClientSize().GetWidth() - FromDIP(44 + 18);
            SetColumnWidth(1, std::max(FromDIP(80), room * 2 / 5));
            SetColumnWidth(2, std::max(FromDIP(100), room * 3 / 5));
            event.Skip();
        });
        Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
            colour();
            event.Skip();
        });
    }
    long chosen_row() const { return GetNextItem(-1, wxLIST_NEXT_ALL, wxLIST_STATE_SELECTED); }

private:
    void colour() { quiet_.SetTextColour(Theme::current().quiet); }
    const model::PlacedThread* at(long row) const {
        const auto number = static_cast<std::size_t>(row);
        return row >= 0 && number < panel_->rows_.size() ? &panel_->threads_[panel_->rows_[number]] : nullptr;
    }
    wxString OnGetItemText(long row, long column) const override {
        const model::PlacedThread* placed = at(row);
        if (!placed) return {};
        const model::Thread& thread = *placed->thread;
        if (column == 0) return wx(placed->language).Upper();
        if (column == 1) return one_line(thread.words);
        if (thread.comments.empty()) return {};
        const model::Comment& last = thread.comments.back();
        return last.by.empty()
                   ? one_line(last.words.characters())
                   : wxString::Format(_("%s: %s"), wx(last.by), one_line(last.words.characters()));
    }
    wxListItemAttr* OnGetItemAttr(long row) const override {
        const model::PlacedThread* placed = at(row);
        return placed && (placed->thread->resolved || placed->ranges.empty()) ? &quiet_ : nullptr;
    }

    CommentsPanel* panel_;
    mutable wxListItemAttr quiet_;
};

CommentsPanel::CommentsPanel(wxWindow* parent, Events events) : wxPanel(parent), events_(std::move(events)) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_filters(*column);
    list_ = new ThreadList(this);
    column->Add(list_, 2, wxEXPAND);
    empty_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                              wxALIGN_CENTRE_HORIZONTAL | wxST_NO_AUTORESIZE);
    column->Add(empty_, 2, wxEXPAND | wxALL, FromDIP(16));
    make_talk(*column);
    SetSizer(column);

    const auto changed = [this](wxListEvent&) {
        if (choosing_) return;
        const long row = list_->chosen_row();
        const auto number = static_cast<std::size_t>(row);
        set_chosen(row >= 0 && number < rows_.size() ? threads_[rows_[number]].thread->id : std::string());
        if (!chosen_.empty()) events_.chosen(chosen_);
    };
    list_->Bind(wxEVT_LIST_ITEM_SELECTED, changed);
    list_->Bind(wxEVT_LIST_ITEM_DESELECTED, changed);
    list_->Bind(wxEVT_LIST_ITEM_ACTIVATED, [this](wxListEvent&) {
        if (!chosen_.empty()) events_.go(chosen_);
    });
    list_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE && remove_->IsEnabled())
            events_.remove(chosen_);
        else
            event.Skip();
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE)
            events_.give_up();
        else
            event.Skip();
    });
    filter();
}

void CommentsPanel::make_filters(wxSizer& column) {
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    show_ = new wxChoice(this, wxID_ANY);
    show_->SetName(_("Which comments to show"));
    for (const wxString& words : {_("Open comments"), _("Open in this section"), _("All comments")})
        show_->Append(words);
    show_->SetSelection(0);
    language_ = new wxChoice(this, wxID_ANY);
    language_->SetName(_("Show comments in language"));
    language_->Append(_("All languages"));
    language_->SetSelection(0);
    for (wxChoice* choice : {show_, language_}) {
        bar->Add(choice, 1, wxALIGN_CENTER_VERTICAL | wxLEFT, FromDIP(6));
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            filter();
            events_.filtered();
        });
    }
    bar->AddSpacer(FromDIP(6));
    column.Add(bar, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(4));
}

void CommentsPanel::make_talk(wxSizer& column) {
    about_label_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                    wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    about_label_->SetFont(about_label_->GetFont().Bold());
    talk_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                           wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxTE_BESTWRAP | wxBORDER_NONE);
    talk_->SetName(_("What was said"));
    field_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                            wxTE_MULTILINE | wxTE_BESTWRAP);
    field_->SetMinSize({-1, field_->GetCharHeight() * 4});
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    send_ = new wxButton(this, wxID_ANY, _("&Answer"));
    resolve_ = new wxButton(this, wxID_ANY, _("&Resolve"));
    remove_ = new wxButton(this, wxID_ANY, _("&Delete\u2026"));
    send_->SetToolTip(_("Ctrl+Enter"));
    buttons->Add(send_, 0, wxRIGHT, FromDIP(6));
    buttons->Add(resolve_, 0, wxRIGHT, FromDIP(6));
    buttons->AddStretchSpacer();
    buttons->Add(remove_);
    auto* name = new wxBoxSizer(wxHORIZONTAL);
    name->Add(new wxStaticText(this, wxID_ANY, _("Your name")), 0, wxALIGN_CENTER_VERTICAL | wxRIGHT,
              FromDIP(6));
    author_ = new wxTextCtrl(this, wxID_ANY);
    author_->SetName(_("Your name"));
    name->Add(author_, 1, wxALIGN_CENTER_VERTICAL);
    column.Add(about_label_, 0, wxEXPAND | wxALL, FromDIP(6));
    column.Add(talk_, 2, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(6));
    column.Add(field_, 0, wxEXPAND | wxALL, FromDIP(6));
    column.Add(buttons, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6));
    column.Add(name, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6));

    send_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { send(); });
    resolve_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { events_.resolve(chosen_); });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (writing_)
            events_.give_up();
        else
            events_.remove(chosen_);
    });
    field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { update_talk(); });
    // Before the menus: Ctrl+Enter means another thing in the texts, and Tab goes on.
    field_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && event.ControlDown())
            send();
        else if (key == WXK_TAB && !event.ControlDown())
            field_->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                               : wxNavigationKeyEvent::IsForward);
        else
            event.Skip();
    });
}

void CommentsPanel::show(std::vector<model::PlacedThread> threads, const std::vector<std::string>& languages,
                         const std::string& section_here, bool writable, const language::View& reader) {
    threads_ = std::move(threads);
    section_here_ = section_here;
    writable_ = writable;
    reader_ = reader;
    if (languages != languages_) {
        const int old = language_->GetSelection();
        const std::string before = old > 0 && static_cast<std::size_t>(old) <= languages_.size()
                                       ? languages_[static_cast<std::size_t>(old - 1)]
                                       : std::string();
        languages_ = languages;
        language_->Clear();
        language_->Append(_("All languages"));
        for (const std::string& language : languages_) language_->Append(wx(language::own_name(language)));
        const auto at = std::find(languages_.begin(), languages_.end(), before);
        language_->SetSelection(at == languages_.end() ? 0 : static_cast<int>(at - languages_.begin()) + 1);
    }
    if (threads_.empty()) drafts_.clear();
    if (!placed(chosen_)) set_chosen({});
    filter();
}

void CommentsPanel::filter() {
    CommentFilter filter;
    filter.show = static_cast<CommentFilter::Show>(std::max(0, show_->GetSelection()));
    filter.section = section_here_;
    if (const int language = language_->GetSelection(); language > 0)
        filter.language = languages_[static_cast<std::size_t>(language - 1)];
    rows_ = listed(threads_, filter);
    choosing_ = true;
    list_->SetItemCount(static_cast<long>(rows_.size()));
    list_->Refresh();
    choosing_ = false;
    const bool none = rows_.empty();
    const std::size_t hidden = threads_.size();
    empty_->SetLabel(hidden == 0
                         ? _("Nobody has commented yet.\n\nSelect words and press Ctrl+Alt+M.")
                         : wxString::Format(wxPLURAL("Nothing here.\nThe choices above hide %zu comment.",
                                                     "Nothing here.\nThe choices above hide %zu comments.",
                                                     static_cast<unsigned>(hidden)),
                                            hidden));
    list_->Show(!none);
    empty_->Show(none);
    const std::string chosen = chosen_;
    choose(chosen);
    if (std::none_of(rows_.begin(), rows_.end(),
                     [&](std::size_t row) { return threads_[row].thread->id == chosen; }))
        choose({});
}

void CommentsPanel::choose(const std::string& thread) {
    long row = -1;
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (threads_[rows_[i]].thread->id == thread) row = static_cast<long>(i);
    if (row < 0 && !thread.empty()) return;
    choosing_ = true;
    if (const long old = list_->chosen_row(); old >= 0 && old != row)
        list_->SetItemState(old, 0, wxLIST_STATE_SELECTED);
    if (row >= 0) {
        list_->SetItemState(row, wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED,
                            wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED);
        list_->EnsureVisible(row);
    }
    choosing_ = false;
    set_chosen(thread);
}

void CommentsPanel::set_chosen(const std::string& thread) {
    if (thread != chosen_ && !writing_) {
        drafts_[chosen_] = field_->GetValue();
        field_->ChangeValue(drafts_[thread]);
    }
    chosen_ = thread;
    update_talk();
}

std::vector<std::string> CommentsPanel::ids() const {
    std::vector<std::string> out;
    for (const std::size_t row : rows_) out.push_back(threads_[row].thread->id);
    return out;
}

const model::PlacedThread* CommentsPanel::placed(const std::string& thread) const {
    for (const model::PlacedThread& placed : threads_)
        if (placed.thread->id == thread) return &placed;
    return nullptr;
}

void CommentsPanel::begin(const wxString& words) {
    if (!writing_) drafts_[chosen_] = field_->GetValue();
    writing_ = true;
    about_ = words;
    field_->ChangeValue(wxString());
    update_talk();
    field_->SetFocus();
}

void CommentsPanel::end() {
    if (!writing_) drafts_.erase(chosen_);
    writing_ = false;
    field_->ChangeValue(drafts_[chosen_]);
    update_talk();
}

void CommentsPanel::send() {
    if (!send_->IsEnabled()) return;
    const wxString words = field_->GetValue();
    events_.write(words);
}

/// What is below the list: the chosen thread, or the place for a new one.
void CommentsPanel::update_talk() {
    const model::PlacedThread* here = writing_ ? nullptr : placed(chosen_);
    const bool words = !field_->GetValue().Strip(wxString::both).empty();
    about_label_->SetLabelText(
        writing_ ? wxString::Format(_("New comment on \u201C%s\u201D"), about_)
        : !here  ? wxString()
        : here->ranges.empty()
            ? wxString::Format(_("The words are gone: \u201C%s\u201D"), one_line(here->thread->words))
        : here->thread->resolved
            ? wxString::Format(_("Resolved: \u201C%s\u201D"), one_line(here->thread->words))
            : wxString::Format(_("\u201C%s\u201D"), one_line(here->thread->words)));
    about_label_->SetToolTip(about_label_->GetLabelText());
    field_->SetName(writing_ ? _("New comment") : _("Answer"));
    send_->SetLabel(writing_ ? _("&Comment") : _("&Answer"));
    remove_->SetLabel(writing_ ? _("Cancel") : _("&Delete\u2026"));
    resolve_->SetLabel(here && here->thread->resolved ? _("Open &again") : _("&Resolve"));
    const wxWindow* focus = FindFocus();
    field_->Enable(writable_ && (writing_ || here));
    author_->Enable(writable_);
    send_->Enable(writable_ && words && (writing_ || here));
    resolve_->Enable(writable_ && here);
    remove_->Enable(writing_ || (writable_ && here));
    for (const wxWindow* control : std::initializer_list<wxWindow*>{field_, send_, resolve_, remove_})
        if (control == focus && !control->IsEnabled()) focus_list(); // else the keys would go nowhere
    const bool has_talk = here != nullptr;
    wxString all;
    std::vector<std::pair<long, long>> names, dates;
    if (has_talk)
        for (const model::Comment& comment : here->thread->comments) {
            if (!all.empty()) all += "\n\n";
            const long from = static_cast<long>(all.length());
            all += comment.by.empty() ? _("Somebody") : wx(comment.by);
            names.emplace_back(from, static_cast<long>(all.length()));
            all += "  " + wx(comment_time_for(comment.time, reader_));
            dates.emplace_back(names.back().second, static_cast<long>(all.length()));
            wxString said = wx(comment.words.characters());
            said.Replace(wx(model::object_character), wxString());
            all += "\n" + said;
        }
    if (all != talk_->GetValue()) {
        const Theme theme = Theme::current();
        talk_->SetBackgroundColour(GetBackgroundColour());
        talk_->ChangeValue(all);
        talk_->SetStyle(0, static_cast<long>(all.length()),
                        wxTextAttr(wxNullColour, wxNullColour, GetFont()));
        for (const auto& [from, to] : names)
            talk_->SetStyle(from, to, wxTextAttr(wxNullColour, wxNullColour, GetFont().Bold()));
        for (const auto& [from, to] : dates) talk_->SetStyle(from, to, wxTextAttr(theme.quiet));
        talk_->ShowPosition(talk_->GetLastPosition());
    }
    Layout();
}

void CommentsPanel::focus_list() {
    if (rows_.empty())
        show_->SetFocus();
    else
        list_->SetFocus();
}

std::string CommentsPanel::author() const {
    const wxString name = author_->GetValue().Strip(wxString::both);
    return name.empty() ? login_name() : utf8(name);
}

void CommentsPanel::set_author(const std::string& name) {
    author_->ChangeValue(wx(name));
}

} // namespace strateg::gui
