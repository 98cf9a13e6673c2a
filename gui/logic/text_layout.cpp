#include "gui/logic/text_layout.h"

#include "core/base/utf8.h"
#include "gui/logic/caret.h"

#include <algorithm>

namespace strateg::gui {
namespace {

/// A stretch without a break in it and of one look.
struct Piece {
    Span span;
    int space = 0;       // width of the spaces at its end, part of span.width
    bool breaks = false; // a line may end behind it
    bool forced = false; // a line ends behind it
};

struct Look {
    std::size_t begin = 0, end = 0;
    Span span;
};

/// The text cut where its look changes.
std::vector<Look> looks_of(const model::RichText& text, Role role, bool italic, const ChipOf& chip,
                           Metrics& metrics) {
    std::vector<std::size_t> cuts{0, text.characters().size()};
    for (const model::Mark& mark : text.marks()) {
        cuts.push_back(mark.begin);
        cuts.push_back(mark.end);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    const Face plain{role, false, italic, false};
    std::vector<Look> looks;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        Look look{cuts[i], cuts[i + 1], {}};
        Span& span = look.span;
        span.face = plain;
        for (const model::Mark& mark : text.marks()) {
            if (mark.begin >= look.end || mark.end <= look.begin) continue;
            switch (mark.kind) {
            case model::MarkKind::link:
                span.link = true;
                break;
            case model::MarkKind::term:
                span.term = true;
                break;
            case model::MarkKind::foreign:
                span.foreign = true;
                break;
            case model::MarkKind::strong:
                span.face.bold = true;
                break;
            case model::MarkKind::emphasis:
                span.face.italic = !italic;
                break;
            case model::MarkKind::subscript:
                span.face.raised = true;
                span.shift = metrics.ascent(plain) / 6;
                break;
            case model::MarkKind::superscript:
                span.face.raised = true;
                span.shift = -metrics.ascent(plain) / 3;
                break;
            case model::MarkKind::unknown:
                break;
            default: {
                Chip shown = chip(mark);
                span.chip = shown.kind;
                span.shown = std::move(shown.text);
                if (shown.kind == ChipKind::footnote) {
                    span.face.raised = true;
                    span.shift = -metrics.ascent(plain) / 3;
                }
            }
            }
        }
        looks.push_back(std::move(look));
    }
    return looks;
}

int chip_width(const Span& span, Metrics& metrics) {
    const int words = metrics.width(span.shown, span.face);
    return span.chip == ChipKind::footnote ? words + 2 : words + 2 * chip_padding + 2;
}

bool is_line_break(const model::RichText& text, std::size_t byte) {
    const model::Mark* mark = text.object_at(byte);
    return mark && mark->kind == model::MarkKind::line_break;
}

/// Cuts one look into pieces at the places where lines may break.
void cut_pieces(const model::RichText& text, const Look& look, Metrics& metrics, std::vector<Piece>& pieces) {
    const std::string& all = text.characters();
    std::size_t at = look.begin;
    while (at < look.end) {
        Piece piece;
        piece.span = look.span;
        piece.span.begin = at;
        if (look.span.chip != ChipKind::none) {
            piece.span.end = look.end;
            piece.span.width = chip_width(piece.span, metrics);
            piece.forced = is_line_break(text, at);
            pieces.push_back(std::move(piece));
            return;
        }
        std::size_t words_end = at;
        bool breaks = false;
        while (at < look.end) {
            const char c = all[at];
            if (c == ' ' || c == '\n' || c == '\t') {
                while (at < look.end && (all[at] == ' ' || all[at] == '\n' || all[at] == '\t')) ++at;
                breaks = true;
                break;
            }
            const std::size_t next = next_character(all, at);
            const std::string_view character(all.data() + at, next - at);
            at = next;
            words_end = at;
            if ((character == "-" || character == "\u2013" || character == "\u2014" || character == "/") &&
                at - piece.span.begin > character.size() && at < all.size() && all[at] != ' ') {
                breaks = true;
                break;
            }
        }
        piece.breaks = breaks;
        piece.span.end = at;
        piece.span.width = metrics.width(
            std::string_view(all).substr(piece.span.begin, words_end - piece.span.begin), piece.span.face);
        if (at > words_end) {
            piece.space = metrics.width(" ", piece.span.face) * static_cast<int>(at - words_end);
            piece.span.width += piece.space;
        }
        pieces.push_back(std::move(piece));
    }
}

class LineFiller {
public:
    LineFiller(const model::RichText& text, Face plain, int width, Metrics& metrics)
        : text_(text), plain_(plain), width_(std::max(width, 8)), metrics_(metrics) {
        start(0);
    }

