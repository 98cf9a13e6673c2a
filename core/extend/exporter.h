// Exporters: a document, resolved for one view, becomes files.
#pragma once

#include "core/base/task.h"
#include "core/extend/manifest.h"
#include "core/language/views.h"
#include "core/model/project.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace strateg::extend {

struct ExportedFile {
    std::string path;                // relative, with '/', never leaving the output folder
    std::string bytes;               // the content, or
    std::filesystem::path copy_from; // a file of the project to copy as it is
};

struct ExportRequest {
    const model::Project* project = nullptr;
    std::filesystem::path folder;    // of the project, for media
    language::View view;             // which reader
    std::vector<language::View> all; // views of the same run, for links between them
    std::string base_name;           // of the output: "strategy" gives "strategy.en.html"
};

/// Callable from any thread; calls of one exporter wait for each other.
class Exporter {
public:
    virtual ~Exporter() = default;
    virtual const Manifest& manifest() const = 0;
    const ExporterInfo& info() const { return *manifest().exporter; }
    /// The files of one view, the main one first. Nothing is written. Codes: extend.plugin-failed,
    /// extend.bad-answer, extend.missing-media (a warning in Problems of the result is not possible here: the
    /// file is left out).
    virtual Result<std::vector<ExportedFile>> write(const ExportRequest& request, const Task& task = {}) = 0;
};

using ExporterPtr = std::shared_ptr<Exporter>;

/// Name of the main file of a view: "strategy.sr-Latn.html".
std::string output_name(const std::string& base_name, const language::View& view, const ExporterInfo& info);

/// Writes exported files below `folder`: media first, the page last, each by temporary file and rename.
Result<void> write_files(const std::vector<ExportedFile>& files, const std::filesystem::path& folder);

} // namespace strateg::extend
