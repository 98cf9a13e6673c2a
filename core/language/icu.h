// Small helpers around ICU, for the files of this folder only.
#pragma once

#include <string>
#include <string_view>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace strateg::language {

inline icu::UnicodeString to_unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

inline std::string to_utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

/// The locale of a BCP 47 tag; "en" means British English, the English of EU documents.
icu::Locale locale_of(std::string_view tag);

} // namespace strateg::language
