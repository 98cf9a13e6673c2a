#include "core/model/staleness.h"

#include "core/base/utf8.h"

namespace strateg::model {
namespace {

/// True for texts with at least one word of two letters: a number or a code may well be the same everywhere.
bool has_words(const RichText& text) {
    int letters = 0;
    for (std::size_t at = 0; at < text.characters().size();) {
        const char32_t c = utf8::next(text.characters(), at);
        const bool letter = (c | 0x20) - U'a' < 26 || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
        letters = letter ? letters + 1 : 0;
        if (letters >= 2) return true;
    }
    return false;
}

} // namespace

const char* name_of(TranslationState state) {
    switch (state) {
    case TranslationState::source:
        return "source";
    case TranslationState::missing:
        return "missing";
    case TranslationState::empty:
        return "empty";
    case TranslationState::stale:
        return "stale";
    case TranslationState::unconfirmed:
        return "unconfirmed";
    case TranslationState::same_as_source:
        return "same-as-source";
    case TranslationState::current:
        return "current";
    case TranslationState::not_needed:
        return "not-needed";
    }
    return "current";
}

TranslationState translation_state(const Block& block, std::string_view source_language,
                                   std::string_view language) {
    if (language == source_language) return TranslationState::source;
    const RichText* source = block.content(source_language);
    const Text* text = block.text(language);
    if (!source || source->blank()) {
        return text && !text->content.blank() ? TranslationState::unconfirmed : TranslationState::not_needed;
    }
    if (!text) return TranslationState::missing;
    if (text->content.blank()) return TranslationState::empty;
    if (!text->of.empty() && text->of != fingerprint_of(*source)) return TranslationState::stale;
    if (text->content.same_words(*source) && has_words(*source)) return TranslationState::same_as_source;
    if (text->of.empty()) return TranslationState::unconfirmed;
    return TranslationState::current;
}

Text written(const Block& block, std::string_view source_language, std::string_view language,
             RichText content) {
    Text text;
    if (const Text* old = block.text(language)) text = *old;
    text.language = language;
    text.content = std::move(content);
    text.of.clear();
    if (language != source_language)
        if (const RichText* source = block.content(source_language)) text.of = fingerprint_of(*source);
    return text;
}

} // namespace strateg::model
