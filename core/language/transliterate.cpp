#include "core/language/transliterate.h"

#include "core/base/utf8.h"
#include "core/language/serbian_letters.h"
#include "core/language/words.h"

#include <algorithm>
#include <array>

namespace strateg::language {
namespace {

using model::Mark;
using model::MarkKind;
using model::RichText;
using namespace serbian;

struct Character {
    char32_t code;
    std::size_t byte;
};

/// Characters of a text, words in them, and the output with the way back.
class Converter {
public:
    Converter(std::string_view text, std::vector<Range> kept) : text_(text), kept_(std::move(kept)) {
        characters_.reserve(text.size());
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t byte = at;
            characters_.push_back({utf8::next(text, at), byte});
        }
        out_.reserve(text.size() + text.size() / 8);
    }

    void run(bool to_latin) {
        for (std::size_t i = 0; i < characters_.size();) {
            if (const std::size_t end = kept_until(characters_[i].byte); end > 0) {
                const std::size_t begin = characters_[i].byte;
                while (i < characters_.size() && characters_[i].byte < end) ++i;
                copy(begin, byte_of(i));
                continue;
            }
            if (!is_letter(characters_[i].code)) {
                copy(characters_[i].byte, byte_of(i + 1));
                ++i;
                continue;
            }
            const std::size_t end = word_end(i);
            to_latin ? word_to_latin(i, end) : word_to_cyrillic(i, end);
            i = end;
        }
        offsets.emplace_back(text_.size(), out_.size());
    }

    std::string out_;
    std::vector<std::pair<std::size_t, std::size_t>> offsets{{0, 0}};

private:
    std::size_t byte_of(std::size_t i) const {
        return i < characters_.size() ? characters_[i].byte : text_.size();
    }

    std::size_t kept_until(std::size_t byte) {
        while (next_kept_ < kept_.size() && kept_[next_kept_].end <= byte) ++next_kept_;
        return next_kept_ < kept_.size() && kept_[next_kept_].begin <= byte ? kept_[next_kept_].end : 0;
    }

    std::size_t word_end(std::size_t i) const {
        const std::size_t limit = next_kept_ < kept_.size() ? kept_[next_kept_].begin : text_.size();
        while (i < characters_.size() && characters_[i].byte < limit &&
               (is_letter(characters_[i].code) || is_combining(characters_[i].code) ||
                characters_[i].code == 0xAD))
            ++i;
        return i;
    }

    void copy(std::size_t begin, std::size_t end) { out_.append(text_.substr(begin, end - begin)); }

    /// Lj for Љ has the same length in bytes, so the entry in its middle says that it is not byte for byte.
    void put(std::size_t begin, std::size_t end, std::string_view replacement) {
        if (offsets.back() != std::pair(begin, out_.size())) offsets.emplace_back(begin, out_.size());
        if (end - begin == replacement.size() && text_[begin] > 0)
            offsets.emplace_back(begin + 1, out_.size());
        if (end - begin == replacement.size() && text_[begin] < 0 && replacement[0] > 0)
            offsets.emplace_back(begin, out_.size() + 1);
        out_.append(replacement);
        offsets.emplace_back(end, out_.size());
    }

    /// The letters of the word that begins at or after `i` (step 1) or ends before it (step -1), within its
    /// line and forty characters: how many, and are all capitals?
    std::pair<std::size_t, bool> neighbour(std::size_t i, int step) const {
        const auto at = [&](std::size_t k) { return characters_[step > 0 ? k : k - 1].code; };
        const auto inside = [&](std::size_t k) { return step > 0 ? k < characters_.size() : k > 0; };
        std::size_t count = 0;
        bool capitals = true;
        for (int reach = 40; inside(i) && reach > 0; --reach, i += static_cast<std::size_t>(step)) {
            const char32_t c = at(i);
            if (is_letter(c)) {
                ++count;
                capitals = capitals && is_upper(c);
            } else if (is_combining(c)) {
                continue;
            } else if (count > 1 || c == '\n' || c == 0xFFFC || (count == 1 && step < 0)) {
                break;
            } else {
                count = 0; // single letters are initials: look behind them
                capitals = true;
            }
        }
        return {count, capitals};
    }

