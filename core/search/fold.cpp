#include "core/search/fold.h"

#include "core/base/utf8.h"
#include "core/language/transliterate.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace strateg::search {
namespace {

using model::MarkKind;

constexpr char32_t low_end = 0x800;
constexpr char32_t punctuation_begin = 0x2000;
constexpr char32_t punctuation_end = 0x2100;

bool is_accent(char32_t c) {
    const int8_t type = u_charType(static_cast<UChar32>(c));
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

/// Says where a word may be broken, or nothing at all.
bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
}

char32_t plain_space(char32_t c) {
    switch (c) {
    case '\t':
    case '\n':
    case '\r':
    case 0xA0:
    case 0x2007:
    case 0x2009:
    case 0x200A:
    case 0x202F:
    case 0x2028:
        return ' ';
    case 0x2011:
        return '-';
    default:
        return c;
    }
}

char32_t plain_quote(char32_t c) {
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2BC:
        return '\'';
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
        return '"';
    default:
        return c;
    }
}

/// Letters whose stroke Unicode does not take apart.
char32_t without_stroke(char32_t c) {
    switch (c) {
    case U'đ':
        return 'd';
    case U'Đ':
        return 'D';
    case U'ł':
        return 'l';
    case U'Ł':
        return 'L';
    case U'ø':
        return 'o';
    case U'Ø':
        return 'O';
    default:
        return c;
    }
}

/// Characters that are two letters: the digraphs that Unicode has for Croatian.
std::u32string_view letters_of(char32_t c) {
    switch (c) {
    case U'Ǆ':
        return U"DŽ";
    case U'ǅ':
        return U"Dž";
    case U'ǆ':
        return U"dž";
    case U'Ǉ':
        return U"LJ";
    case U'ǈ':
        return U"Lj";
    case U'ǉ':
        return U"lj";
    case U'Ǌ':
        return U"NJ";
    case U'ǋ':
        return U"Nj";
    case U'ǌ':
        return U"nj";
    default:
        return {};
    }
}

std::u32string to_u32(std::string_view text) {
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) result += utf8::next(text, at);
    return result;
}

/// The Bulgarian law on transliteration of 2009, in small letters; empty: not a Bulgarian letter.
std::u32string bulgarian_latin(char32_t c) {
    static constexpr std::array<std::u32string_view, 32> letters = {
        U"a",  U"b",  U"v",  U"g",   U"d", U"e", U"zh", U"z", U"i",  U"y", U"k",
        U"l",  U"m",  U"n",  U"o",   U"p", U"r", U"s",  U"t", U"u",  U"f", U"h",
        U"ts", U"ch", U"sh", U"sht", U"a", U"",  U"y",  U"",  U"yu", U"ya"};
    const auto small = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    if (small < U'а' || small > U'я') return {};
    std::u32string latin(letters[small - U'а']);
    if (small != c && !latin.empty())
        latin[0] = static_cast<char32_t>(u_toupper(static_cast<UChar32>(latin[0])));
    return latin;
}

std::u32string in_letters(char32_t c, Letters letters) {
    if (c >= 0x400 && c < 0x530) {
        if (letters == Letters::serbian_latin) {
            std::string one;
            utf8::append(one, c);
            return to_u32(language::to_latin(one));
        }
        if (letters == Letters::bulgarian_latin)
            if (std::u32string latin = bulgarian_latin(c); !latin.empty()) return latin;
    }
    if (const std::u32string_view two = letters_of(c); !two.empty()) return std::u32string(two);
    return std::u32string(1, c);
}

} // namespace

Folder::Folder(const FoldOptions& options) : options_(options) {
    low_.reserve(low_end);
    for (char32_t c = 0; c < low_end; ++c) low_.push_back(entry_of(c));
    for (char32_t c = punctuation_begin; c < punctuation_end; ++c) punctuation_.push_back(entry_of(c));
}

