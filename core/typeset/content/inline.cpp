#include "core/typeset/content/inline.h"

#include "core/language/fixed_words.h"
#include "core/language/transliterate.h"

#include <algorithm>

namespace strateg::typeset {

using language::FixedWord;
using model::Block;
using model::Mark;
using model::MarkKind;
using model::RichText;

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

// What the characters between two mark borders carry.
struct Carried {
    const Mark* link = nullptr;
    const Mark* foreign = nullptr;
    const Mark* term = nullptr;
    bool strong = false, emphasis = false, sub = false, super = false;
};

std::string without_invisible(std::string_view text) {
    if (text.find_first_of("\t\r\n\xC2") == std::string_view::npos) return std::string(text); // nearly always
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("\xC2\xAD")) { // soft hyphens: hyphenation knows better
            ++i;
        } else {
            const char c = text[i];
            result += c == '\t' || c == '\r' || c == '\n' ? ' ' : c;
        }
    }
    return result;
}

} // namespace

Inline::Inline(const model::Project& project, const language::View& view, const Theme& theme,
               Document& document, ResolveMemory& memory)
    : project_(project), own_view_(view), view_(&view), theme_(theme), document_(document), memory_(memory),
      facts_(project) {}

std::uint32_t Inline::add_element(Role role, std::uint32_t parent) {
    StructureElement element;
    element.role = role;
    element.parent = parent;
    document_.structure.push_back(std::move(element));
    return static_cast<std::uint32_t>(document_.structure.size() - 1);
}

std::uint32_t Inline::anchor(std::string_view block) {
    const auto at = document_.anchor_of.find(block);
    if (at != document_.anchor_of.end()) return at->second;
    const auto index = static_cast<std::uint32_t>(document_.anchors.size());
    document_.anchors.push_back({std::string(block)});
    document_.anchor_of.emplace(block, index);
    return index;
}

std::uint32_t Inline::language(std::string_view tag) {
    auto& languages = document_.languages;
    const auto at = std::find(languages.begin(), languages.end(), tag);
    if (at != languages.end()) return static_cast<std::uint32_t>(at - languages.begin());
    languages.emplace_back(tag);
    return static_cast<std::uint32_t>(languages.size() - 1);
}

std::uint32_t Inline::view_language() const {
    if (speaks_own()) return document_.language;
    const auto at = std::find(document_.languages.begin(), document_.languages.end(), view_->tag);
    return at == document_.languages.end() ? document_.language
                                           : static_cast<std::uint32_t>(at - document_.languages.begin());
}

ChosenText Inline::choose(const Block& block) const {
    const RichText* text = block.content(view_->language);
    if (text && !text->blank())
        return {speaks_own() ? memory_.in_view(facts_.resolved(*text, *view_), *view_)
                             : language::in_view(facts_.resolved(*text, *view_), *view_),
                view_->tag, false};
    std::string source = block.source;
    if (source.empty()) {
        const model::Found* found = index().find(block.id);
        source = found ? model::source_of(project_, index(), *found) : project_.source;
    }
    const RichText* other = source == view_->language ? nullptr : block.content(source);
    if (!other || other->blank()) return {RichText(), view_->tag, false};
    const language::View theirs = language::default_view(source);
    return {facts_.resolved(*other, theirs), theirs.tag, true};
}

Inline::Reference Inline::reference(const Mark& mark, const Block& from) {
    const std::string_view form = mark.attributes.get("form", "full");
    const model::Found* found = index().find(mark.target);
    if (!found) {
        leads_nowhere("typeset.reference-unknown",
                      say("A cross-reference points to \"{}\", which does not exist.", mark.target), from);
        return {"⟨" + mark.target + "⟩"};
    }
    Reference result;
    result.anchor = anchor(mark.target);
    const Block& block = *found->block;
    const std::string number(numbering().number(mark.target));
    const auto named = [&](FixedWord word) {
        return std::string(language::fixed_word(word, *view_)) + std::string(no_break_space) + number;
    };
    if (form == "page") {
        result.page = true;
        result.text = "000";
    } else if (form == "number" && !number.empty()) {
        result.text = number;
    } else if (form == "title" || number.empty()) {
        const Block* title = block.child_of_kind(model::kind::caption);
        result.text = plain(title ? title : &block);
        if (form != "title") {
            const language::Quotes quotes = language::quotes_of(*view_);
            result.text = quotes.open + result.text + quotes.close;
        }
    } else if (block.kind == model::kind::table) {
        result.text = named(FixedWord::table);
    } else if (block.kind == model::kind::figure) {
        result.text = named(FixedWord::figure);
    } else if (block.kind == model::kind::heading) {
        result.text = named(FixedWord::section);
    } else {
        result.text = number;
    }
    return result;
}

