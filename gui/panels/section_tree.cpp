#include "gui/panels/section_tree.h"

#include "core/model/metadata.h"
#include "gui/commands/ids.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/control.h>
#include <wx/menu.h>

namespace strateg::gui {

SectionTree::SectionTree(wxWindow* parent, Events events)
    : wxVListBox(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE),
      events_(std::move(events)) {
    SetName(_("Sections"));
    SetBackgroundColour(mixed(theme_.panel, theme_.paper, 0.5));
    Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) {
        if (events_.chosen && !current().empty()) events_.chosen(current());
    });
    Bind(wxEVT_KEY_DOWN, &SectionTree::on_key, this);
    Bind(wxEVT_CONTEXT_MENU, [this](wxContextMenuEvent&) {
        const int under = VirtualHitTest(ScreenToClient(wxGetMousePosition()).y);
        if (under != wxNOT_FOUND) {
            SetSelection(under);
            if (events_.chosen && !current().empty()) events_.chosen(current());
        }
        wxMenu menu;
        menu.Append(command::section_add, _("Add section"));
        menu.AppendSeparator();
        menu.Append(command::section_up, _("Move up") + "\tAlt+Up");
        menu.Append(command::section_down, _("Move down") + "\tAlt+Down");
        menu.Append(command::section_in, _("Move one level in") + "\tAlt+Right");
        menu.Append(command::section_out, _("Move one level out") + "\tAlt+Left");
        menu.AppendSeparator();
        menu.Append(command::section_delete, _("Delete section"));
        const int chosen = GetPopupMenuSelectionFromUser(menu);
        if (chosen != wxID_NONE && events_.command) events_.command(chosen);
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
    progress_ = {};
    follow();
    if (!entries_.empty()) SetSelection(0);
}

void SectionTree::follow() {
    const std::string selected = current();
    entries_.clear();
    if (document_) {
        const model::Project& project = document_->project();
        languages_ = project.languages;
        const model::Numbering& numbering = document_->numbering(project.source);
        entries_.push_back(
            {std::string(model::front_id), utf8(_("Title page and partners")), {}, 0, project.front});
        for (const model::OutlineEntry& entry : project.outline) {
            Entry shown{entry.section->id,
                        model::title_of(*entry.section, project, project.source),
                        {},
                        entry.depth,
                        entry.section};
            for (const model::BlockPtr& block : entry.section->blocks)
                if (block->kind == model::kind::heading) {
                    shown.number = numbering.number(block->id);
                    if (!block->content(project.source) || block->content(project.source)->blank())
                        for (const model::Text& text : block->texts)
                            if (!text.content.blank()) {
                                shown.title = text.content.characters();
                                break;
                            }
                    break;
                }
            if (shown.title == shown.section && !entry.section->blocks.empty())
                shown.title = utf8(_("Untitled"));
            entries_.push_back(std::move(shown));
        }
        entries_.push_back({std::string(model::facts_id), utf8(_("Values")), {}, 0, project.facts});
    }
    SetItemCount(entries_.size());
    show_current(selected);
    RefreshAll();
}

std::string SectionTree::current() const {
    const int at = GetSelection();
    return at >= 0 && static_cast<std::size_t>(at) < entries_.size()
               ? entries_[static_cast<std::size_t>(at)].section
               : std::string();
}

void SectionTree::show_current(const std::string& section) {
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].section == section) {
            if (GetSelection() != static_cast<int>(i)) SetSelection(static_cast<int>(i));
            return;
        }
}

wxCoord SectionTree::OnMeasureItem(std::size_t n) const {
    const bool group = n == 0 || n + 1 == entries_.size();
    return GetCharHeight() + (group ? 12 : 9);
}

void SectionTree::OnDrawBackground(wxDC& dc, const wxRect& area, std::size_t n) const {
    dc.SetPen(*wxTRANSPARENT_PEN);
    if (IsSelected(n)) {
        dc.SetBrush(wxBrush(HasFocus() ? theme_.selection : theme_.accent_soft));
        dc.DrawRectangle(area);
        dc.SetBrush(wxBrush(theme_.accent));
        dc.DrawRectangle(area.x, area.y, 3, area.height);
    }
}

void SectionTree::OnDrawItem(wxDC& dc, const wxRect& area, std::size_t n) const {
    const Entry& entry = entries_[n];
    const int dots = static_cast<int>(languages_.size()) * 12;
    const int indent = 12 + entry.depth * 14;
    const int y = area.y + (area.height - dc.GetCharHeight()) / 2;
    const bool chapter = entry.depth == 0 && !entry.number.empty();
    dc.SetFont(chapter ? GetFont().Bold() : GetFont());
    int x = area.x + indent;
    if (!entry.number.empty()) {
        dc.SetTextForeground(theme_.quiet);
        const wxString number = wx(entry.number);
        dc.DrawText(number, x, y);
        x += std::max(dc.GetTextExtent(number).x + 7, entry.depth == 0 ? 18 : 26);
    }
    const bool group = n == 0 || n + 1 == entries_.size();
    dc.SetTextForeground(group ? theme_.quiet : theme_.ink);
    const int room = area.GetRight() - dots - 14 - x;
    dc.DrawText(wxControl::Ellipsize(wx(entry.title), dc, wxELLIPSIZE_END, std::max(20, room)), x, y);
    int dot = area.GetRight() - dots - 4;
    for (const std::string& language : languages_) {
        const Progress& progress = progress_.of(entry.pointer, language, document_->project().source);
        const int middle = area.y + area.height / 2;
        const wxColour colour = progress.stale > 0 ? theme_.stale : theme_.good;
        dc.SetBrush(*wxTRANSPARENT_BRUSH);
        dc.SetPen(wxPen(progress.total == 0 ? theme_.line : theme_.faint));
        dc.DrawCircle(dot + 4, middle, 4);
        if (progress.total > 0 && progress.done + progress.stale > 0) {
            const double share =
                static_cast<double>(progress.done + progress.stale) / static_cast<double>(progress.total);
            dc.SetBrush(wxBrush(colour));
            dc.SetPen(wxPen(colour));
            if (share > 0.999)
                dc.DrawCircle(dot + 4, middle, 4);
            else
                dc.DrawEllipticArc(dot, middle - 4, 8, 8, 90 - 360 * share, 90);
        }
        dot += 12;
    }
}

void SectionTree::on_key(wxKeyEvent& event) {
    int chosen = wxID_NONE;
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

} // namespace strateg::gui
