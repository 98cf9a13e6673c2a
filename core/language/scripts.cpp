#include "core/language/scripts.h"

#include "core/base/utf8.h"

namespace strateg::language {

bool has_cyrillic(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        if (c >= 0x400 && c < 0x530) return true;
    }
    return false;
}

bool has_latin(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        if ((c | 0x20) - U'a' < 26 || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7)) return true;
    }
    return false;
}

} // namespace strateg::language
