#include "core/publish/one_view.h"

#include "core/base/atomic_file.h"
#include "core/pdf/claims.h"
#include "core/pdf/write.h"
#include "core/typeset/lay_out.h"

#include <fstream>
#include <iterator>

namespace strateg::publish {
namespace {

namespace fs = std::filesystem;

/// A task for a part of the work: its progress runs from `begin` to `end` of the whole.
Task part_of(const Task& task, double begin, double end) {
    return Task(task.stop_token(), [&task, begin, end](double fraction, std::string_view what) {
        task.step(begin + (end - begin) * fraction, what);
    });
}

/// True for "media/a.png": relative, and going nowhere but down.
bool stays_below(const fs::path& path) {
    if (path.empty() || path.is_absolute() || !path.has_filename()) return false;
    for (const fs::path& part : path)
        if (part == "..") return false;
    return true;
}

Result<std::string> content_of(const extend::ExportedFile& file) {
    if (file.copy_from.empty()) return file.bytes;
    std::error_code error;
    std::ifstream stream;
    if (fs::is_regular_file(file.copy_from, error)) stream.open(file.copy_from, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.is_open() || stream.bad())
        return fail("publish.missing-media",
                    say("The file “{}” cannot be read.", file.copy_from.filename().string()),
                    "Put it into the project again.", Place{.file = file.copy_from.generic_string()});
    return bytes;
}

} // namespace

tl::unexpected<Problem> cancelled() {
    return tl::unexpected(
        Problem{Severity::hint, "publish.cancelled", {}, say("Publishing was cancelled."), {}});
}

std::string base_name(const model::Project& project) {
    const std::string& id = project.id;
    const bool good =
        !id.empty() && id.size() <= 100 && id[0] != '.' && id[0] != '-' &&
        id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") ==
            std::string::npos;
    return good ? id : "document";
}

Result<Published> publish_pdf(const model::Project& project, const fs::path& folder,
                              const language::View& view, const Options& options, const Task& task,
                              unsigned threads) {
    auto laid = typeset::lay_out(project, folder, view, *options.theme, part_of(task, 0, 0.75), threads,
                                 options.beside);
    if (task.cancelled()) return cancelled();
    if (!laid) return tl::unexpected(laid.error());
    const auto bytes = pdf::write(laid->pages, part_of(task, 0.75, 0.95), {true, threads, options.finish});
    if (task.cancelled()) return cancelled();
    if (!bytes) return tl::unexpected(bytes.error());

    // What breaks a rule and was not told while the pages were made.
    if (const std::string rule = pdf::broken_rule(laid->pages); !rule.empty() && laid->pages.info.accessible)
        laid->problems.push_back({Severity::warning,
                                  "pdf.not-accessible",
                                  {},
                                  say("The PDF does not claim to be accessible: {}.", rule),
                                  say("Everybody can read it all the same, but not with every reader.")});
    language::View named = view; // "en+sr-Latn"
    if (options.beside) named.tag += '+' + options.beside->tag;
    const fs::path path = options.out / output_name(project, named, "pdf");
    if (const auto written = write_atomically(path, *bytes); !written) return tl::unexpected(written.error());
    task.step(1, path.filename().string());
    return Published{{{path, view.tag, laid->pages.pages.size(), bytes->size(), true}},
                     std::move(laid->problems)};
}

Result<Published> publish_exported(const model::Project& project, const fs::path& folder,
                                   const language::View& view, const std::vector<language::View>& all,
                                   const Options& options, extend::Exporter& exporter, const Task& task) {
    auto files = exporter.write({&project, folder, view, all, base_name(project)}, part_of(task, 0, 0.8));
    if (task.cancelled()) return cancelled();
    if (!files) return tl::unexpected(files.error());
    Published published;
    // The page comes last, so that it never names a picture that is not there yet.
    for (std::size_t i = files->size(); i-- > 0;) {
        const extend::ExportedFile& file = (*files)[i];
        if (!stays_below(file.path))
            return fail("publish.path-outside", "The exporter wants to write outside of the output folder.",
                        "Report this to the author of the exporter.", Place{.file = file.path});
        const auto bytes = content_of(file);
        if (!bytes && i > 0) {
            published.problems.push_back(bytes.error());
            continue;
        }
        if (!bytes) return tl::unexpected(bytes.error());
        const fs::path path = options.out / file.path;
        std::error_code error; // told by the writing
        fs::create_directories(path.parent_path(), error);
        if (const auto written = write_atomically(path, *bytes); !written)
            return tl::unexpected(written.error());
        published.outputs.insert(published.outputs.begin(), {path, view.tag, 0, bytes->size(), i == 0});
        if (!task.step(0.9, file.path)) return cancelled();
    }
    return published;
}

} // namespace strateg::publish
