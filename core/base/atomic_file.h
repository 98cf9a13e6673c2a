// Writing a file so that at every moment there is either the old one or the new one, whole.
#pragma once

#include "core/base/problem.h"

#include <filesystem>
#include <string_view>

namespace strateg {

/// Creates or replaces `path`: a temporary file beside it, flushed to the disk, renamed over it, the folder
/// flushed. On failure nothing is left behind and an old file stays as it was. The folder must exist. A link
/// at `path` is replaced, not followed. Any thread; two writers of one path: the last one wins.
/// Codes: base.no-permission, base.disk-full, base.no-folder, base.write-failed.
Result<void> write_atomically(const std::filesystem::path& path, std::string_view bytes);

} // namespace strateg
