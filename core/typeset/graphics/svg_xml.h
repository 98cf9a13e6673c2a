// XML of an SVG file, as far as it can be trusted: internal to this folder.
#pragma once

#include "core/base/problem.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tinyxml2.h>

namespace strateg::typeset::svg {

/// Stands before white space that is all there is between two tags of a text (tinyxml2 would drop it).
inline constexpr char white_space_marker = '\x01';

struct File {
    std::unique_ptr<tinyxml2::XMLDocument> document;
    const tinyxml2::XMLElement* root = nullptr;
};

/// Fails with typeset.svg-broken or -too-big; the place has the line.
Result<File> parse(std::string_view bytes, const std::string& file);

/// Without the namespace's prefix "svg:"; empty for elements of other prefixes.
std::string_view name_of(const tinyxml2::XMLElement& element);

} // namespace strateg::typeset::svg
