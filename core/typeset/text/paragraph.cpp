#include "core/typeset/text/paragraph.h"

#include "core/base/utf8.h"
#include "core/typeset/text/opportunities.h"
#include "core/typeset/text/total_fit.h"

#include <algorithm>
#include <utility>

namespace strateg::typeset {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr float space_stretch = 0.55f, space_shrink = 0.28f; // of the space's width
constexpr int anywhere_penalty = 3000;                       // a word wider than the line, broken anywhere

FitItem box(float width) {
    return {FitItem::Kind::box, false, width};
}
FitItem glue(float width) {
    return {FitItem::Kind::glue, false, width, width * space_stretch, width * space_shrink};
}
FitItem penalty(int value, float width = 0, bool flagged = false) {
    return {FitItem::Kind::penalty, flagged, width, 0, 0, value};
}

} // namespace

void ParagraphSetter::split(const std::vector<Span>& spans) {
    atoms_.clear();
    for (std::uint32_t s = 0; s < spans.size(); ++s) {
        const Span& span = spans[s];
        const std::string_view text = span.text;
        if (span.keep && !atoms_.empty() && atoms_.back().kind == AtomKind::space)
            atoms_.back().breakable = false;
        const FontKey font = span.style.font;
        std::size_t begin = 0;
        const auto word = [&](std::size_t end) {
            if (end == begin) return;
            const Word& shaped = shaper_.word(font, span.language, text.substr(begin, end - begin));
            for (const char32_t character : shaped.missing) missing_.push_back(character);
            // The rules for neighbours: look at the space just before this word.
            const std::size_t n = atoms_.size();
            if (n >= 2 && atoms_[n - 1].kind == AtomKind::space && atoms_[n - 2].kind == AtomKind::word &&
                atoms_[n - 1].breakable) {
                const Span& before = spans[atoms_[n - 2].span];
                if (before.footnote == none)
                    atoms_[n - 1].breakable =
                        may_break_between(atoms_[n - 2].word->text, shaped.text, shaper_.tag(span.language));
            }
            atoms_.push_back({AtomKind::word, true, s, &shaped});
        };
        for (std::size_t i = 0; i < text.size();) {
            const char c = text[i];
            if (c == ' ' || c == '\n') {
                word(i);
                if (c == '\n')
                    atoms_.push_back({AtomKind::line_end, true, s, nullptr});
                else if (atoms_.empty() || atoms_.back().kind != AtomKind::space)
                    atoms_.push_back({AtomKind::space, true, s, &shaper_.word(font, span.language, " ")});
                begin = ++i;
            } else if (text.substr(i).starts_with(no_break_space)) {
                word(i);
                atoms_.push_back(
                    {AtomKind::fixed_space, false, s, &shaper_.word(font, span.language, no_break_space)});
                begin = i += 2;
            } else {
                ++i;
            }
        }
        word(text.size());
    }
}

void ParagraphSetter::add_word(std::uint32_t atom, float size, const ParagraphLook& look) {
    const Word& word = *atoms_[atom].word;
    const auto limit = static_cast<float>(look.width);
    std::uint32_t begin = 0;
    float at = 0;
    const auto piece = [&](std::uint32_t end, float until) {
        const float width = (until - at) * size;
        if (width > limit) {
            // Wider than the line: may break behind any character.
            const std::vector<WordBreak> places = shaper_.characters_of(word, begin, end);
            for (const WordBreak& place : places) {
                items_.push_back(box((place.width_before - at) * size));
                refs_.push_back({atom, begin, place.byte});
                items_.push_back(penalty(anywhere_penalty));
                refs_.push_back({atom, place.byte, place.byte});
                begin = place.byte;
                at = place.width_before;
            }
        }
        items_.push_back(box((until - at) * size));
        refs_.push_back({atom, begin, end});
        begin = end;
        at = until;
    };
    for (const WordBreak& place : word.breaks) {
        if (place.hyphen && !look.hyphenate && word.width * size <= limit) continue;
        piece(place.byte, place.width_before);
        const float width = place.hyphen ? shaper_.hyphen(word.font, word.language).width * size : 0;
        items_.push_back(penalty(place.hyphen ? look.hyphen_penalty : 20, width, place.hyphen));
        refs_.push_back({atom, place.byte, place.byte});
    }
    piece(static_cast<std::uint32_t>(word.text.size()), word.width);
}

void ParagraphSetter::build(const std::vector<Span>& spans, const ParagraphLook& look) {
    items_.clear();
    refs_.clear();
    split(spans);
    for (std::uint32_t i = 0; i < atoms_.size(); ++i) {
        const Atom& atom = atoms_[i];
        const float size = spans[atom.span].style.size;
        switch (atom.kind) {
        case AtomKind::word:
            add_word(i, size, look);
            break;
        case AtomKind::space:
        case AtomKind::fixed_space:
            if (!atom.breakable) {
                items_.push_back(penalty(FitItem::never));
                refs_.push_back({i});
            }
            items_.push_back(glue(atom.word->width * size));
            refs_.push_back({i});
            break;
        case AtomKind::line_end:
            items_.push_back(penalty(FitItem::forced));
            refs_.push_back({i});
            break;
        }
    }
    while (!items_.empty() && items_.back().kind == FitItem::Kind::glue) {
        items_.pop_back();
        refs_.pop_back();
    }
    items_.push_back(penalty(FitItem::forced));
    refs_.push_back({static_cast<std::uint32_t>(atoms_.size())});
}

