#include "core/language/words.h"

#include "core/base/utf8.h"
#include "core/language/icu.h"
#include "core/language/views.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

namespace strateg::language {
namespace {

using model::Mark;
using model::MarkKind;
using model::RichText;

/// ICU's iterators are costly to make and hold state: one per kind, language and thread.
icu::BreakIterator* iterator_for(bool sentences, std::string_view language) {
    thread_local std::map<std::pair<bool, std::string>, std::unique_ptr<icu::BreakIterator>> iterators;
    auto& iterator = iterators[{sentences, std::string(language)}];
    if (!iterator) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Locale locale = locale_of(language);
        iterator.reset(sentences ? icu::BreakIterator::createSentenceInstance(locale, status)
                                 : icu::BreakIterator::createWordInstance(locale, status));
        if (U_FAILURE(status)) iterator.reset();
    }
    return iterator.get();
}

/// A text opened for ICU, in place and in UTF-8.
class Utf8Text {
public:
    explicit Utf8Text(std::string_view text) {
        UErrorCode status = U_ZERO_ERROR;
        text_ = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
    }
    ~Utf8Text() { utext_close(text_); }
    Utf8Text(const Utf8Text&) = delete;
    Utf8Text& operator=(const Utf8Text&) = delete;
    UText* get() const { return text_; }

private:
    UText* text_ = nullptr;
};

template <class Visit>
void for_each_segment(bool sentences, std::string_view text, std::string_view language, Visit&& visit) {
    icu::BreakIterator* iterator = iterator_for(sentences, language);
    if (!iterator || text.empty()) return;
    const Utf8Text opened(text);
    UErrorCode status = U_ZERO_ERROR;
    iterator->setText(opened.get(), status);
    if (U_FAILURE(status)) return;
    int32_t begin = iterator->first();
    for (int32_t end = iterator->next(); end != icu::BreakIterator::DONE; begin = end, end = iterator->next())
        visit(static_cast<std::size_t>(begin), static_cast<std::size_t>(end), iterator->getRuleStatus());
    // the iterator must not keep pointing into a text that goes away
    static const icu::UnicodeString nothing;
    iterator->setText(nothing);
}

char32_t character_at(std::string_view text, std::size_t byte) {
    return byte < text.size() ? utf8::next(text, byte) : 0;
}
char32_t character_before(std::string_view text, std::size_t byte) {
    return byte > 0 ? utf8::previous(text, byte) : 0;
}

bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
    return u_isdigit(static_cast<UChar32>(c));
}
bool is_hyphen(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/// As dictionaries want it: without soft hyphens, joiners and the accents of poetry, ' for ’.
std::string normal(std::string_view word) {
    std::string text;
    bool combining = false;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = utf8::next(word, at);
        if (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF) continue;
        combining = combining || (c >= 0x300 && c < 0x370);
        utf8::append(text, c == 0x2019 || c == 0x2BC ? U'\'' : is_hyphen(c) ? U'-' : c);
    }
    if (!combining) return text;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    return U_SUCCESS(status) ? to_utf8(nfc->normalize(to_unicode(text), status)) : text;
}

/// "80-те", "21-ви", "30-их": the ending of a number written in digits.
bool is_ending_of_number(std::string_view text, std::size_t begin, std::size_t end) {
    if (begin == 0 || utf8::length(text.substr(begin, end - begin)) > 3) return false;
    std::size_t at = begin;
    if (!is_hyphen(utf8::previous(text, at)) || at == 0) return false;
    const char32_t before = character_before(text, at);
    return is_digit(before) || before == '%';
}

class WordFinder {
public:
    WordFinder(const RichText& text, std::string_view language)
        : text_(text.characters()), language_(language) {
        for (const Mark& mark : text.marks())
            if (mark.kind == MarkKind::foreign) foreign_.push_back(&mark);
        addresses_ = addresses_in(text_);
    }

    std::vector<Word> run() {
        std::size_t at = 0;
        for (const Mark* mark : foreign_) {
            if (mark->begin < at) continue; // nested: the outer passage's language counts
            find(at, mark->begin, language_);
            find(mark->begin, mark->end, mark->target);
            at = mark->end;
        }
        find(at, text_.size(), language_);
        return std::move(words_);
    }

private:
    void find(std::size_t begin, std::size_t end, std::string_view language) {
        if (begin >= end || language.empty() || language == "zxx" || language == "und") return;
        const std::string_view part = std::string_view(text_).substr(begin, end - begin);
        bool joins = false; // the previous segment was a hyphen right behind a word
        for_each_segment(false, part, language, [&](std::size_t from, std::size_t to, int32_t status) {
            from += begin;
            to += begin;
            if (status >= UBRK_WORD_LETTER && status < UBRK_WORD_LETTER_LIMIT) {
                const bool joined = joins && !words_.empty();
                joins = false;
                add(from, to, language, joined);
                return;
            }
            joins = status == UBRK_WORD_NONE && !words_.empty() && words_.back().end == from &&
                    words_.back().language == language && is_hyphen(character_at(text_, from)) &&
                    to - from <= 3;
        });
    }

    void add(std::size_t begin, std::size_t end, std::string_view language, bool joined) {
        while (next_address_ < addresses_.size() && addresses_[next_address_].end <= begin) ++next_address_;
        if (next_address_ < addresses_.size() && addresses_[next_address_].begin < end) return;
        const std::string_view text(text_);
        const std::string_view word = text.substr(begin, end - begin);
        bool digits = false, dots = false;
        for (std::size_t at = begin; at < end;) {
            const char32_t c = utf8::next(text, at);
            digits = digits || is_digit(c) || c == '_';
            dots = dots || c == '.' || c == ':';
        }
        if (digits || is_ending_of_number(text, begin, end)) return;
        if (dots && !is_dotted_abbreviation(word)) return add_parts(begin, end, language);
        const char32_t after = character_at(text, end);
        const bool dot = after == U'.' || (after == U')' && utf8::length(word) == 1); // "a)"
        if (joined) {
            words_.back().end = end;
            words_.back().text += '-' + normal(word);
            words_.back().abbreviation = dot;
        } else {
            words_.push_back({begin, end, normal(word), std::string(language), dot});
        }
    }

