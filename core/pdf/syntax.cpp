#include "core/pdf/syntax.h"

#include "core/base/utf8.h"
#include "core/base/xml_escape.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace strateg::pdf {
namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";
constexpr std::size_t longest_name = 127;
constexpr std::size_t longest_text = 16'000; // UTF-16 units: 32,002 bytes with the mark

void append_hex(std::string& out, unsigned value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += hex_digits[(value >> shift) & 15];
}

std::vector<std::uint16_t> utf16(std::string_view utf8, std::size_t limit) {
    std::vector<std::uint16_t> units;
    units.reserve(std::min(limit, utf8.size()));
    for (std::size_t at = 0; at < utf8.size() && units.size() + 2 <= limit;) {
        const char32_t c = utf8::next(utf8, at);
        if (c < 0x10000) {
            units.push_back(static_cast<std::uint16_t>(c));
        } else {
            units.push_back(static_cast<std::uint16_t>(0xD7C0 + (c >> 10)));
            units.push_back(static_cast<std::uint16_t>(0xDC00 + (c & 0x3FF)));
        }
    }
    return units;
}

bool regular(char c) {
    return c > ' ' && c < 0x7F && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos;
}

} // namespace

void append_integer(std::string& out, std::int64_t value) {
    char buffer[24];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

void append_number(std::string& out, double value, int decimals) {
    static constexpr std::int64_t powers[] = {1, 10, 100, 1000, 10000};
    if (!std::isfinite(value) || std::abs(value) > 1e12) value = 0;
    const std::int64_t power = powers[std::clamp(decimals, 0, 4)];
    std::int64_t scaled = std::llround(value * static_cast<double>(power));
    if (scaled < 0) {
        out += '-';
        scaled = -scaled;
    }
    append_integer(out, scaled / power);
    std::int64_t rest = scaled % power;
    if (rest == 0) return;
    out += '.';
    for (std::int64_t digit = power / 10; rest != 0; digit /= 10) {
        out += static_cast<char>('0' + rest / digit);
        rest %= digit;
    }
}

void append_name(std::string& out, std::string_view name) {
    out += '/';
    const std::size_t limit = out.size() + longest_name;
    for (const char c : name) {
        if (out.size() + 3 > limit) break;
        if (regular(c)) {
            out += c;
        } else if (c != 0) {
            out += '#';
            append_hex(out, static_cast<unsigned char>(c), 2);
        }
    }
}

void append_literal(std::string& out, std::string_view bytes) {
    out += '(';
    for (const char c : bytes) {
        switch (c) {
        case '(':
        case ')':
        case '\\':
            out += '\\';
            out += c;
            break;
        case '\r': // a bare one would be read as a line feed
            out += "\\r";
            break;
        default:
            out += c;
        }
    }
    out += ')';
}

void append_text(std::string& out, std::string_view utf8) {
    if (utf8.size() <= longest_text &&
        std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c < 0x7F; })) {
        append_literal(out, utf8);
        return;
    }
    out += "<FEFF";
    for (const std::uint16_t unit : utf16(utf8, longest_text)) append_hex(out, unit, 4);
    out += '>';
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
    for (const std::uint16_t unit : utf16(utf8, longest_text)) append_hex(out, unit, 4);
}

void append_reference(std::string& out, ObjectId id) {
    append_integer(out, id);
    out += " 0 R";
}

void append_xml(std::string& out, std::string_view text) {
    out += xml_escaped(utf8::repaired(text));
}

std::string& Body::key(std::string_view key) {
    append_name(out_, key);
    return out_;
}

Body& Body::name(std::string_view k, std::string_view value) {
    append_name(key(k), value);
    return *this;
}

Body& Body::integer(std::string_view k, std::int64_t value) {
    append_integer(key(k) += ' ', value);
    return *this;
}

Body& Body::number(std::string_view k, double value, int decimals) {
    append_number(key(k) += ' ', value, decimals);
    return *this;
}

Body& Body::text(std::string_view k, std::string_view utf8) {
    append_text(key(k), utf8);
    return *this;
}

Body& Body::reference(std::string_view k, ObjectId id) {
    append_reference(key(k) += ' ', id);
    return *this;
}

Body& Body::raw(std::string_view k, std::string_view value) {
    key(k) += ' ';
    out_ += value;
    return *this;
}

} // namespace strateg::pdf
