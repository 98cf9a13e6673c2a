#include "gui/panels/find_panel.h"

#include "core/language/views.h"
#include "core/model/metadata.h"
#include "gui/panels/hit_model.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/config.h>
#include <wx/dataview.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/tglbtn.h>

namespace strateg::gui {
namespace {

enum Where { everywhere, this_section, body, headings, tables, captions, notes, front, values };

unsigned parts_of(int where) {
    using search::Part;
    switch (where) {
    case body:
        return static_cast<unsigned>(Part::body);
    case headings:
        return static_cast<unsigned>(Part::heading);
    case tables:
        return static_cast<unsigned>(Part::cell);
    case captions:
        return static_cast<unsigned>(Part::caption);
    case notes:
        return static_cast<unsigned>(Part::note);
    case front:
        return static_cast<unsigned>(Part::front);
    case values:
        return static_cast<unsigned>(Part::value);
    default:
        return search::all_parts;
    }
}

} // namespace

FindPanel::FindPanel(wxWindow* parent, HitList& hits, Events events)
    : wxPanel(parent), hits_(hits), events_(std::move(events)) {
    SetName(_("Find"));
    auto* find_bar = new wxPanel(this);
    make_find_bar(find_bar);
    replace_bar_ = new wxPanel(this);
    make_replace_bar(replace_bar_);
    replace_bar_->Hide();
    book_ = new wxSimplebook(this);
    make_list(book_);
    auto* all = new wxBoxSizer(wxVERTICAL);
    const int gap = FromDIP(4);
    all->Add(find_bar, 0, wxEXPAND | wxTOP, gap);
    all->Add(replace_bar_, 0, wxEXPAND | wxTOP, gap);
    all->Add(book_, 1, wxEXPAND | wxTOP, gap);
    SetSizer(all);
    Bind(wxEVT_CHAR_HOOK, &FindPanel::on_key, this);
    set_document(nullptr, {});
    load();
    follow({}, false);
}

FindPanel::~FindPanel() = default;

wxToggleButton* FindPanel::toggle(wxWindow* bar, const wxString& label, const wxString& name,
                                  const char* key) {
    auto* button = new wxToggleButton(bar, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    button->SetName(name);
    button->SetToolTip(name);
    button->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { changed(); });
    toggles_.push_back({button, key});
    return button;
}

void FindPanel::make_find_bar(wxWindow* bar) {
    const int gap = FromDIP(6);
    words_ =
        new wxTextCtrl(bar, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(200, -1)), wxTE_PROCESS_ENTER);
    words_->SetName(_("Words to find"));
    words_->SetHint(_("Find in all languages"));
    words_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { changed(); });
    case_ = toggle(bar, wxS("Aa"), _("Capitals count"), "Case");
    whole_ = toggle(bar, wxS("|ab|"), _("Whole words only"), "WholeWords");
    expression_ = toggle(bar, wxS(".*"), _("Regular expression"), "Expression");
    accents_ = toggle(bar, wxS("s = š"), _("Without accents: s finds š, dj finds đ"), "IgnoreAccents");
    script_ = toggle(bar, wxS("š = ш"), _("Serbian in both scripts: Latin finds Cyrillic"), "AnyScript");
    language_ = new wxChoice(bar, wxID_ANY);
    language_->SetName(_("Find in language"));
    where_ = new wxChoice(bar, wxID_ANY);
    where_->SetName(_("Where to find"));
    for (const wxString& words : {_("Everywhere"), _("This section"), _("Running text"), _("Headings"),
                                  _("Tables"), _("Captions"), _("Footnotes"), _("Title page"), _("Values")})
        where_->Append(words);
    where_->SetSelection(everywhere);
    for (wxChoice* choice : {language_, where_})
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { changed(); });
    count_ = new wxStaticText(bar, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE);
    count_->SetName(_("Number of hits"));
    count_->SetMinSize(
        {GetTextExtent(wxString::Format(wxPLURAL("%zu hit", "%zu hits", 1000u), std::size_t{1000})).x, -1});
    auto* close = new wxButton(bar, wxID_ANY, wxS("\u2715"), wxDefaultPosition, wxDefaultSize,
                               wxBU_EXACTFIT | wxBORDER_NONE);
    close->SetName(_("Close finding"));
    close->SetToolTip(_("Close finding"));
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { events_.close(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(words_, 3, wxALIGN_CENTER_VERTICAL | wxLEFT, gap);
    for (const Toggle& each : toggles_)
        row->Add(each.button, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, FromDIP(2));
    row->Add(language_, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, gap);
    row->Add(where_, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, gap);
    row->Add(count_, 2, wxALIGN_CENTER_VERTICAL | wxLEFT, gap * 2);
    row->Add(close, 0, wxALIGN_CENTER_VERTICAL | wxLEFT | wxRIGHT, gap);
    bar->SetSizer(row);
}

void FindPanel::make_replace_bar(wxWindow* bar) {
    const int gap = FromDIP(6);
    with_ =
        new wxTextCtrl(bar, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(260, -1)), wxTE_PROCESS_ENTER);
    with_->SetName(_("Words to put in place"));
    with_->SetHint(_("Replace by"));
    with_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { changed(); });
    keep_case_ = new wxCheckBox(bar, wxID_ANY, _("Keep capitals"));
    keep_case_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { changed(); });
    replace_one_ = new wxButton(bar, wxID_ANY, _("Replace"));
    replace_one_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { events_.replace_one(); });
    replace_all_ = new wxButton(bar, wxID_ANY, _("Replace all"));
    replace_all_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { events_.replace_all(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(with_, 1, wxALIGN_CENTER_VERTICAL | wxLEFT, gap);
    row->Add(keep_case_, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, gap);
    row->Add(replace_one_, 0, wxALIGN_CENTER_VERTICAL | wxLEFT, gap * 2);
    row->Add(replace_all_, 0, wxALIGN_CENTER_VERTICAL | wxLEFT | wxRIGHT, gap);
    bar->SetSizer(row);
}

void FindPanel::make_list(wxWindow* parent) {
    list_ =
        new wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    list_->SetName(_("Hits"));
    model_ = new HitModel(*this);
    list_->AssociateModel(model_);
    model_->DecRef(); // the list has it now
    list_->AppendToggleColumn(_("In"), HitModel::chosen, wxDATAVIEW_CELL_ACTIVATABLE, FromDIP(34),
                              wxALIGN_CENTER);
    list_->AppendTextColumn(_("Place"), HitModel::place, wxDATAVIEW_CELL_INERT, FromDIP(190))
        ->GetRenderer()
        ->EnableEllipsize(wxELLIPSIZE_END);
    list_->AppendTextColumn(_("Language"), HitModel::language, wxDATAVIEW_CELL_INERT, FromDIP(76));
    auto* renderer = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT);
    renderer->EnableMarkup();
    renderer->EnableEllipsize(wxELLIPSIZE_END);
    list_->AppendColumn(
        new wxDataViewColumn(_("Words"), renderer, HitModel::words, FromDIP(300), wxALIGN_LEFT));
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (const std::size_t hit = selected(); !following_ && hit != HitList::npos) events_.jump(hit);
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { events_.leave(); });
    book_->AddPage(list_, "hits");
    auto* page = new wxPanel(parent);
    nothing_ = new wxStaticText(page, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                                wxALIGN_CENTER_HORIZONTAL | wxST_NO_AUTORESIZE);
    nothing_->SetName(_("Why there are no hits"));
    auto* middle = new wxBoxSizer(wxVERTICAL);
    middle->AddStretchSpacer();
    middle->Add(nothing_, 0, wxEXPAND | wxALL, FromDIP(12));
    middle->AddStretchSpacer();
    page->SetSizer(middle);
    book_->AddPage(page, "nothing");
}

