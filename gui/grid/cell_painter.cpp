#include "gui/grid/cell_painter.h"

#include "gui/text.h"

#include <algorithm>

#include <wx/graphics.h>
#include <wx/pen.h>

namespace strateg::gui {
namespace {

void rectangle(wxDC& dc, const wxRect& area, const wxColour& fill, const wxColour* border = nullptr,
               double radius = 0) {
    dc.SetBrush(wxBrush(fill));
    dc.SetPen(border ? wxPen(*border) : *wxTRANSPARENT_PEN);
    if (radius > 0)
        dc.DrawRoundedRectangle(area, radius);
    else
        dc.DrawRectangle(area);
}

void squiggle(wxDC& dc, int x, int y, int width, const wxColour& colour) {
    std::vector<wxPoint> points;
    for (int at = 0; at <= width; at += 2) points.emplace_back(x + at, y + (at % 4 == 0 ? 0 : 2));
    if (points.size() < 2) return;
    dc.SetPen(wxPen(colour, 1));
    dc.DrawLines(static_cast<int>(points.size()), points.data());
}

/// What the device context draws with itself: both may draw in turn.
cairo_t* cairo_of(wxDC& dc) {
    wxGraphicsContext* graphics = dc.GetGraphicsContext();
    return graphics ? static_cast<cairo_t*>(graphics->GetNativeContext()) : nullptr;
}

class Painter {
public:
    Painter(wxDC& dc, const CellPaint& paint, Fonts& fonts, const Theme& theme, Pictures& pictures)
        : dc_(dc), context_(cairo_of(dc)), paint_(paint), fonts_(fonts), theme_(theme), pictures_(pictures) {}

    void ornament(const Ornament& ornament) {
        const wxRect area(paint_.x + ornament.area.x, paint_.y + ornament.area.y, ornament.area.width,
                          ornament.area.height);
        switch (ornament.look) {
        case Look::label:
            words(ornament.words, ornament.face, theme_.quiet, area.x, area.y);
            break;
        case Look::label_strong:
            words(ornament.words, ornament.face, theme_.accent, area.x, area.y);
            break;
        case Look::bar:
            rectangle(dc_, area, theme_.line);
            break;
        case Look::rule:
            if (area.width > 0) rectangle(dc_, area, theme_.line);
            break;
        case Look::note_fill:
            box(area, theme_.note, theme_.accent);
            break;
        case Look::warning_fill:
            box(area, theme_.warning, theme_.stale);
            break;
        case Look::tip_fill:
            box(area, theme_.tip, theme_.good);
            break;
        case Look::guidance_fill:
            box(area, theme_.guidance, theme_.faint);
            break;
        case Look::head_fill:
            rectangle(dc_, area, theme_.head);
            break;
        case Look::frame:
            dc_.SetBrush(*wxTRANSPARENT_BRUSH);
            dc_.SetPen(wxPen(theme_.line));
            dc_.DrawRectangle(area.x, area.y, area.width + 1, area.height + 1);
            break;
        case Look::page_break:
            page_break(area, ornament);
            break;
        case Look::picture:
            picture(area, ornament.words);
            break;
        case Look::value:
            rectangle(dc_, area, theme_.value, nullptr, 3);
            words(ornament.words, ornament.face, theme_.ink, area.x + chip_padding, area.y);
            break;
        }
    }

    void text(const TextBox& box) {
        const int x = paint_.x + box.area.x, y = paint_.y + box.area.y;
        const bool live = paint_.field && *paint_.field == box.field;
        commented(box, x, y);
        const std::vector<Squiggle> marks =
            paint_.squiggles ? paint_.squiggles(box) : std::vector<Squiggle>();
        for (const Squiggle& mark : marks)
            if (mark.hit)
                for_each_part(
                    box.layout, box.shown.text, mark.begin, mark.end, fonts_,
                    [&](const Line& line, int from, int width) {
                        rectangle(dc_, {x + from, y + line.y, width, line.height}, theme_.hit, nullptr, 2);
                    });
        if (live && paint_.selection_end > paint_.selection_begin)
            for_each_part(box.layout, box.shown.text, paint_.selection_begin, paint_.selection_end, fonts_,
                          [&](const Line& line, int from, int width) {
                              rectangle(dc_, {x + from, y + line.y, width, line.height}, theme_.selection);
                          });
        for (const Line& line : box.layout.lines)
            for (const Span& span : line.spans) draw(span, line, box, x + line.x + span.x, y + line.y);
        if (box.shown.text.empty() && !box.in_table) {
            const Face face{Role::small, false, true, false};
            words(box.placeholder, face, theme_.quiet, x, y + 1);
        }
        for (const Squiggle& mark : marks)
            if (!mark.hit)
                for_each_part(box.layout, box.shown.text, mark.begin, mark.end, fonts_,
                              [&](const Line& line, int from, int width) {
                                  squiggle(dc_, x + from, y + line.y + line.ascent + 2, width,
                                           mark.spelling ? theme_.spelling : theme_.translation);
                              });
    }

private:
    void commented(const TextBox& box, int x, int y) {
        for (const model::Mark& mark : box.shown.text.comments()) {
            const CellPaint::Tint tint = paint_.tint ? paint_.tint(mark.target) : CellPaint::Tint::none;
            if (tint == CellPaint::Tint::none) continue;
            const wxColour& fill = tint == CellPaint::Tint::strong ? theme_.comment_here : theme_.comment;
            for_each_part(
                box.layout, box.shown.text, mark.begin, mark.end, fonts_,
                [&](const Line& line, int from, int width) {
                    rectangle(dc_, {x + from, y + line.y, width, line.height}, fill);
                    rectangle(dc_, {x + from, y + line.y + line.height - 1, width, 1}, theme_.comment_edge);
                });
        }
    }

