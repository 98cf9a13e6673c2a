// Between core's UTF-8 and wxString.
#pragma once

#include <string>
#include <string_view>

#include <wx/string.h>

namespace strateg::gui {

inline wxString wx(std::string_view text) {
    return wxString::FromUTF8(text.data(), text.size());
}
inline std::string utf8(const wxString& text) {
    const auto bytes = text.utf8_str();
    return {bytes.data(), bytes.length()};
}

} // namespace strateg::gui
