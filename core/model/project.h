// A project: front matter, facts, and the tree of sections. A value: copy it freely (pointers are shared),
// hand a copy to another thread, keep an old one for comparison.
#pragma once

#include "core/model/block.h"
#include "core/model/thread.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace strateg::model {

struct Section {
    std::string id;
    Attributes attributes; // owner, status, max-chars, and what newer versions add
    std::vector<BlockPtr> blocks;
    std::vector<ForeignXml> foreign;
    friend bool operator==(const Section& a, const Section& b);
};
using SectionPtr = std::shared_ptr<const Section>;

/// The tree of sections in reading order; depth 0 is a chapter. An entry's children are the entries behind it
/// with a greater depth, up to the next one with the same or a smaller depth.
struct OutlineEntry {
    SectionPtr section;
    int depth = 0;
    friend bool operator==(const OutlineEntry& a, const OutlineEntry& b);
};

/// A finding that somebody decided to live with, and why. Matched by what was found, not by where in the text
/// it stands, so that it survives edits around it.
struct Ignored {
    std::string checker;
    std::string block;
    std::string language;
    std::string code; // the finding's code, e.g. "spelling.unknown-word"
    std::string text; // the characters the finding covers
    std::string reason;
    std::string by;
    Attributes more; // attributes this version does not know
    friend bool operator==(const Ignored&, const Ignored&) = default;
    /// Same finding, whatever the reason.
    bool same_finding(const Ignored& other) const;
};

/// Ids of the two sections that live in project.xml.
inline constexpr std::string_view front_id = "front";
inline constexpr std::string_view facts_id = "facts";

struct Project {
    std::string id;
    std::string source; // default source language of blocks
    std::vector<std::string>
        languages;         // in the order the project shows them; "sr" is one language in two scripts
    Attributes attributes; // what newer versions add to <project>
    SectionPtr front;      // metadata, as blocks
    SectionPtr facts;      // facts, as blocks
    std::vector<OutlineEntry> outline;
    std::map<std::string, std::set<std::string>> words; // accepted words per language
    std::vector<Ignored> ignored;
    std::vector<ThreadPtr> threads;  // of comments, sorted by id: change by SetThread
    std::vector<ForeignXml> foreign; // unknown children of <project>

    Project();
    friend bool operator==(const Project& a, const Project& b);

    const Section* section(std::string_view section_id) const; // front and facts too; nullptr if absent
    const Thread* thread(std::string_view thread_id) const;    // nullptr if absent
    /// Position in the outline, or npos.
    std::size_t position(std::string_view section_id) const;
    /// One behind the last entry of the subtree that begins at `position`.
    std::size_t subtree_end(std::size_t position) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// Where a block was found.
struct Found {
    const Section* section = nullptr;
    const Block* parent = nullptr; // nullptr: directly in the section
    std::size_t index = 0;         // in parent->children or section->blocks
    BlockPtr block;
    explicit operator bool() const { return block != nullptr; }
};

/// Looks through the whole project, linear; for many look-ups make a BlockIndex.
Found find_block(const Project& project, std::string_view block_id);

/// The source language of a block: its own, else its parent's, else the project's.
const std::string& source_of(const Project& project, const Found& found);

/// Everything by id, for one state of a project. Pointers stay valid as long as the project (or a copy)
/// lives.
class BlockIndex {
public:
    explicit BlockIndex(const Project& project);
    const Found* find(std::string_view block_id) const;
    std::size_t size() const { return found_.size(); }

private:
    std::map<std::string_view, Found, std::less<>> found_;
};

/// source_of for many blocks of one project: that one looks for the parents through all of it.
const std::string& source_of(const Project& project, const BlockIndex& index, const Found& found);

/// Calls visit(section, parent or nullptr, block) for front, facts and every section, blocks before their
/// children.
template <class Visit>
void for_each_block(const Section& section, Visit&& visit) {
    const auto descend = [&](const auto& self, const Block* parent, const BlockPtr& block) -> void {
        visit(section, parent, block);
        for (const BlockPtr& child : block->children) self(self, block.get(), child);
    };
    for (const BlockPtr& block : section.blocks) descend(descend, nullptr, block);
}

template <class Visit>
void for_each_block(const Project& project, Visit&& visit) {
    for_each_block(*project.front, visit);
    for_each_block(*project.facts, visit);
    for (const OutlineEntry& entry : project.outline) for_each_block(*entry.section, visit);
}

SectionPtr share(Section section);

} // namespace strateg::model
