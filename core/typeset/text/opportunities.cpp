#include "core/typeset/text/opportunities.h"

#include "core/base/utf8.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

namespace strateg::typeset {
namespace {

bool is_letter(char32_t character) {
    return u_isalpha(static_cast<UChar32>(character));
}
bool is_digit(char32_t character) {
    return character >= '0' && character <= '9';
}

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
        // Ranges of numbers (10–12) stay whole.
        if (byte > 0 && byte < word.size() && !is_digit(static_cast<unsigned char>(word[byte])))
            places.push_back({byte, false});
    }
}

void add_in_address(std::string_view word, std::vector<Opportunity>& places) {
    for (std::size_t i = 8; i + 3 < word.size(); ++i)
        if (word[i] == '/' || word[i] == '.' || word[i] == '-' || word[i] == '?' || word[i] == '&')
            places.push_back({i + (word[i] == '/' || word[i] == '-' ? 1u : 0u), false});
}

// The word without punctuation around it.
std::string_view core_of(std::string_view word) {
    std::size_t begin = 0, end = word.size();
    while (begin < end) {
        std::size_t next = begin;
        const char32_t character = utf8::next(word, next);
        if (is_letter(character) || is_digit(character)) break;
        begin = next;
    }
    while (end > begin) {
        std::size_t previous = end;
        const char32_t character = utf8::previous(word, previous);
        if (is_letter(character) || is_digit(character)) break;
        end = previous;
    }
    return word.substr(begin, end - begin);
}

bool is_number(std::string_view word) {
    return !word.empty() && is_digit(static_cast<unsigned char>(word.back())) &&
           is_digit(static_cast<unsigned char>(word.front()));
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 52> units{
    "km",   "km²",  "m",     "m²",   "ha",      "kg",       "t",        "GWh",      "MW",      "h",    "EUR",
    "€",    "км",   "км²",   "км2",  "м",       "м²",       "ха",       "дка",      "кг",      "т",    "евра",
    "евро", "evra", "лв",    "лв.",  "дин",     "дин.",     "РСД",      "RSD",      "млн",     "млн.", "млрд",
    "хил.", "хиљ.", "hilj.", "мил.", "million", "millions", "milion",   "miliona",  "милиона", "г.",   "год.",
    "год",  "god.", "ч.",    "мин.", "years",   "percent",  "процента", "procenata"};

constexpr std::array<std::string_view, 22> wait_for_number{
    "бр.", "br.",  "стр.", "str.", "чл.", "čl.",  "т.",   "No.", "no.", "Nos.", "p.",
    "pp.", "Art.", "Fig.", "сл.",  "sl.", "таб.", "tab.", "№",   "§",   "ал.",  "д-р"};

} // namespace

std::vector<Opportunity>
opportunities_in(std::string_view word,
                 const std::function<std::vector<std::size_t>(std::string_view)>& hyphenate) {
    std::vector<Opportunity> places;
    if (is_address(word)) {
        add_in_address(word, places);
        return places;
    }
    bool plain = true, digits = false; // plain: letters with punctuation only around them
    const std::string_view core = core_of(word);
    for (std::size_t byte = 0; byte < core.size();) {
        const char32_t character = utf8::next(core, byte);
        if (is_digit(character)) digits = true;
        if (!is_letter(character)) plain = false;
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

bool may_break_between(std::string_view before, std::string_view after, std::string_view language) {
    if (before.empty() || after.empty()) return true;
    std::size_t byte = 0;
    const char32_t first = utf8::next(after, byte);
    byte = before.size();
    const char32_t last = utf8::previous(before, byte);
    // UAX 14 across spaces: never before closing marks, never after opening ones.
    switch (u_getIntPropertyValue(static_cast<UChar32>(first), UCHAR_LINE_BREAK)) {
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_POSTFIX_NUMERIC:
        return false;
    default:
        break;
    }
    if (u_getIntPropertyValue(static_cast<UChar32>(last), UCHAR_LINE_BREAK) == U_LB_OPEN_PUNCTUATION)
        return false;
    if (first == 0x2013 || first == 0x2014) return false; // a dash stays with the words before it
    const std::string_view core = core_of(before);
    if (is_digit(first) && (one_of(before, wait_for_number) || last == 0x20AC)) return false;
    if (is_number(core)) {
        if (one_of(after, units) || one_of(core_of(after), units)) return false;
        // Serbian ordinals: "2018. године"; a lower-case word behind number and dot.
        if (last == '.' && language.starts_with("sr") && u_islower(static_cast<UChar32>(first))) return false;
        if (language == "bg" && after.starts_with("г.")) return false;
    }
    // One-letter words: prepositions and conjunctions (English: "a" and "I").
    if (before.size() <= 4) {
        std::size_t letter_end = 0;
        if (!core.empty() && is_letter(utf8::next(core, letter_end)) && letter_end == core.size() &&
            before.ends_with(core))
            return false;
    }
    return true;
}

} // namespace strateg::typeset
