#include "core/model/rich_text.h"

#include "core/base/fingerprint.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace strateg::model {
namespace {

bool continues(std::string_view text, std::size_t byte) {
    return byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80;
}

std::size_t to_boundary(std::string_view text, std::size_t byte) {
    byte = std::min(byte, text.size());
    while (continues(text, byte)) ++byte;
    return byte;
}

bool grows(MarkKind kind) {
    switch (kind) {
    case MarkKind::strong:
    case MarkKind::emphasis:
    case MarkKind::subscript:
    case MarkKind::superscript:
    case MarkKind::term:
        return true;
    default:
        return false;
    }
}

bool is_word_character(char32_t c) {
    if (c < 0x80) return (c | 0x20) - U'a' < 26 || c - U'0' < 10;
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2070) && c != 0xFFFC;
}

/// How many bytes of `typed` go on with the word that ends at `end`: what a comment on that word takes in.
std::size_t rest_of_word(std::string_view text, std::size_t end, std::string_view typed) {
    if (!is_word_character(utf8::previous(text, end))) return 0;
    std::size_t at = 0;
    while (at < typed.size()) {
        std::size_t next = at;
        if (!is_word_character(utf8::next(typed, next))) break;
        at = next;
    }
    return at;
}

bool before(const Mark& a, const Mark& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.target < b.target;
}

} // namespace

const char* name_of(MarkKind kind) {
    switch (kind) {
    case MarkKind::link:
        return "link";
    case MarkKind::term:
        return "term";
    case MarkKind::foreign:
        return "foreign";
    case MarkKind::strong:
        return "strong";
    case MarkKind::emphasis:
        return "em";
    case MarkKind::subscript:
        return "sub";
    case MarkKind::superscript:
        return "sup";
    case MarkKind::unknown:
        return "unknown";
    case MarkKind::comment:
        return "comment";
    case MarkKind::footnote:
        return "note";
    case MarkKind::reference:
        return "xref";
    case MarkKind::value:
        return "value";
    case MarkKind::line_break:
        return "br";
    case MarkKind::unknown_object:
        return "unknown-object";
    }
    return "unknown";
}

std::optional<MarkKind> mark_kind_named(std::string_view name) {
    for (const MarkKind kind :
         {MarkKind::link, MarkKind::term, MarkKind::foreign, MarkKind::strong, MarkKind::emphasis,
          MarkKind::subscript, MarkKind::superscript, MarkKind::comment, MarkKind::footnote,
          MarkKind::reference, MarkKind::value, MarkKind::line_break})
        if (name == name_of(kind)) return kind;
    return std::nullopt;
}

bool is_object(MarkKind kind) {
    switch (kind) {
    case MarkKind::footnote:
    case MarkKind::reference:
    case MarkKind::value:
    case MarkKind::line_break:
    case MarkKind::unknown_object:
        return true;
    default:
        return false;
    }
}

std::vector<Mark> canonicalise(std::string_view characters, std::vector<Mark> marks) {
    std::erase_if(marks, [&](Mark& mark) {
        mark.begin = to_boundary(characters, mark.begin);
        mark.end = to_boundary(characters, mark.end);
        if (mark.begin >= mark.end) return true;
        return is_object(mark.kind) &&
               characters.substr(mark.begin, mark.end - mark.begin) != object_character;
    });
    std::stable_sort(marks.begin(), marks.end(), before);
    std::vector<Mark> joined;
    // Joined ranges of one sort do not touch, so only the last of them can reach the next mark.
    std::map<std::string, std::size_t> last_of_sort;
    for (Mark& mark : marks) {
        if (is_object(mark.kind)) {
            if (joined.empty() || !(joined.back() == mark)) joined.push_back(std::move(mark));
            continue;
        }
        std::string sort = std::to_string(static_cast<int>(mark.kind)) + ' ' + mark.target;
        if (!mark.attributes.empty()) {
            std::vector<Attributes::Entry> entries(mark.attributes.begin(), mark.attributes.end());
            std::sort(entries.begin(), entries.end());
            for (const auto& [name, value] : entries) sort += '\n' + name + '=' + value;
        }
        const auto [last, first] = last_of_sort.try_emplace(std::move(sort), joined.size());
        if (!first && mark.begin <= joined[last->second].end) {
            joined[last->second].end = std::max(joined[last->second].end, mark.end);
        } else {
            last->second = joined.size();
            joined.push_back(std::move(mark));
        }
    }
    std::stable_sort(joined.begin(), joined.end(), before);
    return joined;
}