    /// Is a digraph written LJ (among capitals) or Lj?
    bool both_capitals(std::size_t i, std::size_t begin, std::size_t end) const {
        for (std::size_t k = i + 1; k < end; ++k)
            if (is_letter(characters_[k].code)) return is_upper(characters_[k].code);
        for (std::size_t k = i; k > begin; --k)
            if (is_letter(characters_[k - 1].code)) return is_upper(characters_[k - 1].code);
        // alone: by the words around, where short ones may be acronyms ("EU i Nj. K.")
        if (const auto [count, capitals] = neighbour(end, 1); count > 3 || (count > 1 && !capitals))
            return capitals;
        const auto [count, capitals] = neighbour(begin, -1);
        return count > 3 && capitals;
    }

    void word_to_latin(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            if (is_cyrillic(characters_[i].code) && latin_of(characters_[i].code).empty())
                return copy(byte_of(begin), byte_of(end)); // Bulgarian, Russian …: not Serbian's word
        for (std::size_t i = begin; i < end; ++i) {
            const std::string_view latin = latin_of(characters_[i].code);
            if (latin.empty()) {
                copy(byte_of(i), byte_of(i + 1));
            } else if (utf8::length(latin) == 2 && is_upper(characters_[i].code) &&
                       both_capitals(i, begin, end)) {
                put(byte_of(i), byte_of(i + 1), latin == "Lj" ? "LJ" : latin == "Nj" ? "NJ" : "DŽ");
            } else {
                put(byte_of(i), byte_of(i + 1), latin);
            }
        }
    }

    struct Letter {
        char32_t latin; // composed: c + caron is č; vowels with accents are taken apart
        std::size_t begin, end;
        std::string accents;
    };

    /// A word as Latin letters with their accents; empty if it has letters that Serbian does not have.
    std::vector<Letter> letters_of(std::size_t begin, std::size_t end) const {
        std::vector<Letter> letters;
        for (std::size_t i = begin; i < end; ++i) {
            const char32_t c = characters_[i].code;
            if (is_combining(c) || c == 0xAD) {
                if (letters.empty()) return {};
                Letter& last = letters.back();
                last.end = byte_of(i + 1);
                const char32_t composed = last.accents.empty() ? compose(last.latin, c) : 0;
                if (composed) {
                    last.latin = composed;
                } else {
                    utf8::append(last.accents, c);
                }
                continue;
            }
            Letter letter{c, byte_of(i), byte_of(i + 1), {}};
            if (!is_cyrillic(c) && !cyrillic_of(c)) {
                const auto [base, accent] = decompose(c);
                if (!base) return {};
                letter.latin = base;
                utf8::append(letter.accents, accent);
            }
            letters.push_back(std::move(letter));
        }
        return letters;
    }

    static char32_t compose(char32_t letter, char32_t mark) {
        if (mark == 0x30C && letter == 'c') return U'č';
        if (mark == 0x30C && letter == 's') return U'š';
        if (mark == 0x30C && letter == 'z') return U'ž';
        if (mark == 0x30C && letter == 'C') return U'Č';
        if (mark == 0x30C && letter == 'S') return U'Š';
        if (mark == 0x30C && letter == 'Z') return U'Ž';
        if (mark == 0x301 && letter == 'c') return U'ć';
        if (mark == 0x301 && letter == 'C') return U'Ć';
        return 0;
    }

    /// The accents that Serbian writes on vowels and r; other accented letters are of other languages.
    static std::pair<char32_t, char32_t> decompose(char32_t c) {
        static constexpr std::u32string_view accented =
            U"àáâāȁȃìíîīȉȋòóôōȍȏùúûūȕȗéêēȅȇȑȓŕÀÁÂĀȀȂÌÍÎĪȈȊÒÓÔŌȌȎÙÚÛŪȔȖÉÊĒȄȆȐȒŔ";
        static constexpr std::u32string_view bases =
            U"aaaaaaiiiiiioooooouuuuuueeeeerrrAAAAAAIIIIIIOOOOOOUUUUUUEEEEERRR";
        static constexpr std::u32string_view marks =
            U"\u0300\u0301\u0302\u0304\u030F\u0311\u0300\u0301\u0302\u0304\u030F\u0311\u0300\u0301\u0302"
            U"\u0304\u030F\u0311"
            U"\u0300\u0301\u0302\u0304\u030F\u0311\u0301\u0302\u0304\u030F\u0311\u030F\u0311\u0301";
        static_assert(accented.size() == bases.size() && bases.size() == 2 * marks.size());
        const std::size_t i = accented.find(c);
        if (i == accented.npos) return {0, 0};
        return {bases[i], marks[i % marks.size()]};
    }

