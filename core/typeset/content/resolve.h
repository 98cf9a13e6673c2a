// Project + view → Document: the first step of the pipeline. Reads pictures; sets nothing.
#pragma once

#include "core/base/task.h"
#include "core/language/views.h"
#include "core/model/project.h"
#include "core/typeset/content/document.h"
#include "core/typeset/content/memory.h"

#include <filesystem>

namespace strateg::typeset {

/// Total: what is missing or broken becomes a Problem in the document and something visible in its place.
/// `folder` is the project's, for pictures; no path may lead out of it. `memory`: of the last time, for the
/// same view; the result is the same with and without it. `beside`: a second language, set side by side with
/// the first.
Document resolve(const model::Project& project, const std::filesystem::path& folder,
                 const language::View& view, const Theme& theme, ResolveMemory* memory = nullptr,
                 const language::View* beside = nullptr);

Style style_of(const TextLook& look);

} // namespace strateg::typeset
