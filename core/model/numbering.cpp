#include "core/model/numbering.h"

#include <array>

namespace strateg::model {
namespace {

constexpr int deepest = 9;

class HeadingCounter {
public:
    std::string next(int level, bool numbered) {
        if (silent_from_ != 0 && level <= silent_from_) silent_from_ = 0;
        if (!numbered && silent_from_ == 0) silent_from_ = level;
        if (silent_from_ != 0) return {};
        ++counts_[level];
        for (int deeper = level + 1; deeper <= deepest; ++deeper) counts_[deeper] = 0;
        std::string number;
        for (int i = 1; i <= level; ++i) {
            // A level that was skipped counts as its first, so that "2.0.1" never appears.
            if (counts_[i] == 0) counts_[i] = 1;
            number += (i > 1 ? "." : "") + std::to_string(counts_[i]);
        }
        return number;
    }

private:
    std::array<int, deepest + 1> counts_{};
    int silent_from_ = 0; // level of the unnumbered heading we stand under
};

} // namespace

Numbering::Numbering(const Project& project, std::string_view language) {
    HeadingCounter counter;
    for (const OutlineEntry& entry : project.outline) {
        const auto descend = [&](const auto& self, const BlockPtr& block, const std::string& source) -> void {
            if (block->kind == kind::guidance) return;
            const std::string& from = block->source.empty() ? source : block->source;
            if (block->kind == kind::heading) {
                const int level =
                    std::min(deepest, std::max(1, block->attributes.number("level", 1)) + entry.depth);
                std::string number = counter.next(level, block->attributes.get("numbered") != "no");
                headings_.push_back({entry.section.get(), block, level, number});
                entries_[block->id] = {std::move(number), level};
            } else if (block->kind == kind::table) {
                tables_.push_back(block);
                entries_[block->id] = {std::to_string(tables_.size()), 0};
            } else if (block->kind == kind::figure) {
                figures_.push_back(block);
                entries_[block->id] = {std::to_string(figures_.size()), 0};
            }
            const RichText* text = block->content(language);
            if (!text || text->blank()) text = block->content(from);
            if (text) {
                for (const Mark& mark : text->marks()) {
                    if (mark.kind != MarkKind::footnote || entries_.contains(mark.target)) continue;
                    for (const BlockPtr& child : block->children) {
                        if (child->id != mark.target || child->kind != kind::footnote) continue;
                        footnotes_.push_back(child);
                        entries_[child->id] = {std::to_string(footnotes_.size()), 0};
                    }
                }
            }
            for (const BlockPtr& child : block->children) self(self, child, from);
        };
        for (const BlockPtr& block : entry.section->blocks) descend(descend, block, project.source);
    }
}

std::string_view Numbering::number(std::string_view block_id) const {
    const auto at = entries_.find(std::string(block_id));
    return at == entries_.end() ? std::string_view() : std::string_view(at->second.number);
}

int Numbering::level(std::string_view block_id) const {
    const auto at = entries_.find(std::string(block_id));
    return at == entries_.end() ? 0 : at->second.level;
}

} // namespace strateg::model