    /// "е.г", "д.о.о", "т.нар": short parts. "край.Нова" is two sentences without a space.
    static bool is_dotted_abbreviation(std::string_view word) {
        std::size_t length = 0;
        for (std::size_t at = 0; at < word.size();) {
            const char32_t c = utf8::next(word, at);
            if (c == ':') return false;
            length = c == '.' ? 0 : length + 1;
            if (length > 3) return false;
        }
        return true;
    }

    void add_parts(std::size_t begin, std::size_t end, std::string_view language) {
        const std::string_view text(text_);
        while (begin < end) {
            std::size_t stop = std::min(text.find_first_of(".:", begin), end);
            if (stop > begin)
                words_.push_back(
                    {begin, stop, normal(text.substr(begin, stop - begin)), std::string(language), false});
            begin = stop + 1;
        }
    }

    const std::string& text_;
    std::string language_;
    std::vector<const Mark*> foreign_;
    std::vector<Range> addresses_;
    std::size_t next_address_ = 0;
    std::vector<Word> words_;
};

/// Abbreviations that never end a sentence, and those that do before a capital.
constexpr std::string_view openers[] = {"e.g", "i.e",   "Mr",  "Mrs",  "Ms",  "Dr",   "Prof", "cf",
                                        "vs",  "нпр",   "npr", "напр", "вж",  "тзв",  "tzv",  "тј",
                                        "tj",  "чл",    "čl",  "бр",   "br",  "проф", "инж",  "prof",
                                        "ing", "т.нар", "ред", "доп",  "обн", "изм"};
constexpr std::string_view closers[] = {"etc",  "No",  "Fig",  "г",   "гр",  "ул",   "стр", "str",
                                        "т.е",  "т.н", "др",   "dr",  "сл",  "год",  "хил", "млн",
                                        "млрд", "mil", "mlrd", "тач", "тзв", "итд",  "itd", "др",
                                        "т",    "ал",  "бл",   "обл", "св",  "проц", "sl",  "ст"};

template <std::size_t size>
bool in(const std::string_view (&list)[size], std::string_view stem) {
    return std::find(std::begin(list), std::end(list), stem) != std::end(list);
}

} // namespace

std::vector<Word> words_of(const RichText& text, std::string_view language) {
    return WordFinder(text, language).run();
}

bool is_abbreviation(std::string_view stem) {
    return in(openers, stem) || in(closers, stem);
}

std::size_t count_words(const RichText& text, std::string_view language) {
    const std::string& characters = text.characters();
    const std::vector<Range> addresses = addresses_in(characters);
    std::size_t count = addresses.size();
    auto address = addresses.begin();
    std::size_t hyphen_end = std::string::npos; // end of a hyphen that follows a word at once
    std::size_t word_end = std::string::npos;
    for_each_segment(false, characters, language, [&](std::size_t begin, std::size_t end, int32_t status) {
        while (address != addresses.end() && address->end <= begin) ++address;
        if (address != addresses.end() && address->begin < end) return;
        if (status == UBRK_WORD_NONE) {
            if (begin == word_end && is_hyphen(character_at(characters, begin))) hyphen_end = end;
            return;
        }
        if (begin != hyphen_end) ++count; // "know-how" is one word
        word_end = end;
    });
    // a value prints a number or a name: one word
    for (const Mark& mark : text.marks())
        if (mark.kind == MarkKind::value) ++count;
    return count;
}

std::vector<Range> sentences_of(std::string_view text, std::string_view language) {
    std::vector<Range> sentences;
    bool joins = false;
    for_each_segment(true, text, language, [&](std::size_t begin, std::size_t end, int32_t) {
        std::size_t last = end;
        while (last > begin && u_isspace(static_cast<UChar32>(character_before(text, last))))
            utf8::previous(text, last);
        std::size_t first = begin;
        while (first < last && u_isspace(static_cast<UChar32>(character_at(text, first))))
            utf8::next(text, first);
        if (first == last) return;
        if (joins && !sentences.empty()) {
            sentences.back().end = last;
        } else {
            sentences.push_back({first, last});
        }
        // does it end here? Not after an ordinal or an abbreviation with something small or a number behind
        // it
        joins = false;
        if (text[last - 1] != '.') return;
        std::size_t next = end;
        while (next < text.size() && !is_letter(character_at(text, next)) &&
               !is_digit(character_at(text, next)))
            utf8::next(text, next);
        const char32_t following = character_at(text, next);
        if (following == 0) return;
        std::size_t word = last - 1;
        while (word > first && (is_letter(character_before(text, word)) ||
                                is_digit(character_before(text, word)) || text[word - 1] == '.'))
            utf8::previous(text, word);
        const std::string_view stem = text.substr(word, last - 1 - word);
        const bool ordinal = !stem.empty() && is_digit(static_cast<unsigned char>(stem.back()));
        const bool initial =
            utf8::length(stem) == 1 && u_isupper(static_cast<UChar32>(character_at(stem, 0)));
        const bool small = u_islower(static_cast<UChar32>(following));
        joins = (ordinal && small) || initial || in(openers, stem) ||
                (in(closers, stem) && (small || is_digit(following)));
    });
    return sentences;
}

} // namespace strateg::language
