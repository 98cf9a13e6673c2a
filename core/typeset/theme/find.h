// Which theme a project is set in, and where themes lie.
#pragma once

#include "core/base/problem.h"
#include "core/model/project.h"
#include "core/typeset/theme/read.h"

#include <filesystem>
#include <string>
#include <vector>

namespace strateg::typeset {

/// The theme of projects that name none.
inline constexpr std::string_view default_theme = "report";

struct ThemeFile {
    std::string name; // "brief": the file's name without its end
    std::filesystem::path file;
};

/// The themes that can be chosen by name: those of the project's folder themes/ and those that come with
/// Strateg (templates/themes in data_folders()), the project's first, each name once, sorted by name.
/// `folder` may be empty: no project.
std::vector<ThemeFile> themes_for(const std::filesystem::path& folder);

/// Reads a theme by its name or its file. Its fonts are also looked for in fonts/ beside the project.
/// Fails with theme.not-found (the hint names those there are), theme.unreadable, and as read_theme.
Result<ReadTheme> find_theme(std::string_view name_or_file, const std::filesystem::path& folder);

/// The theme of a project: the attribute theme="…" of project.xml, a name, or else the default. A project
/// names no files outside of its folder. Where that theme is not there or broken the default one takes its
/// place and a problem says so. Reads files; any thread.
ReadTheme theme_for(const model::Project& project, const std::filesystem::path& folder);

} // namespace strateg::typeset
