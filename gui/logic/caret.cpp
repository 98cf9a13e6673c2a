#include "gui/logic/caret.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace strateg::gui {
namespace {

bool is_combining(char32_t c) {
    return (c >= 0x300 && c < 0x370) || (c >= 0x483 && c < 0x48A) || c == 0x200D;
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

} // namespace

std::size_t next_character(std::string_view text, std::size_t byte) {
    if (byte >= text.size()) return text.size();
    utf8::next(text, byte);
    while (byte < text.size()) {
        std::size_t behind = byte;
        if (!is_combining(utf8::next(text, behind))) break;
        byte = behind;
    }
    return byte;
}

std::size_t previous_character(std::string_view text, std::size_t byte) {
    byte = std::min(byte, text.size());
    while (byte > 0 && is_combining(utf8::previous(text, byte))) {
    }
    return byte;
}

bool is_word_character(std::string_view text, std::size_t byte) {
    if (byte >= text.size()) return false;
    const char32_t c = utf8::next(text, byte);
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
               c == '\'';
    if (c == 0x2019 || is_combining(c)) return true;
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00) &&
           !(c >= 0x3000 && c < 0x3040) && c < 0xFFF0;
}

std::size_t next_word(std::string_view text, std::size_t byte) {
    while (byte < text.size() && is_word_character(text, byte)) byte = next_character(text, byte);
    while (byte < text.size() && !is_word_character(text, byte)) byte = next_character(text, byte);
    return byte;
}

std::size_t previous_word(std::string_view text, std::size_t byte) {
    while (byte > 0 && !is_word_character(text, previous_character(text, byte)))
        byte = previous_character(text, byte);
    while (byte > 0 && is_word_character(text, previous_character(text, byte)))
        byte = previous_character(text, byte);
    return byte;
}

WordRange word_at(std::string_view text, std::size_t byte) {
    WordRange range{byte, byte};
    while (range.begin > 0 && is_word_character(text, previous_character(text, range.begin)))
        range.begin = previous_character(text, range.begin);
    while (range.end < text.size() && is_word_character(text, range.end))
        range.end = next_character(text, range.end);
    if (range.begin == range.end) range.end = next_character(text, range.end);
    return range;
}

Difference difference(std::string_view before, std::string_view after) {
    const std::size_t most = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < most && before[head] == after[head]) ++head;
    while (head > 0 && ((head < before.size() && is_continuation(before[head])) ||
                        (head < after.size() && is_continuation(after[head]))))
        --head;
    std::size_t tail = 0;
    while (tail < most - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
    while (tail > 0 &&
           (is_continuation(before[before.size() - tail]) || is_continuation(after[after.size() - tail])))
        --tail;
    return {head, before.size() - head - tail, std::string(after.substr(head, after.size() - head - tail))};
}

} // namespace strateg::gui
