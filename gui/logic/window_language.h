// The languages that the window speaks, and which one a person's system asks for. Pure functions.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace strateg::gui {

struct WindowLanguage {
    std::string_view tag;    // "sr-Latn"; the name of its catalogue and of its help
    std::string_view name;   // in itself: "srpski"
    std::string_view locale; // as GTK's own words are filed: "sr@latin"
};

/// In the order of the menu; English, the language of the sources, first.
std::span<const WindowLanguage> window_languages();
/// English where the tag is none of them.
const WindowLanguage& window_language(std::string_view tag);

/// The first language of the environment that the window speaks, as gettext would choose: $LANGUAGE (several,
/// with colons; not where the locale is "C"), else $LC_ALL, $LC_MESSAGES or $LANG. `variable` is std::getenv.
const WindowLanguage& system_language(const std::function<const char*(const char*)>& variable);

} // namespace strateg::gui
