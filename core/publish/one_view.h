// Internal: the files of one view.
#pragma once

#include "core/publish/publish.h"

namespace strateg::publish {

/// Lays out, writes the PDF, puts it in place, with so many threads at most. Codes "publish.cancelled" and
/// those of typeset, pdf and base.
Result<Published> publish_pdf(const model::Project& project, const std::filesystem::path& folder,
                              const language::View& view, const Options& options, const Task& task,
                              unsigned threads);

/// Asks the exporter and puts its files in place, the main one last.
Result<Published> publish_exported(const model::Project& project, const std::filesystem::path& folder,
                                   const language::View& view, const std::vector<language::View>& all,
                                   const Options& options, extend::Exporter& exporter, const Task& task);

/// What names a project's outputs: its id where that makes a good file name, else "document".
std::string base_name(const model::Project& project);

tl::unexpected<Problem> cancelled();

} // namespace strateg::publish
