// Confirming translations: for projects typed by hand or imported, where no text knows what it was made from.
#pragma once

#include "core/model/change.h"

#include <optional>
#include <string>

namespace strateg::store {

/// The changes that stamp every translation (of one language, or of all) as made from today's source text.
/// Translations that are empty, whose source is empty, or that are stamped so already are left alone; the
/// change-set may be empty. Pure.
model::ChangeSet confirm(const model::Project& project, const std::optional<std::string>& language = {});

} // namespace strateg::store
