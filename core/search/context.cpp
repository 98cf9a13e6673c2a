#include "core/base/utf8.h"
#include "core/language/transliterate.h"
#include "core/search/find.h"

#include <algorithm>

namespace strateg::search {
namespace {

using model::Mark;
using model::MarkKind;
using model::RichText;

/// The characters as words, and where bytes [hit) went.
std::string words_of(const RichText& text, const language::View& view, const language::Facts* facts,
                     Range& hit) {
    const std::string& characters = text.characters();
    std::string out;
    Range moved;
    for (std::size_t at = 0;;) {
        if (at == hit.begin) moved.begin = out.size();
        if (at == hit.end) moved.end = out.size();
        if (at >= characters.size()) break;
        if (!std::string_view(characters).substr(at).starts_with(model::object_character)) {
            const char c = characters[at++];
            out += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
            continue;
        }
        const Mark* object = text.object_at(at);
        at += model::object_character.size();
        if (!object || object->kind == MarkKind::footnote) continue;
        if (object->kind == MarkKind::line_break) {
            out += ' ';
        } else if (object->kind == MarkKind::value && facts) {
            out += language::in_view(facts->text(object->target, view).value_or("⟨" + object->target + "⟩"),
                                     view);
        } else {
            out += "⟨…⟩";
        }
    }
    hit = moved;
    return out;
}

/// The part [from, to) in the script of the view.
std::string shown(RichText text, Range& hit, const language::View& view, const language::Facts* facts) {
    if (view.language == "sr" && view.script == language::Script::latin) {
        language::Transliterated latin = language::to_latin_with_offsets(text);
        hit = {latin.from_original(hit.begin), latin.from_original(hit.end)};
        text = std::move(latin.text);
    }
    return words_of(text, view, facts, hit);
}

bool is_space(std::string_view text, std::size_t byte) {
    return byte < text.size() && text[byte] == ' ';
}

} // namespace

Context context_of(const RichText& text, const Range& hit, const language::View& view,
                   const language::Facts* facts, const ContextSize& size) {
    const std::string& characters = text.characters();
    std::size_t from = std::min(hit.begin, characters.size());
    std::size_t to = std::clamp(hit.end, from, characters.size());
    for (std::size_t left = size.before; left > 0 && from > 0; --left) utf8::previous(characters, from);
    for (std::size_t left = size.after; left > 0 && to < characters.size(); --left)
        utf8::next(characters, to);
    // Not in the middle of a word, unless the word is all there is.
    if (from > 0) {
        std::size_t word = from;
        while (word < hit.begin && !is_space(characters, word)) ++word;
        if (word < hit.begin) from = word + 1;
    }
    if (to < characters.size()) {
        std::size_t word = to;
        while (word > hit.end && !is_space(characters, word)) --word;
        if (word > hit.end) to = word;
    }
    Context context;
    context.hit = {hit.begin - from, std::min(hit.end, to) - from};
    context.text = shown(text.slice(from, to), context.hit, view, facts);
    context.cut_before = from > 0;
    context.cut_after = to < characters.size();
    if (context.cut_before) {
        static constexpr std::string_view dots = "…";
        context.text.insert(0, dots);
        context.hit.begin += dots.size();
        context.hit.end += dots.size();
    }
    if (context.cut_after) context.text += "…";
    return context;
}

std::string in_words(const RichText& text, const language::View& view, const language::Facts* facts) {
    Range all{0, text.characters().size()};
    return shown(text, all, view, facts);
}

} // namespace strateg::search
