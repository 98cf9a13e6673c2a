// A project that is hard on the writer of PDFs: everything that can go wrong in one document.
#pragma once

#include "core/model/project.h"

#include <filesystem>

namespace strateg::test {

/// Merged cells, lists in lists, all levels of headings, links and notes over lines and pages, a long table,
/// a PNG with alpha, a CMYK JPEG, a character that no font has. Writes its pictures into `folder`.
model::Project hard_project(const std::filesystem::path& folder);

} // namespace strateg::test
