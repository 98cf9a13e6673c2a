// What differs between two states of a project, in the order of the document, for a person to read.
#pragma once

#include "core/base/task.h"
#include "core/compare/text.h"
#include "core/model/project.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::compare {

enum class Subject { project, section, block };
enum class Fate { kept, added, removed };

/// "project", "section", "block"; "kept", "added", "removed".
const char* name_of(Subject subject);
const char* name_of(Fate fate);

struct AttributeDifference {
    std::string name; // as in the file: "status", "value"; of a block also "kind", "source"
    std::optional<std::string> before, after;
};

/// One text in one language. Where the block was added or removed, all of it is.
struct TextDifference {
    std::string block; // the block itself, or a part of it where that was added or removed as a whole
    std::string language;
    const model::Text* before = nullptr; // nullptr: there was none
    const model::Text* after = nullptr;
    std::vector<Segment> segments;
    std::vector<AttributeDifference> attributes; // state, by, of, and what this version does not know
};

/// All that happened to one section or block, or to the project itself. Pointers go into the Comparison.
struct Difference {
    Subject subject = Subject::block;
    Fate fate = Fate::kept;
    bool moved = false;           // stands elsewhere: in another order, section or block
    bool renames_section = false; // a heading that gives its section its name
    bool unnamed = false;         // something this version does not know differs (foreign XML)
    std::string section;          // id of the section it is in now; where it was removed: was in
    std::string block;            // id; empty for sections and the project
    std::string top;              // id of the block directly in the section that holds it; often itself
    const model::Section* section_before = nullptr;
    const model::Section* section_after = nullptr;
    const model::Block* block_before = nullptr;
    const model::Block* block_after = nullptr;
    std::vector<AttributeDifference> attributes;
    std::vector<TextDifference> texts; // in the order of the project's languages

    /// Has it to do with this language? What is not about words has to do with all.
    bool concerns(std::string_view language) const;
};

/// Keeps both states alive (they are shared, not copied).
struct Comparison {
    model::Project before, after;
    std::vector<Difference> differences;
    bool cancelled = false; // the differences are not all there
};

/// Removed sections and blocks stand behind what they stood behind before. A block added or removed with its
/// children is one difference with the texts of all. Equal sections are told apart by pointer, else by value:
/// a project of 10,000 blocks that did not change costs milliseconds. Any thread.
Comparison compare(model::Project before, model::Project after, const Task& task = {});

} // namespace strateg::compare
