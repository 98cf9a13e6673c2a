// The text of PDF objects: numbers, names, strings and dictionary bodies (ISO 32000-1, 7.3).
//
// Numbers are written without the locale and without exponents, so that equal input gives equal bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace strateg::pdf {

/// Number of an indirect object; 0: none.
using ObjectId = std::uint32_t;

void append_integer(std::string& out, std::int64_t value);
/// At most `decimals` (0..4) digits behind the point, no trailing zeros. NaN and infinity become 0.
void append_number(std::string& out, double value, int decimals = 2);
/// "/Name", with #xx for what a name may not hold; cut to 127 bytes.
void append_name(std::string& out, std::string_view name);
/// "(…)": bytes as they are, with escapes.
void append_literal(std::string& out, std::string_view bytes);
/// A text string from UTF-8: ASCII as a literal, the rest as UTF-16BE with its byte order mark. Cut to what
/// PDF/A-2 allows (32,767 bytes).
void append_text(std::string& out, std::string_view utf8);
/// Four hexadecimal digits per UTF-16 unit, without brackets.
void append_utf16_hex(std::string& out, std::string_view utf8);
void append_reference(std::string& out, ObjectId id);
/// XML character data: & < > " escaped, characters XML forbids replaced.
void append_xml(std::string& out, std::string_view utf8);

/// The inside of a dictionary, key by key, in the order of the calls.
class Body {
public:
    Body& name(std::string_view key, std::string_view value);
    Body& integer(std::string_view key, std::int64_t value);
    Body& number(std::string_view key, double value, int decimals = 2);
    Body& text(std::string_view key, std::string_view utf8);
    Body& reference(std::string_view key, ObjectId id);
    /// `value` is PDF syntax already: "[0 0 1]", "true", "<<…>>".
    Body& raw(std::string_view key, std::string_view value);
    std::string take() { return std::move(out_); }

private:
    std::string out_;
    std::string& key(std::string_view key);
};

} // namespace strateg::pdf
