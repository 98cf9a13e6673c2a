// Every edit of a project is a ChangeSet: a list of small changes that is applied whole or not at all, and
// that has an inverse. Undo is applying the inverse; the journal is a list of change-sets; a plugin proposes
// one.
#pragma once

#include "core/base/problem.h"
#include "core/model/project.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace strateg::model {

/// A place for a block: in a section (parent empty) or among the children of a block.
struct Slot {
    std::string section;
    std::string parent;    // id of a block of that section; empty: directly in the section
    std::size_t index = 0; // before the block with this index; counted after a moved block was taken out
    friend bool operator==(const Slot&, const Slot&) = default;
};

struct SetText { // sets, or with no text removes, the words of a block in one language
    std::string block;
    std::string language;
    std::optional<Text> text;
};
struct SetAttribute { // of a block; no value removes it
    std::string block;
    std::string name;
    std::optional<std::string> value;
};
struct SetKind {
    std::string block;
    std::string kind;
};
struct SetSource {
    std::string block;
    std::string language;
};
struct InsertBlock {
    Slot slot;
    BlockPtr block; // with its children; no id of it may exist in the project
};
struct RemoveBlock {
    std::string block;
};
struct MoveBlock {
    std::string block;
    Slot slot;
};
struct InsertSection {
    std::size_t index = 0; // in the outline
    int depth = 0;
    SectionPtr section;
};
struct RemoveSection { // the section alone; sections below it keep their depth
    std::string section;
};
struct MoveSection { // with the sections below it; index counted after the subtree was taken out
    std::string section;
    std::size_t index = 0;
    int depth = 0;
};
struct SetSectionAttribute {
    std::string section;
    std::string name;
    std::optional<std::string> value;
};
struct SetProjectAttribute {
    std::string name;
    std::optional<std::string> value;
};
struct SetLanguages {
    std::string source;
    std::vector<std::string> languages;
};
struct SetWord { // an accepted word of the project
    std::string language;
    std::string word;
    bool accepted = true;
};
struct SetIgnored { // ignores a finding with a reason, or (ignored = false) takes that back
    Ignored finding;
    bool ignored = true;
};
struct SetThread { // sets a thread of comments, or with no value removes it; marks in texts are SetText's
    std::string thread;
    std::optional<Thread> value;
};

using Change = std::variant<SetText, SetAttribute, SetKind, SetSource, InsertBlock, RemoveBlock, MoveBlock,
                            InsertSection, RemoveSection, MoveSection, SetSectionAttribute,
                            SetProjectAttribute, SetLanguages, SetWord, SetIgnored, SetThread>;

struct ChangeSet {
    std::string label; // what undo offers to take back: "typing", "move section"
    std::vector<Change> changes;
};

struct Applied {
    Project project;
    ChangeSet inverse; // applied to `project` gives the project before, exactly
};

/// Pure: the project given is not changed. Fails with code model.* where a change names what is not there, an
/// index is out of range, an id would occur twice, or a block would become its own ancestor.
Result<Applied> apply(const Project& project, const ChangeSet& changes);

} // namespace strateg::model
