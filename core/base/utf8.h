// UTF-8 helpers for text offsets. Inside core every offset is a byte offset into UTF-8; at the borders
// (plugins, command line, findings) an offset counts characters, which are Unicode code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace strateg::utf8 {

/// Number of code points. Invalid bytes count one each, so the function is total.
std::size_t length(std::string_view text);

/// Byte offset of the code point with the given index; text.size() if there are fewer.
std::size_t byte_at(std::string_view text, std::size_t character);

/// Index of the code point that begins at (or contains) the byte offset.
std::size_t character_at(std::string_view text, std::size_t byte);

/// Decodes the code point at `byte` and moves `byte` behind it. Invalid input gives U+FFFD and one byte.
char32_t next(std::string_view text, std::size_t& byte);

/// Decodes the code point that ends at `byte` and moves `byte` to its beginning. `byte` must be > 0.
char32_t previous(std::string_view text, std::size_t& byte);

void append(std::string& text, char32_t character);

bool is_valid(std::string_view text);

/// The text with every invalid byte replaced by U+FFFD. XML 1.0's forbidden control characters go too.
std::string repaired(std::string_view text);

} // namespace strateg::utf8
