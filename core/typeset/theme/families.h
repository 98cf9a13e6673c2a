// Font families of a theme: by role, and by language where a family lacks a language's letter forms.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace strateg::typeset {

/// What a family is used for. A role without files of its own uses the body's.
enum class Family : std::uint8_t { body, statement, heading, table, running };
inline constexpr std::size_t family_count = 5;

enum class Weight : std::uint8_t { regular, semibold, bold };

/// A font family as files, found by name below the font folders. Weights a family lacks repeat another file.
struct FamilyFiles {
    /// [weight][italic]
    std::array<std::array<std::string, 2>, 3> file;
    std::string package; // Debian package to install where a file is missing
    const std::string& of(Weight weight, bool italic) const {
        return file[static_cast<std::size_t>(weight)][italic ? 1 : 0];
    }
    bool empty() const { return file[0][0].empty(); }
    friend bool operator==(const FamilyFiles&, const FamilyFiles&) = default;
};

/// Another family for a role in one language: "bg", or "sr-Cyrl" for one script of it.
struct LanguageFamily {
    std::string language; // BCP 47; holds for every longer tag, too: "sr" for "sr-Latn"
    Family role = Family::body;
    FamilyFiles files;
    friend bool operator==(const LanguageFamily&, const LanguageFamily&) = default;
};

/// True where the tag "sr" of a family holds for "sr-Latn": equal, or its beginning up to a hyphen.
bool holds_for(std::string_view family_language, std::string_view language);

} // namespace strateg::typeset
