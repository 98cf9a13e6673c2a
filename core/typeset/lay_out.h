// The door of this folder: a project, a view and a theme in, pages out.
#pragma once

#include "core/base/problem.h"
#include "core/base/task.h"
#include "core/language/views.h"
#include "core/model/project.h"
#include "core/typeset/pages.h"
#include "core/typeset/theme.h"

#include <filesystem>
#include <optional>

namespace strateg::typeset {

struct Laid {
    Pages pages;
    Problems problems; // what was missing or broken, in the order it was met; the pages show something in its
                       // place
};

/// Lays out one view. `folder` is the project's, for its pictures. Deterministic: equal input gives equal
/// pages, whatever `threads` (at most so many are used). No global state: views may be laid out on several
/// threads at once. Time grows with the length.
/// `beside` is a second language, set side by side with the first, block by block.
/// Fails only where there is no font at all (typeset.no-fonts) or the task was cancelled (typeset.cancelled).
Result<Laid> lay_out(const model::Project& project, const std::filesystem::path& folder,
                     const language::View& view, const Theme& theme, const Task& task, unsigned threads = 1,
                     const std::optional<language::View>& beside = {});

} // namespace strateg::typeset