RichText::RichText(std::string characters, std::vector<Mark> marks)
    : characters_(std::move(characters)), marks_(canonicalise(characters_, std::move(marks))) {
    const auto first = std::stable_partition(marks_.begin(), marks_.end(),
                                             [](const Mark& mark) { return mark.kind != MarkKind::comment; });
    comments_.assign(std::make_move_iterator(first), std::make_move_iterator(marks_.end()));
    marks_.erase(first, marks_.end());
}

std::vector<Mark> RichText::all_marks() const {
    std::vector<Mark> all;
    all.reserve(marks_.size() + comments_.size());
    std::merge(marks_.begin(), marks_.end(), comments_.begin(), comments_.end(), std::back_inserter(all),
               before);
    return all;
}

bool RichText::blank() const {
    for (std::size_t at = 0; at < characters_.size();) {
        const char32_t c = utf8::next(characters_, at);
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != 0xA0 && c != 0x202F && c != 0x200B)
            return false;
    }
    return true;
}

RichText RichText::replaced(std::size_t begin, std::size_t end, std::string_view text) const {
    begin = std::min(begin, characters_.size());
    end = std::clamp(end, begin, characters_.size());
    std::string characters = characters_;
    characters.replace(begin, end - begin, text);
    const auto removed = end - begin;
    std::vector<Mark> marks;
    for (Mark mark : all_marks()) {
        if (is_object(mark.kind)) {
            if (mark.begin < end && mark.end > begin) continue;
            if (mark.begin >= end) {
                mark.begin = mark.begin - removed + text.size();
                mark.end = mark.end - removed + text.size();
            }
            marks.push_back(std::move(mark));
            continue;
        }
        const bool covers = mark.begin <= begin && mark.end >= end;
        const bool touches_end = mark.end == begin && mark.begin < begin && end == begin;
        if (covers &&
            (removed > 0 || (mark.begin < begin && mark.end > begin) || (touches_end && grows(mark.kind)))) {
            mark.end = mark.end - removed + text.size();
        } else if (touches_end && mark.kind == MarkKind::comment) {
            mark.end += rest_of_word(characters_, mark.end, text);
        } else if (mark.end <= begin) {
            // wholly before: stays
        } else if (mark.begin >= end) {
            mark.begin = mark.begin - removed + text.size();
            mark.end = mark.end - removed + text.size();
        } else if (mark.begin < begin) {
            mark.end = begin; // its tail is replaced
        } else if (mark.end > end) {
            mark.begin = begin + text.size(); // its head is replaced
            mark.end = mark.end - removed + text.size();
        } else {
            continue; // it lay inside what is replaced
        }
        marks.push_back(std::move(mark));
    }
    return RichText(std::move(characters), std::move(marks));
}

RichText RichText::slice(std::size_t begin, std::size_t end) const {
    begin = std::min(begin, characters_.size());
    end = std::clamp(end, begin, characters_.size());
    std::vector<Mark> marks;
    for (Mark mark : all_marks()) {
        mark.begin = std::max(mark.begin, begin);
        mark.end = std::min(mark.end, end);
        if (mark.begin >= mark.end) continue;
        mark.begin -= begin;
        mark.end -= begin;
        marks.push_back(std::move(mark));
    }
    return RichText(characters_.substr(begin, end - begin), std::move(marks));
}

RichText operator+(const RichText& a, const RichText& b) {
    std::vector<Mark> marks = a.all_marks();
    for (Mark mark : b.all_marks()) {
        mark.begin += a.characters_.size();
        mark.end += a.characters_.size();
        marks.push_back(std::move(mark));
    }
    return RichText(a.characters_ + b.characters_, std::move(marks));
}

