#include "gui/panels/comparison_view.h"

#include "core/base/utf8.h"
#include "core/language/views.h"
#include "core/model/metadata.h"
#include "gui/kind_names.h"
#include "gui/panels/difference_words.h"
#include "gui/text.h"
#include "gui/theme.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/treectrl.h>

namespace strateg::gui {
namespace {

using compare::Difference;
using compare::Fate;
using compare::SegmentKind;
using compare::Subject;
using compare::TextDifference;

class Index : public wxTreeItemData {
public:
    explicit Index(std::size_t at) : at(at) {}
    std::size_t at;
};

const model::RichText& content_of(const model::Text* text) {
    static const model::RichText none;
    return text ? text->content : none;
}

} // namespace

ComparisonView::ComparisonView(wxWindow* parent, Events events)
    : wxPanel(parent), events_(std::move(events)) {
    const int gap = FromDIP(6);
    language_ = new wxChoice(this, wxID_ANY);
    language_->SetName(_("Show differences in language"));
    count_ = new wxStaticText(this, wxID_ANY, {});
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(language_, 0, wxALIGN_CENTER_VERTICAL);
    bar->Add(count_, 1, wxALIGN_CENTER_VERTICAL | wxLEFT, gap * 2);

    auto* splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                          wxSP_LIVE_UPDATE | wxSP_THIN_SASH);
    splitter->SetMinimumPaneSize(FromDIP(160));
    splitter->SetSashGravity(0.4);
    list_ = new wxTreeCtrl(splitter, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                           wxTR_HIDE_ROOT | wxTR_HAS_BUTTONS | wxTR_NO_LINES | wxTR_FULL_ROW_HIGHLIGHT |
                               wxTR_SINGLE);
    list_->SetName(_("Differences"));
    words_ = new wxTextCtrl(splitter, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                            wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxTE_BESTWRAP);
    words_->SetName(_("What changed"));
    splitter->SplitVertically(list_, words_, FromDIP(380));
    splitter->Bind(wxEVT_SIZE, [this, splitter, placed = false](wxSizeEvent& event) mutable {
        event.Skip();
        if (placed || event.GetSize().GetWidth() < FromDIP(400)) return; // before the window has its size
        placed = true;
        splitter->CallAfter(
            [splitter] { splitter->SetSashPosition(splitter->GetSize().GetWidth() * 2 / 5); });
    });

    previous_ = new wxButton(this, wxID_ANY, _("&Previous"));
    next_ = new wxButton(this, wxID_ANY, _("&Next"));
    previous_->SetToolTip(_("Previous difference (Shift+F7)"));
    next_->SetToolTip(_("Next difference (F7)"));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(previous_);
    buttons->Add(next_, 0, wxLEFT, gap);
    buttons->AddStretchSpacer();
    if (events_.go_to) {
        go_ = new wxButton(this, wxID_ANY, _("&Go to"));
        go_->SetToolTip(_("Show this place in the texts"));
        buttons->Add(go_, 0, wxLEFT, gap);
        go_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            if (chosen()) events_.go_to(*chosen());
        });
    }
    if (events_.take_back) {
        back_ = new wxButton(this, wxID_ANY, _("&Take back"));
        back_->SetToolTip(_("Makes this place as it was before; undo brings it back"));
        buttons->Add(back_, 0, wxLEFT, gap);
        back_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            if (!chosen()) return;
            const std::string language = shown_language();
            events_.take_back(*chosen(),
                              language.empty() ? std::nullopt : std::optional<std::string>(language));
        });
    }
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, 0, wxEXPAND | wxBOTTOM, gap);
    all->Add(splitter, 1, wxEXPAND);
    all->Add(buttons, 0, wxEXPAND | wxTOP, gap);
    SetSizer(all);

    language_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill_list(); });
    list_->Bind(wxEVT_TREE_SEL_CHANGED, [this](wxTreeEvent&) { show_chosen(); });
    list_->Bind(wxEVT_TREE_ITEM_ACTIVATED, [this](wxTreeEvent& event) {
        if (chosen() && events_.go_to)
            events_.go_to(*chosen());
        else
            event.Skip();
    });
    previous_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { step(-1); });
    next_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { step(1); });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        show_chosen();
        event.Skip();
    });
    show(nullptr, false);
}

