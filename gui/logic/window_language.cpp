#include "gui/logic/window_language.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace strateg::gui {
namespace {

constexpr std::array<WindowLanguage, 4> languages{{
    {"en", "English", "en"},
    {"sr-Cyrl", "српски", "sr"},
    {"sr-Latn", "srpski", "sr@latin"},
    {"bg", "български", "bg"},
}};

/// "sr_RS.UTF-8@latin", "sr-Latn-RS": nullptr where the window does not speak it.
const WindowLanguage* named(std::string_view locale) {
    std::string lower(locale);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    const std::string primary = lower.substr(0, lower.find_first_of("_-.@"));
    if (primary == "sr") return &languages[lower.find("lat") == std::string::npos ? 1 : 2];
    if (primary == "c" || primary == "posix") return &languages[0];
    for (const WindowLanguage& language : languages)
        if (language.tag == primary) return &language;
    return nullptr;
}

} // namespace

std::span<const WindowLanguage> window_languages() {
    return languages;
}

const WindowLanguage& window_language(std::string_view tag) {
    for (const WindowLanguage& language : languages)
        if (language.tag == tag) return language;
    return languages[0];
}

const WindowLanguage& system_language(const std::function<const char*(const char*)>& variable) {
    const auto value = [&](const char* name) {
        const char* found = variable(name);
        return std::string_view(found ? found : "");
    };
    std::string_view locale;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (locale.empty()) locale = value(name);
    if (!locale.empty() && locale != "C" && locale != "POSIX")
        for (std::string_view rest = value("LANGUAGE"); !rest.empty();) {
            const std::size_t colon = rest.find(':');
            if (const WindowLanguage* language = named(rest.substr(0, colon))) return *language;
            rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
        }
    const WindowLanguage* language = named(locale);
    return language ? *language : languages[0];
}

} // namespace strateg::gui
