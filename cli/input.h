// Opening what commands work on, and understanding --lang.
#pragma once

#include "cli/program.h"
#include "core/language/views.h"
#include "core/model/project.h"
#include "core/store/session.h"

#include <filesystem>
#include <string>
#include <vector>

namespace strateg::cli {

/// Splits "en,sr" and repeated options; spaces and empty parts go.
std::vector<std::string> listed(const std::vector<std::string>& values);

/// The languages of a project that `asked` means: "sr" means sr, sr-Cyrl and sr-Latn; "sr-Latn" means the
/// project's sr, too. Codes cli.no-language (with the languages there are), language.bad-tag.
Result<std::vector<std::string>> languages_meant(const std::vector<std::string>& languages,
                                                 const std::vector<std::string>& asked);

/// The views that `asked` means: "all", "sr" (both scripts), "sr-Latn".
Result<std::vector<language::View>> views_meant(const model::Project& project,
                                                const std::vector<std::string>& asked);

/// A project folder opened for writing. Problems are said. The exit code, where it cannot be.
tl::expected<store::Session, int> open_for_writing(const std::filesystem::path& folder);

} // namespace strateg::cli
