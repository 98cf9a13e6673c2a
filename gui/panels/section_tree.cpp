#include "gui/panels/section_tree.h"

#include "core/model/metadata.h"
#include "core/model/section_state.h"
#include "gui/commands/ids.h"
#include "gui/status_names.h"
#include "gui/text.h"

#include <algorithm>
#include <cstdlib>

#include <wx/control.h>

namespace strateg::gui {

SectionTree::SectionTree(wxWindow* parent, Events events)
    : wxVListBox(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE),
      events_(std::move(events)) {
    SetName(_("Sections"));
    SetFont(GetFont()); // else wxWidgets asks GTK's styles for it for every item
    line_height_ = GetCharHeight();
    SetBackgroundColour(mixed(theme_.panel, theme_.paper, 0.5));
    Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) {
        access_->sync();
        if (!dragging_) choose();
    });
    access::List::Items items;
    items.count = [this] { return static_cast<int>(entries_.size()); };
    items.name = [this](int at) { return utf8(spoken(static_cast<std::size_t>(at))); };
    items.chosen = [this] { return GetSelection(); };
    items.area = [this](int at) { return GetItemRect(static_cast<std::size_t>(at)); };
    items.choose = [this](int at) {
        SetSelection(at);
        choose();
    };
    items.activate = [this](int at) {
        SetSelection(at);
        choose();
        if (events_.command) events_.command(command::focus_grid);
    };
    items.activation = utf8(_("go to it"));
    items.level = [this](int at) { return entries_[static_cast<std::size_t>(at)].depth + 1; };
    access_ = std::make_unique<access::List>(*this, utf8(_("Sections")), std::move(items));
    Bind(wxEVT_KEY_DOWN, &SectionTree::on_key, this);
    for (const auto& type : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_MOTION})
        Bind(type, &SectionTree::on_mouse, this);
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { end_drag(false); });
    Bind(wxEVT_CONTEXT_MENU, [this](wxContextMenuEvent& event) {
        wxPoint at = event.GetPosition();
        if (at == wxDefaultPosition) {
            const int chosen = std::max(0, GetSelection());
            at = ClientToScreen(GetItemRect(static_cast<std::size_t>(chosen)).GetBottomLeft());
        } else if (const int under = VirtualHitTest(ScreenToClient(at).y); under != wxNOT_FOUND) {
            SetSelection(under);
            choose();
        }
        if (events_.menu) events_.menu(at);
    });
    for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS})
        Bind(type, [this](wxFocusEvent& event) {
            if (const int chosen = GetSelection(); chosen != wxNOT_FOUND)
                RefreshRow(static_cast<std::size_t>(chosen));
            CallAfter([this] { access_->sync(); });
            event.Skip();
        });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        theme_ = Theme::current();
        SetBackgroundColour(mixed(theme_.panel, theme_.paper, 0.5));
        RefreshAll();
        event.Skip();
    });
}

void SectionTree::set_document(Document* document) {
    document_ = document;
    follow();
    if (!entries_.empty()) SetSelection(0);
}

void SectionTree::show_headings(bool shown) {
    headings_ = shown;
    follow();
}

void SectionTree::follow() {
    const std::string selected = current();
    entries_.clear();
    if (document_) {
        const model::Project& project = document_->project();
        languages_ = project.languages;
        const model::Numbering& numbering = document_->numbering(project.source);
        entries_.push_back(
            {std::string(model::front_id), utf8(_("Title page and partners")), {}, 0, project.front, {}});
        for (const model::OutlineEntry& entry : project.outline) {
            const model::SectionPtr& section = entry.section;
            Entry shown{section->id, model::title_of(*section, project, project.source),
                        {},          entry.depth,
                        section,     {}};
            const auto heading =
                std::find_if(section->blocks.begin(), section->blocks.end(),
                             [](const auto& block) { return block->kind == model::kind::heading; });
            if (heading != section->blocks.end()) shown.number = numbering.number((*heading)->id);
            if (heading != section->blocks.end() && shown.title == shown.section) {
                shown.title = utf8(_("Untitled"));
                for (const model::Text& text : (*heading)->texts)
                    if (!text.content.blank()) {
                        shown.title = text.content.characters();
                        break;
                    }
            }
            entries_.push_back(std::move(shown));
            if (!headings_ || heading == section->blocks.end()) continue;
            for (auto block = heading + 1; block != section->blocks.end(); ++block) {
                if ((*block)->kind != model::kind::heading) continue;
                const model::RichText* words = model::text_or_source(block->get(), project, project.source);
                const int level = std::clamp((*block)->attributes.number("level", 2), 1, 4);
                entries_.push_back({section->id, words ? words->characters() : utf8(_("Untitled")),
                                    std::string(numbering.number((*block)->id)), entry.depth + level - 1,
                                    section, (*block)->id});
            }
        }
        entries_.push_back({std::string(model::facts_id), utf8(_("Values")), {}, 0, project.facts, {}});
    }
    SetItemCount(entries_.size());
    show_current(selected);
    access_->changed();
    RefreshAll();
}

std::string SectionTree::current() const {
    const int at = GetSelection();
    return at >= 0 && static_cast<std::size_t>(at) < entries_.size()
               ? entries_[static_cast<std::size_t>(at)].section
               : std::string();
}

void SectionTree::show_current(const std::string& section) {
    if (!section.empty() && section == current()) return; // maybe a heading inside it
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].section == section) {
            if (GetSelection() != static_cast<int>(i)) SetSelection(static_cast<int>(i));
            access_->sync();
            return;
        }
}

