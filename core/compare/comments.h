// Comments and other states: what people said about a text is not undone with its words.
#pragma once

#include "core/model/project.h"

namespace strateg::compare {

/// `state` with the comments of `today`: its threads, and their marks on the words as far as they are there.
/// Threads that only `state` has stay with it. For restoring a snapshot. Pure.
model::Project with_comments_of(const model::Project& state, const model::Project& today);

} // namespace strateg::compare