SetLine ParagraphSetter::line(const std::vector<Span>& spans, const ParagraphLook& look, std::uint32_t begin,
                              std::uint32_t end, bool last) {
    struct Part {
        const Word* word;
        std::uint32_t span;
        bool space;
    };
    std::vector<Part> parts;
    double natural = 0, spaces = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
        if (items_[i].kind == FitItem::Kind::penalty) continue;
        const Atom& atom = atoms_[refs_[i].atom];
        const Word* word = atom.word;
        const bool space = items_[i].kind == FitItem::Kind::glue;
        if (!space) {
            std::uint32_t from = refs_[i].begin, to = refs_[i].end;
            while (i + 1 < end && (items_[i + 1].kind != FitItem::Kind::glue) &&
                   refs_[i + 1].atom == refs_[i].atom) {
                ++i;
                to = std::max(to, refs_[i].end);
            }
            if (from != 0 || to != word->text.size())
                word = &shaper_.word(word->font, word->language,
                                     std::string_view(word->text).substr(from, to - from));
        }
        const double width = word->width * spans[atom.span].style.size;
        natural += width;
        if (space) spaces += width;
        parts.push_back({word, atom.span, space});
    }
    while (!parts.empty() && parts.back().space) {
        const double width = parts.back().word->width * spans[parts.back().span].style.size;
        natural -= width;
        spaces -= width;
        parts.pop_back();
    }
    const FitItem& at = items_[end];
    const bool hyphen = at.kind == FitItem::Kind::penalty && at.flagged;
    // Words on both sides of a forced line end are two words as well.
    const bool continues = at.kind == FitItem::Kind::glue || at.penalty <= FitItem::forced;
    if (!parts.empty() && hyphen) {
        const Part& tail = parts.back();
        const Word& mark = shaper_.hyphen(tail.word->font, tail.word->language);
        natural += mark.width * spans[tail.span].style.size;
        parts.push_back({&mark, tail.span, false});
    }
    const bool forced = at.kind == FitItem::Kind::penalty && at.penalty <= FitItem::forced;
    const double room = look.width - natural;
    double scale = 1; // of the spaces
    if (spaces > 0 && (room < 0 || (look.align == Align::justify && !forced)))
        scale = std::max(0.4, 1 + room / spaces);
    SetLine set;
    set.width = natural + spaces * (scale - 1);
    if (look.align == Align::right) set.x = std::max(0.0, look.width - set.width);
    if (look.align == Align::center) set.x = std::max(0.0, (look.width - set.width) / 2);
    if (continues && !last && !parts.empty()) {
        const Part& tail = parts.back();
        parts.push_back({&shaper_.space(tail.word->font, tail.word->language), tail.span, true});
    }

    double x = set.x;
    for (const Part& part : parts) {
        const Span& span = spans[part.span];
        const double before = x;
        for (const Word::Piece& piece : part.word->pieces) {
            const std::uint32_t face = shaper_.shapes()[piece.shape].face;
            const double y = span.style.rise == 0 ? 0.0 : -static_cast<double>(span.style.rise);
            GlyphRun* run = set.runs.empty() ? nullptr : &set.runs.back();
            if (!run || run->face != face || run->element != span.element || run->size != span.style.size ||
                run->colour != span.style.colour || run->language != span.language || run->y != y) {
                run = &set.runs.emplace_back();
                *run = {span.element, face, span.style.size, span.style.colour, x, y, span.language, {}};
            }
            run->pieces.push_back({piece.shape, static_cast<float>(x - run->x)});
            x += piece.width * span.style.size * (part.space ? scale : 1);
        }
        if (span.link != none) {
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
    return set;
}

std::vector<SetLine> ParagraphSetter::set(const std::vector<Span>& spans, const ParagraphLook& look) {
    build(spans, look);
    FitOptions options;
    options.width = look.width;
    options.ragged = look.align != Align::justify;
    options.stub_width = std::min(look.width * 0.12, 40.0);
    const Fit fit = total_fit(items_, options);
    std::vector<SetLine> lines;
    lines.reserve(fit.lines.size());
    for (const FitLine& at : fit.lines)
        lines.push_back(line(spans, look, at.begin, at.end, &at == &fit.lines.back()));
    return lines;
}

Extent ParagraphSetter::measure(const std::vector<Span>& spans) {
    split(spans);
    Extent extent;
    double word = 0, line = 0;
    for (const Atom& atom : atoms_) {
        if (atom.kind == AtomKind::line_end) {
            extent.natural = std::max(extent.natural, line);
            line = word = 0;
            continue;
        }
        const double size = spans[atom.span].style.size;
        const double width = atom.word->width * size;
        line += width;
        if (atom.kind == AtomKind::space && atom.breakable) {
            word = 0;
            continue;
        }
        // A word may be broken behind its own hyphens and dashes; hyphenation is no reason to be narrow.
        float from = 0;
        for (const WordBreak& place : atom.word->breaks) {
            if (place.hyphen) continue;
            extent.smallest = std::max(extent.smallest, word + (place.width_before - from) * size);
            word = 0;
            from = place.width_before;
        }
        word += (atom.word->width - from) * size;
        extent.smallest = std::max(extent.smallest, word);
    }
    extent.natural = std::max(extent.natural, line);
    return extent;
}

std::vector<char32_t> ParagraphSetter::take_missing() {
    std::sort(missing_.begin(), missing_.end());
    missing_.erase(std::unique(missing_.begin(), missing_.end()), missing_.end());
    return std::exchange(missing_, {});
}

} // namespace strateg::typeset
