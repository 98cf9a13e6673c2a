// The edit that turns one state of a project into another: for restoring a snapshot as one step that undo
// takes back, and for taking over what another program wrote.
#pragma once

#include "core/model/change.h"

#include <string>

namespace strateg::compare {

/// Applied to `from`, gives `to`. Blocks keep their identity: what moved is moved, what stayed is not
/// touched. Sections that move are taken out and put back. Empty where nothing differs. Pure, any thread.
///
/// What no change can express stays as it is in `from`: the project's id, the order of ignored findings,
/// and XML this version does not know in <project>, <front> and <facts>.
model::ChangeSet changes_between(const model::Project& from, const model::Project& to, std::string label);

} // namespace strateg::compare
