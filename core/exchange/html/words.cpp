#include "core/exchange/html/words.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace strateg::exchange::html {
namespace {

using model::MarkKind;

/// Characters that belong to the looks or the workings of a page, or that no text may hold: soft hyphens,
/// zero-width spaces, direction marks, private use (the bullets of symbol fonts), the object character.
bool is_dropped(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF || c == 0xFFFC ||
           (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFE || c == 0xFFFF || c >= 0xF0000;
}

} // namespace

void Words::space(bool fixed) {
    fixed_ = fixed && (spaces_ == 0 || fixed_);
    ++spaces_;
}

/// Writes what waited, now that words follow it.
void Words::settle(const Format& next) {
    const std::size_t begin = characters_.size();
    if (breaks_ > 0) {
        for (; breaks_ > 0; --breaks_) {
            marks_.push_back({MarkKind::line_break, characters_.size(), characters_.size() + 3, {}, {}});
            characters_ += model::object_character;
        }
    } else if (spaces_ > 0 && !characters_.empty()) {
        // One no-break space is meant; a run of them, or among other spaces, is how programs show width.
        characters_ += fixed_ && spaces_ == 1 ? "\u00A0" : " ";
    }
    spaces_ = 0;
    if (characters_.size() == begin) return;
    const auto both = [&](bool a, bool b, MarkKind kind) {
        if (a && b) marks_.push_back({kind, begin, characters_.size(), {}, {}});
    };
    both(last_.strong, next.strong, MarkKind::strong);
    both(last_.emphasis, next.emphasis, MarkKind::emphasis);
    both(last_.subscript, next.subscript, MarkKind::subscript);
    both(last_.superscript, next.superscript, MarkKind::superscript);
    if (!next.link.empty() && next.link == last_.link)
        marks_.push_back({MarkKind::link, begin, characters_.size(), next.link, {}});
}

void Words::add(std::string_view characters, const Format& format) {
    std::size_t begin = characters_.size();
    bool open = false; // words of this call were written from `begin` on
    const auto close = [&] {
        if (!open || begin == characters_.size()) return;
        const std::size_t end = characters_.size();
        if (format.strong) marks_.push_back({MarkKind::strong, begin, end, {}, {}});
        if (format.emphasis) marks_.push_back({MarkKind::emphasis, begin, end, {}, {}});
        if (format.subscript) marks_.push_back({MarkKind::subscript, begin, end, {}, {}});
        if (format.superscript) marks_.push_back({MarkKind::superscript, begin, end, {}, {}});
        if (!format.link.empty()) marks_.push_back({MarkKind::link, begin, end, format.link, {}});
        open = false;
        last_ = format;
    };
    for (std::size_t at = 0; at < characters.size();) {
        const char32_t c = utf8::next(characters, at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            if (format.preserved && c == '\n') {
                close();
                line_break();
            } else {
                space(false);
            }
            continue;
        }
        if (c == 0xA0 || c == 0x202F) {
            space(true);
            continue;
        }
        if (is_dropped(c)) continue;
        if (spaces_ > 0 || breaks_ > 0) {
            if (open) last_ = format;
            settle(format);
            if (!open) begin = characters_.size();
        }
        if (!open) begin = characters_.size();
        open = true;
        utf8::append(characters_, c);
    }
    close();
}

void Words::line_break() {
    spaces_ = 0;
    if (!characters_.empty()) ++breaks_;
}

void Words::object(model::Mark mark) {
    settle({});
    mark.begin = characters_.size();
    characters_ += model::object_character;
    mark.end = characters_.size();
    marks_.push_back(std::move(mark));
    last_ = {};
}

model::RichText Words::take() {
    while (!characters_.empty() && characters_.back() == ' ') characters_.pop_back();
    for (model::Mark& mark : marks_) {
        mark.end = std::min(mark.end, characters_.size());
        mark.begin = std::min(mark.begin, mark.end);
    }
    model::RichText text(std::move(characters_), std::move(marks_));
    characters_.clear();
    marks_.clear();
    last_ = {};
    spaces_ = breaks_ = 0;
    fixed_ = false;
    return text;
}

} // namespace strateg::exchange::html
