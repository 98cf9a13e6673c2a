// Bytes of foreign files as UTF-8.
#pragma once

#include "core/base/problem.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace strateg::exchange {

/// Reads a whole file. Codes: exchange.no-file, exchange.unreadable (with the reason).
Result<std::string> read_bytes(const std::filesystem::path& file);

/// Text as valid UTF-8 without byte order mark. UTF-16 is recognised by its mark; `charset` (empty: UTF-8) is
/// what the file says of itself. Bytes that are no character become U+FFFD and are reported in `problems`
/// (exchange.not-utf8, with the first line). Fails with exchange.not-text where the bytes are no text
/// (several NUL characters), exchange.charset for an unknown charset.
Result<std::string> as_utf8(std::string_view bytes, std::string_view charset, const std::string& file,
                            Problems& problems);

} // namespace strateg::exchange
