#include "gui/panels/grid_header.h"

#include "gui/text.h"

#include <algorithm>

#include <wx/dcbuffer.h>

namespace strateg::gui {

GridHeader::GridHeader(wxWindow* parent, std::function<void(int)> clicked, std::function<int()> width)
    : clicked_(std::move(clicked)), width_(std::move(width)) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxFULL_REPAINT_ON_RESIZE);
    SetName(_("Languages"));
    SetFont(GetFont()); // else wxWidgets asks GTK's styles for it at every painting
    SetMinSize({-1, GetCharHeight() + 14});
    access::List::Items items;
    items.count = [this] { return static_cast<int>(columns_.size()); };
    items.name = [this](int at) { return spoken(columns_[static_cast<std::size_t>(at)]); };
    items.chosen = [] { return -1; };
    items.area = [this](int at) {
        return wxRect(at * column_width(), 0, column_width(), GetClientSize().GetHeight());
    };
    items.choose = [](int) {};
    items.activate = [this](int at) { clicked_(at); };
    items.activation = utf8(_("the other script"));
    items.role = access::Role::column_header;
    access_ = std::make_unique<access::List>(*this, utf8(_("Languages")), std::move(items));
    Bind(wxEVT_PAINT, &GridHeader::on_paint, this);
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        if (columns_.empty() || width_() <= 0) return;
        clicked_(std::clamp(event.GetX() * static_cast<int>(columns_.size()) / width_(), 0,
                            static_cast<int>(columns_.size()) - 1));
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        theme_ = Theme::current();
        Refresh();
        event.Skip();
    });
}

void GridHeader::set_columns(std::vector<Column> columns) {
    columns_ = std::move(columns);
    access_->changed();
    Refresh();
}

int GridHeader::column_width() const {
    return columns_.empty() ? 120 : std::max(120, width_() / static_cast<int>(columns_.size()));
}

/// "Српски, 54%"
std::string GridHeader::spoken(const Column& column) const {
    if (column.source) return utf8(wxString::Format(_("%s, source"), wx(column.name)));
    return utf8(wxString::Format("%s, %d%%", wx(column.name), static_cast<int>(column.share * 100)));
}

void GridHeader::on_paint(wxPaintEvent&) {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(theme_.panel));
    dc.Clear();
    const wxSize size = GetClientSize();
    dc.SetPen(wxPen(theme_.line));
    dc.DrawLine(0, size.y - 1, size.x, size.y - 1);
    if (columns_.empty()) return;
    const int width = column_width();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Column& column = columns_[i];
        const int x = static_cast<int>(i) * width;
        dc.SetFont(GetFont().Bold());
        dc.SetTextForeground(theme_.ink);
        const wxString name = wx(column.name);
        const int y = (size.y - dc.GetCharHeight()) / 2;
        dc.DrawText(name, x + 16, y);
        int at = x + 16 + dc.GetTextExtent(name).x + 10;
        dc.SetFont(GetFont());
        dc.SetTextForeground(theme_.quiet);
        if (column.source) {
            dc.DrawText(_("source"), at, y);
        } else {
            const wxString share = wxString::Format("%d%%", static_cast<int>(column.share * 100));
            const int words = dc.GetTextExtent("100%").x;
            const int right = x + width - 16;
            const int bar = 56;
            const int scripts = column.view.language == "sr"
                                    ? dc.GetTextExtent(wxString::FromUTF8("ћир | lat")).x + FromDIP(24)
                                    : 0;
            if (right - words - bar - 10 > at + scripts) {
                dc.DrawText(share, right - dc.GetTextExtent(share).x, y);
                const int left = right - words - 10 - bar;
                dc.SetPen(*wxTRANSPARENT_PEN);
                dc.SetBrush(wxBrush(theme_.line));
                dc.DrawRoundedRectangle(left, size.y / 2 - 2, bar, 5, 2);
                dc.SetBrush(wxBrush(column.share >= 0.999 ? theme_.good : theme_.accent));
                if (column.share > 0)
                    dc.DrawRoundedRectangle(left, size.y / 2 - 2,
                                            std::max(3, static_cast<int>(bar * column.share)), 5, 2);
            }
        }
        if (column.view.language == "sr") {
            const bool latin = column.view.script == language::Script::latin;
            const wxString cyrillic = wxString::FromUTF8("ћир"), slash = wxString::FromUTF8("│"), lat = "lat";
            dc.SetTextForeground(latin ? theme_.quiet : theme_.accent);
            dc.DrawText(cyrillic, at, y);
            at += dc.GetTextExtent(cyrillic).x + 4;
            dc.SetTextForeground(theme_.faint);
            dc.DrawText(slash, at, y);
            at += dc.GetTextExtent(slash).x + 4;
            dc.SetTextForeground(latin ? theme_.accent : theme_.quiet);
            dc.DrawText(lat, at, y);
        }
        if (i > 0) {
            dc.SetPen(wxPen(theme_.line));
            dc.DrawLine(x, 0, x, size.y);
        }
    }
}

} // namespace strateg::gui
