#include "core/compare/tokens.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

namespace strateg::compare {
namespace {

/// ICU's iterators are costly to make and hold state: one per language and thread.
icu::BreakIterator* iterator_for(std::string_view language) {
    thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>, std::less<>> iterators;
    auto found = iterators.find(language);
    if (found == iterators.end()) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Locale locale = icu::Locale::forLanguageTag(std::string(language), status);
        status = U_ZERO_ERROR; // a tag that ICU does not know: the rules of the root
        std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(locale, status));
        if (U_FAILURE(status)) made.reset();
        found = iterators.emplace(std::string(language), std::move(made)).first;
    }
    return found->second.get();
}

/// Ends of ICU's segments, the last is the size of the text.
std::vector<std::size_t> boundaries(std::string_view text, std::string_view language) {
    std::vector<std::size_t> ends;
    icu::BreakIterator* iterator = iterator_for(language);
    if (iterator != nullptr && !text.empty()) {
        UErrorCode status = U_ZERO_ERROR;
        UText* opened = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
        if (opened != nullptr) {
            iterator->setText(opened, status);
            if (U_SUCCESS(status)) {
                iterator->first();
                for (int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next())
                    ends.push_back(static_cast<std::size_t>(end));
            }
            // The iterator must not keep pointing into a text that goes away.
            static const icu::UnicodeString nothing;
            iterator->setText(nothing);
            utext_close(opened);
        }
    }
    if (!text.empty() && (ends.empty() || ends.back() != text.size())) ends.push_back(text.size());
    return ends;
}

TokenSort sort_of(std::string_view piece) {
    bool space = true;
    for (std::size_t at = 0; at < piece.size();) {
        const auto c = static_cast<UChar32>(utf8::next(piece, at));
        if (u_isalnum(c)) return TokenSort::word;
        space = space && (u_isUWhiteSpace(c) || c == 0xA0 || c == 0x202F);
    }
    return space ? TokenSort::space : TokenSort::sign;
}

std::string key_of(const model::Mark& object) {
    std::string key(model::object_character);
    key += model::name_of(object.kind);
    key += '\n' + object.target;
    std::vector<model::Attributes::Entry> entries(object.attributes.begin(), object.attributes.end());
    std::sort(entries.begin(), entries.end());
    for (const auto& [name, value] : entries) key += '\n' + name + '=' + value;
    return key;
}

} // namespace

std::vector<Token> tokens_of(const model::RichText& text, std::string_view language) {
    std::vector<Token> tokens;
    const std::string& characters = text.characters();
    const auto add = [&](std::size_t begin, std::size_t end) {
        if (begin == end) return;
        const std::string_view piece = std::string_view(characters).substr(begin, end - begin);
        const TokenSort sort = sort_of(piece);
        if (sort == TokenSort::space && !tokens.empty() && tokens.back().sort == TokenSort::space) {
            tokens.back().end = end;
            tokens.back().key += piece;
            return;
        }
        const std::size_t length = sort == TokenSort::word ? utf8::length(piece) : 0;
        tokens.push_back({begin, end, sort, std::string(piece), length});
    };
    std::size_t begin = 0;
    for (const std::size_t end : boundaries(characters, language)) {
        // An object is a unit of its own, also where ICU would hang an accent on it.
        for (std::size_t at = characters.find(model::object_character, begin); at < end;
             at = characters.find(model::object_character, begin)) {
            add(begin, at);
            const std::size_t behind = at + model::object_character.size();
            const model::Mark* object = text.object_at(at);
            tokens.push_back({at, behind, TokenSort::object,
                              object ? key_of(*object) : std::string(model::object_character), 0});
            begin = behind;
        }
        add(begin, end);
        begin = end;
    }
    return tokens;
}

} // namespace strateg::compare
