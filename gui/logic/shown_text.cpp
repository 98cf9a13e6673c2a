#include "gui/logic/shown_text.h"

#include "core/base/utf8.h"
#include "core/language/scripts.h"
#include "core/language/transliterate.h"
#include "gui/logic/caret.h"

#include <algorithm>

namespace strateg::gui {
bool is_latin_view(const language::View& view) {
    return view.language == "sr" && view.script == language::Script::latin;
}

std::size_t ShownText::to_stored(std::size_t shown) const {
    if (!mapped) return shown;
    return language::Transliterated{text, offsets}.to_original(shown);
}

std::size_t ShownText::to_shown(std::size_t stored) const {
    if (!mapped) return stored;
    return language::Transliterated{{}, offsets}.from_original(stored);
}

ShownText shown_text(const model::RichText& stored, const language::View& view) {
    if (!is_latin_view(view)) return {stored, {}, false};
    language::Transliterated latin = language::to_latin_with_offsets(stored);
    return {std::move(latin.text), std::move(latin.offsets), true};
}

model::RichText stored_after(const model::RichText& stored, const language::View& view, std::size_t begin,
                             std::size_t end, std::string_view typed, std::size_t& caret) {
    if (!is_latin_view(view)) {
        caret = begin + typed.size();
        return stored.replaced(begin, end, typed);
    }
    const ShownText shown = shown_text(stored, view);
    const std::string& latin = shown.text.characters();
    // The whole words that the edit touches, but never over an object.
    std::size_t from = begin;
    while (from > 0 && is_word_character(latin, previous_character(latin, from)))
        from = previous_character(latin, from);
    std::size_t to = end;
    while (to < latin.size() && is_word_character(latin, to)) to = next_character(latin, to);
    const std::size_t stored_from = shown.to_stored(from);
    const std::size_t stored_to = shown.to_stored(to);
    const std::string head = latin.substr(from, begin - from) + std::string(typed);
    const std::string words = head + latin.substr(end, to - end);
    const std::string before = stored.characters().substr(stored_from, stored_to - stored_from);
    const bool stays_latin = language::has_latin(before) && !language::has_cyrillic(before);
    const std::string after = stays_latin ? words : language::to_cyrillic(words);
    const std::string head_after = stays_latin ? head : language::to_cyrillic(head);

    const Difference change = difference(before, after);
    model::RichText result =
        stored.replaced(stored_from + change.at, stored_from + change.at + change.removed, change.inserted);
    caret = std::min(stored_from + head_after.size(), result.characters().size());
    while (caret > 0 && caret < result.characters().size() &&
           (static_cast<unsigned char>(result.characters()[caret]) & 0xC0) == 0x80)
        --caret;
    return result;
}

std::string stored_words(const model::RichText& stored, const language::View& view, std::string_view shown) {
    const Difference change = difference(shown_text(stored, view).text.characters(), shown);
    std::size_t ignored = 0;
    return stored_after(stored, view, change.at, change.at + change.removed, change.inserted, ignored)
        .characters();
}

} // namespace strateg::gui
