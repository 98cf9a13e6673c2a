#include "core/language/serbian_letters.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace strateg::language::serbian {
namespace {

struct Letter {
    char32_t cyrillic;
    std::string_view latin;
    char32_t character; // the one Latin character, or its digraph character
};

constexpr std::array<Letter, 64> letters = {{
    {U'а', "a", U'a'},
    {U'б', "b", U'b'},
    {U'в', "v", U'v'},
    {U'г', "g", U'g'},
    {U'д', "d", U'd'},
    {U'ђ', "đ", U'đ'},
    {U'е', "e", U'e'},
    {U'ж', "ž", U'ž'},
    {U'з', "z", U'z'},
    {U'и', "i", U'i'},
    {U'ј', "j", U'j'},
    {U'к', "k", U'k'},
    {U'л', "l", U'l'},
    {U'љ', "lj", U'ǉ'},
    {U'м', "m", U'm'},
    {U'н', "n", U'n'},
    {U'њ', "nj", U'ǌ'},
    {U'о', "o", U'o'},
    {U'п', "p", U'p'},
    {U'р', "r", U'r'},
    {U'с', "s", U's'},
    {U'т', "t", U't'},
    {U'ћ', "ć", U'ć'},
    {U'у', "u", U'u'},
    {U'ф', "f", U'f'},
    {U'х', "h", U'h'},
    {U'ц', "c", U'c'},
    {U'ч', "č", U'č'},
    {U'џ', "dž", U'ǆ'},
    {U'ш', "š", U'š'},
    {U'А', "A", U'A'},
    {U'Б', "B", U'B'},
    {U'В', "V", U'V'},
    {U'Г', "G", U'G'},
    {U'Д', "D", U'D'},
    {U'Ђ', "Đ", U'Đ'},
    {U'Е', "E", U'E'},
    {U'Ж', "Ž", U'Ž'},
    {U'З', "Z", U'Z'},
    {U'И', "I", U'I'},
    {U'Ј', "J", U'J'},
    {U'К', "K", U'K'},
    {U'Л', "L", U'L'},
    {U'Љ', "Lj", U'ǈ'},
    {U'М', "M", U'M'},
    {U'Н', "N", U'N'},
    {U'Њ', "Nj", U'ǋ'},
    {U'О', "O", U'O'},
    {U'П', "P", U'P'},
    {U'Р', "R", U'R'},
    {U'С', "S", U'S'},
    {U'Т', "T", U'T'},
    {U'Ћ', "Ć", U'Ć'},
    {U'У', "U", U'U'},
    {U'Ф', "F", U'F'},
    {U'Х', "H", U'H'},
    {U'Ц', "C", U'C'},
    {U'Ч', "Č", U'Č'},
    {U'Џ', "Dž", U'ǅ'},
    {U'Ш', "Š", U'Š'},
    // е and и with a grave accent have characters of their own
    {U'ѐ', "è", U'è'},
    {U'ѝ', "ì", U'ì'},
    {U'Ѐ', "È", U'È'},
    {U'Ѝ', "Ì", U'Ì'},
}};

/// Direct look-up for U+0400..U+045F and U+0041..U+01CC.
struct Tables {
    std::array<std::string_view, 0x60> latin{};
    std::array<char32_t, 0x200> cyrillic{};
    Tables() {
        for (const Letter& letter : letters) {
            latin[letter.cyrillic - 0x400] = letter.latin;
            cyrillic[letter.character] = letter.cyrillic;
        }
        cyrillic[U'Ǆ'] = U'Џ';
        cyrillic[U'Ǉ'] = U'Љ';
        cyrillic[U'Ǌ'] = U'Њ';
    }
};
const Tables tables;

/// Stems with lj, nj or dž that are two letters; every entry of dictionaries/digraph-traps-sr.txt has one,
/// and tests read that list and the whole of hunspell-sr. `^` binds a stem to the beginning of the word. The
/// words of hunspell-sr that read otherwise are misprints there (коњугација for конјугација).
constexpr std::array<std::string_view, 50> split_stems = {
    "injek",     "injunk",   "injurij",   "konjug",    "konjunk",  "konjuk",
    "konjekt", // from Latin in-, con-
    "konjunt",   "^anjon",   "^tanjug",   "^tanjuz",   "^tanjuž",  "^šenjan", "^šenjeng", "^manjogan",
    "^mamudžan", "^andžej",  "^vanjedar", "^vanjezič", "^ponjed",  "^onljan", "^onjlajn", "^nadže",
    "^nadžanj",  "^nadžanr", "^nadživ",   "^nadžni",   "^nadžnj",  "^nadžup", // nad- + ž
    "^odžal",    "^odžar",   "^odživ",    "^odžnj",    "^odžur",              // od- + ž
    "^podžanr",  "^podživ",  "^podžnj",   "^podžup",   "^podžut",  "dždr",    // pod- + ž
    "^predžal",  "^predžel", "^predžet",  "^predživ",  "^predžup",            // pred- + ž
    "feldžand",  "^subdžu",  "^nuzdžn",   "^adžekt",   "^koadžu"};

/// Words that begin like a stem above and have the one letter all the same.
constexpr std::array<std::string_view, 2> whole_stems = {"nadžedž", "odžalan"}; // наџеџити, Оџалан

bool digraph_at(std::string_view stem, std::size_t byte) {
    const std::string_view two = stem.substr(byte, 2);
    return two == "lj" || two == "nj" || stem.substr(byte, 3) == "dž";
}

} // namespace

