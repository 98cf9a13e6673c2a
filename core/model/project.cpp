#include "core/model/project.h"

#include <algorithm>

namespace strateg::model {
namespace {

Section named(std::string_view id) {
    Section section;
    section.id = id;
    return section;
}

Found find_in(const Section& section, const Block* parent, const std::vector<BlockPtr>& blocks,
              std::string_view id) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i]->id == id) return {&section, parent, i, blocks[i]};
        if (blocks[i]->children.empty()) continue;
        if (Found found = find_in(section, blocks[i].get(), blocks[i]->children, id)) return found;
    }
    return {};
}

} // namespace

bool operator==(const Section& a, const Section& b) {
    return a.id == b.id && a.attributes == b.attributes && a.foreign == b.foreign &&
           std::equal(a.blocks.begin(), a.blocks.end(), b.blocks.begin(), b.blocks.end(),
                      [](const BlockPtr& x, const BlockPtr& y) { return x == y || *x == *y; });
}

bool operator==(const OutlineEntry& a, const OutlineEntry& b) {
    return a.depth == b.depth && (a.section == b.section || *a.section == *b.section);
}

bool Ignored::same_finding(const Ignored& other) const {
    return checker == other.checker && block == other.block && language == other.language &&
           code == other.code && text == other.text;
}

Project::Project() : front(share(named(front_id))), facts(share(named(facts_id))) {}

bool operator==(const Project& a, const Project& b) {
    return a.id == b.id && a.source == b.source && a.languages == b.languages &&
           a.attributes == b.attributes && *a.front == *b.front && *a.facts == *b.facts &&
           a.outline == b.outline && a.words == b.words && a.ignored == b.ignored && a.foreign == b.foreign &&
           std::equal(a.threads.begin(), a.threads.end(), b.threads.begin(), b.threads.end(),
                      [](const ThreadPtr& x, const ThreadPtr& y) { return x == y || *x == *y; });
}

const Thread* Project::thread(std::string_view thread_id) const {
    const auto at =
        std::lower_bound(threads.begin(), threads.end(), thread_id,
                         [](const ThreadPtr& thread, std::string_view id) { return thread->id < id; });
    return at != threads.end() && (*at)->id == thread_id ? at->get() : nullptr;
}

const Section* Project::section(std::string_view section_id) const {
    if (section_id == front_id) return front.get();
    if (section_id == facts_id) return facts.get();
    const std::size_t at = position(section_id);
    return at == npos ? nullptr : outline[at].section.get();
}

std::size_t Project::position(std::string_view section_id) const {
    for (std::size_t i = 0; i < outline.size(); ++i)
        if (outline[i].section->id == section_id) return i;
    return npos;
}

std::size_t Project::subtree_end(std::size_t position) const {
    std::size_t end = position + 1;
    while (end < outline.size() && outline[end].depth > outline[position].depth) ++end;
    return end;
}

Found find_block(const Project& project, std::string_view block_id) {
    // Who types looks for the same block again and again: the section of the last one first. Ids are unique,
    // so the answer is the same.
    thread_local std::string last;
    if (const Section* section = last.empty() ? nullptr : project.section(last))
        if (Found found = find_in(*section, nullptr, section->blocks, block_id)) return found;
    for (const OutlineEntry& entry : project.outline)
        if (Found found = find_in(*entry.section, nullptr, entry.section->blocks, block_id)) {
            last = entry.section->id;
            return found;
        }
    if (Found found = find_in(*project.front, nullptr, project.front->blocks, block_id)) return found;
    return find_in(*project.facts, nullptr, project.facts->blocks, block_id);
}

const std::string& source_of(const Project& project, const Found& found) {
    if (!found.block->source.empty()) return found.block->source;
    for (const Block* parent = found.parent; parent;) {
        if (!parent->source.empty()) return parent->source;
        parent = find_block(project, parent->id).parent;
    }
    return project.source;
}

const std::string& source_of(const Project& project, const BlockIndex& index, const Found& found) {
    if (!found.block->source.empty()) return found.block->source;
    for (const Block* parent = found.parent; parent;) {
        if (!parent->source.empty()) return parent->source;
        const Found* place = index.find(parent->id);
        parent = place ? place->parent : nullptr;
    }
    return project.source;
}

BlockIndex::BlockIndex(const Project& project) {
    const auto enter = [&](const auto& self, const Section& section, const Block* parent,
                           const std::vector<BlockPtr>& blocks) -> void {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            found_.emplace(blocks[i]->id, Found{&section, parent, i, blocks[i]});
            self(self, section, blocks[i].get(), blocks[i]->children);
        }
    };
    enter(enter, *project.front, nullptr, project.front->blocks);
    enter(enter, *project.facts, nullptr, project.facts->blocks);
    for (const OutlineEntry& entry : project.outline)
        enter(enter, *entry.section, nullptr, entry.section->blocks);
}

const Found* BlockIndex::find(std::string_view block_id) const {
    const auto at = found_.find(block_id);
    return at == found_.end() ? nullptr : &at->second;
}

SectionPtr share(Section section) {
    return std::make_shared<const Section>(std::move(section));
}

} // namespace strateg::model
