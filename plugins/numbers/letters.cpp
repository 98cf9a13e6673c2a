#include "letters.h"

namespace strateg::numbers {

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
           (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x400 && c < 0x530);
}

bool is_upper(char32_t c) {
    return is_letter(c) && lower(c) != c;
}

bool is_space(char32_t c) {
    return c == U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

char32_t lower(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1; // pairs, the capital is even
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c + (c & 1); // the capital is odd
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x460 && c <= 0x481) return c | 1;
    return c;
}

Characters lower(View word) {
    Characters out(word);
    for (char32_t& c : out) c = lower(c);
    return out;
}

Characters to_latin(View word) {
    static constexpr View cyrillic = U"абвгдђежзијклљмнњопрстћуфхцчџш";
    static constexpr const char32_t* latin[] = {
        U"a", U"b",  U"v", U"g", U"d", U"đ", U"e", U"ž", U"z", U"i", U"j", U"k", U"l", U"lj", U"m",
        U"n", U"nj", U"o", U"p", U"r", U"s", U"t", U"ć", U"u", U"f", U"h", U"c", U"č", U"dž", U"š"};
    Characters out;
    for (const char32_t c : word) {
        const std::size_t at = cyrillic.find(c);
        if (at == View::npos)
            out += c;
        else
            out += latin[at];
    }
    return out;
}

} // namespace strateg::numbers
