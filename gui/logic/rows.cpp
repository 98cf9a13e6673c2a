#include "gui/logic/rows.h"

#include <algorithm>

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

namespace {

template <class Visit>
void for_each_id(const model::Block& block, Visit&& visit) {
    if (!block.id.empty()) visit(block.id);
    for (const model::BlockPtr& child : block.children) for_each_id(*child, visit);
}

} // namespace

void RowList::index(std::size_t part, const model::Block& top) {
    for_each_id(top, [&](const std::string& id) { by_id_[id] = {part, &top}; });
}

void RowList::forget(std::size_t part, const model::Block& top) {
    for_each_id(top, [&](const std::string& id) {
        // It may be somewhere else already: a block that moved from one section to another.
        if (const auto at = by_id_.find(id);
            at != by_id_.end() && at->second.part == part && at->second.top == &top)
            by_id_.erase(at);
    });
}

RowList::Update RowList::update(const model::Project& project) {
    std::vector<Part> parts;
    parts.reserve(project.outline.size() + 2);
    parts.push_back({project.front, -1, 0});
    for (const model::OutlineEntry& entry : project.outline) parts.push_back({entry.section, entry.depth, 0});
    parts.push_back({project.facts, -1, 0});

    bool same = parts.size() == parts_.size();
    for (std::size_t i = 0; same && i < parts.size(); ++i)
        same = parts[i].section == parts_[i].section ||
               (parts[i].section->id == parts_[i].section->id && parts[i].depth == parts_[i].depth);
    for (std::size_t i = 0; same && i < parts.size(); ++i) same = parts[i].depth == parts_[i].depth;

    Update update;
    if (same) {
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (parts[i].section != parts_[i].section) follow_section(i, parts[i].section, update);
        return update;
    }
    update.structure = update.whole = true;
    rebuild(parts);
    return update;
}

void RowList::rebuild(const std::vector<Part>& parts) {
    rows_.clear();
    by_id_.clear();
    parts_ = parts;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        Part& part = parts_[i];
        part.first = rows_.size();
        for (std::size_t b = 0; b < part.section->blocks.size(); ++b) {
            rows_.push_back({part.section, part.section->blocks[b], b, part.depth});
            index(i, *part.section->blocks[b]);
        }
    }
}

/// What is alike at both ends of the section stays; the rows between are replaced.
void RowList::follow_section(std::size_t at, const model::SectionPtr& section, Update& update) {
    Part& part = parts_[at];
    const model::SectionPtr old = part.section; // keeps the blocks that went until they are forgotten
    part.section = section;
    const auto& before = old->blocks;
    const auto& now = section->blocks;
    const auto alike = [&](std::size_t a, std::size_t b) {
        return before[a] == now[b] || before[a]->id == now[b]->id;
    };
    const std::size_t most = std::min(before.size(), now.size());
    std::size_t head = 0, tail = 0;
    while (head < most && alike(head, head)) ++head;
    while (tail < most - head && alike(before.size() - 1 - tail, now.size() - 1 - tail)) ++tail;

    for (std::size_t b = head; b < before.size() - tail; ++b) forget(at, *before[b]);
    const Splice splice{part.first + head, before.size() - head - tail, now.size() - head - tail};
    if (splice.removed > 0 || splice.added > 0) {
        const auto from = rows_.begin() + static_cast<std::ptrdiff_t>(splice.at);
        if (splice.added > splice.removed)
            rows_.insert(from, splice.added - splice.removed, Row());
        else
            rows_.erase(from, from + static_cast<std::ptrdiff_t>(splice.removed - splice.added));
        for (std::size_t i = at + 1; i < parts_.size(); ++i)
            parts_[i].first = parts_[i].first + splice.added - splice.removed;
        update.structure = true;
        update.splices.push_back(splice);
    }
    for (std::size_t b = 0; b < now.size(); ++b) {
        Row& row = rows_[part.first + b];
        const bool is_new = b >= head && b < now.size() - tail;
        if (!is_new && row.block != now[b]) {
            forget(at, *row.block);
            update.changed.push_back(part.first + b);
        }
        if (is_new || row.block != now[b]) index(at, *now[b]);
        row = {section, now[b], b, part.depth};
    }
}

std::size_t RowList::find(std::string_view block_id) const {
    const auto found = by_id_.find(std::string(block_id));
    if (found == by_id_.end()) return npos;
    const Part& part = parts_[found->second.part];
    const auto& blocks = part.section->blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b)
        if (blocks[b].get() == found->second.top) return part.first + b;
    return npos;
}

std::size_t RowList::first_of(std::string_view section_id) const {
    for (const Part& part : parts_)
        if (part.section->id == section_id) return part.section->blocks.empty() ? npos : part.first;
    return npos;
}

} // namespace strateg::gui