bool SectionTree::is_section(std::size_t n) const {
    return n > 0 && n + 1 < entries_.size() && entries_[n].heading.empty();
}

void SectionTree::choose() {
    const int at = GetSelection();
    if (at == wxNOT_FOUND || static_cast<std::size_t>(at) >= entries_.size()) return;
    const Entry entry = entries_[static_cast<std::size_t>(at)];
    if (events_.chosen) events_.chosen(entry.section, entry.heading);
}

wxString SectionTree::spoken(std::size_t n) const {
    if (n >= entries_.size() || !document_) return {};
    const Entry& entry = entries_[n];
    wxString words = entry.number.empty() ? wx(entry.title) : wx(entry.number) + " " + wx(entry.title);
    if (!entry.heading.empty()) return words;
    for (const std::string& language : languages_) {
        const Progress& progress =
            document_->progress().of(entry.pointer, language, document_->project().source);
        if (progress.total == 0) continue;
        words += "\n" + wxString::Format(_("%s: %d of %d texts done"), wx(language::own_name(language)),
                                         static_cast<int>(progress.done), static_cast<int>(progress.total));
        if (progress.stale > 0)
            words += wxString::Format(_(", %d out of date"), static_cast<int>(progress.stale));
        if (const std::string status = model::status_of(*entry.pointer, language); !status.empty())
            words += ", " + status_label(status);
    }
    if (const auto owner = entry.pointer->attributes.find("owner"))
        words += "\n" + wxString::Format(_("Owner: %s"), wx(*owner));
    return words;
}

void SectionTree::on_key(wxKeyEvent& event) {
    int chosen = wxID_NONE;
    if (event.GetKeyCode() == WXK_ESCAPE && dragging_) {
        end_drag(false);
        return;
    }
    if (event.AltDown()) {
        switch (event.GetKeyCode()) {
        case WXK_UP:
            chosen = command::section_up;
            break;
        case WXK_DOWN:
            chosen = command::section_down;
            break;
        case WXK_RIGHT:
            chosen = command::section_in;
            break;
        case WXK_LEFT:
            chosen = command::section_out;
            break;
        default:
            break;
        }
    } else if (event.GetKeyCode() == WXK_DELETE) {
        chosen = command::section_delete;
    } else if (event.GetKeyCode() == WXK_INSERT) {
        chosen = command::section_add;
    } else if (event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_F2) {
        chosen = command::focus_grid;
    }
    if (chosen == wxID_NONE) {
        event.Skip();
        return;
    }
    if (events_.command) events_.command(chosen);
}

// Dragging: the upper quarter of an entry means before it, the lower one behind it, the middle into it.
void SectionTree::on_mouse(wxMouseEvent& event) {
    event.Skip();
    const int under = VirtualHitTest(event.GetY());
    if (event.LeftDown()) {
        pressed_ = under;
        pressed_at_ = event.GetPosition();
        return;
    }
    if (event.LeftUp()) {
        if (dragging_) end_drag(true);
        pressed_ = -1;
        return;
    }
    if (!event.Dragging() || pressed_ < 0) {
        update_tip(under);
        return;
    }
    if (!dragging_) {
        const wxPoint moved = event.GetPosition() - pressed_at_;
        if (std::abs(moved.y) < FromDIP(5) || !is_section(static_cast<std::size_t>(pressed_)) || !document_ ||
            !document_->writable())
            return;
        dragging_ = true;
        if (!HasCapture()) CaptureMouse();
        SetCursor(wxCursor(wxCURSOR_HAND));
    }
    event.Skip(false);
    const int old = target_;
    target_ = under != wxNOT_FOUND && is_section(static_cast<std::size_t>(under)) ? under : -1;
    if (target_ >= 0) {
        const wxRect area = GetItemRect(static_cast<std::size_t>(target_));
        const int y = event.GetY() - area.y;
        drop_ = y < area.height / 4 ? Drop::before : y > area.height * 3 / 4 ? Drop::behind : Drop::into;
        if (!move_section_to(document_->project(), entries_[static_cast<std::size_t>(pressed_)].section,
                             entries_[static_cast<std::size_t>(target_)].section, drop_))
            target_ = -1;
    }
    // Near an edge the list scrolls on.
    if (event.GetY() < FromDIP(12)) ScrollRows(-1);
    if (event.GetY() > GetClientSize().GetHeight() - FromDIP(12)) ScrollRows(1);
    if (old >= 0 || target_ >= 0) RefreshAll();
}

void SectionTree::end_drag(bool drop) {
    if (HasCapture()) ReleaseMouse();
    SetCursor(wxNullCursor);
    const int from = pressed_, to = target_;
    const bool was = dragging_;
    dragging_ = false;
    pressed_ = target_ = -1;
    RefreshAll();
    if (!drop || !was || from < 0 || to < 0) return;
    const std::string section = entries_[static_cast<std::size_t>(from)].section;
    const std::string target = entries_[static_cast<std::size_t>(to)].section;
    if (events_.dropped) events_.dropped(section, target, drop_);
}

void SectionTree::update_tip(int item) {
    if (item == tip_) return;
    tip_ = item;
    if (item == wxNOT_FOUND)
        UnsetToolTip();
    else
        SetToolTip(spoken(static_cast<std::size_t>(item)));
}

} // namespace strateg::gui