Folder::Entry Folder::entry_of(char32_t character) const {
    static const icu::Normalizer2* const nfd = [] {
        UErrorCode error = U_ZERO_ERROR;
        return icu::Normalizer2::getNFDInstance(error);
    }();
    Entry entry;
    const auto put = [&](char32_t c) {
        if (options_.ignore_case)
            c = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
        if (c < 0x10000 && entry.count < entry.units.size()) {
            entry.units[entry.count++] = static_cast<char16_t>(c);
        } else if (c >= 0x10000 && entry.count + 1u < entry.units.size()) {
            entry.units[entry.count++] = U16_LEAD(c);
            entry.units[entry.count++] = U16_TRAIL(c);
        }
    };
    const bool apart = options_.canonical || options_.ignore_accents;
    if (apart && (is_invisible(character) || is_accent(character))) {
        entry.joins = true;
        if (!options_.ignore_accents && !is_invisible(character)) put(character);
        return entry;
    }
    if (options_.plain_spaces) character = plain_space(character);
    if (options_.plain_quotes) character = plain_quote(character);
    for (char32_t c : in_letters(character, options_.letters)) {
        const bool own_letter = options_.ignore_accents && (c == U'й' || c == U'Й');
        if (options_.ignore_accents) c = without_stroke(c);
        icu::UnicodeString parts;
        if (!apart || own_letter || !nfd || !nfd->getDecomposition(static_cast<UChar32>(c), parts)) {
            put(c);
            continue;
        }
        for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
            const auto part = static_cast<char32_t>(parts.char32At(i));
            if (!options_.ignore_accents || !is_accent(part)) put(part);
        }
    }
    return entry;
}

inline Folder::Entry Folder::look_up(char32_t c) const {
    if (c >= punctuation_begin && c < punctuation_end) return punctuation_[c - punctuation_begin];
    return entry_of(c);
}

template <class Sink>
void Folder::walk(std::string_view characters, const model::RichText* text, Sink&& sink) const {
    const char* const bytes = characters.data();
    const std::size_t size = characters.size();
    for (std::size_t at = 0; at < size;) {
        const std::size_t begin = at;
        const auto lead = static_cast<unsigned char>(bytes[at]);
        // Two bytes reach to the end of Cyrillic: nearly everything.
        if (lead < 0x80) {
            ++at;
            sink(low_[lead], begin, at);
            continue;
        }
        if ((lead & 0xE0) == 0xC0 && lead >= 0xC2 && at + 1 < size &&
            (static_cast<unsigned char>(bytes[at + 1]) & 0xC0) == 0x80) {
            at += 2;
            sink(low_[(lead & 0x1Fu) << 6 | (static_cast<unsigned char>(bytes[begin + 1]) & 0x3Fu)], begin,
                 at);
            continue;
        }
        const char32_t c = utf8::next(characters, at);
        if (c == 0xFFFC && text) {
            const model::Mark* object = text->object_at(begin);
            if (object && object->kind == MarkKind::footnote) continue;
            if (object && object->kind == MarkKind::line_break) {
                sink(low_[' '], begin, at);
                continue;
            }
        }
        sink(look_up(c), begin, at);
    }
}

std::u16string_view Folder::fold(const model::RichText& text, std::vector<char16_t>& room) const {
    // Two bytes give six units at most; nothing has to be asked per unit.
    if (const std::size_t most = text.characters().size() * 3; room.size() < most) room.resize(most);
    char16_t* out = room.data();
    walk(text.characters(), &text, [&](const Entry& entry, std::size_t, std::size_t) {
        for (std::uint8_t i = 0; i < entry.count; ++i) *out++ = entry.units[i];
    });
    return {room.data(), static_cast<std::size_t>(out - room.data())};
}

void Folder::fold(const model::RichText& text, std::u16string& units, Origin& origin) const {
    units.clear();
    origin.begin.clear();
    origin.end.clear();
    origin.first.clear();
    std::size_t character = 0; // first unit of the last character
    walk(text.characters(), &text, [&](const Entry& entry, std::size_t begin, std::size_t end) {
        const bool joins = entry.joins && !units.empty();
        const auto first = static_cast<std::uint32_t>(joins ? origin.begin[character] : begin);
        if (joins) {
            for (std::size_t i = character; i < units.size(); ++i)
                origin.end[i] = static_cast<std::uint32_t>(end);
        } else if (entry.count > 0) {
            character = units.size();
        }
        for (std::uint8_t i = 0; i < entry.count; ++i) {
            units += entry.units[i];
            origin.begin.push_back(first);
            origin.end.push_back(static_cast<std::uint32_t>(end));
            origin.first.push_back(!joins && i == 0);
        }
    });
}

std::u16string Folder::fold(std::string_view characters) const {
    std::u16string units;
    walk(characters, nullptr, [&](const Entry& entry, std::size_t, std::size_t) {
        units.append(entry.units.data(), entry.count);
    });
    return units;
}

bool is_word_part(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
    return u_isalnum(static_cast<UChar32>(c)) || is_accent(c);
}

} // namespace strateg::search
