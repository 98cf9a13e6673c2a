// How the entries of the section tree look.
#include "core/model/section_state.h"
#include "gui/panels/section_tree.h"
#include "gui/status_names.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/control.h>
#include <wx/dc.h>

namespace strateg::gui {
namespace {
constexpr int bar_width = 22, bar_height = 5, bar_gap = 4; // DIPs
}

int SectionTree::progress_width() const {
    return static_cast<int>(languages_.size()) * FromDIP(bar_width + bar_gap);
}

int SectionTree::indent_of(const Entry& entry) const {
    return FromDIP(12 + entry.depth * 14);
}

wxCoord SectionTree::OnMeasureItem(std::size_t n) const {
    const bool group = n == 0 || n + 1 == entries_.size();
    const bool heading = n < entries_.size() && !entries_[n].heading.empty();
    return line_height_ + FromDIP(group ? 13 : heading ? 5 : 11);
}

void SectionTree::OnDrawBackground(wxDC& dc, const wxRect& area, std::size_t n) const {
    dc.SetPen(*wxTRANSPARENT_PEN);
    if (IsSelected(n)) {
        dc.SetBrush(wxBrush(HasFocus() ? theme_.selection : theme_.accent_soft));
        dc.DrawRectangle(area);
        dc.SetBrush(wxBrush(theme_.accent));
        dc.DrawRectangle(area.x, area.y, FromDIP(3), area.height);
        if (HasFocus()) {
            dc.SetBrush(*wxTRANSPARENT_BRUSH);
            dc.SetPen(wxPen(theme_.accent, FromDIP(1)));
            dc.DrawRectangle(area);
        }
    }
}

/// Where the section would go: a line between, a frame around what it goes into.
void SectionTree::draw_cue(wxDC& dc, const wxRect& area, std::size_t n) const {
    if (!dragging_ || static_cast<int>(n) != target_) return;
    const int x = area.x + indent_of(entries_[n]) - FromDIP(4);
    if (drop_ == Drop::into) {
        dc.SetBrush(*wxTRANSPARENT_BRUSH);
        dc.SetPen(wxPen(theme_.accent, FromDIP(2)));
        dc.DrawRoundedRectangle(x, area.y + 1, area.GetRight() - x - FromDIP(2), area.height - 2, FromDIP(3));
        return;
    }
    const int y = drop_ == Drop::before ? area.y + FromDIP(1) : area.GetBottom() - FromDIP(1);
    dc.SetPen(wxPen(theme_.accent, FromDIP(2)));
    dc.DrawLine(x, y, area.GetRight() - FromDIP(4), y);
    dc.SetBrush(wxBrush(theme_.paper));
    dc.DrawCircle(x, y, FromDIP(3));
}

/// One bar per language: how much is there and current, how much is stale; full and final has a full frame.
void SectionTree::draw_progress(wxDC& dc, const wxRect& area, const Entry& entry) const {
    int x = area.GetRight() - progress_width() - FromDIP(4);
    const int y = area.y + (area.height - FromDIP(bar_height)) / 2;
    const auto statuses = model::statuses_of(document_->project());
    for (const std::string& language : languages_) {
        const Progress& progress =
            document_->progress().of(entry.pointer, language, document_->project().source);
        const int width = FromDIP(bar_width), height = FromDIP(bar_height);
        dc.SetPen(*wxTRANSPARENT_PEN);
        if (progress.total > 0) {
            dc.SetBrush(wxBrush(theme_.line));
            dc.DrawRectangle(x, y, width, height);
            const auto part = [&](std::size_t count) {
                return static_cast<int>(static_cast<std::size_t>(width) * count / progress.total);
            };
            dc.SetBrush(wxBrush(theme_.good));
            dc.DrawRectangle(x, y, part(progress.done), height);
            dc.SetBrush(wxBrush(theme_.stale));
            dc.DrawRectangle(x + part(progress.done), y,
                             part(progress.done + progress.stale) - part(progress.done), height);
        }
        // The status as steps below the bar: the last one is a whole line.
        const std::string status = model::status_of(*entry.pointer, language);
        const auto at = std::find(statuses.begin(), statuses.end(), status);
        if (at != statuses.end()) {
            const int steps = static_cast<int>(at - statuses.begin()) + 1;
            dc.SetBrush(wxBrush(theme_.accent));
            dc.DrawRectangle(x, y + height + FromDIP(1), width * steps / static_cast<int>(statuses.size()),
                             FromDIP(2));
        }
        x += width + FromDIP(bar_gap);
    }
}

void SectionTree::OnDrawItem(wxDC& dc, const wxRect& area, std::size_t n) const {
    const Entry& entry = entries_[n];
    const bool heading = !entry.heading.empty();
    const bool chapter = entry.depth == 0 && !entry.number.empty() && !heading;
    dc.SetFont(chapter ? GetFont().Bold() : heading ? GetFont().Smaller() : GetFont());
    const int y = area.y + (area.height - dc.GetCharHeight()) / 2;
    int x = area.x + indent_of(entry);
    if (!entry.number.empty()) {
        dc.SetTextForeground(theme_.quiet);
        const wxString number = wx(entry.number);
        dc.DrawText(number, x, y);
        x += std::max(dc.GetTextExtent(number).x + FromDIP(7), FromDIP(entry.depth == 0 ? 18 : 26));
    }
    const bool group = n == 0 || n + 1 == entries_.size();
    dc.SetTextForeground(group || heading ? theme_.quiet : theme_.ink);
    const int right = area.GetRight() - (heading ? FromDIP(6) : progress_width() + FromDIP(10));
    dc.DrawText(wxControl::Ellipsize(wx(entry.title), dc, wxELLIPSIZE_END, std::max(FromDIP(20), right - x)),
                x, y);
    if (!heading) draw_progress(dc, area, entry);
    draw_cue(dc, area, n);
}

} // namespace strateg::gui