    /// Pieces that must stay together.
    void add(const std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
        int width = 0;
        for (std::size_t i = from; i < to; ++i) width += pieces[i].span.width;
        const int words = width - pieces[to - 1].space;
        if (x_ > 0 && x_ + words > width_) next(pieces[from].span.begin);
        for (std::size_t i = from; i < to; ++i) {
            if (x_ + pieces[i].span.width - pieces[i].space > width_ && pieces[i].span.chip == ChipKind::none)
                add_broken(pieces[i]);
            else
                put(pieces[i].span);
        }
        if (pieces[to - 1].forced) next(pieces[to - 1].span.end);
    }

    TextLayout finish(Align align) {
        close(text_.characters().size());
        for (Line& line : layout_.lines) {
            int right = 0;
            for (const Span& span : line.spans) right = std::max(right, span.x + span.width);
            if (align == Align::right) line.x = std::max(0, width_ - right);
            if (align == Align::center) line.x = std::max(0, (width_ - right) / 2);
            layout_.width = std::max(layout_.width, right);
        }
        layout_.height = layout_.lines.back().y + layout_.lines.back().height;
        return std::move(layout_);
    }

private:
    void start(std::size_t begin) {
        line_ = Line();
        line_.begin = begin;
        x_ = 0;
    }
    void close(std::size_t end) {
        line_.end = end;
        line_.ascent = metrics_.ascent(plain_);
        line_.height = metrics_.height(plain_);
        line_.y = layout_.lines.empty() ? 0 : layout_.lines.back().y + layout_.lines.back().height;
        layout_.lines.push_back(std::move(line_));
    }
    void next(std::size_t begin) {
        close(begin);
        start(begin);
    }
    void put(Span span) {
        span.x = x_;
        x_ += span.width;
        if (!line_.spans.empty()) {
            Span& last = line_.spans.back();
            if (last.chip == ChipKind::none && span.chip == ChipKind::none && last.end == span.begin &&
                last.face == span.face && last.link == span.link && last.term == span.term &&
                last.foreign == span.foreign && last.shift == span.shift) {
                last.end = span.end;
                last.width += span.width;
                return;
            }
        }
        line_.spans.push_back(std::move(span));
    }
    /// A word wider than the column: broken between letters.
    void add_broken(const Piece& piece) {
        const std::string& all = text_.characters();
        std::size_t at = piece.span.begin;
        while (at < piece.span.end) {
            Span part = piece.span;
            part.begin = at;
            part.width = 0;
            while (at < piece.span.end) {
                const std::size_t behind = next_character(all, at);
                const int width =
                    metrics_.width(std::string_view(all).substr(part.begin, behind - part.begin), part.face);
                if (x_ + width > width_ && (at > part.begin || x_ > 0) && all[at] != ' ') break;
                at = behind;
                part.width = width;
            }
            part.end = at;
            if (part.end > part.begin) put(std::move(part));
            if (at < piece.span.end) next(at);
        }
    }

