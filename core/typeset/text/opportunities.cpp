#include "core/typeset/text/opportunities.h"

#include "core/base/utf8.h"
#include "core/typeset/text/letters.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace strateg::typeset {
namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";

bool is_address(std::string_view word) {
    return word.find("://") != std::string_view::npos || word.starts_with("www.") ||
           word.find('@') != std::string_view::npos;
}

// UAX 14 through ICU; only words with something else than letters inside come here.
void add_uax14(std::string_view word, std::vector<Opportunity>& places) {
    UErrorCode error = U_ZERO_ERROR;
    thread_local const std::unique_ptr<icu::BreakIterator> lines(
        icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), error));
    if (!lines) return;
    const icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
    lines->setText(text);
    std::size_t byte = 0;
    std::int32_t unit = 0;
    for (std::int32_t at = lines->first(); at != icu::BreakIterator::DONE; at = lines->next()) {
        while (unit < at && byte < word.size()) unit += utf8::next(word, byte) > 0xFFFF ? 2 : 1;
        // Ranges of numbers (10–12) stay whole, and so do a number and its ending (90-те).
        if (byte > 1 && byte < word.size() && !is_digit(static_cast<unsigned char>(word[byte])) &&
            !(word[byte - 1] == '-' && is_digit(static_cast<unsigned char>(word[byte - 2]))))
            places.push_back({byte, false});
    }
}

// Where the writer says so and nowhere else.
void add_soft_hyphens(std::string_view word, std::vector<Opportunity>& places) {
    for (std::size_t at = word.find(soft_hyphen); at != word.npos; at = word.find(soft_hyphen, at + 1))
        if (at > 0 && at + soft_hyphen.size() < word.size())
            places.push_back({at + soft_hyphen.size(), true});
}

void add_in_address(std::string_view word, std::vector<Opportunity>& places) {
    for (std::size_t i = 8; i + 3 < word.size(); ++i)
        if (word[i] == '/' || word[i] == '.' || word[i] == '-' || word[i] == '?' || word[i] == '&')
            places.push_back({i + (word[i] == '/' || word[i] == '-' ? 1u : 0u), false});
}

} // namespace

std::vector<Opportunity>
opportunities_in(std::string_view word,
                 const std::function<std::vector<std::size_t>(std::string_view)>& hyphenate) {
    std::vector<Opportunity> places;
    if (is_address(word)) {
        add_in_address(word, places);
        return places;
    }
    if (word.find(soft_hyphen) != word.npos) {
        add_soft_hyphens(word, places);
        return places;
    }
    bool plain = true, digits = false; // plain: letters with punctuation only around them
    const std::string_view core = core_of(word);
    for (std::size_t byte = 0; byte < core.size();) {
        const char32_t character = utf8::next(core, byte);
        if (is_digit(character)) digits = true;
        // From Thai on there are scripts that have places between letters.
        if (!is_letter(character) || character >= 0x0E00) plain = false;
    }
    if (!plain) add_uax14(word, places);
    if (digits || core.size() < 4) return places;
    // Hyphenate each stretch of letters.
    for (std::size_t byte = 0; byte < word.size();) {
        std::size_t begin = byte, end = byte;
        while (end < word.size()) {
            std::size_t next = end;
            if (!is_letter(utf8::next(word, next))) break;
            end = next;
        }
        if (end - begin >= 4 && end - begin <= 120) // what is longer is no word of a language
            for (const std::size_t point : hyphenate(word.substr(begin, end - begin)))
                places.push_back({begin + point, true});
        byte = end;
        if (byte < word.size()) utf8::next(word, byte);
    }
    std::sort(places.begin(), places.end(),
              [](const Opportunity& a, const Opportunity& b) { return a.byte < b.byte; });
    return places;
}

} // namespace strateg::typeset
