// Internal: a theme's XML as what it says, line by line, before anything of it is believed.
#pragma once

#include "core/base/problem.h"
#include "core/typeset/theme/families.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strateg::typeset {

/// Something said in a file.
struct Said {
    std::string value;
    Place place;
};

struct Sheet {
    std::string base;
    Place base_place;
    std::map<std::string, std::string> titles, descriptions; // by language
    /// By element ("heading 1", "colours") and attribute.
    std::map<std::pair<std::string, std::string>, Said> said;
    std::vector<LanguageFamily> families; // language empty: for all
    std::vector<FamilyFiles> fallbacks;

    /// What `over` says replaces what this sheet says of the same.
    void lay_over(Sheet over);
};

/// A theme's file is small: more is refused before it is parsed.
inline constexpr std::size_t largest_theme = 64 * 1024;

/// Reads the XML of one theme without its base. Elements that nobody knows become problems; attributes are
/// kept for who knows them. Fails with theme.broken where it is no XML, theme.not-a-theme where it is
/// something else, theme.too-large.
Result<Sheet> read_sheet(std::string_view xml, const std::string& file, Problems& problems);

} // namespace strateg::typeset