std::uint32_t Inline::link_inside(std::string_view id, const Block& from) {
    if (index().find(id)) return anchor(id);
    leads_nowhere("typeset.reference-unknown",
                  say("A link points to \"{}\", which does not exist.", id), from);
    return none;
}

void Inline::leads_nowhere(std::string code, std::string sentence, const Block& from) {
    const auto told =
        std::any_of(document_.problems.begin(), document_.problems.end(), [&](const Problem& other) {
            return other.code == code && other.place.block == from.id && other.place.language == view_->tag &&
                   other.sentence == sentence;
        });
    if (told) return;
    Problem problem{Severity::warning,
                    std::move(code),
                    {},
                    std::move(sentence),
                    say("Choose what it should point to, or delete it.")};
    problem.place.block = from.id;
    problem.place.language = view_->tag;
    document_.problems.push_back(std::move(problem));
}

void Inline::check_values(const Block& block, const ChosenText& chosen) {
    const RichText* text =
        block.content(chosen.fallback ? language::language_of(chosen.tag) : view_->language);
    if (!text) return;
    for (const Mark& mark : text->marks())
        if (mark.kind == MarkKind::value && !facts_.find(mark.target))
            leads_nowhere("typeset.value-unknown",
                          say("A text shows the value \"{}\", which does not exist.", mark.target), block);
}

// What a reference prints where there are only words: its number, or nothing.
std::string Inline::number_in_words(const Mark& mark) const {
    const std::string number(numbering().number(mark.target));
    const model::Found* found = index().find(mark.target);
    if (number.empty() || !found || mark.attributes.get("form", "full") != "full") return number;
    const std::string_view kind = found->block->kind;
    const FixedWord word = kind == model::kind::table    ? FixedWord::table
                           : kind == model::kind::figure ? FixedWord::figure
                                                         : FixedWord::section;
    return std::string(language::fixed_word(word, *view_)) + std::string(no_break_space) + number;
}

std::string Inline::plain(const Block* block) const {
    if (!block) return {};
    const ChosenText chosen = choose(*block);
    std::string words;
    const std::string& text = chosen.text.characters();
    for (std::size_t i = 0; i < text.size();) {
        if (std::string_view(text).substr(i).starts_with(model::object_character)) {
            const Mark* object = chosen.text.object_at(i);
            if (object && object->kind == MarkKind::line_break) words += ' ';
            if (object && object->kind == MarkKind::reference) words += number_in_words(*object);
            i += model::object_character.size();
        } else {
            words += text[i++];
        }
    }
    return without_invisible(words);
}

Span Inline::word(std::string text, const Style& style, std::uint32_t element) const {
    Span span;
    span.text = std::move(text);
    span.style = style;
    span.language = view_language();
    span.element = element;
    return span;
}