RichText RichText::spliced(std::size_t begin, std::size_t end, const RichText& text) const {
    begin = std::min(begin, characters_.size());
    end = std::clamp(end, begin, characters_.size());
    const RichText plain = replaced(begin, end, std::string_view(text.characters_));
    if (text.marks_.empty() && text.comments_.empty()) return plain;
    RichText marked = slice(0, begin) + text + slice(end, characters_.size());
    if (comments_.empty()) return marked;
    // A range of comments is about the whole passage, with what comes into its middle.
    std::vector<Mark> all = marked.marks_;
    for (const std::vector<Mark>* list : {&plain.comments_, &text.comments_})
        for (Mark mark : *list) {
            if (list == &text.comments_) mark.begin += begin, mark.end += begin;
            all.push_back(std::move(mark));
        }
    return RichText(std::move(marked.characters_), std::move(all));
}

RichText RichText::with_mark(Mark mark) const {
    std::vector<Mark> marks = all_marks();
    marks.push_back(std::move(mark));
    return RichText(characters_, std::move(marks));
}

RichText RichText::without_mark(MarkKind kind, std::size_t begin, std::size_t end) const {
    std::vector<Mark> marks;
    for (const Mark& mark : all_marks()) {
        if (mark.kind != kind || mark.end <= begin || mark.begin >= end) {
            marks.push_back(mark);
            continue;
        }
        if (is_object(kind)) continue;
        Mark left = mark;
        left.end = begin;
        if (left.begin < left.end) marks.push_back(left);
        Mark right = mark;
        right.begin = end;
        if (right.begin < right.end) marks.push_back(right);
    }
    return RichText(characters_, std::move(marks));
}

RichText RichText::without_comments(std::string_view thread) const {
    RichText text = *this;
    std::erase_if(text.comments_, [&](const Mark& mark) { return mark.target == thread; });
    return text;
}

RichText RichText::without_comments() const {
    RichText text = *this;
    text.comments_.clear();
    return text;
}

RichText RichText::with_comments_of(const RichText& old) const {
    if (old.comments_.empty()) return *this;
    const std::string_view from = old.characters_, to = characters_;
    const std::size_t shorter = std::min(from.size(), to.size());
    std::size_t head = 0, tail = 0;
    while (head < shorter && from[head] == to[head]) ++head;
    while (head > 0 && (continues(from, head) || continues(to, head))) --head;
    while (tail < shorter - head && from[from.size() - 1 - tail] == to[to.size() - 1 - tail]) ++tail;
    while (tail > 0 && (continues(from, from.size() - tail) || continues(to, to.size() - tail))) --tail;
    const std::string_view middle = to.substr(head, to.size() - head - tail);
    const RichText moved = old.replaced(head, from.size() - tail, middle);
    std::vector<Mark> marks = all_marks();
    for (const Mark& mark : moved.comments_) marks.push_back(mark);
    // Words that lie inside what changed may have come to stand elsewhere in it.
    for (Mark mark : old.comments_) {
        if (mark.begin < head || mark.end > from.size() - tail) continue;
        const std::string_view words = from.substr(mark.begin, mark.end - mark.begin);
        const std::size_t at = middle.find(words);
        if (at == std::string_view::npos || middle.find(words, at + 1) != std::string_view::npos) continue;
        mark.begin = head + at;
        mark.end = mark.begin + words.size();
        marks.push_back(std::move(mark));
    }
    return RichText(characters_, std::move(marks));
}

bool RichText::same_words(const RichText& other) const {
    return characters_ == other.characters_ && marks_ == other.marks_;
}

const Mark* RichText::object_at(std::size_t byte) const {
    for (const Mark& mark : marks_)
        if (is_object(mark.kind) && mark.begin == byte) return &mark;
    return nullptr;
}

bool RichText::covered_by(MarkKind kind, std::size_t begin, std::size_t end) const {
    for (const Mark& mark : kind == MarkKind::comment ? comments_ : marks_)
        if (mark.kind == kind && mark.begin <= begin && mark.end >= end) return true;
    return false;
}

std::string fingerprint_of(const RichText& text) {
    std::string bytes = text.characters();
    for (const Mark& mark : text.marks()) {
        bytes += '\n' + std::string(name_of(mark.kind)) + ' ' + std::to_string(mark.begin) + ' ' +
                 std::to_string(mark.end) + ' ' + mark.target;
        for (const auto& [name, value] : mark.attributes) bytes += ' ' + name + '=' + value;
    }
    return fingerprint(bytes);
}

} // namespace strateg::model
