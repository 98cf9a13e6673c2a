#include "core/exchange/html/source.h"

#include "core/base/utf8.h"
#include "core/exchange/encoding.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace strateg::exchange::html {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

/// "StartHTML:0000000105" → 105; npos where it is not there or no number.
std::size_t offset_named(std::string_view header, std::string_view name) {
    const std::size_t at = header.find(name);
    if (at == std::string_view::npos) return std::string_view::npos;
    std::size_t value = 0;
    const char* begin = header.data() + at + name.size();
    const auto [end, error] = std::from_chars(begin, header.data() + header.size(), value);
    return error == std::errc() ? value : std::string_view::npos;
}

/// Windows' clipboard: lines of offsets, then the HTML, in UTF-8.
std::string_view without_header(std::string_view bytes) {
    if (!bytes.starts_with("Version:")) return bytes;
    const std::size_t first = bytes.find('<');
    if (first == std::string_view::npos) return {};
    const std::string_view header = bytes.substr(0, first);
    std::size_t begin = offset_named(header, "StartHTML:"), end = offset_named(header, "EndHTML:");
    if (begin == std::string_view::npos || begin < header.size() || begin > bytes.size()) begin = first;
    if (end == std::string_view::npos || end < begin || end > bytes.size()) end = bytes.size();
    return bytes.substr(begin, end - begin);
}

/// The character set that a <meta> at the beginning names.
std::string charset_of(std::string_view bytes) {
    const std::string head = lower(bytes.substr(0, 4096));
    const std::size_t meta = head.find("<meta");
    if (meta == std::string::npos) return {};
    std::size_t at = head.find("charset", meta);
    if (at == std::string::npos) return {};
    at += 7;
    while (at < head.size() && (head[at] == ' ' || head[at] == '=' || head[at] == '"' || head[at] == '\''))
        ++at;
    std::size_t end = at;
    while (end < head.size() &&
           (std::isalnum(static_cast<unsigned char>(head[end])) != 0 || head[end] == '-' || head[end] == '_'))
        ++end;
    return head.substr(at, end - at);
}

/// UTF-16 without a mark, as some programs hand it over: every second byte of the beginning is zero.
std::string_view utf16_without_mark(std::string_view bytes) {
    const std::size_t size = std::min<std::size_t>(bytes.size(), 64);
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < size; ++i) (i % 2 ? odd : even) += bytes[i] == '\0' ? 1 : 0;
    if (size < 8) return {};
    if (odd >= size / 2 - 2 && even == 0) return "UTF-16LE";
    if (even >= size / 2 - 2 && odd == 0) return "UTF-16BE";
    return {};
}

} // namespace

std::string text_of(std::string_view bytes) {
    Problems ignored; // bytes that are no character become U+FFFD; there is nothing a person could do
    while (!bytes.empty() && bytes.back() == '\0') bytes.remove_suffix(1);
    bytes = without_header(bytes);
    if (const std::string_view wide = utf16_without_mark(bytes); !wide.empty()) {
        std::string marked = wide == "UTF-16LE" ? "\xFF\xFE" : "\xFE\xFF";
        marked += bytes;
        if (wide == "UTF-16LE" && marked.size() % 2) marked += '\0'; // its last zero was taken away above
        return utf8::repaired(as_utf8(marked, {}, {}, ignored).value_or(std::string()));
    }
    if (utf8::is_valid(bytes) && bytes.find('\0') == std::string_view::npos) {
        if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
        return utf8::repaired(bytes); // whatever it says of itself: browsers hand over UTF-8
    }
    std::string charset = charset_of(bytes);
    if (charset.empty()) charset = "windows-1252";
    auto text = as_utf8(bytes, charset, {}, ignored);
    return text ? utf8::repaired(*text) : utf8::repaired(bytes);
}

} // namespace strateg::exchange::html
