// What people agree about a section: its owner, how far each language is (its status), how long it may get.
// Kept in the section's attributes `owner`, `status` ("en:final sr:draft"), `target-chars`, `max-chars`,
// `target-words`, `max-words`. The statuses to choose from are the project's (attribute `statuses`). Pure.
#pragma once

#include "core/model/change.h"

#include <string>
#include <string_view>
#include <vector>

namespace strateg::model {

/// The statuses of a project from the first to the last step; draft, translated, reviewed, final where it
/// defines none. A status is a word without spaces and colons; "_" stands for a space in its name.
std::vector<std::string> statuses_of(const Project& project);
/// What a person typed as the name of a status, as it is stored; empty if nothing is left of it.
std::string status_token(std::string_view name);
/// The stored word as a person reads it: "in_review" → "in review".
std::string status_name(std::string_view token);

/// Empty: nothing was said.
std::string status_of(const Section& section, std::string_view language);
/// The changes that set it, or with an empty status take it away.
ChangeSet set_status(const Section& section, const std::string& language, const std::string& status);
/// Replaces the statuses of the project. Sections keep what they say.
ChangeSet set_statuses(const std::vector<std::string>& statuses);

/// 0: no limit. Characters count with spaces, as programme forms do.
struct Limits {
    int target_characters = 0, most_characters = 0;
    int target_words = 0, most_words = 0;
    bool any() const { return target_characters || most_characters || target_words || most_words; }
    friend bool operator==(const Limits&, const Limits&) = default;
};
Limits limits_of(const Section& section);

/// Owner and limits as they should be; without changes where all of it is so already.
ChangeSet set_owner_and_limits(const Section& section, const std::string& owner, const Limits& limits);

} // namespace strateg::model
