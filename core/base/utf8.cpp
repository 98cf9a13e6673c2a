#include "core/base/utf8.h"

namespace strateg::utf8 {
namespace {

struct Decoded {
    char32_t character;
    std::size_t bytes;
    bool valid;
};

Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return {lead, 1, true};
    std::size_t count = 0;
    char32_t value = 0;
    char32_t least = 0;
    if ((lead & 0xE0) == 0xC0) {
        count = 1, value = lead & 0x1F, least = 0x80;
    } else if ((lead & 0xF0) == 0xE0) {
        count = 2, value = lead & 0x0F, least = 0x800;
    } else if ((lead & 0xF8) == 0xF0) {
        count = 3, value = lead & 0x07, least = 0x10000;
    } else {
        return {0xFFFD, 1, false};
    }
    if (at + count >= text.size()) return {0xFFFD, 1, false};
    for (std::size_t i = 1; i <= count; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return {0xFFFD, 1, false};
        value = (value << 6) | (byte(at + i) & 0x3F);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {0xFFFD, 1, false};
    return {value, count + 1, true};
}

bool forbidden_in_xml(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

} // namespace

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += decode(text, at).bytes;
    return count;
}

std::size_t byte_at(std::string_view text, std::size_t character) {
    std::size_t at = 0;
    for (; character > 0 && at < text.size(); --character) at += decode(text, at).bytes;
    return at;
}

std::size_t character_at(std::string_view text, std::size_t byte) {
    std::size_t index = 0;
    for (std::size_t at = 0; at < text.size() && at < byte; ++index) {
        at += decode(text, at).bytes;
        if (at > byte) break;
    }
    return index;
}

char32_t next(std::string_view text, std::size_t& byte) {
    if (byte >= text.size()) return 0;
    const Decoded decoded = decode(text, byte);
    byte += decoded.bytes;
    return decoded.character;
}

char32_t previous(std::string_view text, std::size_t& byte) {
    std::size_t start = byte - 1;
    while (start > 0 && byte - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const Decoded decoded = decode(text, start);
    if (decoded.valid && start + decoded.bytes == byte) {
        byte = start;
        return decoded.character;
    }
    --byte;
    return 0xFFFD;
}

void append(std::string& text, char32_t c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

bool is_valid(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decode(text, at);
        if (!decoded.valid) return false;
        at += decoded.bytes;
    }
    return true;
}

std::string repaired(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decode(text, at);
        append(out, forbidden_in_xml(decoded.character) ? 0xFFFD : decoded.character);
        at += decoded.bytes;
    }
    return out;
}

} // namespace strateg::utf8
