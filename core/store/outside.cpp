#include "core/store/outside.h"

#include "core/store/files.h"

#include <algorithm>
#include <sys/stat.h>
#include <unordered_map>
#include <unordered_set>

namespace strateg::store {
namespace {

using model::Block;
using model::BlockPtr;
using model::OutlineEntry;
using model::Project;
using model::Section;
using model::SectionPtr;

std::string file_of(std::string_view section) {
    return "sections/" + std::string(section) + ".xml";
}

void take_thread(Project& project, const Project& theirs, const std::string& id) {
    const auto at = std::lower_bound(
        project.threads.begin(), project.threads.end(), id,
        [](const model::ThreadPtr& thread, const std::string& wanted) { return thread->id < wanted; });
    const bool here = at != project.threads.end() && (*at)->id == id;
    const auto there = std::find_if(theirs.threads.begin(), theirs.threads.end(),
                                    [&](const model::ThreadPtr& thread) { return thread->id == id; });
    if (there == theirs.threads.end()) {
        if (here) project.threads.erase(at);
    } else if (here) {
        *at = *there;
    } else {
        project.threads.insert(at, *there);
    }
}

/// Blocks without those whose ids are taken, parts included.
std::vector<BlockPtr> without(const std::vector<BlockPtr>& blocks, const std::unordered_set<std::string>& ids,
                              bool& changed) {
    std::vector<BlockPtr> left;
    for (const BlockPtr& block : blocks) {
        if (ids.contains(block->id)) {
            changed = true;
            continue;
        }
        bool inside = false;
        std::vector<BlockPtr> children = without(block->children, ids, inside);
        if (!inside) {
            left.push_back(block);
            continue;
        }
        Block copy = *block;
        copy.children = std::move(children);
        left.push_back(model::share(std::move(copy)));
        changed = true;
    }
    return left;
}

} // namespace

std::vector<std::string> OutsideWatch::look(const fs::path& folder, const Baseline& baseline) {
    std::set<std::string> paths{"ignored.xml"};
    for (const auto& [path, state] : baseline) paths.insert(path);
    std::error_code error;
    for (const auto& [part, ending] : {std::pair("words/", ".txt"), std::pair("comments/", ".xml")})
        for (fs::directory_iterator entry(folder / part, error), end; !error && entry != end;
             entry.increment(error)) {
            const std::string name = entry->path().filename().string();
            if (name.front() != '.' && name.ends_with(ending)) paths.insert(part + name);
        }
    std::vector<std::string> changed;
    for (const std::string& path : paths) {
        Seen& seen = seen_[path];
        struct stat info {};
        if (::stat((folder / path).c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
            seen = {};
        } else {
            const std::pair<long long, long long> time{info.st_mtim.tv_sec, info.st_mtim.tv_nsec};
            if (seen.size != info.st_size || seen.time != time || seen.inode != info.st_ino)
                seen = {time, info.st_ino, info.st_size, hash_of_file(folder / path)};
        }
        const auto known = baseline.find(path);
        if (seen.hash != (known == baseline.end() ? std::string() : known->second.hash))
            changed.push_back(path);
    }
    return changed;
}

Result<Outside> read_outside(const fs::path& folder) {
    auto opened = open(folder, {.check_media = false});
    if (!opened) return tl::unexpected(std::move(opened.error()));
    Outside outside{std::move(opened->project), std::move(opened->baseline), std::move(opened->problems), {}};
    for (const auto& [path, state] : outside.baseline)
        if (!state.whole) outside.unread.insert(path);
    return outside;
}

std::set<std::string> belonging_together(std::set<std::string> files, const std::set<std::string>& changed,
                                         const Project& mine, const Project& theirs) {
    // In which changed files a block stands, here and there.
    std::unordered_map<std::string, std::set<std::string>> standing;
    const auto note = [&](const Project& project) {
        const auto section = [&](const Section& from, const std::string& file) {
            if (changed.contains(file))
                model::for_each_block(from, [&](const Section&, const Block*, const BlockPtr& block) {
                    standing[block->id].insert(file);
                });
        };
        section(*project.front, "project.xml");
        section(*project.facts, "project.xml");
        for (const OutlineEntry& entry : project.outline) section(*entry.section, file_of(entry.section->id));
    };
    note(mine);
    note(theirs);
    for (bool grown = true; grown;) {
        grown = false;
        for (const auto& [block, places] : standing) {
            if (places.size() < 2 || std::none_of(places.begin(), places.end(),
                                                  [&](const auto& file) { return files.contains(file); }))
                continue;
            for (const std::string& file : places) grown = files.insert(file).second || grown;
        }
    }
    return files;
}

Project mixed(const Project& mine, const Project& theirs, const std::set<std::string>& files,
              const Baseline& known) {
    Project result = mine;
    std::unordered_set<std::string> taken; // ids of blocks that come from theirs
    const auto take = [&](const SectionPtr& section) {
        model::for_each_block(
            *section, [&](const Section&, const Block*, const BlockPtr& block) { taken.insert(block->id); });
        return section;
    };
    std::set<std::string> of_theirs; // sections
    for (const OutlineEntry& entry : theirs.outline)
        if (files.contains(file_of(entry.section->id))) of_theirs.insert(entry.section->id);

    if (files.contains("project.xml")) {
        result.source = theirs.source;
        result.languages = theirs.languages;
        result.attributes = theirs.attributes;
        result.front = take(theirs.front);
        result.facts = take(theirs.facts);
        result.outline.clear();
        for (const OutlineEntry& entry : theirs.outline) {
            const std::size_t at = mine.position(entry.section->id);
            const bool here = at != Project::npos && !of_theirs.contains(entry.section->id);
            result.outline.push_back({here ? mine.outline[at].section : take(entry.section), entry.depth});
        }
        for (std::size_t i = 0; i < mine.outline.size(); ++i) {
            const std::string& id = mine.outline[i].section->id;
            const auto file = known.find(file_of(id));
            const bool was_saved = file != known.end() && file->second.section != nullptr;
            if (result.position(id) != Project::npos || was_saved) continue;
            // New in mine: behind the section it stands behind.
            std::size_t at = 0;
            for (std::size_t before = i; before-- > 0 && at == 0;) {
                const std::size_t there = result.position(mine.outline[before].section->id);
                if (there != Project::npos) at = there + 1;
            }
            result.outline.insert(result.outline.begin() + static_cast<std::ptrdiff_t>(at), mine.outline[i]);
        }
    } else {
        for (OutlineEntry& entry : result.outline)
            if (of_theirs.contains(entry.section->id))
                entry.section = take(theirs.outline[theirs.position(entry.section->id)].section);
    }
    for (const std::string& file : files) {
        if (file == "ignored.xml") result.ignored = theirs.ignored;
        if (file.starts_with("comments/")) take_thread(result, theirs, file.substr(9, file.size() - 13));
        if (!file.starts_with("words/")) continue;
        const std::string language = file.substr(6, file.size() - 10);
        const auto words = theirs.words.find(language);
        if (words == theirs.words.end()) {
            result.words.erase(language);
        } else {
            result.words[language] = words->second;
        }
    }
    // A block that moved into what was taken stands no longer where it stood here.
    const auto clean = [&](SectionPtr& section, const SectionPtr& there) {
        if (section == there) return;
        bool changed = false;
        std::vector<BlockPtr> left = without(section->blocks, taken, changed);
        if (!changed) return;
        Section copy = *section;
        copy.blocks = std::move(left);
        section = model::share(std::move(copy));
    };
    clean(result.front, theirs.front);
    clean(result.facts, theirs.facts);
    for (OutlineEntry& entry : result.outline) {
        const std::size_t at = theirs.position(entry.section->id);
        clean(entry.section, at == Project::npos ? nullptr : theirs.outline[at].section);
    }
    return result;
}

std::optional<Problem> folder_gone(const fs::path& folder) {
    struct stat info {};
    if (::stat((folder / "project.xml").c_str(), &info) == 0) return std::nullopt;
    // project.xml alone may be away for a moment, while another program replaces it.
    if (::stat((folder / ".strateg").c_str(), &info) == 0) return std::nullopt;
    return Problem{Severity::error,
                   "store.folder-gone",
                   {.file = folder.string()},
                   say("The folder of the project, \"{}\", is not there any more.", folder.string()),
                   say("Bring it back or connect the drive again, or save a copy elsewhere: nothing typed is "
                       "lost as long as the program runs.")};
}

} // namespace strateg::store