    const model::RichText& text_;
    Face plain_;
    int width_;
    Metrics& metrics_;
    TextLayout layout_;
    Line line_;
    int x_ = 0;
};

} // namespace

TextLayout lay_out(const model::RichText& text, Role role, bool italic, int width, Align align,
                   const ChipOf& chip, Metrics& metrics) {
    std::vector<Piece> pieces;
    for (const Look& look : looks_of(text, role, italic, chip, metrics))
        cut_pieces(text, look, metrics, pieces);
    LineFiller filler(text, Face{role, false, italic, false}, width, metrics);
    for (std::size_t from = 0; from < pieces.size();) {
        std::size_t to = from;
        while (to + 1 < pieces.size() && !pieces[to].breaks && !pieces[to].forced) ++to;
        filler.add(pieces, from, to + 1);
        from = to + 1;
    }
    return filler.finish(align);
}

WishedWidths wished_widths(const model::RichText& text, Role role, const ChipOf& chip, Metrics& metrics) {
    std::vector<Piece> pieces;
    for (const Look& look : looks_of(text, role, false, chip, metrics))
        cut_pieces(text, look, metrics, pieces);
    WishedWidths wished;
    int line = 0, word = 0;
    for (const Piece& piece : pieces) {
        line += piece.span.width;
        word += piece.span.width - piece.space;
        wished.line = std::max(wished.line, line);
        wished.word = std::max(wished.word, word);
        if (piece.breaks || piece.forced) word = 0;
        if (piece.forced) line = 0;
    }
    return wished;
}

namespace {

int x_in(const Line& line, const model::RichText& text, std::size_t byte, Metrics& metrics) {
    int x = line.x;
    for (const Span& span : line.spans) {
        if (byte <= span.begin) return line.x + span.x;
        if (byte < span.end) {
            if (span.chip != ChipKind::none) return line.x + span.x;
            return line.x + span.x +
                   metrics.width(std::string_view(text.characters()).substr(span.begin, byte - span.begin),
                                 span.face);
        }
        x = line.x + span.x + span.width;
    }
    return x;
}

std::size_t line_of(const TextLayout& layout, std::size_t byte) {
    std::size_t line = 0;
    while (line + 1 < layout.lines.size() && layout.lines[line + 1].begin <= byte) ++line;
    return line;
}

} // namespace

CaretPlace caret_place(const TextLayout& layout, const model::RichText& text, std::size_t byte,
                       Metrics& metrics) {
    const std::size_t at = line_of(layout, byte);
    const Line& line = layout.lines[at];
    return {x_in(line, text, byte, metrics), line.y, line.height, at};
}

std::size_t byte_at(const TextLayout& layout, const model::RichText& text, int x, int y, Metrics& metrics) {
    std::size_t at = 0;
    while (at + 1 < layout.lines.size() && layout.lines[at].y + layout.lines[at].height <= y) ++at;
    const Line& line = layout.lines[at];
    const bool last = at + 1 == layout.lines.size();
    for (const Span& span : line.spans) {
        const int right = line.x + span.x + span.width;
        if (x >= right) continue;
        if (span.chip != ChipKind::none) return x < right - span.width / 2 ? span.begin : span.end;
        std::size_t byte = span.begin;
        int before = line.x + span.x;
        while (byte < span.end) {
            const std::size_t behind = next_character(text.characters(), byte);
            const int after =
                line.x + span.x +
                metrics.width(std::string_view(text.characters()).substr(span.begin, behind - span.begin),
                              span.face);
            if (x < (before + after) / 2) return byte;
            before = after;
            byte = behind;
        }
        if (byte < line.end || last) return byte;
    }
    if (last || line.end == line.begin) return line.end;
    return previous_character(text.characters(), line.end); // before the space or the line break that ends it
}

void for_each_part(const TextLayout& layout, const model::RichText& text, std::size_t begin, std::size_t end,
                   Metrics& metrics, const std::function<void(const Line&, int x, int width)>& draw) {
    for (std::size_t at = line_of(layout, begin); at < layout.lines.size(); ++at) {
        const Line& line = layout.lines[at];
        if (line.begin >= end) break;
        const int left = x_in(line, text, std::max(begin, line.begin), metrics);
        const int right = x_in(line, text, std::min(end, line.end), metrics);
        if (right > left) draw(line, left, right - left);
    }
}

} // namespace strateg::gui
