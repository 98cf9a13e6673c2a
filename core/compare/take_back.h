// Undoing one difference, out of order: what a person does who looks through a comparison.
#pragma once

#include "core/compare/compare.h"
#include "core/model/change.h"

#include <optional>
#include <string>

namespace strateg::compare {

/// The edit of `today` after which this difference is none any more; with a language, of its text in that
/// language only. `today` is the comparison's `after` or grew out of it: what was edited since is not
/// overwritten (compare.changed-since); what cannot be undone by itself says so (compare.not-alone: the place
/// is gone, or XML that this version does not know differs). Pure.
Result<model::ChangeSet> take_back(const Comparison& comparison, const Difference& difference,
                                   const model::Project& today, std::string label,
                                   const std::optional<std::string>& language = {});

} // namespace strateg::compare
