#include "core/exchange/html/resolved.h"

#include "core/language/fixed_words.h"
#include "core/language/transliterate.h"

namespace strateg::exchange::html {

namespace kind = model::kind;
using model::MarkKind;

Resolver::Resolver(const model::Project& project, language::View view)
    : project_(project), view_(std::move(view)), facts_(project), numbering_(project, view_.language),
      index_(project) {}

std::string Resolver::value(const std::string& fact) const {
    return facts_.text(fact, view_).value_or(std::string());
}

std::string Resolver::reference(const model::Mark& mark) const {
    const model::Found* found = index_.find(mark.target);
    const model::Section* section = found == nullptr ? project_.section(mark.target) : nullptr;
    if (section != nullptr && !section->blocks.empty()) {
        model::Mark heading = mark;
        heading.target = section->blocks.front()->id;
        return heading.target == mark.target ? std::string() : reference(heading);
    }
    if (found == nullptr) return {};
    const std::string_view form = mark.attributes.get("form", "full");
    const std::string number(numbering_.number(mark.target));
    const auto named = [&](language::FixedWord word) {
        return std::string(language::fixed_word(word, view_)) + "\u00A0" + number;
    };
    if (form == "title" || number.empty()) {
        if (depth_ > 2) return {}; // titles that refer to each other
        ++depth_;
        const model::Block* caption = found->block->child_of_kind(kind::caption);
        std::string title = plain(caption != nullptr ? *caption : *found->block);
        --depth_;
        return title;
    }
    if (form == "number") return number;
    if (found->block->kind == kind::table) return named(language::FixedWord::table);
    if (found->block->kind == kind::figure) return named(language::FixedWord::figure);
    if (found->block->kind == kind::heading) return named(language::FixedWord::section);
    return number;
}

model::RichText Resolver::words(const model::Block& block) const {
    const model::RichText* stored = block.content(view_.language);
    if (stored == nullptr) return {};
    // Labels are in the view's script already: they go in after the text has been brought into it.
    model::RichText text = language::in_view(*stored, view_);
    for (std::size_t i = text.marks().size(); i > 0; --i) {
        const model::Mark mark = text.marks()[i - 1];
        std::string words;
        if (mark.kind == MarkKind::value)
            words = value(mark.target);
        else if (mark.kind == MarkKind::reference)
            words = reference(mark);
        else if (mark.kind != MarkKind::unknown_object)
            continue;
        text = text.replaced(mark.begin, mark.end, words);
        i = std::min(i, text.marks().size() + 1);
    }
    return text;
}

std::string Resolver::plain(const model::Block& block) const {
    const model::RichText text = words(block);
    std::string out;
    std::size_t at = 0;
    for (const model::Mark& mark : text.marks()) {
        if (!model::is_object(mark.kind) || mark.begin < at) continue;
        out += text.characters().substr(at, mark.begin - at);
        if (mark.kind == MarkKind::line_break) out += '\n';
        at = mark.end;
    }
    return out + text.characters().substr(at);
}

std::string address_of(const std::filesystem::path& path) {
    std::string out;
    for (const char c : path.string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || std::string_view("/-_.~").find(c) != std::string_view::npos) {
            out += c;
        } else {
            static constexpr char digits[] = "0123456789ABCDEF";
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

} // namespace strateg::exchange::html
