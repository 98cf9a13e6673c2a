// Internal: reading and writing files so that nothing is lost, and errors as sentences.
#pragma once

#include "core/base/problem.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace strateg::store {

namespace fs = std::filesystem;

/// A Problem for an errno of writing: store.disk-full, store.no-permission, store.folder-gone or
/// store.write-failed.
Problem write_problem(int error, const std::string& relative);

/// Reads a regular file whole. Codes: store.unreadable (with why), store.no-file where there is none.
Result<std::string> read_file(const fs::path& path, const std::string& relative);

/// Fingerprint of a file's bytes; empty where there is none or it cannot be read.
std::string hash_of_file(const fs::path& path);

/// Creates or replaces a file and flushes it to the disk. Never follows a link.
Result<void> write_flushed(const fs::path& path, std::string_view bytes, const std::string& relative);

/// Makes renames and removals in a folder durable. Failures are ignored: some file systems cannot.
void flush_folder(const fs::path& folder);

/// Copies a file beside itself as <name><suffix>, <name><suffix>-2 …; returns the new file's name.
Result<std::string> set_file_aside(const fs::path& path, const std::string& suffix,
                                   const std::string& relative);

/// True if `path`, links followed, lies in `folder`.
bool is_inside(const fs::path& folder, const fs::path& path);

/// Name of the temporary file that `path` is written to first.
fs::path temporary_of(const fs::path& path);

} // namespace strateg::store
