#include "core/check/checker.h"

namespace strateg::check {

std::vector<Unit> units_of(const model::Project& project) {
    std::vector<Unit> units;
    const auto descend = [&](const auto& self, const model::Section& section, const model::Block* parent,
                             const model::BlockPtr& block, const std::string& inherited) -> void {
        const std::string& source = block->source.empty() ? inherited : block->source;
        if (model::carries_text(block->kind) || !block->texts.empty())
            units.push_back({&section, parent, block, source});
        for (const model::BlockPtr& child : block->children) self(self, section, block.get(), child, source);
    };
    const auto enter = [&](const model::Section& section) {
        for (const model::BlockPtr& block : section.blocks)
            descend(descend, section, nullptr, block, project.source);
    };
    enter(*project.front);
    enter(*project.facts);
    for (const model::OutlineEntry& entry : project.outline) enter(*entry.section);
    return units;
}

Targets targets_of(const model::Project& project) {
    Targets targets;
    model::for_each_block(
        project, [&](const model::Section&, const model::Block* parent, const model::BlockPtr& block) {
            targets.try_emplace(block->id, Target{block.get(), parent});
        });
    return targets;
}

bool names_block(model::MarkKind kind) {
    return kind == model::MarkKind::footnote || kind == model::MarkKind::reference ||
           kind == model::MarkKind::value;
}

} // namespace strateg::check
