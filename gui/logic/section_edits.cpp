#include "gui/logic/section_edits.h"

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

} // namespace strateg::gui