void FindPanel::set_document(Document* document, const std::vector<language::View>& shown) {
    document_ = document;
    shown_ = shown;
    const int before = language_->GetSelection();
    const std::vector<std::string> known = languages_;
    languages_.clear();
    if (document) languages_ = document->project().languages;
    if (languages_ == known && language_->GetCount() > 0) return;
    language_->Clear();
    language_->Append(_("All languages"));
    for (const std::string& language : languages_) language_->Append(wx(language::own_name(language)));
    language_->SetSelection(0);
    const auto again =
        before > 0 && static_cast<std::size_t>(before) <= known.size()
            ? std::find(languages_.begin(), languages_.end(), known[static_cast<std::size_t>(before) - 1])
            : languages_.end();
    if (again != languages_.end()) language_->SetSelection(static_cast<int>(again - languages_.begin()) + 1);
    Layout();
}

void FindPanel::start(bool replacing, const std::string& words) {
    replacing_ = replacing;
    replace_bar_->Show(replacing);
    list_->GetColumn(0)->SetHidden(!replacing);
    Layout();
    if (!words.empty() && utf8(words_->GetValue()) != words)
        words_->SetValue(wx(words)); // looks again
    else
        changed();
    words_->SetFocus();
    words_->SelectAll();
}

search::Query FindPanel::query(const std::string& section) const {
    search::Query query;
    query.words = utf8(words_->GetValue());
    query.match_case = case_->GetValue();
    query.whole_words = whole_->GetValue();
    query.expression = expression_->GetValue();
    query.ignore_accents = accents_->GetValue();
    query.any_script = script_->GetValue();
    if (const int language = language_->GetSelection(); language > 0)
        query.languages = {languages_[static_cast<std::size_t>(language) - 1]};
    query.parts = parts_of(where_->GetSelection());
    if (where_->GetSelection() == this_section) query.sections = {section};
    return query;
}

