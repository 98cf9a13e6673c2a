// What makes one state of a block of another: for edits that are easier said as "so it shall be" than as
// steps.
#pragma once

#include "core/model/change.h"

namespace strateg::model {

/// The changes that turn `before`, which stands in `section`, into `after`, with all that is in it. Both have
/// the same id. Blocks are known by their ids: what moved inside is moved, not written anew, and what stayed
/// is not mentioned. Pure; few steps where little changed, but not always the fewest. Unknown XML is left as
/// it was. No block of `before` may be inside of one in `after` that was inside of it.
std::vector<Change> changes_between(const Block& before, const Block& after, const std::string& section);

} // namespace strateg::model
