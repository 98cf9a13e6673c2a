#include "core/store/template.h"

#include "core/model/ids.h"
#include "core/model/staleness.h"
#include "core/store/confirm.h"
#include "core/store/files.h"
#include "core/store/open.h"
#include "core/store/project_xml.h"
#include "core/store/save.h"

#include <algorithm>

namespace strateg::store {
namespace {

using namespace strateg::model;

/// The block with the texts of the wanted languages only, stamped as made from its source text where the
/// source stays.
BlockPtr filtered(const Block& block, const std::vector<std::string>& languages,
                  const std::string& template_source, const std::string& source) {
    Block copy = block;
    const std::string original = block.source.empty() ? template_source : block.source;
    std::erase_if(copy.texts, [&](const Text& text) {
        return std::find(languages.begin(), languages.end(), text.language) == languages.end();
    });
    if (!copy.source.empty()) copy.source = source;
    const RichText* from = block.content(source);
    for (Text& text : copy.texts) {
        text.of.clear();
        if (text.language != source && from && !from->blank() && !text.content.blank())
            text.of = model::fingerprint_of(*from);
    }
    for (BlockPtr& child : copy.children) child = filtered(*child, languages, original, source);
    return share(std::move(copy));
}

SectionPtr filtered(const Section& section, const std::vector<std::string>& languages,
                    const std::string& template_source, const std::string& source) {
    Section copy = section;
    for (BlockPtr& block : copy.blocks) block = filtered(*block, languages, template_source, source);
    return share(std::move(copy));
}

void set_title(Project& project, const std::string& title) {
    Section front = *project.front;
    const auto at = std::find_if(front.blocks.begin(), front.blocks.end(),
                                 [](const BlockPtr& block) { return block->kind == kind::title; });
    Block block;
    if (at != front.blocks.end()) {
        block = **at;
    } else {
        block.id = "front.title";
        block.kind = kind::title;
    }
    block.source = project.source;
    // The template's own title in the other languages is not a translation of the new one.
    block.texts.clear();
    block.set_text(written(block, project.source, project.source, RichText(title)));
    if (at != front.blocks.end()) {
        *at = share(std::move(block));
    } else {
        front.blocks.insert(front.blocks.begin(), share(std::move(block)));
    }
    project.front = share(std::move(front));
}

/// Copies the regular files of a template's subfolder; links are left out.
Result<void> copy_files(const fs::path& from, const fs::path& to) {
    std::error_code error;
    if (!fs::is_directory(fs::symlink_status(from, error))) return {};
    for (fs::recursive_directory_iterator entry(from, error), end; !error && entry != end;
         entry.increment(error)) {
        const fs::path target = to / entry->path().lexically_relative(from);
        if (!entry->is_regular_file(error) || entry->is_symlink(error)) continue;
        fs::create_directories(target.parent_path(), error);
        if (!error) fs::copy_file(entry->path(), target, error);
        if (error) break;
    }
    if (error) return tl::unexpected(write_problem(error.value(), to.filename().string()));
    return {};
}

} // namespace

Result<Project> create_from_template(const fs::path& template_folder, const fs::path& folder,
                                     const NewProject& wishes) {
    std::error_code error;
    const bool existed = fs::exists(folder, error);
    if (existed && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error)))
        return fail("store.not-empty", say("\"{}\" is there already and holds something.", folder.string()),
                    "Choose a new folder.", {.file = folder.string()});
    for (const std::string& language : wishes.languages)
        if (!is_language_tag(language))
            return fail("store.no-language", say("\"{}\" is no language tag.", language),
                        "Write tags such as en, sr or bg.");
    auto opened = open(template_folder);
    if (!opened) return tl::unexpected(std::move(opened.error()));
    if (has_errors(opened->problems)) {
        const auto first =
            std::find_if(opened->problems.begin(), opened->problems.end(),
                         [](const Problem& problem) { return problem.severity == Severity::error; });
        return fail("store.template-broken", say("The template has an error: {}", first->sentence),
                    "Repair the template first.", first->place);
    }
    Project project = std::move(opened->project);
    const std::string template_source = project.source;
    if (!wishes.languages.empty()) project.languages = wishes.languages;
    project.languages = language_order(project);
    project.source = wishes.source.empty() ? project.languages.front() : wishes.source;
    if (std::find(project.languages.begin(), project.languages.end(), project.source) ==
        project.languages.end())
        return fail("store.no-language",
                    say("The source language \"{}\" is not among the project's languages.", project.source),
                    "Name it in the list of languages.");
    project.front = filtered(*project.front, project.languages, template_source, project.source);
    project.facts = filtered(*project.facts, project.languages, template_source, project.source);
    for (OutlineEntry& entry : project.outline)
        entry.section = filtered(*entry.section, project.languages, template_source, project.source);
    std::erase_if(project.words, [&](const auto& words) {
        return std::find(project.languages.begin(), project.languages.end(), words.first) ==
               project.languages.end();
    });
    if (!wishes.title.empty()) set_title(project, wishes.title);
    IdMaker ids(1);
    const fs::path name = (folder.has_filename() ? folder : folder.parent_path()).filename();
    project.id =
        !wishes.id.empty() ? wishes.id : ids.make_from(wishes.title.empty() ? name.string() : wishes.title);

    const auto finish = [&]() -> Result<void> {
        if (auto saved = save(project, folder); !saved) return tl::unexpected(std::move(saved.error()));
        if (auto copied = copy_files(template_folder / "media", folder / "media"); !copied) return copied;
        const fs::path terms = template_folder / "terms.tbx";
        if (fs::is_regular_file(fs::symlink_status(terms, error))) {
            fs::copy_file(terms, folder / "terms.tbx", error);
            if (error) return tl::unexpected(write_problem(error.value(), "terms.tbx"));
        }
        return {};
    };
    if (auto done = finish(); !done) {
        if (existed) {
            for (const auto& entry : fs::directory_iterator(folder, error))
                fs::remove_all(entry.path(), error);
        } else {
            fs::remove_all(folder, error);
        }
        return tl::unexpected(std::move(done.error()));
    }
    return project;
}

} // namespace strateg::store
