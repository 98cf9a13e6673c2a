// From two neighbouring breaks to a line of placed glyphs.
#include "core/typeset/text/paragraph.h"

#include <algorithm>

namespace strateg::typeset {
namespace {

constexpr double smallest_space = 0.4;  // of a space, on a line that does not fit in any way
constexpr double no_space_stretch = 10; // what a loose line without a space counts as

} // namespace

// The words and spaces between two places; words are cut where a place is inside.
void ParagraphSetter::collect(const Where& from, const Where& to) {
    parts_.clear();
    const auto count = static_cast<std::uint32_t>(atoms_.size());
    const bool inside = from.atom < count && atoms_[from.atom].kind == AtomKind::word;
    std::uint32_t i = from.atom + (inside || &from == &where_.front() ? 0u : 1u);
    std::uint32_t begin = inside ? from.byte : 0;
    const bool cut = to.atom < count && atoms_[to.atom].kind == AtomKind::word;
    const std::uint32_t end = to.atom + (cut ? 1u : 0u);
    for (; i < end; ++i) {
        const Atom& atom = atoms_[i];
        const bool space = atom.kind != AtomKind::word;
        const Word* word = atom.word;
        if (space && (!word || (atom.kind == AtomKind::space && parts_.empty()))) continue;
        if (!space) {
            const auto until = cut && i == to.atom ? to.byte : static_cast<std::uint32_t>(word->text.size());
            if (begin != 0 || until != word->text.size())
                word = &shaper_.part(shaper_.setting_of(*word), word->text.substr(begin, until - begin));
            begin = 0;
        }
        parts_.push_back({word, atom.span, space});
    }
    while (!parts_.empty() && parts_.back().space) parts_.pop_back();
}

SetLine ParagraphSetter::line(const std::vector<Span>& spans, const ParagraphLook& look,
                              const FitOptions& options, const FitLine& fit) {
    const FitPlace& at = places_[fit.to];
    const bool last = fit.to + 1 == places_.size();
    const bool forced = at.penalty <= FitPlace::forced;
    collect(where_[fit.from], where_[fit.to]);
    SetLine set;
    set.fit.hyphen = at.flagged;
    set.fit.last = last;
    if (parts_.empty()) return set;

    const Part tail = parts_.back();
    const Shaper::Setting& setting = shaper_.setting_of(*tail.word);
    if (where_[fit.to].hyphen) parts_.push_back({setting.hyphen, tail.span, false});
    double natural = 0, spaces = 0;
    for (const Part& part : parts_) {
        const double width = double{part.word->width} * spans[part.span].style.size;
        natural += width;
        if (part.space) spaces += width;
    }
    double left = 0, right = 0; // over the margins
    if (look.hang && look.align == Align::justify) {
        const Style& head_style = spans[parts_.front().span].style;
        const Style& tail_style = spans[parts_.back().span].style;
        if (head_style.rise == 0) left = double{parts_.front().word->hang_left} * head_style.size;
        if (tail_style.rise == 0) right = double{parts_.back().word->hang_right} * tail_style.size;
    }
    const double indent = fit.from == 0 ? look.first_line : 0;
    const double room = look.width - indent - natural + left + right;
    const bool justified = look.align == Align::justify && !forced;
    Give give;
    if (look.align == Align::justify && (room < 0 || justified))
        give = give_of(room, spaces, natural - spaces, options);
    else if (spaces > 0 && room < 0)
        give.spaces = room / spaces;
    give.spaces = std::max(give.spaces, smallest_space - 1);
    set.x = indent - left;
    set.width = natural + spaces * give.spaces + (natural - spaces) * give.letters;
    if (look.align == Align::right) set.x = std::max(0.0, look.width - set.width);
    if (look.align == Align::center) set.x = std::max(0.0, (look.width - set.width) / 2);
    set.fit.justified = justified;
    set.fit.stretch = spaces > 0 ? give.spaces : justified && room > 0.5 ? no_space_stretch : 0;
    set.fit.letters = give.letters;
    set.fit.overfull = std::max(0.0, indent + set.width - left - right - look.width);
    // Words on both sides of a line's end, forced or not, are two words: a space behind the measure says so.
    const bool inside_word =
        where_[fit.to].atom < atoms_.size() && atoms_[where_[fit.to].atom].kind == AtomKind::word;
    if (!inside_word && !last) parts_.push_back({setting.space, tail.span, true});
    draw(spans, give, set);
    return set;
}

void ParagraphSetter::draw(const std::vector<Span>& spans, const Give& give, SetLine& set) const {
    const auto letters = static_cast<float>(1 + give.letters);
    const std::vector<Shape>& shapes = shaper_.shapes();
    double x = set.x;
    GlyphRun* run = nullptr;
    std::uint32_t run_span = none;
    std::size_t left = parts_.size();
    for (const Part& part : parts_) {
        const Span& span = spans[part.span];
        const double before = x;
        for (const Piece& piece : part.word->pieces) {
            const std::uint32_t face = shapes[piece.shape].face;
            const double y = span.style.rise == 0 ? 0.0 : -static_cast<double>(span.style.rise);
            if (!run || run->face != face ||
                (run_span != part.span &&
                 (run->element != span.element || run->size != span.style.size ||
                  run->colour != span.style.colour || run->language != span.language || run->y != y))) {
                run = &set.runs.emplace_back();
                *run = {span.element, face, span.style.size, span.style.colour, x, y, span.language, {}};
                run->stretch = letters;
                run->pieces.reserve(left);
            }
            run_span = part.span;
            run->pieces.push_back({piece.shape, static_cast<float>(x - run->x)});
            x += double{piece.width} * span.style.size * (part.space ? 1 + give.spaces : 1 + give.letters);
        }
        --left;
        const bool behind = part.space && left == 0; // the space behind the line
        if (span.link != none && !behind) {
            const double ascent = span.style.size * 0.75 + span.style.rise, descent = span.style.size * 0.25;
            LinkArea* area = set.links.empty() ? nullptr : &set.links.back();
            if (area && area->link == span.link && before - area->x - area->width < 0.01)
                area->width = x - area->x;
            else if (!part.space)
                set.links.push_back({span.link, before, x - before, ascent, descent});
        }
        if (span.footnote != none && (set.footnotes.empty() || set.footnotes.back() != span.footnote))
            set.footnotes.push_back(span.footnote);
        if (span.anchor != none && (set.anchors.empty() || set.anchors.back() != span.anchor))
            set.anchors.push_back(span.anchor);
    }
}

} // namespace strateg::typeset
