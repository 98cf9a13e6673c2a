#include "core/store/save.h"

#include "core/base/fingerprint.h"
#include "core/model/ids.h"
#include "core/store/project_xml.h"
#include "core/store/save_plan.h"
#include "core/store/thread_xml.h"

#include <algorithm>
#include <cerrno>
#include <set>
#include <unistd.h>

namespace strateg::store {
namespace {

using model::Project;

bool is_project_file(const std::string& path) {
    return path.starts_with("sections/") || path.starts_with("comments/") || path.starts_with("words/") ||
           path == "ignored.xml";
}

class Planner {
public:
    Planner(const Project& project, const fs::path& folder, Baseline& baseline, const SaveOptions& options)
        : project_(project), folder_(folder), baseline_(baseline), options_(options),
          fresh_(baseline.empty()) {}

    Result<SavePlan> run() {
        std::set<std::string> ids;
        for (const model::OutlineEntry& entry : project_.outline) {
            const std::string& id = entry.section->id;
            if (!model::is_valid_id(id) || !ids.insert(id).second)
                return fail(
                    "store.write-failed",
                    say("A section is called \"{}\": that cannot be a file's name, or is there twice.",
                        id.substr(0, 80)),
                    "Give it another name.", {.section = id});
            section(entry.section);
        }
        for (const model::ThreadPtr& thread : project_.threads) {
            if (!model::is_valid_id(thread->id))
                return fail("store.write-failed",
                            say("A thread of comments is called \"{}\": that cannot be a file's name.",
                                thread->id.substr(0, 80)));
            file("comments/" + thread->id + ".xml", thread_xml(*thread));
        }
        file("project.xml", project_file_xml(project_));
        for (const auto& [language, words] : project_.words)
            if (std::string bytes = words_file(words); is_language_tag(language) && !bytes.empty())
                file("words/" + language + ".txt", std::move(bytes));
        if (!project_.ignored.empty()) file("ignored.xml", ignored_xml(project_.ignored));
        removals();
        if (auto problem = conflicts()) return tl::unexpected(std::move(*problem));
        for (const char* part : {"sections", "comments", "words"})
            if (!is_inside(folder_, folder_ / part))
                return fail("store.path-outside",
                            say("The folder \"{}\" is a link that leads out of the project.", part),
                            "Put the folder itself into the project.", {.file = part});
        return std::move(plan_);
    }

private:
    void section(const model::SectionPtr& section) {
        const std::string path = "sections/" + section->id + ".xml";
        const auto known = baseline_.find(path);
        const LanguageOrder languages = language_order(project_);
        wanted_.insert(path);
        if (known != baseline_.end() && known->second.section) {
            if (known->second.section == section) return;
            std::string bytes = to_xml(*section, languages);
            if (bytes == to_xml(*known->second.section, languages)) {
                known->second.section = section;
                return;
            }
            add(path, std::move(bytes), section);
            return;
        }
        add(path, to_xml(*section, languages), section);
    }

    void file(const std::string& path, std::string bytes) {
        wanted_.insert(path);
        const auto known = baseline_.find(path);
        if (known != baseline_.end() && known->second.canonical == fingerprint(bytes)) return;
        add(path, std::move(bytes), nullptr);
    }

    void add(const std::string& path, std::string bytes, model::SectionPtr section) {
        const std::string hash = fingerprint(bytes);
        FileState after{hash, true, std::move(section), hash};
        if (fresh_ && hash_of_file(folder_ / path) == hash) {
            baseline_[path] = std::move(after);
            return;
        }
        plan_.writes.push_back({path, std::move(bytes), std::move(after)});
    }

    /// Files of what the project no longer has. What was never part of it stays.
    void removals() {
        for (const auto& [path, state] : baseline_) {
            const bool was_part =
                path.starts_with("sections/") ? state.section != nullptr : !state.canonical.empty();
            if (is_project_file(path) && was_part && !state.hash.empty() && !wanted_.contains(path))
                plan_.removals.push_back(path);
        }
    }

    std::optional<Problem> conflicts() {
        if (fresh_) return std::nullopt;
        std::vector<std::string> changed;
        const auto check = [&](const std::string& path) {
            const auto known = baseline_.find(path);
            const std::string expected = known == baseline_.end() ? std::string() : known->second.hash;
            if (hash_of_file(folder_ / path) == expected) return false;
            changed.push_back(path);
            return true;
        };
        for (PlannedFile& file : plan_.writes) file.changed_outside = check(file.path);
        // A file another program changed is not removed.
        std::erase_if(plan_.removals, [&](const std::string& path) {
            return hash_of_file(folder_ / path).empty() || (check(path) && options_.replace_changed);
        });
        if (changed.empty() || options_.replace_changed) return std::nullopt;
        std::string list;
        for (std::size_t i = 0; i < std::min<std::size_t>(changed.size(), 3); ++i)
            list += (i ? ", " : "") + ("\"" + changed[i] + "\"");
        if (changed.size() > 3) list += " and " + std::to_string(changed.size() - 3) + " more";
        return Problem{
            Severity::error,
            "store.changed-outside",
            {.file = changed.front()},
            say("Another program changed {} since the project was opened; nothing was saved.", list),
            say("Save a copy elsewhere and compare, or replace the other version (it is kept beside as "
                ".other).")};
    }