std::vector<Span> Inline::spans(const Block& block, const Style& style, std::uint32_t element,
                                const FootnoteOf& footnote) {
    std::vector<Span> spans;
    const ChosenText chosen = choose(block);
    if (chosen.fallback) {
        if (fallbacks_++ == 0) first_fallback_ = block.id;
    }
    check_values(block, chosen);
    const std::string& characters = chosen.text.characters();
    const auto& marks = chosen.text.marks();
    const std::uint32_t base_language = language(chosen.tag);
    if (chosen.fallback && element != none && document_.structure[element].language.empty())
        document_.structure[element].language = chosen.tag;

    std::vector<std::size_t> borders{0, characters.size()};
    for (const Mark& mark : marks) {
        borders.push_back(mark.begin);
        borders.push_back(mark.end);
    }
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());

    std::map<const Mark*, std::uint32_t> link_of, element_of; // one element per mark, however cut
    const Mark* last_term = nullptr;
    std::vector<const Mark*> open;
    std::size_t next_mark = 0;
    for (std::size_t b = 0; b + 1 < borders.size(); ++b) {
        const std::size_t begin = borders[b], end = borders[b + 1];
        std::erase_if(open, [&](const Mark* mark) { return mark->end <= begin; });
        while (next_mark < marks.size() && marks[next_mark].begin <= begin) {
            if (marks[next_mark].end > begin) open.push_back(&marks[next_mark]);
            ++next_mark;
        }
        Carried carried;
        const Mark* object = nullptr;
        for (const Mark* mark : open) {
            switch (mark->kind) {
            case MarkKind::link:
                carried.link = mark;
                break;
            case MarkKind::foreign:
                carried.foreign = mark;
                break;
            case MarkKind::strong:
                carried.strong = true;
                break;
            case MarkKind::emphasis:
                carried.emphasis = true;
                break;
            case MarkKind::subscript:
                carried.sub = true;
                break;
            case MarkKind::superscript:
                carried.super = true;
                break;
            case MarkKind::term:
                carried.term = mark;
                break;
            case MarkKind::unknown:
            case MarkKind::comment:
                break;
            case MarkKind::footnote:
            case MarkKind::reference:
            case MarkKind::value:
            case MarkKind::line_break:
            case MarkKind::unknown_object:
                object = mark;
                break;
            }
        }
        Span span;
        span.style = style;
        span.language = base_language;
        span.element = element;
        if (carried.strong)
            span.style.font.weight = style.font.weight == Weight::regular ? Weight::semibold : Weight::bold;
        if (carried.emphasis) span.style.font.italic = !style.font.italic;
        if (carried.sub || carried.super) {
            span.style.rise = style.size * (carried.sub ? -0.16f : 0.33f);
            span.style.size = style.size * 0.66f;
            span.style.font.lining = true;
        }
        if (carried.link) {
            const auto [at, added] = link_of.try_emplace(carried.link);
            if (added) {
                LinkTarget target;
                target.url = carried.link->target;
                if (target.url.starts_with('#')) { // a block of this document
                    target.anchor = link_inside(target.url.substr(1), block);
                    target.url.clear();
                }
                target.description = chosen.text.slice(carried.link->begin, carried.link->end).characters();
                if (element != none) target.element = add_element(Role::link, element);
                at->second = static_cast<std::uint32_t>(document_.links.size());
                document_.links.push_back(std::move(target));
            }
            span.link = at->second;
            span.element = document_.links[at->second].element;
            span.style.colour = theme_.link;
        }
        if (carried.foreign && !carried.foreign->target.empty()) {
            span.language = language(carried.foreign->target);
            if (span.element != none) {
                const auto [at, added] = element_of.try_emplace(carried.foreign);
                if (added) {
                    at->second = add_element(Role::span, span.element);
                    document_.structure[at->second].language = carried.foreign->target;
                }
                span.element = at->second;
            }
        }
        if (collects_terms_ && speaks_own() && carried.term && carried.term != last_term) {
            last_term = carried.term;
            span.anchor = static_cast<std::uint32_t>(document_.anchors.size());
            document_.anchors.emplace_back();
            terms_.push_back(
                {carried.term->target, span.anchor,
                 without_invisible(chosen.text.slice(carried.term->begin, carried.term->end).characters())});
        }
        if (!object) {
            span.text = without_invisible(std::string_view(characters).substr(begin, end - begin));
            if (!span.text.empty()) spans.push_back(std::move(span));
            continue;
        }
        if (object->kind == MarkKind::line_break) {
            span.text = "\n";
            spans.push_back(std::move(span));
        } else if (object->kind == MarkKind::footnote && footnote) {
            const std::uint32_t index = footnote(block, object->target);
            if (index == none) {
                leads_nowhere(
                    "typeset.footnote-unknown",
                    say("A mark stands for the footnote \"{}\", which this block does not have.", object->target),
                    block);
                continue;
            }
            const Footnote& note = document_.footnotes[index];
            span.text = note.number;
            span.style = style;
            span.style.rise = style.size * 0.33f;
            span.style.size = style.size * 0.64f;
            span.style.font.lining = true;
            span.style.font.italic = false;
            span.language = view_language();
            span.footnote = index;
            span.link = static_cast<std::uint32_t>(document_.links.size());
            if (element != none) span.element = add_element(Role::reference, element);
            document_.links.push_back(
                {{},
                 note.anchor,
                 span.element,
                 std::string(language::fixed_word(FixedWord::note, *view_)) + " " + note.number});
            spans.push_back(std::move(span));
        } else if (object->kind == MarkKind::reference) {
            Reference reference = this->reference(*object, block);
            span.text = reference.text;
            span.language = view_language();
            span.keep = object->attributes.get("form") == "number" || reference.page;
            if (reference.page) span.page_of = reference.anchor;
            if (reference.anchor != none && span.link == none) {
                if (element != none) span.element = add_element(Role::reference, element);
                span.link = static_cast<std::uint32_t>(document_.links.size());
                document_.links.push_back({{}, reference.anchor, span.element, reference.text});
                span.style.colour = theme_.link;
            }
            if (!span.text.empty()) spans.push_back(std::move(span));
        }
    }
    return spans;
}

} // namespace strateg::typeset
