// The journal: every edit since the last save, appended to .strateg/journal by a thread of its own, so that a
// killed program loses less than a second. Records are self-contained and checksummed; a torn tail is
// ignored. Format: docs/file-format.md, "The journal".
#pragma once

#include "core/base/problem.h"
#include "core/store/change_xml.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::store {

/// What a journal file holds.
struct JournalContent {
    std::string generation; // differs after every save; empty: no valid header
    std::string base;       // fingerprint of the files the edits apply to
    std::vector<JournalEntry> entries;
    std::size_t valid_bytes = 0; // up to here the file is sound; what follows is a torn tail
    bool damaged = false;        // records in the middle were unreadable
};

/// Pure; recovers from anything.
JournalContent read_journal(std::string_view bytes);

class Journal {
public:
    /// Opens the file for appending. With `keep`, what read_journal found stays and the torn tail is cut off;
    /// else the journal begins anew for files with this fingerprint.
    static Result<std::unique_ptr<Journal>> open(const std::filesystem::path& file, const std::string& base,
                                                 const JournalContent* keep);
    /// Writes what is pending, stops the thread.
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// Queues an edit: written and flushed to the disk within 250 ms by the journal's thread. Typing in one
    /// text that still waits becomes one record.
    void append(model::ChangeSet changes);
    /// Waits until all is on the disk.
    Result<void> flush();
    /// Empties the journal: all edits are in files with this fingerprint.
    Result<void> restart(const std::string& base);
    const std::string& generation() const;
    std::optional<Problem> problem() const;

private:
    struct Impl;
    explicit Journal(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace strateg::store
