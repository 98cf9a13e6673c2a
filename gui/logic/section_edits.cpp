#include "gui/logic/section_edits.h"

#include <algorithm>

namespace strateg::gui {

Edit add_section(const model::Project& project, const std::string& after, const std::string& language,
                 model::IdMaker& ids) {
    const std::size_t position = project.position(after);
    std::size_t index = project.outline.size();
    int depth = 0;
    if (position != model::Project::npos) {
        index = project.subtree_end(position);
        depth = project.outline[position].depth;
    }
    model::Section section;
    section.id = ids.make();
    model::Block heading =
        new_text_block({std::string(model::kind::heading), {{"level", "1"}}}, language, ids);
    Edit edit{{"add section", {}}, {heading.id, language, 0}};
    section.blocks.push_back(model::share(std::move(heading)));
    edit.changes.changes.push_back(model::InsertSection{index, depth, model::share(std::move(section))});
    return edit;
}

Edit remove_section(const model::Project& project, const std::string& section) {
    const std::size_t position = project.position(section);
    if (position == model::Project::npos) return {};
    Edit edit{{"delete section", {}}, {}};
    for (std::size_t i = project.subtree_end(position); i > position; --i)
        edit.changes.changes.push_back(model::RemoveSection{project.outline[i - 1].section->id});
    return edit;
}

Edit move_section(const model::Project& project, const std::string& section, int direction) {
    const std::size_t position = project.position(section);
    if (position == model::Project::npos) return {};
    const int depth = project.outline[position].depth;
    std::size_t index = 0;
    if (direction < 0) {
        if (position == 0) return {};
        index = position - 1;
        while (index > 0 && project.outline[index].depth > depth) --index;
        if (project.outline[index].depth != depth) return {};
    } else {
        const std::size_t next = project.subtree_end(position);
        if (next >= project.outline.size() || project.outline[next].depth != depth) return {};
        index = position + project.subtree_end(next) - next;
    }
    Edit edit{{"move section", {}}, {}};
    edit.changes.changes.push_back(model::MoveSection{section, index, depth});
    return edit;
}

Edit nest_section(const model::Project& project, const std::string& section, int direction) {
    const std::size_t position = project.position(section);
    if (position == model::Project::npos) return {};
    const int depth = project.outline[position].depth + direction;
    if (depth < 0 || depth > 5) return {};
    if (direction > 0 && (position == 0 || project.outline[position - 1].depth < depth - 1)) return {};
    Edit edit{{"move section", {}}, {}};
    std::size_t index = position;
    if (direction < 0) { // behind the sections below its old parent, so that they keep theirs
        std::size_t end = project.subtree_end(position);
        while (end < project.outline.size() && project.outline[end].depth > depth) ++end;
        index = end - (project.subtree_end(position) - position);
    }
    edit.changes.changes.push_back(model::MoveSection{section, index, depth});
    return edit;
}

Edit move_section_to(const model::Project& project, const std::string& section, const std::string& target,
                     Drop drop) {
    const std::size_t from = project.position(section), to = project.position(target);
    if (from == model::Project::npos || to == model::Project::npos) return {};
    const std::size_t end = project.subtree_end(from);
    if (to >= from && to < end) return {};
    std::size_t index = drop == Drop::before ? to : drop == Drop::into ? to + 1 : project.subtree_end(to);
    const int depth = project.outline[to].depth + (drop == Drop::into ? 1 : 0);
    if (index >= end) index -= end - from; // counted after the section was taken out
    if (index == from && depth == project.outline[from].depth) return {};
    Edit edit{{"move section", {}}, {}};
    edit.changes.changes.push_back(model::MoveSection{section, index, depth});
    return edit;
}

namespace {

constexpr int deepest_heading = 4;

/// Changes the levels of headings by a distance, within what a heading can have.
void shift_headings(Edit& edit, const std::vector<model::BlockPtr>& blocks, std::size_t from, int distance) {
    if (distance == 0) return;
    for (std::size_t i = from; i < blocks.size(); ++i) {
        if (blocks[i]->kind != model::kind::heading) continue;
        const int level = blocks[i]->attributes.number("level", 1);
        const int wished = std::clamp(level + distance, 1, deepest_heading);
        if (wished != level)
            edit.changes.changes.push_back(
                model::SetAttribute{blocks[i]->id, "level", std::to_string(wished)});
    }
}

} // namespace

Edit split_section(const model::Project& project, const std::string& section, std::size_t block,
                   const std::string& language, model::IdMaker& ids) {
    const std::size_t position = project.position(section);
    if (position == model::Project::npos) return {};
    const model::Section& old = *project.outline[position].section;
    if (block == 0 || block >= old.blocks.size()) return {};
    const model::Block& first = *old.blocks[block];
    model::Section made;
    made.id = ids.make();
    const std::string made_id = made.id;
    Edit edit{{"split section", {}}, {first.id, language, 0}};
    int deeper = 0;
    std::size_t slot = 0;
    if (first.kind == model::kind::heading) {
        deeper = first.attributes.number("level", 1) > 1 ? 1 : 0; // the outline has no gaps
    } else {
        model::Block heading =
            new_text_block({std::string(model::kind::heading), {{"level", "1"}}}, language, ids);
        edit.caret = {heading.id, language, 0};
        made.blocks.push_back(model::share(std::move(heading)));
        slot = 1;
    }
    edit.changes.changes.push_back(model::InsertSection{
        position + 1, project.outline[position].depth + deeper, model::share(std::move(made))});
    for (std::size_t i = block; i < old.blocks.size(); ++i)
        edit.changes.changes.push_back(model::MoveBlock{old.blocks[i]->id, {made_id, {}, slot++}});
    shift_headings(edit, old.blocks, block, -deeper);
    return edit;
}

Edit join_section(const model::Project& project, const std::string& section) {
    const std::size_t position = project.position(section);
    if (position == model::Project::npos || position == 0) return {};
    const model::OutlineEntry& entry = project.outline[position];
    const model::OutlineEntry& before = project.outline[position - 1];
    Edit edit{{"join sections", {}}, {}};
    std::size_t slot = before.section->blocks.size();
    for (const model::BlockPtr& block : entry.section->blocks)
        edit.changes.changes.push_back(model::MoveBlock{block->id, {before.section->id, {}, slot++}});
    shift_headings(edit, entry.section->blocks, 0, entry.depth - before.depth);
    edit.changes.changes.push_back(model::RemoveSection{section});
    // Joined to its parent, the sections below it would hang two levels under that: they come up.
    if (before.depth < entry.depth)
        for (std::size_t i = position + 1; i < project.subtree_end(position); ++i) {
            const model::OutlineEntry& below = project.outline[i];
            if (below.depth == entry.depth + 1)
                edit.changes.changes.push_back(model::MoveSection{below.section->id, i - 1, entry.depth});
            shift_headings(edit, below.section->blocks, 0, 1);
        }
    if (!entry.section->blocks.empty()) edit.caret = {entry.section->blocks.front()->id, project.source, 0};
    return edit;
}

} // namespace strateg::gui
