// Words as spelling sees them, and words and sentences as counts see them. ICU's boundaries (UAX #29) with
// what they do not know: marks, addresses, abbreviations, ordinals. Callable from any thread.
#pragma once

#include "core/model/rich_text.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::language {

/// A word to be looked up in a dictionary.
struct Word {
    std::size_t begin = 0; // bytes in the characters of the text
    std::size_t end = 0;
    std::string text;     // the word without soft hyphens, with ' for ’, in NFC
    std::string language; // of the text, or of the foreign passage it stands in
    bool abbreviation =
        false; // a dot stands right behind it ("г.", "e.g.", "д.о.о."), or ")" behind a letter
};

/// The words of a text in its order. Hyphenated compounds are one word ("economic-social"): the speller tries
/// the whole, then the parts. Left out: numbers, words with digits ("B2B"), URLs, e-mail addresses, file
/// names, handles, objects, and passages in a language that spelling cannot know ("zxx", "und").
/// An object inside a word splits it, a mark inside a word does not.
std::vector<Word> words_of(const model::RichText& text, std::string_view language);

/// A common abbreviation that is written with a dot, without that dot: "г", "чл", "e.g".
bool is_abbreviation(std::string_view stem);

/// A range of bytes.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

/// URLs, e-mail addresses, www. names and file names in plain characters: what is neither spelled nor
/// transliterated. Sorted, disjoint.
std::vector<Range> addresses_in(std::string_view text);

/// Sentences, without the spaces between them. Knows that "2018. године", "3. члан", "г.", "e.g." end none.
std::vector<Range> sentences_of(std::string_view text, std::string_view language);

/// Words for `info` and for limits: what a person would count; numbers count, addresses count one.
std::size_t count_words(const model::RichText& text, std::string_view language);

} // namespace strateg::language
