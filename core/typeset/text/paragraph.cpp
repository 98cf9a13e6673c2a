#include "core/typeset/text/paragraph.h"

#include <algorithm>
#include <utility>

namespace strateg::typeset {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr int anywhere_penalty = 3000; // a word wider than the line, broken anywhere
constexpr int own_hyphen_penalty = 20; // behind a hyphen or dash that the text has

bool hangs(const ParagraphLook& look) {
    return look.hang && look.align == Align::justify;
}

FitOptions options_for(const ParagraphLook& look, double size) {
    FitOptions options;
    options.width = look.width;
    options.stub_width = std::min(look.width * 0.12, 40.0);
    options.looseness = look.looseness;
    if (!look.give) options.letters = 0;
    if (look.align == Align::justify) {
        // In a narrow column loose lines cannot be avoided, and one that is a little less loose is not worth
        // another hyphen.
        const double measure = look.width / std::max(1.0, size); // in em
        options.slope = std::clamp(0.09 * measure - 0.7, 0.9, 3.0);
    } else {
        options.ragged = true;
        options.tolerance = 2.5;
        options.penalty_scale = 1;
        options.double_hyphen = 5000;
        options.last_hyphen = 80'000;
        options.stub = 60'000;
    }
    return options;
}

} // namespace

void ParagraphSetter::split(const std::vector<Span>& spans) {
    atoms_.clear();
    for (std::uint32_t s = 0; s < spans.size(); ++s) {
        const Span& span = spans[s];
        const std::string_view text = span.text;
        const Shaper::Setting& setting = shaper_.setting(span.style.font, span.language);
        if (span.keep && !atoms_.empty() && atoms_.back().kind == AtomKind::space)
            atoms_.back().breakable = false;
        const auto word = [&](std::size_t begin, std::size_t end) {
            if (end == begin) return;
            const Word& shaped = shaper_.word(setting, text.substr(begin, end - begin));
            if (!shaped.missing.empty())
                missing_.insert(missing_.end(), shaped.missing.begin(), shaped.missing.end());
            // The rules for neighbours: look at the space just before this word.
            const std::size_t n = atoms_.size();
            if (n >= 2 && atoms_[n - 1].kind == AtomKind::space && atoms_[n - 2].kind == AtomKind::word &&
                !may_break(atoms_[n - 2].word->neighbour, shaped.neighbour) &&
                spans[atoms_[n - 2].span].footnote == none)
                atoms_[n - 1].breakable = false;
            atoms_.push_back({AtomKind::word, true, s, &shaped});
        };
        std::size_t begin = 0, i = 0;
        for (const std::size_t size = text.size(); i < size;) {
            const char c = text[i];
            if (c == ' ' || c == '\n') {
                word(begin, i);
                if (c == '\n')
                    atoms_.push_back({AtomKind::line_end, true, s, nullptr});
                else if (atoms_.empty() || atoms_.back().kind != AtomKind::space)
                    atoms_.push_back({AtomKind::space, true, s, setting.space});
                begin = ++i;
            } else if (c == no_break_space[0] && i + 1 < size && text[i + 1] == no_break_space[1]) {
                word(begin, i);
                atoms_.push_back({AtomKind::fixed_space, false, s, setting.fixed_space});
                begin = i += 2;
            } else {
                ++i;
            }
        }
        word(begin, i);
    }
}

void ParagraphSetter::places_in_word(std::uint32_t atom, float size, const ParagraphLook& look) {
    const Word& word = *atoms_[atom].word;
    const double limit = look.width;
    const auto add = [&](std::uint32_t byte, double before, double more, int penalty, bool flagged,
                         bool hyphen) {
        const double at = width_ + before * size;
        places_.push_back({at + more * size, at, glue_, glue_, penalty, flagged});
        where_.push_back({atom, byte, hyphen});
    };
    std::uint32_t begin = 0;
    float at = 0;
    const auto piece = [&](std::uint32_t end, float until) {
        // Wider than the line: may break behind any character.
        if ((until - at) * size > limit)
            for (const WordBreak& place : shaper_.characters_of(word, begin, end))
                add(place.byte, place.width_before, 0, anywhere_penalty, false, false);
        begin = end;
        at = until;
    };
    const bool hang = hangs(look);
    const bool hyphenate = look.hyphenate || word.width * size > limit;
    if (!word.breaks.empty() || word.width * size > limit) {
        const Word& hyphen = *shaper_.setting_of(word).hyphen;
        const double hyphen_width = hyphen.width - (hang ? hyphen.hang_right : 0);
        for (const WordBreak& place : word.breaks) {
            if (place.hyphen && !hyphenate) continue;
            piece(place.byte, place.width_before);
            if (place.hyphen)
                add(place.byte, at, hyphen_width, look.hyphen_penalty, true, true);
            else
                add(place.byte, at, hang ? -place.hang : 0, own_hyphen_penalty,
                    word.text[place.byte - 1] == '-', false);
        }
        piece(static_cast<std::uint32_t>(word.text.size()), word.width);
    }
    width_ += word.width * size;
}

