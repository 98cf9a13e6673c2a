// Identifiers of headings: as pandoc makes them from their words, as GitHub does, and as ids of a project.
#pragma once

#include "core/model/ids.h"

#include <string>
#include <string_view>

namespace strateg::exchange::markdown {

/// Pandoc's auto_identifiers: without punctuation but _ - . ; spaces become hyphens; lower case; everything
/// before the first letter goes; "section" if nothing is left. Letters of any script stay.
std::string pandoc_identifier(std::string_view heading);
/// GitHub's: keeps digits at the beginning, drops dots.
std::string github_identifier(std::string_view heading);

/// A free id for a block: the label itself if it may be one, else one made from it ("sec:intro" gives
/// "sec-intro", "увод" gives "uvod").
std::string id_from(std::string_view label, model::IdMaker& ids);

/// "%D1%83" in the target of a link → "у".
std::string percent_decoded(std::string_view text);

} // namespace strateg::exchange::markdown
