// Pandoc's attributes: {#id .class key=value key="a value"}.
#pragma once

#include "core/model/attributes.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::exchange::markdown {

struct PandocAttributes {
    std::string id;
    std::vector<std::string> classes; // "-" is read as "unnumbered"
    model::Attributes values;
    std::size_t length = 0; // bytes from '{' to behind '}'
    bool has_class(std::string_view name) const;
};

/// Attributes that begin at text[0] == '{', or nothing where it is something else in braces.
std::optional<PandocAttributes> attributes_at(std::string_view text);

/// Attributes at the very end of a text, where they may have spaces around; `begin` is set to where they and
/// the spaces before them begin.
std::optional<PandocAttributes> attributes_at_end(std::string_view text, std::size_t& begin);

} // namespace strateg::exchange::markdown