void ComparisonView::show(std::shared_ptr<const compare::Comparison> comparison, bool later_is_now,
                          const wxString& words) {
    comparison_ = std::move(comparison);
    later_is_now_ = later_is_now;
    fill_languages();
    fill_list();
    if (!comparison_) count_->SetLabel(words);
}

void ComparisonView::fill_languages() {
    const std::string before = shown_language();
    languages_.clear();
    if (comparison_) {
        languages_ = comparison_->after.languages;
        for (const std::string& language : comparison_->before.languages)
            if (std::find(languages_.begin(), languages_.end(), language) == languages_.end())
                languages_.push_back(language);
    }
    language_->Clear();
    language_->Append(_("All languages"));
    int chosen = 0;
    for (std::size_t i = 0; i < languages_.size(); ++i) {
        language_->Append(wx(language::own_name(languages_[i])));
        if (languages_[i] == before) chosen = static_cast<int>(i) + 1;
    }
    language_->SetSelection(chosen);
    language_->Enable(comparison_ != nullptr);
}

std::string ComparisonView::shown_language() const {
    const int at = language_->GetSelection();
    return at < 1 || static_cast<std::size_t>(at) > languages_.size()
               ? std::string()
               : languages_[static_cast<std::size_t>(at) - 1];
}

wxString ComparisonView::title_of(const Difference& difference) const {
    if (difference.subject == Subject::project) return _("The project itself");
    if (difference.section == model::front_id) return _("Title page and partners");
    if (difference.section == model::facts_id) return _("Values");
    const bool now = difference.section_after != nullptr;
    const model::Project& project = now ? comparison_->after : comparison_->before;
    const model::Section* section = now ? difference.section_after : difference.section_before;
    const std::string language = shown_language();
    return section ? wx(model::title_of(*section, project, language.empty() ? project.source : language))
                   : wx(difference.section);
}

wxString ComparisonView::label_of(const Difference& difference) const {
    const wxString dot = wxString::FromUTF8(" · ");
    wxString label = fate_words(difference);
    const model::Block* block = difference.block_after ? difference.block_after : difference.block_before;
    if (!block) return label;
    label += dot + kind_name(block->kind);
    // A few of its words: in the language shown, else the first there are.
    const std::string language = shown_language();
    wxString words;
    for (const TextDifference& text : difference.texts) {
        if (!language.empty() && text.language != language) continue;
        words = first_words(content_of(text.after ? text.after : text.before), 40);
        if (!words.empty()) break;
    }
    if (words.empty()) {
        const model::Project& project = difference.block_after ? comparison_->after : comparison_->before;
        if (const model::RichText* text = block->content(language.empty() ? project.source : language))
            words = first_words(*text, 40);
    }
    return words.empty() ? label : label + dot + words;
}

void ComparisonView::fill_list() {
    const Difference* before = chosen();
    items_.clear();
    wxTreeItemId select;
    list_->Freeze();
    list_->DeleteAllItems();
    const wxTreeItemId root = list_->AddRoot({});
    std::size_t count = 0;
    if (comparison_) {
        const std::string language = shown_language();
        wxTreeItemId section;
        const Difference* last = nullptr;
        for (std::size_t i = 0; i < comparison_->differences.size(); ++i) {
            const Difference& difference = comparison_->differences[i];
            if (!language.empty() && !difference.concerns(language)) continue;
            if (!last || last->section != difference.section || last->subject == Subject::project) {
                section = list_->AppendItem(root, title_of(difference));
                list_->SetItemBold(section);
            }
            last = &difference;
            items_.push_back(list_->AppendItem(section, label_of(difference), -1, -1, new Index(i)));
            if (&difference == before) select = items_.back();
            ++count;
        }
    }
    list_->ExpandAll();
    list_->Thaw();
    if (comparison_)
        count_->SetLabel(count == 0 ? _("Nothing differs.")
                                    : wxString::Format(wxPLURAL("%zu difference", "%zu differences",
                                                                static_cast<unsigned>(count)),
                                                       count));
    if (!select.IsOk() && !items_.empty()) select = items_.front();
    if (select.IsOk()) {
        list_->SelectItem(select);
        list_->EnsureVisible(select);
    }
    show_chosen();
}