search::Replacement FindPanel::replacement() const {
    return {utf8(with_->GetValue()), keep_case_->GetValue()};
}

void FindPanel::changed() {
    replacer_.reset();
    problem_.reset();
    if (replacing_ && !words_->IsEmpty()) {
        if (auto made = search::Replacer::make(query({}), replacement()))
            replacer_.emplace(std::move(*made));
        else
            problem_ = made.error();
    }
    events_.query_changed();
}

void FindPanel::follow(const std::optional<Problem>& problem, bool running) {
    running_ = running;
    if (running && !problem) { // what is listed stays until there is something else
        count();
        return;
    }
    following_ = true;
    model_->Reset(static_cast<unsigned>(hits_.size()));
    following_ = false;
    const std::optional<Problem>& told = problem ? problem : problem_;
    wxString why;
    if (told && told->code != "search.nothing")
        why = wx(told->sentence + (told->hint.empty() ? "" : "\n" + told->hint));
    else if (words_->IsEmpty())
        why = _("Type what to look for. Latin letters find Serbian in both scripts.");
    else if (hits_.size() == 0) {
        why = _("Nothing was found.");
        wxString help;
        if (case_->GetValue())
            help += "\n" + _("Capitals count: switch \u201cAa\u201d off to find every case.");
        if (whole_->GetValue()) help += "\n" + _("Only whole words are found: switch \u201c|ab|\u201d off.");
        if (expression_->GetValue())
            help += "\n" + _("The words are read as a regular expression: switch \u201c.*\u201d off.");
        if (!accents_->GetValue()) help += "\n" + _("To find \u0161 by s, switch \u201cs = \u0161\u201d on.");
        if (!script_->GetValue())
            help += "\n" + _("To find Cyrillic by Latin, switch \u201c\u0161 = \u0448\u201d on.");
        if (language_->GetSelection() > 0 || where_->GetSelection() > 0)
            help += "\n" + _("Not every language and place is searched.");
        why += help;
    }
    const bool empty = hits_.size() == 0;
    nothing_->SetLabel(why);
    book_->SetSelection(empty || problem ? 1 : 0);
    book_->GetPage(1)->Layout();
    count();
}

void FindPanel::count() {
    const std::size_t all = hits_.size();
    wxString words;
    if (problem_ && problem_->code != "search.nothing" && all > 0)
        words = wx(problem_->sentence); // of what shall stand in place
    else if (all > 0 && hits_.more())
        words = wxString::Format(_("More than %zu hits"), all);
    else if (all > 0)
        words = wxString::Format(wxPLURAL("%zu hit", "%zu hits", static_cast<unsigned>(all)), all);
    if (running_ && all == 0) words = _("Searching\u2026");
    count_->SetLabel(words);
    count_->SetToolTip(words);
    const bool can = document_ && document_->writable() && all > 0 && replacer_.has_value();
    replace_one_->Enable(can);
    const std::size_t chosen = hits_.chosen_count();
    replace_all_->Enable(can && chosen > 0);
    replace_all_->SetLabel(chosen == all || !can
                               ? _("Replace all")
                               : wxString::Format(wxPLURAL("Replace %zu chosen", "Replace %zu chosen",
                                                           static_cast<unsigned>(chosen)),
                                                  chosen));
    replace_bar_->Layout();
}

