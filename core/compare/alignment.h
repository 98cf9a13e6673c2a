// Internal: which block of one state is which of the other.
#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace strateg::compare {

/// Where a block stands in one state.
struct Stand {
    const model::Section* section = nullptr;
    const model::Block* parent = nullptr; // nullptr: directly in the section
    const model::Block* top = nullptr;    // the block directly in the section that holds it, or itself
    model::BlockPtr block;
    const std::string& container() const { return parent ? parent->id : section->id; }
};

/// The blocks of the sections that are not the same in both states: sections shared by pointer, or equal, are
/// left out, and with them nearly all of a big project. Ids are unique within a state, so what is left out
/// here cannot stand anywhere else there. Views into both projects.
class Alignment {
public:
    Alignment(const model::Project& before, const model::Project& after);

    /// Has this section (by its place in `before` or `after`) anything to compare?
    bool same(std::string_view section) const { return same_.contains(section); }
    const Stand* before(std::string_view block) const { return find(before_, block); }
    const Stand* after(std::string_view block) const { return find(after_, block); }

private:
    using Index = std::unordered_map<std::string_view, Stand>;
    static const Stand* find(const Index& index, std::string_view block) {
        const auto at = index.find(block);
        return at == index.end() ? nullptr : &at->second;
    }
    void enter(Index& index, const model::Project& project) const;

    std::unordered_set<std::string_view> same_;
    Index before_, after_;
};

/// front, facts, then the outline.
std::vector<model::SectionPtr> sections_of(const model::Project& project);

/// Names of all attributes of both, sorted, each once.
std::vector<std::string> names_of(const model::Attributes& a, const model::Attributes& b);

/// Of two lists of ids that may differ: those in both that need not move, because they stand in the same
/// order.
std::unordered_set<std::string_view> staying(const std::vector<std::string_view>& before,
                                             const std::vector<std::string_view>& after);

} // namespace strateg::compare