const Difference* ComparisonView::chosen() const {
    if (!comparison_) return nullptr;
    const wxTreeItemId item = list_->GetSelection();
    const auto* index = item.IsOk() ? dynamic_cast<const Index*>(list_->GetItemData(item)) : nullptr;
    return index && index->at < comparison_->differences.size() ? &comparison_->differences[index->at]
                                                                : nullptr;
}

void ComparisonView::step(int direction) {
    if (items_.empty()) return;
    const auto at = std::find(items_.begin(), items_.end(), list_->GetSelection());
    const auto size = static_cast<std::ptrdiff_t>(items_.size());
    std::ptrdiff_t to = at == items_.end() ? 0 : (at - items_.begin()) + direction;
    to = (to + size) % size;
    list_->SelectItem(items_[static_cast<std::size_t>(to)]);
    list_->EnsureVisible(items_[static_cast<std::size_t>(to)]);
}

void ComparisonView::focus_list() {
    list_->SetFocus();
}

void ComparisonView::enable() {
    const Difference* difference = chosen();
    previous_->Enable(items_.size() > 1);
    next_->Enable(items_.size() > 1);
    if (go_) go_->Enable(difference && difference->subject == Subject::block);
    if (back_) back_->Enable(difference && later_is_now_);
}

void ComparisonView::write(const wxString& words) {
    words_->AppendText(words);
}

void ComparisonView::show_chosen() {
    enable();
    words_->Freeze();
    words_->Clear();
    first_change_ = -1;
    if (const Difference* difference = chosen()) write_texts(*difference);
    words_->ShowPosition(first_change_ > 0 ? first_change_ : 0);
    words_->Thaw();
}

void ComparisonView::write_texts(const Difference& difference) {
    const Theme theme = Theme::current();
    const wxTextAttr quiet(theme.quiet, theme.paper, GetFont());
    words_->SetBackgroundColour(theme.paper);
    words_->SetDefaultStyle(quiet);
    for (const wxString& line : difference_lines(difference, *comparison_)) write(line + "\n");
    for (const auto& attribute : difference.attributes) write(attribute_words(attribute) + "\n");
    const std::string language = shown_language();
    for (const TextDifference& text : difference.texts) {
        if (!language.empty() && text.language != language) continue;
        write_text(text, language.empty());
    }
}

void ComparisonView::write_text(const TextDifference& text, bool named) {
    const Theme theme = Theme::current();
    const wxTextAttr label(theme.ink, theme.paper, GetFont().Bold());
    const wxTextAttr quiet(theme.quiet, theme.paper, GetFont());
    const wxFont font = font_of({}, 1.0);
    const wxTextAttr plain(theme.ink, theme.paper, font);
    const wxTextAttr inserted(theme.good, mixed(theme.good, theme.paper, 0.12), font.Underlined());
    const wxTextAttr removed(theme.spelling, mixed(theme.spelling, theme.paper, 0.10), font.Strikethrough());
    const wxTextAttr restyled(theme.accent, theme.accent_soft, font.Italic());
    const model::RichText& before = content_of(text.before);
    const model::RichText& after = content_of(text.after);
    if (named) {
        words_->SetDefaultStyle(label);
        write("\n" + wx(language::own_name(text.language)) + "\n");
    } else {
        write("\n");
    }
    for (const compare::Segment& segment : text.segments) {
        if (first_change_ < 0 && segment.kind != SegmentKind::equal)
            first_change_ = words_->GetLastPosition();
        switch (segment.kind) {
        case SegmentKind::equal:
            words_->SetDefaultStyle(plain);
            write(shown_words(after, segment.after_begin, segment.after_end));
            break;
        case SegmentKind::restyled:
            words_->SetDefaultStyle(restyled);
            write(shown_words(after, segment.after_begin, segment.after_end));
            words_->SetDefaultStyle(quiet);
            write(" [" + looks_words(segment) + "] ");
            break;
        case SegmentKind::removed:
            words_->SetDefaultStyle(removed);
            write(shown_words(before, segment.before_begin, segment.before_end));
            break;
        case SegmentKind::inserted:
            words_->SetDefaultStyle(inserted);
            write(shown_words(after, segment.after_begin, segment.after_end));
            break;
        }
    }
    words_->SetDefaultStyle(quiet);
    write("\n");
    for (const auto& attribute : text.attributes)
        if (attribute.name != "of" || !compare::words_differ(text.segments))
            write(attribute_words(attribute) + "\n");
}

} // namespace strateg::gui
