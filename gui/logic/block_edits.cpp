#include "gui/logic/block_edits.h"

#include <algorithm>
#include <map>

namespace strateg::gui {
namespace {

namespace kind = model::kind;

bool is_movable(const Row& row) {
    return row.depth >= 0;
}

void append(Edit& edit, Edit&& more) {
    for (model::Change& change : more.changes.changes) edit.changes.changes.push_back(std::move(change));
}

} // namespace

std::vector<model::BlockPtr> blocks_of(const RowList& rows, RowRange range) {
    std::vector<model::BlockPtr> blocks;
    for (std::size_t row = range.first; row <= range.last && row < rows.size(); ++row)
        if (is_movable(rows[row])) blocks.push_back(rows[row].block);
    return blocks;
}

RowRange widened(const RowList& rows, std::size_t row, RowRange selected) {
    RowRange section{row, row};
    const auto same = [&](std::size_t other) { return rows[other].section->id == rows[row].section->id; };
    while (section.first > 0 && same(section.first - 1)) --section.first;
    while (section.last + 1 < rows.size() && same(section.last + 1)) ++section.last;
    if (selected.first > section.first || selected.last < section.last) return section;
    RowRange all = section;
    while (all.first > 0 && is_movable(rows[all.first - 1])) --all.first;
    while (all.last + 1 < rows.size() && is_movable(rows[all.last + 1])) ++all.last;
    return all;
}

Edit remove_blocks(const RowList& rows, RowRange range, const std::string& language, model::IdMaker& ids) {
    Edit edit{{"delete blocks", {}}, {}};
    std::map<std::string, std::size_t> left; // blocks that stay, by section
    for (std::size_t row = range.first; row <= range.last && row < rows.size(); ++row) {
        if (!is_movable(rows[row])) continue;
        edit.changes.changes.push_back(model::RemoveBlock{rows[row].block->id});
        left.emplace(rows[row].section->id, rows[row].section->blocks.size()).first->second -= 1;
    }
    for (const auto& [section, count] : left) {
        if (count > 0) continue;
        model::Block empty = new_text_block({std::string(kind::paragraph), {}}, language, ids);
        if (edit.caret.field.empty()) edit.caret = {empty.id, language, 0};
        edit.changes.changes.push_back(model::InsertBlock{{section, {}, 0}, model::share(std::move(empty))});
    }
    if (!edit.caret.field.empty() || !edit) return edit;
    const auto put = [&](std::size_t row, bool end) {
        const auto fields = fields_of(rows[row], language);
        if (fields.empty()) return false;
        const Field& field = end ? fields.back() : fields.front();
        const model::RichText* text = field.block->content(language);
        edit.caret = {field.block->id, language, end && text ? text->characters().size() : 0};
        return true;
    };
    for (std::size_t row = range.last + 1; row < rows.size(); ++row)
        if (put(row, false)) return edit;
    for (std::size_t row = range.first; row > 0; --row)
        if (put(row - 1, true)) return edit;
    return edit;
}

Edit move_blocks(const model::Project& project, const RowList& rows, RowRange range, int direction,
                 const CaretAt& caret) {
    while (range.first <= range.last && range.first < rows.size() && !is_movable(rows[range.first]))
        ++range.first;
    if (range.first > range.last || range.last >= rows.size()) return {};
    const Row& first = rows[range.first];
    const Row& last = rows[range.last];
    if (first.section->id != last.section->id || !is_movable(last)) return {};
    Edit edit{{"move blocks", {}}, caret};
    const model::Section& section = *first.section;
    if (direction < 0 ? first.index > 0 : last.index + 1 < section.blocks.size()) {
        // The neighbour goes over them: one change, and their order is safe.
        const std::size_t neighbour = direction < 0 ? first.index - 1 : last.index + 1;
        const std::size_t place = direction < 0 ? last.index : first.index;
        edit.changes.changes.push_back(
            model::MoveBlock{section.blocks[neighbour]->id, {section.id, {}, place}});
        return edit;
    }
    const std::size_t position = project.position(section.id);
    if (position == model::Project::npos) return {};
    if (direction < 0 ? position == 0 : position + 1 >= project.outline.size()) return {};
    const model::Section& other = *project.outline[direction < 0 ? position - 1 : position + 1].section;
    std::size_t place = direction < 0 ? other.blocks.size() : std::min<std::size_t>(1, other.blocks.size());
    for (std::size_t row = range.first; row <= range.last; ++row)
        edit.changes.changes.push_back(model::MoveBlock{rows[row].block->id, {other.id, {}, place++}});
    return edit;
}

Edit change_kinds(const RowList& rows, RowRange range, const BlockKind& to, const CaretAt& caret) {
    Edit edit{{"change kind", {}}, caret};
    for (std::size_t row = range.first; row <= range.last && row < rows.size(); ++row) {
        const bool title = rows[row].index == 0 && rows[row].block->kind == kind::heading;
        if (!title || range.size() == 1) append(edit, change_kind(rows[row], to, caret));
    }
    return edit;
}

Edit indent_items(const RowList& rows, RowRange range, int direction, const CaretAt& caret) {
    Edit edit{{direction > 0 ? "indent" : "outdent", {}}, caret};
    for (std::size_t row = range.first; row <= range.last && row < rows.size(); ++row) {
        const model::Block& block = *rows[row].block;
        if (block.kind != kind::item || !is_movable(rows[row])) continue;
        const int level = block.attributes.number("level", 1), next = std::clamp(level + direction, 1, 6);
        if (next != level)
            edit.changes.changes.push_back(model::SetAttribute{block.id, "level", std::to_string(next)});
    }
    return edit;
}

} // namespace strateg::gui
