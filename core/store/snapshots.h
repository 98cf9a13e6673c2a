// Named states of a project, kept in its folder: .strateg/snapshots/<id>/ holds the project's files as save
// writes them, and snapshot.xml. Without media: pictures are looked up in the project. Plain files, so that a
// person can copy one out and have a project again. Format: docs/file-format.md, "Snapshots".
#pragma once

#include "core/store/open.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::store {

struct Snapshot {
    std::string id;   // name of its folder, sortable by time
    std::string name; // what a person called it; may come twice
    std::chrono::system_clock::time_point when;
    std::string who;
    bool automatic = false;        // made by the program before something big
    std::uintmax_t bytes = 0;      // of its files
    std::optional<Problem> damage; // it cannot be read whole; what can be is offered
};

struct SnapshotOptions {
    std::string who; // empty: the login name
    bool automatic = false;
    /// Of the automatic ones, only as many of the newest stay; those that a person made always do.
    std::size_t keep_automatic = 20;
};

/// Keeps this state. All of it is there in the end or nothing; the name is trimmed, and made from the time
/// where it is empty. Any thread, also while a session of the folder edits. Takes a moment (it waits for the
/// disk). Codes: as store::save, and store.no-folder.
Result<Snapshot> take_snapshot(const model::Project& project, const std::filesystem::path& folder,
                               std::string_view name, const SnapshotOptions& options = {});

/// The newest first; none where there are none. Those that cannot be read have `damage`.
std::vector<Snapshot> list_snapshots(const std::filesystem::path& folder);

/// By id, else the newest with this name (letter for letter). Code store.no-snapshot.
Result<Snapshot> find_snapshot(const std::filesystem::path& folder, std::string_view id_or_name);

/// Reads one. `problems` tells what is damaged; fails as store::open where nothing can be read, and with
/// store.no-snapshot.
Result<Opened> open_snapshot(const std::filesystem::path& folder, std::string_view id);

/// Codes: store.no-snapshot, store.no-name, and those of writing.
Result<void> rename_snapshot(const std::filesystem::path& folder, std::string_view id, std::string_view name);
Result<void> delete_snapshot(const std::filesystem::path& folder, std::string_view id);

} // namespace strateg::store