void ParagraphSetter::find_places(const std::vector<Span>& spans, const ParagraphLook& look) {
    places_.clear();
    where_.clear();
    width_ = glue_ = 0;
    const bool hang = hangs(look);
    const auto count = static_cast<std::uint32_t>(atoms_.size());
    const auto hang_left = [&](std::uint32_t i) { // of what begins a line
        if (!hang || i >= count || atoms_[i].kind != AtomKind::word) return 0.0;
        const Style& style = spans[atoms_[i].span].style;
        return style.rise == 0 ? double{atoms_[i].word->hang_left} * style.size : 0.0;
    };
    const auto hang_right = [&](std::uint32_t i) { // of what stands before atom i
        if (!hang || i == 0 || atoms_[i - 1].kind != AtomKind::word) return 0.0;
        const Style& style = spans[atoms_[i - 1].span].style;
        return style.rise == 0 ? double{atoms_[i - 1].word->hang_right} * style.size : 0.0;
    };
    const auto forced_place = [&](std::uint32_t i) {
        double end = width_ - hang_right(i), glue = glue_;
        if (i > 0 && atoms_[i - 1].kind == AtomKind::space) { // a space at the end is not seen
            const double space = double{atoms_[i - 1].word->width} * spans[atoms_[i - 1].span].style.size;
            end -= space;
            glue -= space;
        }
        places_.push_back({end, width_ + hang_left(i + 1), glue, glue_, FitPlace::forced, false});
        where_.push_back({i, 0, false});
    };
    places_.push_back({0, hang_left(0) - look.first_line, 0, 0, 0, false});
    where_.push_back({});
    for (std::uint32_t i = 0; i < count; ++i) {
        const Atom& atom = atoms_[i];
        const float size = spans[atom.span].style.size;
        if (atom.kind == AtomKind::word) {
            places_in_word(i, size, look);
            continue;
        }
        if (atom.kind == AtomKind::line_end) {
            forced_place(i);
            continue;
        }
        const double end = width_, end_glue = glue_, space = double{atom.word->width} * size;
        width_ += space;
        glue_ += space;
        if (i > 0 && atoms_[i - 1].kind == AtomKind::word) {
            const int penalty = atom.breakable ? 0 : FitPlace::never;
            places_.push_back(
                {end - hang_right(i), width_ + hang_left(i + 1), end_glue, glue_, penalty, false});
            where_.push_back({i, 0, false});
        } else if ((i == 0 || atoms_[i - 1].kind == AtomKind::line_end) && atom.kind == AtomKind::space) {
            const double indent = places_.size() == 1 ? look.first_line : 0;
            places_.back().begin = width_ + hang_left(i + 1) - indent; // not seen at the beginning of a line
            places_.back().begin_glue = glue_;
        }
    }
    // A space just before the end: no place to break.
    if (where_.back().atom + 1 == count && places_.size() > 1 && atoms_.back().kind == AtomKind::space) {
        places_.pop_back();
        where_.pop_back();
    }
    forced_place(count);
}

std::vector<SetLine> ParagraphSetter::set(const std::vector<Span>& spans, const ParagraphLook& look) {
    std::vector<SetLine> lines;
    split(spans);
    if (std::none_of(atoms_.begin(), atoms_.end(),
                     [](const Atom& atom) { return atom.kind == AtomKind::word; }))
        return lines;
    find_places(spans, look);
    const FitOptions options = options_for(look, spans.front().style.size);
    const Fit& fit = total_fit_.fit(places_, options);
    lines.reserve(fit.lines.size());
    for (const FitLine& at : fit.lines) lines.push_back(line(spans, look, options, at));
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