    /// The one letter I, V, … of "поглавље I": a numeral, not the conjunction or an initial.
    bool is_lone_numeral(char32_t letter, std::size_t end) const {
        if (letter != 'I' && letter != 'V' && letter != 'X') return false;
        std::size_t i = end;
        if (letter == 'I') {
            while (i < characters_.size() && characters_[i].code == '.') ++i;
            return i == characters_.size() ||
                   (i == end &&
                    std::u32string_view(U",;:)!?").find(characters_[i].code) != std::u32string_view::npos);
        }
        return i == characters_.size() || characters_[i].code != '.';
    }

    void word_to_cyrillic(std::size_t begin, std::size_t end) {
        const std::string_view word = text_.substr(byte_of(begin), byte_of(end) - byte_of(begin));
        if (is_roman_numeral(word) || (end - begin == 1 && is_lone_numeral(characters_[begin].code, end)))
            return copy(byte_of(begin), byte_of(end));
        const std::vector<Letter> letters = letters_of(begin, end);
        if (letters.empty()) return copy(byte_of(begin), byte_of(end));
        std::string lower; // to look stems up
        std::vector<std::size_t> at;
        for (const Letter& letter : letters) {
            at.push_back(lower.size());
            utf8::append(lower, lowered(letter.latin));
        }
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const Letter& letter = letters[i];
            if (is_cyrillic(letter.latin)) {
                copy(letter.begin, letter.end);
                continue;
            }
            char32_t cyrillic = cyrillic_of(letter.latin);
            std::size_t last = i;
            if (letter.accents.empty() && i + 1 < letters.size()) {
                const char32_t pair = digraph(letter.latin, letters[i + 1].latin);
                if (pair && !is_split_digraph(lower, at[i])) cyrillic = pair, last = i + 1;
            }
            std::string text;
            utf8::append(text, cyrillic);
            text += letters[last].accents;
            put(letter.begin, letters[last].end, text);
            i = last;
        }
    }

    static char32_t lowered(char32_t c) {
        if (c >= 'A' && c <= 'Z') return c + 32;
        switch (c) {
        case U'Č':
            return U'č';
        case U'Ć':
            return U'ć';
        case U'Š':
            return U'š';
        case U'Ž':
            return U'ž';
        case U'Đ':
            return U'đ';
        default:
            return c;
        }
    }

    /// Lj, LJ → Љ and lj → љ; lJ is no digraph.
    static char32_t digraph(char32_t first, char32_t second) {
        switch (first) {
        case 'l':
            return second == 'j' ? U'љ' : 0;
        case 'n':
            return second == 'j' ? U'њ' : 0;
        case 'd':
            return second == U'ž' ? U'џ' : 0;
        case 'L':
            return second == 'j' || second == 'J' ? U'Љ' : 0;
        case 'N':
            return second == 'j' || second == 'J' ? U'Њ' : 0;
        case 'D':
            return second == U'ž' || second == U'Ž' ? U'Џ' : 0;
        default:
            return 0;
        }
    }

    std::string_view text_;
    std::vector<Range> kept_;
    std::vector<Character> characters_;
    std::size_t next_kept_ = 0;
};