void FindPanel::select(std::size_t hit) {
    following_ = true;
    if (hit < hits_.size()) {
        const wxDataViewItem item = model_->GetItem(static_cast<unsigned>(hit));
        list_->Select(item);
        list_->EnsureVisible(item);
    } else {
        list_->UnselectAll();
    }
    following_ = false;
}

std::size_t FindPanel::selected() const {
    const wxDataViewItem item = list_->GetSelection();
    return item.IsOk() ? model_->GetRow(item) : HitList::npos;
}

void FindPanel::on_key(wxKeyEvent& event) {
    const wxWindow* focus = FindFocus();
    const bool in_field = focus == words_ || focus == with_;
    switch (event.GetKeyCode()) {
    case WXK_ESCAPE:
        events_.leave();
        return;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (!in_field) break;
        if (focus == with_ && event.ControlDown())
            events_.replace_all();
        else if (focus == with_ && !event.ShiftDown())
            events_.replace_one();
        else
            events_.step(event.ShiftDown() ? -1 : 1);
        return;
    case WXK_TAB: // from what is looked for straight to what shall stand in its place, and back
        if (replacing_ && focus == words_ && !event.ShiftDown() && !event.ControlDown()) {
            with_->SetFocus();
            with_->SelectAll();
            return;
        }
        if (focus == with_ && event.ShiftDown()) {
            words_->SetFocus();
            return;
        }
        break;
    case WXK_DOWN:
        if (!in_field || hits_.size() == 0) break;
        list_->SetFocus();
        if (selected() == HitList::npos) {
            select(0);
            events_.jump(0);
        }
        return;
    case WXK_SPACE: // leaves a hit out, or takes it in again
        if (const std::size_t hit = selected();
            replacing_ && !in_field && list_->HasFocus() && hit != HitList::npos) {
            hits_.choose(hit, !hits_.chosen(hit));
            model_->RowChanged(static_cast<unsigned>(hit));
            count();
            return;
        }
        break;
    default:
        break;
    }
    event.Skip();
}

language::View FindPanel::view_of(const std::string& language) const {
    for (const language::View& view : shown_)
        if (view.language == language) return view;
    return language::default_view(language);
}

std::string FindPanel::place(const search::Hit& hit) const {
    if (hit.section == model::front_id) return utf8(_("Title page and partners"));
    if (hit.section == model::facts_id) return utf8(_("Values"));
    const model::Section* section = document_ ? document_->project().section(hit.section) : nullptr;
    return section ? model::title_of(*section, document_->project(), document_->project().source)
                   : hit.section;
}

/// The words around a hit with the hit in bold; when replacing, the old words struck and the new ones behind.
std::string FindPanel::context(const search::Hit& hit) {
    const model::RichText* text = hit.block->content(hit.language);
    if (!text || !document_) return {};
    const language::View view = view_of(hit.language);
    const search::Context context = search::context_of(*text, hit.range, view, &document_->facts());
    const auto quoted = [](std::string_view part) { return markup_quoted(part); };
    const std::string_view words = context.text;
    const std::string before = quoted(words.substr(0, context.hit.begin));
    const std::string found = quoted(words.substr(context.hit.begin, context.hit.end - context.hit.begin));
    const std::string after = quoted(words.substr(context.hit.end));
    if (!replacing_ || !replacer_) return before + "<b>" + found + "</b>" + after;
    const std::string instead = quoted(
        search::in_words(replacer_->instead(*text, hit.language, hit.range), view, &document_->facts()));
    return before + "<s>" + found + "</s> <b>" + instead + "</b>" + after;
}

void FindPanel::load() {
    const wxConfigBase& config = *wxConfigBase::Get();
    for (const Toggle& each : toggles_) {
        const bool first = each.button == accents_ || each.button == script_; // what finds most
        each.button->SetValue(config.ReadBool(wxString("/Find/") + each.key, first));
    }
    keep_case_->SetValue(config.ReadBool("/Find/KeepCase", true));
}

void FindPanel::store() const {
    wxConfigBase& config = *wxConfigBase::Get();
    for (const Toggle& each : toggles_) config.Write(wxString("/Find/") + each.key, each.button->GetValue());
    config.Write("/Find/KeepCase", keep_case_->GetValue());
}

} // namespace strateg::gui
