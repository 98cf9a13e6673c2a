#include "core/store/text_xml.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace strateg::store {
namespace {

using model::Mark;
using model::MarkKind;

/// Small letters of the Latin, Greek and Cyrillic blocks: a fixed rule, so that a new version of a library
/// never breaks lines elsewhere. In Latin Extended-A and the historic Cyrillic rows the odd one is small,
/// in U+0139-0148 and U+0179-017E the even one.
bool is_small_letter(char32_t c) {
    if (c >= 'a' && c <= 'z') return true;
    if (c >= 0xDF && c <= 0xFF) return c != 0xF7;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 0;
    if (c >= 0x100 && c <= 0x17F) return c % 2 == 1;
    if (c >= 0x3AC && c <= 0x3CE) return true;
    if (c >= 0x430 && c <= 0x45F) return true;
    return c >= 0x460 && c <= 0x481 && c % 2 == 1;
}

bool ends_sentence(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/// Quotation marks, brackets and footnote marks may stand between a full stop and the space.
bool closes(char32_t c) {
    switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0xBB:   // »
    case 0x2019: // ’
    case 0x201C: // “
    case 0x201D: // ”
    case 0x203A: // ›
    case 0xFFFC: // an object
        return true;
    default:
        return false;
    }
}

/// Bytes of the spaces between sentences.
std::vector<std::size_t> sentence_breaks(std::string_view text) {
    std::vector<std::size_t> breaks;
    for (std::size_t space = text.find(' ', 1); space != std::string_view::npos;
         space = text.find(' ', space + 1)) {
        std::size_t next = space + 1;
        if (next >= text.size()) break;
        const char32_t first = utf8::next(text, next);
        if (is_small_letter(first) || (first >= '0' && first <= '9') || first <= ' ') continue;
        std::size_t before = space;
        char32_t last = utf8::previous(text, before);
        while (before > 0 && closes(last)) last = utf8::previous(text, before);
        if (ends_sentence(last)) breaks.push_back(space);
    }
    return breaks;
}

void append_mark_attributes(std::string& out, const Mark& mark) {
    switch (mark.kind) {
    case MarkKind::link:
        append_attribute(out, "href", mark.target);
        break;
    case MarkKind::foreign:
        append_attribute(out, "lang", mark.target);
        break;
    case MarkKind::term:
    case MarkKind::comment:
    case MarkKind::footnote:
    case MarkKind::reference:
    case MarkKind::value:
        append_attribute(out, "ref", mark.target);
        break;
    default:
        break;
    }
    std::vector<model::Attributes::Entry> attributes(mark.attributes.begin(), mark.attributes.end());
    std::sort(attributes.begin(), attributes.end());
    for (const auto& [name, value] : attributes)
        if (is_xml_name(name)) append_attribute(out, name, value);
}

std::string_view element_of(const Mark& mark) {
    return mark.kind == MarkKind::unknown || mark.kind == MarkKind::unknown_object
               ? std::string_view(mark.target)
               : model::name_of(mark.kind);
}

class Writer {
public:
    Writer(std::string& out, const model::RichText& text, std::string_view line_break)
        : out_(out), text_(text.characters()), line_break_(line_break), marks_(text.all_marks()) {
        for (const Mark& mark : marks_) {
            if (!is_xml_name(element_of(mark))) continue;
            (model::is_object(mark.kind) ? objects_ : ranges_).push_back(&mark);
            boundaries_.push_back(mark.begin);
            boundaries_.push_back(mark.end);
        }
        boundaries_.push_back(text_.size());
        std::sort(boundaries_.begin(), boundaries_.end());
        boundaries_.erase(std::unique(boundaries_.begin(), boundaries_.end()), boundaries_.end());
        if (!line_break.empty()) breaks_ = sentence_breaks(text_);
    }

    void write() {
        std::size_t at = 0;
        for (const std::size_t boundary : boundaries_) {
            characters(at, boundary);
            at = boundary;
            close(at);
            open(at);
        }
    }

private:
    /// Closes what ends here. Marks that overlap are cut: those opened later close too and open again.
    void close(std::size_t at) {
        const auto first =
            std::find_if(stack_.begin(), stack_.end(), [&](const Mark* m) { return m->end <= at; });
        std::vector<const Mark*> again;
        while (stack_.end() > first) {
            out_ += "</";
            out_ += element_of(*stack_.back());
            out_ += '>';
            if (stack_.back()->end > at) again.push_back(stack_.back());
            const bool last = stack_.end() - 1 == first;
            stack_.pop_back();
            if (last) break;
        }
        for (auto mark = again.rbegin(); mark != again.rend(); ++mark) begin(**mark);
    }

    void open(std::size_t at) {
        for (; next_range_ < ranges_.size() && ranges_[next_range_]->begin == at; ++next_range_)
            begin(*ranges_[next_range_]);
    }

    void begin(const Mark& mark) {
        out_ += '<';
        out_ += element_of(mark);
        append_mark_attributes(out_, mark);
        out_ += '>';
        stack_.push_back(&mark);
    }

    void characters(std::size_t from, std::size_t to) {
        if (from == to) return;
        while (next_object_ < objects_.size() && objects_[next_object_]->begin < from) ++next_object_;
        if (next_object_ < objects_.size() && objects_[next_object_]->begin == from) {
            const Mark& mark = *objects_[next_object_];
            out_ += '<';
            out_ += element_of(mark);
            append_mark_attributes(out_, mark);
            out_ += "/>";
            return;
        }
        const std::string_view run = text_.substr(from, to - from);
        // An XML reader may drop spaces that are alone between two tags, or stand at the ends.
        if (run.find_first_not_of(' ') == std::string_view::npos) {
            for (std::size_t i = 0; i < run.size(); ++i) out_ += "&#32;";
            return;
        }
        std::size_t at = from;
        const auto plain = [&](std::size_t end) {
            if (end > at) append_escaped(out_, text_.substr(at, end - at), true);
            at = std::max(at, end);
        };
        if (from == 0 && text_.front() == ' ') {
            out_ += "&#32;";
            ++at;
        }
        const bool space_at_end = to == text_.size() && text_.back() == ' ';
        const std::size_t end = to - (space_at_end ? 1 : 0);
        while (next_break_ < breaks_.size() && breaks_[next_break_] < from) ++next_break_;
        for (; next_break_ < breaks_.size() && breaks_[next_break_] < end; ++next_break_) {
            plain(breaks_[next_break_]);
            out_ += line_break_;
            ++at;
        }
        plain(end);
        if (space_at_end) out_ += "&#32;";
    }

    std::string& out_;
    std::string_view text_;
    std::string_view line_break_;
    std::vector<Mark> marks_;
    std::vector<const Mark*> ranges_;
    std::vector<const Mark*> objects_;
    std::vector<std::size_t> boundaries_;
    std::vector<std::size_t> breaks_;
    std::vector<const Mark*> stack_;
    std::size_t next_range_ = 0;
    std::size_t next_object_ = 0;
    std::size_t next_break_ = 0;
};

} // namespace

void append_rich_text(std::string& out, const model::RichText& text, std::string_view line_break) {
    if (text.marks().empty() && text.characters().empty()) return;
    Writer(out, text, line_break).write();
}

} // namespace strateg::store