    void words(const std::string& text, Face face, const wxColour& colour, int x, int y) {
        fonts_.draw(context_, text, face, colour, x, y);
    }

    void box(const wxRect& area, const wxColour& fill, const wxColour& edge) {
        rectangle(dc_, area, fill, nullptr, 3);
        rectangle(dc_, {area.x, area.y, 3, area.height}, edge);
    }

    void page_break(const wxRect& area, const Ornament& ornament) {
        const int middle = area.y + area.height / 2;
        const int width = fonts_.width(ornament.words, ornament.face);
        const int left = area.x + (area.width - width) / 2;
        dc_.SetPen(wxPen(theme_.faint, 1, wxPENSTYLE_SHORT_DASH));
        dc_.DrawLine(area.x, middle, left - 8, middle);
        dc_.DrawLine(left + width + 8, middle, area.GetRight(), middle);
        words(ornament.words, ornament.face, theme_.quiet, left, area.y);
    }

    void picture(const wxRect& area, const std::string& src) {
        const Thumbnail& thumbnail = pictures_.get(src);
        if (thumbnail.state == Thumbnail::State::ready && thumbnail.bitmap.IsOk()) {
            wxGraphicsContext* context = dc_.GetGraphicsContext();
            if (context)
                context->DrawBitmap(thumbnail.bitmap, area.x, area.y, area.width, area.height);
            else
                dc_.DrawBitmap(thumbnail.bitmap, area.x, area.y);
            return;
        }
        rectangle(dc_, area, theme_.head, &theme_.line, 3);
        const Face face{Role::label, false, false, false};
        const std::string& words_of = thumbnail.state == Thumbnail::State::loading ? src : thumbnail.sentence;
        dc_.SetFont(fonts_.font(face));
        dc_.SetTextForeground(theme_.quiet);
        dc_.SetClippingRegion(area);
        dc_.DrawLabel(wx(words_of), wxRect(area).Deflate(8), wxALIGN_CENTER);
        dc_.DestroyClippingRegion();
    }

    void draw(const Span& span, const Line& line, const TextBox& box, int x, int y) {
        const wxColour& ink = box.muted ? theme_.quiet : theme_.ink;
        const int top = y + line.ascent - fonts_.ascent(span.face) + span.shift;
        if (span.chip == ChipKind::footnote) {
            words(span.shown, span.face, theme_.accent, x + 1, top);
            return;
        }
        if (span.chip != ChipKind::none) {
            const wxColour& fill = span.chip == ChipKind::value       ? theme_.value
                                   : span.chip == ChipKind::reference ? theme_.reference
                                                                      : theme_.head;
            const int height = fonts_.height(span.face);
            rectangle(dc_, {x + 1, y + 1, span.width - 2, std::max(4, height - 2)}, fill, nullptr, 3);
            words(span.shown, span.face, ink, x + 1 + chip_padding, top);
            return;
        }
        const std::string_view characters =
            std::string_view(box.shown.text.characters()).substr(span.begin, span.end - span.begin);
        fonts_.draw(context_, characters, span.face, span.link ? theme_.accent : ink, x, top);
        if (!span.link && !span.term && !span.foreign) return;
        dc_.SetPen(span.link ? wxPen(theme_.accent) : wxPen(theme_.faint, 1, wxPENSTYLE_DOT));
        const int under = y + line.ascent + 2;
        dc_.DrawLine(x, under, x + span.width, under);
    }

    wxDC& dc_;
    cairo_t* context_;
    const CellPaint& paint_;
    Fonts& fonts_;
    const Theme& theme_;
    Pictures& pictures_;
};

} // namespace

void paint_cell(wxDC& dc, const CellLayout& cell, const CellPaint& paint, Fonts& fonts, const Theme& theme,
                Pictures& pictures) {
    Painter painter(dc, paint, fonts, theme, pictures);
    for (const Ornament& ornament : cell.ornaments) painter.ornament(ornament);
    for (const Area& area : paint.selected)
        rectangle(dc, {paint.x + area.x + 1, paint.y + area.y + 1, area.width - 1, area.height - 1},
                  theme.selection);
    for (const TextBox& box : cell.boxes) painter.text(box);
    for (const TextBox& box : cell.boxes) { // the edge says what state a text is in
        const wxColour* colour = nullptr;
        switch (box.state) {
        case model::TranslationState::missing:
        case model::TranslationState::empty:
            colour = &theme.missing;
            break;
        case model::TranslationState::stale:
        case model::TranslationState::same_as_source:
            colour = &theme.stale;
            break;
        case model::TranslationState::unconfirmed:
            colour = &theme.unconfirmed;
            break;
        case model::TranslationState::source:
        case model::TranslationState::current:
        case model::TranslationState::not_needed:
            break;
        }
        if (colour)
            rectangle(dc, {paint.x + 3, paint.y + box.area.y, 3, std::max(4, box.area.height)}, *colour,
                      nullptr, 1);
    }
}

} // namespace strateg::gui
