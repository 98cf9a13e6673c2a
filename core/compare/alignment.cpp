#include "core/compare/alignment.h"

#include "core/compare/sequence.h"

#include <set>

namespace strateg::compare {

using model::Block;
using model::BlockPtr;
using model::Project;
using model::Section;
using model::SectionPtr;

std::vector<SectionPtr> sections_of(const Project& project) {
    std::vector<SectionPtr> sections{project.front, project.facts};
    for (const model::OutlineEntry& entry : project.outline) sections.push_back(entry.section);
    return sections;
}

Alignment::Alignment(const Project& before, const Project& after) {
    std::unordered_map<std::string_view, SectionPtr> old;
    for (const SectionPtr& section : sections_of(before)) old.emplace(section->id, section);
    for (const SectionPtr& section : sections_of(after)) {
        const auto was = old.find(section->id);
        if (was != old.end() && (was->second == section || *was->second == *section))
            same_.insert(section->id);
    }
    enter(before_, before);
    enter(after_, after);
}

void Alignment::enter(Index& index, const Project& project) const {
    const auto descend = [&](const auto& self, const Section& section, const Block* parent, const Block* top,
                             const std::vector<BlockPtr>& blocks) -> void {
        for (const BlockPtr& block : blocks) {
            const Block* here = top ? top : block.get();
            index.emplace(block->id, Stand{&section, parent, here, block});
            self(self, section, block.get(), here, block->children);
        }
    };
    for (const SectionPtr& section : sections_of(project))
        if (!same(section->id)) descend(descend, *section, nullptr, nullptr, section->blocks);
}

std::vector<std::string> names_of(const model::Attributes& a, const model::Attributes& b) {
    std::set<std::string> names;
    for (const auto& [name, value] : a) names.insert(name);
    for (const auto& [name, value] : b) names.insert(name);
    return {names.begin(), names.end()};
}

std::unordered_set<std::string_view> staying(const std::vector<std::string_view>& before,
                                             const std::vector<std::string_view>& after) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < before.size(); ++i) places.emplace(before[i], i);
    std::vector<std::string_view> both;
    std::vector<std::size_t> numbers;
    for (const std::string_view id : after) {
        const auto at = places.find(id);
        if (at == places.end()) continue;
        both.push_back(id);
        numbers.push_back(at->second);
    }
    std::unordered_set<std::string_view> stay;
    for (const std::size_t index : rising(numbers)) stay.insert(both[index]);
    return stay;
}

} // namespace strateg::compare