/// Foreign passages and addresses, merged.
std::vector<Range> kept_in(const RichText& text) {
    std::vector<Range> kept = addresses_in(text.characters());
    for (const Mark& mark : text.marks())
        if (mark.kind == MarkKind::foreign) kept.push_back({mark.begin, mark.end});
    std::sort(kept.begin(), kept.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
    std::vector<Range> merged;
    for (const Range& range : kept) {
        if (!merged.empty() && range.begin <= merged.back().end) {
            merged.back().end = std::max(merged.back().end, range.end);
        } else {
            merged.push_back(range);
        }
    }
    return merged;
}

using Offsets = std::vector<std::pair<std::size_t, std::size_t>>;

/// Maps an offset over the list; `inside` a character that changed its length goes to its beginning.
template <class From, class To>
std::size_t mapped(const Offsets& offsets, std::size_t byte, From from, To to) {
    auto after = std::lower_bound(offsets.begin(), offsets.end(), byte,
                                  [&](const auto& entry, std::size_t value) { return entry.*from < value; });
    if (after != offsets.end() && (*after).*from == byte) return (*after).*to;
    if (after == offsets.begin()) return byte;
    const auto& entry = *(after - 1);
    const std::size_t distance = byte - entry.*from;
    if (after == offsets.end()) return entry.*to + distance;
    // a stretch that runs in parallel has the same length on both sides
    const bool parallel = (*after).*from - entry.*from == (*after).*to - entry.*to;
    return parallel ? entry.*to + distance : entry.*to;
}

RichText converted(const RichText& text, bool to_latin, Offsets* offsets) {
    Converter converter(text.characters(), kept_in(text));
    converter.run(to_latin);
    std::vector<Mark> marks = text.all_marks();
    for (Mark& mark : marks) {
        mark.begin =
            mapped(converter.offsets, mark.begin, &Offsets::value_type::first, &Offsets::value_type::second);
        mark.end =
            mapped(converter.offsets, mark.end, &Offsets::value_type::first, &Offsets::value_type::second);
    }
    if (offsets) *offsets = std::move(converter.offsets);
    return RichText(std::move(converter.out_), std::move(marks));
}

std::string converted(std::string_view text, bool to_latin) {
    Converter converter(text, addresses_in(text));
    converter.run(to_latin);
    return std::move(converter.out_);
}

/// Is it plainly Serbian in Latin letters? See in_view.
bool typed_in_latin(const RichText& text) {
    static constexpr std::array function_words = {"je",   "su", "za",  "od", "ili",  "koji", "koja",
                                                  "koje", "iz", "kao", "sa", "nije", "ove"};
    const std::vector<Range> kept = kept_in(text);
    bool evidence = false;
    std::string word;
    const auto word_ended = [&] {
        evidence =
            evidence || std::find(function_words.begin(), function_words.end(), word) != function_words.end();
        word.clear();
    };
    auto next = kept.begin();
    for (std::size_t at = 0; at < text.characters().size();) {
        while (next != kept.end() && next->end <= at) ++next;
        if (next != kept.end() && next->begin <= at) {
            at = next->end;
            word_ended();
            continue;
        }
        const char32_t c = utf8::next(text.characters(), at);
        if (is_cyrillic(c)) return false;
        if (std::u32string_view(U"čćžšđČĆŽŠĐ").find(c) != std::u32string_view::npos) evidence = true;
        is_letter(c) ? utf8::append(word, c) : word_ended();
    }
    word_ended();
    return evidence;
}

bool is_serbian(const View& view) {
    return language_of(view.language) == "sr";
}

} // namespace

std::string detail::to_latin(std::string_view text) {
    return converted(text, true);
}
std::string detail::to_cyrillic(std::string_view text) {
    return converted(text, false);
}
RichText to_latin(const RichText& text) {
    return converted(text, true, nullptr);
}
RichText to_cyrillic(const RichText& text) {
    return converted(text, false, nullptr);
}

RichText in_view(const RichText& text, const View& view) {
    if (!is_serbian(view)) return text;
    if (view.script == Script::latin) return to_latin(text);
    return typed_in_latin(text) ? to_cyrillic(text) : text;
}

std::string detail::in_view(std::string_view text, const View& view) {
    if (!is_serbian(view)) return std::string(text);
    return language::in_view(RichText(std::string(text)), view).characters();
}

std::size_t Transliterated::to_original(std::size_t byte) const {
    return mapped(offsets, byte, &Offsets::value_type::second, &Offsets::value_type::first);
}
std::size_t Transliterated::from_original(std::size_t byte) const {
    return mapped(offsets, byte, &Offsets::value_type::first, &Offsets::value_type::second);
}

Transliterated to_latin_with_offsets(const RichText& text) {
    Transliterated result;
    result.text = converted(text, true, &result.offsets);
    return result;
}

} // namespace strateg::language
