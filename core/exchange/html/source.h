// Internal: the bytes of a clipboard as HTML in UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace strateg::exchange::html {

/// Takes away the header that Windows puts before HTML (CF_HTML) and decodes UTF-16 and the character set
/// that a <meta> names. What says nothing and is no UTF-8 is read as Windows-1252. Valid UTF-8 whatever
/// comes.
std::string text_of(std::string_view bytes);

} // namespace strateg::exchange::html
