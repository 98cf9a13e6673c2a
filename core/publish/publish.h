// A project becomes the files that people get: one call for the command line, the editor and tests.
#pragma once

#include "core/base/problem.h"
#include "core/base/task.h"
#include "core/extend/exporter.h"
#include "core/language/views.h"
#include "core/model/project.h"
#include "core/pdf/finish.h"
#include "core/typeset/theme.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace strateg::publish {

struct Options {
    std::vector<language::View> views;          // empty: all views of the project
    std::filesystem::path out;                  // folder; made where it does not exist
    std::string format = "pdf";                 // "pdf", or the format of an exporter
    std::vector<extend::ExporterPtr> exporters; // PluginHost::exporters(); needed for formats other than pdf
    std::optional<typeset::Theme> theme;        // none: the one that the project names, or the default
    pdf::Finish finish;                         // of PDFs: linearized, encrypted
    std::optional<language::View> beside;       // a PDF's second language, side by side with each view
    unsigned threads = 2; // views at once, at most; exporters wait for each other anyway
};

/// One file that was written.
struct Output {
    std::filesystem::path path;
    std::string view;      // tag of the view, "sr-Latn"
    std::size_t pages = 0; // of a PDF; 0 for formats without pages
    std::size_t bytes = 0;
    bool main = true; // the file to show; false for pictures beside a page
};

struct Published {
    std::vector<Output> outputs; // in the order of the views
    /// What was wrong with pictures, fonts, references …; place.language is the view's tag. An error here
    /// means that a file is missing or that something in it is: look at outputs.
    Problems problems;
};

/// Name of a project's output for a view: "balkan-strategy.sr-Latn.pdf", from the project's id.
std::string output_name(const model::Project& project, const language::View& view, const std::string& format);

/// Writes every view. `folder` is the project's, for its pictures. Each file is written beside its place and
/// renamed, so that nobody ever sees half of one; cancelling leaves the files that were finished before and
/// nothing else.
///
/// Progress: task.step is called from the threads that work, never two at a time.
/// Fails as a whole with publish.cancelled, publish.unknown-format, publish.no-folder (out cannot be
/// made), publish.no-views. A view that fails is a Problem, and the others are written.
Result<Published> publish(const model::Project& project, const std::filesystem::path& folder,
                          const Options& options, const Task& task = {});

/// The formats that can be asked for: "pdf" first.
std::vector<std::string> formats(const std::vector<extend::ExporterPtr>& exporters);

} // namespace strateg::publish