std::string_view latin_of(char32_t c) {
    return c >= 0x400 && c < 0x460 ? tables.latin[c - 0x400] : std::string_view();
}
char32_t cyrillic_of(char32_t c) {
    return c < 0x200 ? tables.cyrillic[c] : 0;
}

bool is_cyrillic(char32_t c) {
    return (c >= 0x400 && c <= 0x52F) || (c >= 0x1C80 && c <= 0x1C8F);
}
bool is_letter(char32_t c) {
    return c < 0x80 ? ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') : u_isalpha(static_cast<UChar32>(c));
}
bool is_upper(char32_t c) {
    return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}
bool is_combining(char32_t c) {
    return c >= 0x300 && c < 0x370;
}

bool is_split_digraph(std::string_view word, std::size_t byte) {
    for (const std::string_view whole : whole_stems)
        if (word.starts_with(whole)) return false;
    for (std::string_view stem : split_stems) {
        const bool anchored = stem.front() == '^';
        if (anchored) stem.remove_prefix(1);
        for (std::size_t at = 0; at + 1 < stem.size(); ++at) {
            if (!digraph_at(stem, at) || byte < at) continue;
            const std::size_t begin = byte - at;
            // only the first digraph of a stem is the split one: nadžnj is над-жњ, onjlajn has only one
            if ((!anchored || begin == 0) && word.substr(begin).starts_with(stem)) return true;
            break;
        }
    }
    return false;
}

bool is_roman_numeral(std::string_view word) {
    if (word.size() < 2 || word.find_first_not_of("IVXLCDM") != std::string_view::npos) return false;
    for (const std::string_view also_word :
         {"MI", "LI", "DI", "CI", "LIV", "DIV", "CIV", "MIV", "DIVI", "LICI"})
        if (word == also_word) return false;
    static constexpr std::array<std::pair<std::string_view, int>, 13> parts = {{{"M", 3},
                                                                                {"CM", 1},
                                                                                {"D", 1},
                                                                                {"CD", 1},
                                                                                {"C", 3},
                                                                                {"XC", 1},
                                                                                {"L", 1},
                                                                                {"XL", 1},
                                                                                {"X", 3},
                                                                                {"IX", 1},
                                                                                {"V", 1},
                                                                                {"IV", 1},
                                                                                {"I", 3}}};
    bool minor = false; // after CM no D, CD or C; likewise for the tens and ones
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& [digits, most] = parts[i];
        if (i % 4 == 1) minor = false;
        if (minor && digits != "M") continue;
        for (int n = 0; n < most && word.starts_with(digits); ++n) {
            word.remove_prefix(digits.size());
            if (digits.size() == 2) minor = true;
        }
    }
    return word.empty();
}

} // namespace strateg::language::serbian
