#include "core/store/open.h"

#include "core/base/fingerprint.h"
#include "core/model/ids.h"
#include "core/store/files.h"
#include "core/store/parse_ahead.h"
#include "core/store/paths.h"
#include "core/store/project_xml.h"
#include "core/store/thread_xml.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace strateg::store {
namespace {

using model::Project;
using model::Section;

class Opener {
public:
    Opener(fs::path folder, const OpenOptions& options) : folder_(std::move(folder)), options_(options) {}

    Result<Opened> run() {
        if (auto problem = read_project()) return tl::unexpected(std::move(*problem));
        if (!read_sections()) return fail("store.cancelled", "The project was not opened: it was cancelled.");
        find_stray_sections();
        infer_languages();
        read_words_folder();
        read_ignored_file();
        read_threads();
        note_canonical();
        std::error_code error;
        if (fs::exists(folder_ / ".strateg/saving", error))
            report(Severity::warning, "store.unfinished-save",
                   say("A save was interrupted; its last steps are still to do."),
                   say("Open the project in the editor once: it completes them."), ".strateg/saving");
        return std::move(opened_);
    }

private:
    void report(Severity severity, const char* code, std::string sentence, std::string hint,
                const std::string& file, int line = 0, std::string section = {}) {
        opened_.problems.push_back({severity,
                                    code,
                                    {.file = file, .line = line, .section = std::move(section)},
                                    std::move(sentence),
                                    std::move(hint)});
    }

    /// Only where there is no project at all this gives a problem.
    std::optional<Problem> read_project() {
        std::error_code error;
        if (fs::is_regular_file(folder_, error) && folder_.filename() == "project.xml")
            folder_ = folder_.has_parent_path() ? folder_.parent_path() : fs::path(".");
        if (!fs::exists(folder_, error))
            return Problem{Severity::error,
                           "store.no-folder",
                           {.file = folder_.string()},
                           say("There is no folder \"{}\".", folder_.string()),
                           say("Check the path.")};
        if (!fs::is_directory(folder_, error))
            return Problem{Severity::error,
                           "store.not-a-project",
                           {.file = folder_.string()},
                           say("\"{}\" is a file; a project is a folder.", folder_.string()),
                           say("Give the folder that holds project.xml.")};
        auto bytes = read_checked("project.xml");
        if (!bytes) {
            if (bytes.error().code == "store.no-file")
                return Problem{Severity::error,
                               "store.not-a-project",
                               {.file = folder_.string()},
                               say("\"{}\" is no Strateg project: it has no project.xml.", folder_.string()),
                               say("Make one with \"strateg new\", or choose another folder.")};
            Problem problem = bytes.error();
            if (problem.code == "store.unreadable") problem.code = "store.no-permission";
            return problem;
        }
        FileState& state = opened_.baseline["project.xml"];
        state.hash = fingerprint(*bytes);
        ids_.see(*bytes);
        auto dom = parse(*bytes, "project.xml", opened_.problems);
        if (dom && std::string_view(dom->root->Name()) != "project")
            dom = fail("store.xml-broken",
                       say("project.xml is no project file: it begins with <{}>.", dom->root->Name()),
                       "Bring back an older copy of it.",
                       {.file = "project.xml", .line = dom->root->GetLineNum()});
        if (!dom) {
            ids_.look();
            state.whole = false;
            opened_.problems.push_back(dom.error());
            opened_.not_savable = dom.error();
            opened_.project.id = "project";
            all_sections();
            return std::nullopt;
        }
        ReadContext context{"project.xml", opened_.problems, {}};
        context.whole = !dom->repaired && !dom->root->NextSiblingElement();
        ProjectFile file = read_project_file(*dom->root, context, ids_);
        ids_.look(); // the bytes go
        opened_.project = std::move(file.project);
        outline_ = std::move(file.outline);
        if (opened_.project.id.empty()) opened_.project.id = "project";
        if (file.format > 1) {
            Problem problem{
                Severity::error,
                "store.newer-format",
                {.file = "project.xml", .line = dom->root->GetLineNum()},
                say("The project was written by a newer version of Strateg (format {}).", file.format),
                say("It can be read, not saved; install the newer version to work on it.")};
            opened_.problems.push_back(problem);
            opened_.not_savable = std::move(problem);
        }
        check_pictures(context.pictures, context.file, {});
        state.whole = context.whole;
        return std::nullopt;
    }

