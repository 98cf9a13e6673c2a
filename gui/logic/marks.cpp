#include "gui/logic/marks.h"

#include <algorithm>

namespace strateg::gui {

using model::MarkKind;
using model::RichText;

namespace {
constexpr MarkKind formatting[] = {MarkKind::strong, MarkKind::emphasis, MarkKind::subscript,
                                   MarkKind::superscript};
} // namespace

RichText toggled(const RichText& text, MarkKind kind, std::size_t begin, std::size_t end) {
    if (begin >= end) return text;
    if (text.covered_by(kind, begin, end)) return text.without_mark(kind, begin, end);
    RichText changed = text.with_mark({kind, begin, end, {}, {}});
    if (kind == MarkKind::subscript) changed = changed.without_mark(MarkKind::superscript, begin, end);
    if (kind == MarkKind::superscript) changed = changed.without_mark(MarkKind::subscript, begin, end);
    return changed;
}

RichText without_formatting(const RichText& text, std::size_t begin, std::size_t end) {
    RichText plain = text;
    for (const MarkKind kind : formatting) plain = plain.without_mark(kind, begin, end);
    return plain;
}

const model::Mark* mark_around(const RichText& text, MarkKind kind, std::size_t byte) {
    const model::Mark* touching = nullptr;
    for (const model::Mark& mark : text.marks()) {
        if (mark.kind != kind || byte < mark.begin || byte > mark.end) continue;
        if (byte < mark.end) return &mark;
        touching = &mark; // right behind it
    }
    return touching;
}

RichText linked(const RichText& text, MarkRange range, const std::string& words, const std::string& address,
                std::size_t& caret) {
    RichText changed = text.without_mark(MarkKind::link, range.begin, range.end);
    const std::string before = text.characters().substr(range.begin, range.end - range.begin);
    std::size_t end = range.end;
    if (!words.empty() && words != before) {
        changed = changed.replaced(range.begin, range.end, words);
        end = range.begin + words.size();
    }
    caret = end;
    return address.empty() || end <= range.begin
               ? changed
               : changed.with_mark({MarkKind::link, range.begin, end, address, {}});
}

std::string address_from(std::string_view typed) {
    while (!typed.empty() && typed.front() == ' ') typed.remove_prefix(1);
    while (!typed.empty() && typed.back() == ' ') typed.remove_suffix(1);
    const std::string address(typed);
    if (typed.empty() || typed.find(':') != typed.npos || typed.front() == '#') return address;
    if (typed.find('@') != typed.npos) return "mailto:" + address;
    return typed.find('.') != typed.npos ? "https://" + address : address;
}

RichText in_language(const RichText& text, MarkRange range, const std::string& language) {
    if (range.empty()) return text;
    const RichText without = text.without_mark(MarkKind::foreign, range.begin, range.end);
    return language.empty() ? without
                            : without.with_mark({MarkKind::foreign, range.begin, range.end, language, {}});
}

void PendingMarks::clear() {
    on_.clear();
    off_.clear();
}

void PendingMarks::toggle(MarkKind kind, const RichText& text, std::size_t byte) {
    const auto forget = [kind](std::vector<MarkKind>& list) { return std::erase(list, kind) > 0; };
    if (forget(on_) || forget(off_)) return;
    const RichText typed = text.replaced(byte, byte, "x"); // what would it have?
    (typed.covered_by(kind, byte, byte + 1) ? off_ : on_).push_back(kind);
}

RichText PendingMarks::applied(RichText text, std::size_t begin, std::size_t end) const {
    for (const MarkKind kind : on_) text = text.with_mark({kind, begin, end, {}, {}});
    for (const MarkKind kind : off_) text = text.without_mark(kind, begin, end);
    return text;
}

} // namespace strateg::gui
