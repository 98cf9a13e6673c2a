// Which of the two scripts there are in a text.
#pragma once

#include <string_view>

namespace strateg::language {

/// A letter of U+0400 to U+052F.
bool has_cyrillic(std::string_view text);
/// A letter of ASCII or of U+00C0 to U+024F; the signs × and ÷ stand between those and are none.
bool has_latin(std::string_view text);

} // namespace strateg::language
