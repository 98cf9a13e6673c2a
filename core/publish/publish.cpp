#include "core/publish/publish.h"

#include "core/publish/one_view.h"
#include "core/typeset/theme/find.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

namespace strateg::publish {
namespace {

/// The progress of several views as one.
class Progress {
public:
    Progress(const Task& task, std::size_t views) : task_(task), fractions_(views, 0) {}

    Task task_of(std::size_t index, const language::View& view) {
        return Task(
            task_.stop_token(), [this, index, tag = view.tag](double fraction, std::string_view what) {
                const std::lock_guard lock(mutex_);
                fractions_[index] = std::max(fractions_[index], fraction);
                double sum = 0;
                for (const double part : fractions_) sum += part;
                task_.step(sum / static_cast<double>(fractions_.size()), tag + ": " + std::string(what));
            });
    }

private:
    const Task& task_;
    std::mutex mutex_;
    std::vector<double> fractions_;
};

Result<Published> one_view(const model::Project& project, const std::filesystem::path& folder,
                           const std::vector<language::View>& views, std::size_t index,
                           const Options& options, extend::Exporter* exporter, const Task& task,
                           unsigned threads) {
    try {
        if (exporter) return publish_exported(project, folder, views[index], views, options, *exporter, task);
        return publish_pdf(project, folder, views[index], options, task, threads);
    } catch (const std::exception& error) { // out of memory, or a path the system cannot name
        return fail("publish.failed", say("Publishing stopped: {}.", error.what()),
                    "Close other programs and try again.");
    }
}

} // namespace

std::string output_name(const model::Project& project, const language::View& view,
                        const std::string& format) {
    return base_name(project) + '.' + view.tag + '.' + format;
}

std::vector<std::string> formats(const std::vector<extend::ExporterPtr>& exporters) {
    std::vector<std::string> names = {"pdf"};
    for (const auto& exporter : exporters)
        if (const std::string& format = exporter->info().format;
            std::find(names.begin(), names.end(), format) == names.end())
            names.push_back(format);
    return names;
}

Result<Published> publish(const model::Project& project, const std::filesystem::path& folder,
                          const Options& wishes, const Task& task) {
    Published all;
    Options options = wishes;
    if (!options.theme && options.format == "pdf") {
        typeset::ReadTheme read = typeset::theme_for(project, folder);
        options.theme = std::move(read.theme);
        all.problems = std::move(read.problems);
    }
    const std::vector<language::View> views =
        options.views.empty() ? language::views_of(project) : options.views;
    if (views.empty()) return fail("publish.no-views", "The project has no language to publish.");

    extend::ExporterPtr exporter;
    if (options.format != "pdf") {
        for (const auto& each : options.exporters)
            if (!exporter && each->info().format == options.format) exporter = each;
        if (!exporter) {
            std::string known;
            for (const std::string& name : formats(options.exporters))
                known += (known.empty() ? "" : ", ") + name;
            return fail("publish.unknown-format",
                        say("There is no exporter for the format “{}”.", options.format),
                        say("Formats that are there: {}.", known));
        }
    }

    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    if (!std::filesystem::is_directory(options.out, error))
        return fail("publish.no-folder",
                    say("The output folder “{}” cannot be made.", options.out.generic_string()),
                    "Choose another folder.", Place{.file = options.out.generic_string()});

    const std::size_t threads = std::clamp<std::size_t>(options.threads, 1, views.size());
    // Where there are fewer views than threads, a view may use several.
    const auto each = static_cast<unsigned>(std::max<std::size_t>(1, options.threads / threads));
    Progress progress(task, views.size());
    std::vector<std::optional<Result<Published>>> results(views.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i; (i = next++) < views.size() && !task.cancelled();)
            results[i] = one_view(project, folder, views, i, options, exporter.get(),
                                  progress.task_of(i, views[i]), each);
    };
    {
        std::vector<std::jthread> helpers; // joined at the end of the block
        for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back(work);
        work();
    }
    if (task.cancelled()) return cancelled();

    for (std::size_t i = 0; i < results.size(); ++i) {
        Result<Published>& result = *results[i];
        Problems problems = result ? std::move(result->problems) : Problems{result.error()};
        for (Problem& problem : problems) {
            if (problem.place.language.empty()) problem.place.language = views[i].tag;
            all.problems.push_back(std::move(problem));
        }
        if (result)
            std::move(result->outputs.begin(), result->outputs.end(), std::back_inserter(all.outputs));
    }
    return all;
}

} // namespace strateg::publish