    const Project& project_;
    const fs::path& folder_;
    Baseline& baseline_;
    const SaveOptions& options_;
    const bool fresh_;
    std::set<std::string> wanted_;
    SavePlan plan_;
};

} // namespace

Result<SavePlan> plan_save(const Project& project, const fs::path& folder, Baseline& baseline,
                           const SaveOptions& options) {
    return Planner(project, folder, baseline, options).run();
}

void remove_temporaries(const SavePlan& plan, const fs::path& folder) {
    for (const PlannedFile& file : plan.writes) ::unlink(temporary_of(folder / file.path).c_str());
}

Result<void> write_temporaries(const SavePlan& plan, const fs::path& folder) {
    for (const PlannedFile& file : plan.writes) {
        const fs::path path = folder / file.path;
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        auto written = error ? Result<void>(tl::unexpected(write_problem(error.value(), file.path)))
                             : write_flushed(temporary_of(path), file.bytes, file.path);
        // Renaming may fail later where the name is taken by a folder: better to know now.
        if (written && fs::is_directory(path, error))
            written = tl::unexpected(write_problem(EISDIR, file.path));
        if (!written) {
            remove_temporaries(plan, folder);
            return written;
        }
    }
    return {};
}

Result<std::vector<std::string>> set_aside(const SavePlan& plan, const fs::path& folder,
                                           const Baseline& baseline) {
    std::vector<std::string> copies;
    const auto keep = [&](const std::string& path, bool changed_outside) -> std::optional<Problem> {
        const auto known = baseline.find(path);
        const bool partial = known != baseline.end() && !known->second.whole;
        std::error_code error;
        if ((!changed_outside && !partial) || !fs::is_regular_file(folder / path, error)) return std::nullopt;
        auto copy = set_file_aside(folder / path, changed_outside ? ".other" : ".broken", path);
        if (!copy) return copy.error();
        copies.push_back(std::move(*copy));
        return std::nullopt;
    };
    std::optional<Problem> problem;
    for (const PlannedFile& file : plan.writes)
        if (!problem) problem = keep(file.path, file.changed_outside);
    for (const std::string& path : plan.removals)
        if (!problem) problem = keep(path, false);
    if (!problem) return copies;
    remove_temporaries(plan, folder);
    return tl::unexpected(std::move(*problem));
}

Result<Saved> commit(const SavePlan& plan, const fs::path& folder, Baseline& baseline) {
    Saved saved;
    std::set<fs::path> folders{folder};
    for (const PlannedFile& file : plan.writes) {
        const fs::path path = folder / file.path;
        if (::rename(temporary_of(path).c_str(), path.c_str()) != 0)
            return tl::unexpected(write_problem(errno, file.path));
        baseline[file.path] = file.after;
        folders.insert(path.parent_path());
        saved.written.push_back(file.path);
    }
    for (const std::string& path : plan.removals) {
        if (::unlink((folder / path).c_str()) != 0 && errno != ENOENT)
            return tl::unexpected(write_problem(errno, path));
        baseline.erase(path);
        folders.insert((folder / path).parent_path());
        saved.removed.push_back(path);
    }
    for (const fs::path& changed : folders) flush_folder(changed);
    return saved;
}

Result<Saved> save(const Project& project, const fs::path& folder, Baseline& baseline,
                   const SaveOptions& options) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return tl::unexpected(write_problem(error.value(), folder.string()));
    auto plan = plan_save(project, folder, baseline, options);
    if (!plan) return tl::unexpected(std::move(plan.error()));
    if (auto written = write_temporaries(*plan, folder); !written)
        return tl::unexpected(std::move(written.error()));
    auto copies = set_aside(*plan, folder, baseline);
    if (!copies) return tl::unexpected(std::move(copies.error()));
    auto saved = commit(*plan, folder, baseline);
    if (saved) saved->set_aside = std::move(*copies);
    return saved;
}

Result<Saved> save(const Project& project, const fs::path& folder) {
    Baseline baseline;
    return save(project, folder, baseline);
}

} // namespace strateg::store
