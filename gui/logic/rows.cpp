#include "gui/logic/rows.h"

namespace strateg::gui {
namespace {

void add_fields(const model::BlockPtr& block, const std::string& inherited, std::vector<Field>& fields) {
    const std::string& source = block->source.empty() ? inherited : block->source;
    if (model::carries_text(block->kind) || !block->texts.empty()) fields.push_back({block, source});
    for (const model::BlockPtr& child : block->children) add_fields(child, source, fields);
}

} // namespace

std::vector<Field> fields_of(const Row& row, const std::string& project_source) {
    std::vector<Field> fields;
    add_fields(row.block, project_source, fields);
    return fields;
}

void RowList::index(std::size_t row) {
    const auto add = [&](const auto& self, const model::Block& block) -> void {
        if (!block.id.empty()) by_id_[block.id] = row;
        for (const model::BlockPtr& child : block.children) self(self, *child);
    };
    add(add, *rows_[row].block);
}

RowList::Update RowList::update(const model::Project& project) {
    std::vector<Part> parts;
    parts.reserve(project.outline.size() + 2);
    parts.push_back({project.front, -1, 0});
    for (const model::OutlineEntry& entry : project.outline) parts.push_back({entry.section, entry.depth, 0});
    parts.push_back({project.facts, -1, 0});

    bool same = parts.size() == parts_.size();
    for (std::size_t i = 0; same && i < parts.size(); ++i) {
        const model::Section& now = *parts[i].section;
        const model::Section& before = *parts_[i].section;
        parts[i].first = parts_[i].first;
        if (parts[i].section == parts_[i].section && parts[i].depth == parts_[i].depth) continue;
        same = now.id == before.id && parts[i].depth == parts_[i].depth &&
               now.blocks.size() == before.blocks.size();
        for (std::size_t b = 0; same && b < now.blocks.size(); ++b)
            same = now.blocks[b] == before.blocks[b] || now.blocks[b]->id == before.blocks[b]->id;
    }

    Update update;
    if (same) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].section == parts_[i].section) continue;
            for (std::size_t b = 0; b < parts[i].section->blocks.size(); ++b) {
                Row& row = rows_[parts[i].first + b];
                row.section = parts[i].section;
                if (row.block == parts[i].section->blocks[b]) continue;
                row.block = parts[i].section->blocks[b];
                index(parts[i].first + b);
                update.changed.push_back(parts[i].first + b);
            }
        }
        parts_ = std::move(parts);
        return update;
    }

    update.structure = true;
    rows_.clear();
    by_id_.clear();
    for (Part& part : parts) {
        part.first = rows_.size();
        for (std::size_t b = 0; b < part.section->blocks.size(); ++b) {
            rows_.push_back({part.section, part.section->blocks[b], b, part.depth});
            index(rows_.size() - 1);
        }
    }
    parts_ = std::move(parts);
    return update;
}

std::size_t RowList::find(std::string_view block_id) const {
    const auto found = by_id_.find(std::string(block_id));
    return found == by_id_.end() ? npos : found->second;
}

std::size_t RowList::first_of(std::string_view section_id) const {
    for (const Part& part : parts_)
        if (part.section->id == section_id) return part.section->blocks.empty() ? npos : part.first;
    return npos;
}

} // namespace strateg::gui