    /// Reads a file that must lie in the project.
    Result<std::string> read_checked(const std::string& relative) {
        if (!is_inside(folder_, folder_ / relative))
            return fail("store.path-outside",
                        say("\"{}\" is a link that leads out of the project; it was not read.", relative),
                        "Put the file itself into the project.", {.file = relative});
        return read_file(folder_ / relative, relative);
    }

    /// project.xml is lost: every section file there is, by name.
    void all_sections() {
        for (const std::string& name : files_in("sections", ".xml")) outline_.push_back({name, 0, 0, {}});
    }

    /// Names without the ending, sorted.
    std::vector<std::string> files_in(const char* subfolder, std::string_view ending) {
        std::vector<std::string> names;
        std::error_code error;
        if (!is_inside(folder_, folder_ / subfolder)) return names;
        for (fs::directory_iterator entry(folder_ / subfolder, error), end; !error && entry != end;
             entry.increment(error)) {
            const std::string name = entry->path().filename().string();
            if (name.front() != '.' && name.ends_with(ending))
                names.push_back(name.substr(0, name.size() - ending.size()));
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    /// False: somebody cancelled.
    bool read_sections() {
        std::vector<std::string> names;
        for (const OutlineRef& entry : outline_) names.push_back("sections/" + entry.section + ".xml");
        std::vector<Result<std::string>> files(outline_.size(), std::string());
        in_parallel(files.size(), [&](std::size_t i) {
            if (!options_.task.cancelled()) files[i] = read_checked(names[i]);
        });
        for (const auto& file : files)
            if (file) ids_.see(*file);
        ParseAhead ahead(files, names,
                         [this](std::size_t i, ParsedFile& file) { try_section(outline_[i], file); });
        for (std::size_t i = 0; i < outline_.size(); ++i) {
            if (!options_.task.step(static_cast<double>(i) / static_cast<double>(outline_.size()), {}))
                return false;
            Section section = files[i] ? read_section_file(outline_[i], ahead.take(i))
                                       : lost_section(outline_[i], files[i].error());
            for (const auto& [name, value] : outline_[i].attributes) section.attributes.set(name, value);
            model::SectionPtr shared = model::share(std::move(section));
            opened_.baseline["sections/" + outline_[i].section + ".xml"].section = shared;
            opened_.project.outline.push_back({std::move(shared), outline_[i].depth});
        }
        ids_.end(); // the files go
        return true;
    }

    /// Whatever happens, there is a section: an empty one where the file says nothing.
    Section lost_section(const OutlineRef& entry, Problem problem) {
        const std::string relative = "sections/" + entry.section + ".xml";
        Section section;
        section.id = entry.section;
        FileState& state = opened_.baseline[relative];
        problem.place.section = entry.section;
        if (problem.code == "store.no-file") {
            problem.code = "store.missing-section";
            problem.sentence =
                say("project.xml (line {}) names the section \"{}\", but its file is not there.", entry.line,
                    entry.section);
            problem.hint = say("Bring the file back, or take the section out of the outline.");
        } else {
            state.whole = false;
            state.hash = hash_of_file(folder_ / relative);
        }
        opened_.problems.push_back(std::move(problem));
        return section;
    }

    Section read_section_file(const OutlineRef& entry, ParsedFile file) {
        const std::string relative = "sections/" + entry.section + ".xml";
        Section section;
        section.id = entry.section;
        FileState& state = opened_.baseline[relative];
        state.hash = std::move(file.hash);
        const std::size_t first_problem = opened_.problems.size();
        std::move(file.problems.begin(), file.problems.end(), std::back_inserter(opened_.problems));
        auto dom = std::move(file.dom);
        if (dom && std::string_view(dom->root->Name()) != "section")
            dom = fail("store.not-a-section",
                       say("The file is no section: it begins with <{}>.", dom->root->Name()),
                       "A section file holds one <section> element.",
                       {.file = relative, .line = dom->root->GetLineNum()});
        if (!dom) {
            state.whole = false;
            Problem problem = dom.error();
            problem.place.section = entry.section;
            problem.hint += ' ' + say("The rest of the project was opened.");
            opened_.problems.push_back(std::move(problem));
            return section;
        }
        if (file.trial && ids_.join(std::move(file.trial->ids))) {
            std::move(file.trial->problems.begin(), file.trial->problems.end(),
                      std::back_inserter(opened_.problems));
            section = std::move(file.trial->section);
            state.whole = file.trial->whole;
            check_pictures(file.trial->pictures, relative, entry.section);
        } else {
            ReadContext context{relative, opened_.problems, opened_.project.source};
            section = read_section_dom(entry, *dom, context, ids_);
            state.whole = context.whole;
            check_pictures(context.pictures, relative, entry.section);
        }
        for (std::size_t i = first_problem; i < opened_.problems.size(); ++i)
            opened_.problems[i].place.section = entry.section;
        return section;
    }

    /// On any thread: reads the section as if it were alone. Whether it may stay so is decided in its turn.
    void try_section(const OutlineRef& entry, ParsedFile& file) const {
        if (!file.dom || std::string_view(file.dom->root->Name()) != "section") return;
        SectionTrial trial;
        ReadContext context{"sections/" + entry.section + ".xml", trial.problems, opened_.project.source};
        trial.section = read_section_dom(entry, *file.dom, context, trial.ids);
        if (!trial.ids.clean()) return;
        trial.pictures = std::move(context.pictures);
        trial.whole = context.whole;
        file.trial = std::move(trial);
    }

    static Section read_section_dom(const OutlineRef& entry, const Dom& dom, ReadContext& context, Ids& ids) {
        context.whole = !dom.repaired && !dom.root->NextSiblingElement();
        const std::string given = attribute(*dom.root, "id");
        if (!given.empty() && given != entry.section)
            context.report(Severity::warning, "store.section-id", dom.root->GetLineNum(),
                           say("The file calls its section \"{}\", its name and project.xml call it \"{}\"; "
                               "the latter counts.",
                               given.substr(0, 80), entry.section),
                           say("Write the same id in the file."));
        return read_section(*dom.root, entry.section, context, &ids);
    }

    void check_pictures(const std::vector<ReadContext::Picture>& pictures, const std::string& file,
                        const std::string& section) {
        if (!options_.check_media) return;
        for (const ReadContext::Picture& picture : pictures) {
            if (known_pictures_.contains(picture.name)) continue;
            const auto path = media_path(folder_, picture.name);
            if (path) {
                known_pictures_.insert(picture.name);
                continue;
            }
            Problem problem = path.error();
            if (problem.code == "store.missing-media") problem.severity = Severity::warning;
            problem.place = {.file = file, .line = picture.line, .section = section, .block = picture.block};
            opened_.problems.push_back(std::move(problem));
        }
    }

    void find_stray_sections() {
        for (const std::string& name : files_in("sections", ".xml")) {
            const std::string relative = "sections/" + name + ".xml";
            if (opened_.baseline.contains(relative)) continue;
            opened_.baseline[relative] = {hash_of_file(folder_ / relative), false, nullptr, {}};
            report(
                Severity::warning, "store.stray-section",
                say("The file \"{}\" is not named in project.xml; it is kept, but not shown.", relative),
                say("Add <section ref=\"{}\"/> to project.xml where it belongs, or remove the file.", name),
                relative);
        }
    }

    void infer_languages() {
        Project& project = opened_.project;
        if (!project.languages.empty()) {
            if (std::find(project.languages.begin(), project.languages.end(), project.source) ==
                project.languages.end())
                report(
                    Severity::warning, "store.text-language",
                    say("The source language \"{}\" is not among the project's languages.", project.source),
                    say("Add it to languages=\"…\" in project.xml."), "project.xml", 2);
            return;
        }
        std::set<std::string> found;
        model::for_each_block(project,
                              [&](const Section&, const model::Block*, const model::BlockPtr& block) {
                                  for (const model::Text& text : block->texts)
                                      if (is_language_tag(text.language)) found.insert(text.language);
                              });
        project.languages.assign(found.begin(), found.end());
        if (project.languages.empty())
            project.languages.push_back(project.source.empty() ? "en" : project.source);
        if (project.source.empty()) project.source = project.languages.front();
        std::string list;
        for (const std::string& language : project.languages) list += (list.empty() ? "" : " ") + language;
        report(Severity::warning, "store.no-languages",
               say("project.xml does not say the project's languages; its texts are in: {}.", list),
               say("Write languages=\"{}\" into <project>.", list), "project.xml", 2);
    }

    void read_words_folder() {
        for (const std::string& language : files_in("words", ".txt")) {
            const std::string relative = "words/" + language + ".txt";
            const auto bytes = read_checked(relative);
            if (!bytes) {
                opened_.problems.push_back(bytes.error());
                opened_.baseline[relative] = {hash_of_file(folder_ / relative), false, nullptr, {}};
                continue;
            }
            if (!is_language_tag(language)) continue;
            std::set<std::string> words = read_words(*bytes);
            opened_.baseline[relative] = {fingerprint(*bytes), true, nullptr, {}};
            if (!words.empty()) opened_.project.words[language] = std::move(words);
        }
    }

    void read_ignored_file() {
        const auto bytes = read_checked("ignored.xml");
        if (!bytes) {
            if (bytes.error().code == "store.no-file") return;
            opened_.problems.push_back(bytes.error());
            opened_.baseline["ignored.xml"] = {hash_of_file(folder_ / "ignored.xml"), false, nullptr, {}};
            return;
        }
        FileState& state = opened_.baseline["ignored.xml"];
        state.hash = fingerprint(*bytes);
        auto dom = parse(*bytes, "ignored.xml", opened_.problems);
        if (!dom) {
            state.whole = false;
            opened_.problems.push_back(dom.error());
            return;
        }
        ReadContext context{"ignored.xml", opened_.problems, {}};
        context.whole = !dom->repaired && !dom->root->NextSiblingElement();
        opened_.project.ignored = read_ignored(*dom->root, context);
        state.whole = context.whole;
    }

    /// One file a thread of comments. A file that cannot be read stays as it is.
    void read_threads() {
        for (const std::string& id : files_in("comments", ".xml")) {
            const std::string relative = "comments/" + id + ".xml";
            const auto bytes = read_checked(relative);
            FileState& state = opened_.baseline[relative];
            if (!bytes) {
                state = {hash_of_file(folder_ / relative), false, nullptr, {}};
                opened_.problems.push_back(bytes.error());
                continue;
            }
            state = {fingerprint(*bytes), false, nullptr, {}};
            auto dom = parse(*bytes, relative, opened_.problems);
            if (dom && (std::string_view(dom->root->Name()) != "thread" || !model::is_valid_id(id)))
                dom = fail("store.not-a-thread",
                           "The file is no thread of comments; it is kept, but not shown.",
                           "A file of comments is named after its thread and holds one <thread> element.",
                           {.file = relative, .line = dom->root->GetLineNum()});
            if (!dom) {
                opened_.problems.push_back(dom.error());
                continue;
            }
            ReadContext context{relative, opened_.problems, {}};
            context.whole = !dom->repaired && !dom->root->NextSiblingElement();
            model::ThreadPtr thread = model::share(read_thread(*dom->root, id, context));
            state.whole = context.whole;
            state.canonical = fingerprint(thread_xml(*thread));
            opened_.project.threads.push_back(std::move(thread));
        }
        std::sort(opened_.project.threads.begin(), opened_.project.threads.end(),
                  [](const model::ThreadPtr& a, const model::ThreadPtr& b) { return a->id < b->id; });
    }

    void note_canonical() {
        Baseline& baseline = opened_.baseline;
        const Project& project = opened_.project;
        baseline["project.xml"].canonical = fingerprint(project_file_xml(project));
        for (const auto& [language, words] : project.words)
            baseline["words/" + language + ".txt"].canonical = fingerprint(words_file(words));
        if (!project.ignored.empty())
            baseline["ignored.xml"].canonical = fingerprint(ignored_xml(project.ignored));
    }

    fs::path folder_;
    const OpenOptions& options_;
    Opened opened_;
    std::vector<OutlineRef> outline_;
    std::set<std::string> known_pictures_;
    Ids ids_;
};

} // namespace

Result<Opened> open(const fs::path& folder, const OpenOptions& options) {
    return Opener(folder, options).run();
}

} // namespace strateg::store
