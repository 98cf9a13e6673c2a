// Change-sets as XML: the payload of the journal's records (docs/file-format.md, "The journal").
#pragma once

#include "core/base/problem.h"
#include "core/model/change.h"

#include <chrono>
#include <string>
#include <string_view>

namespace strateg::store {

struct JournalEntry {
    model::ChangeSet changes;
    std::chrono::system_clock::time_point time;
};

std::string to_xml(const JournalEntry& entry);

/// Codes: store.xml-broken, store.journal-entry (a change this version does not know).
Result<JournalEntry> journal_entry_from_xml(std::string_view xml);

} // namespace strateg::store
