// Internal: addresses of links.
#pragma once

#include <string>
#include <string_view>

namespace strateg::exchange::html {

/// An address as a reader of the document should have it: http, https or mailto, without the detours and
/// labels of those who count clicks (Google's and Outlook's redirections, utm_…, fbclid …). Empty: no link.
std::string clean_address(std::string_view href);

/// "%D1%83" → "у".
std::string percent_decoded(std::string_view text);

} // namespace strateg::exchange::html
