// Characters that mean something to XML and HTML, as text and inside of "…" attributes.
#pragma once

#include <string>
#include <string_view>

namespace strateg {

/// & < > and " become &amp; &lt; &gt; and &quot;; all else stays. For bytes of any encoding that keeps ASCII.
std::string xml_escaped(std::string_view text);

} // namespace strateg
