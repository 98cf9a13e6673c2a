#include "gui/logic/lists.h"

#include <algorithm>

namespace strateg::gui {
namespace {

namespace kind = model::kind;

int level_of(const model::Block& block) {
    return std::clamp(block.attributes.number("level", 1), 1, 8);
}

bool is_numbered(const model::Block& block) {
    return block.kind == kind::item && block.attributes.get("list") == "number";
}

BlockKind item(const char* list, int level) {
    return {std::string(kind::item), {{"list", list}, {"level", std::to_string(level)}}};
}

} // namespace

std::optional<BlockKind> kind_typed(std::string_view head, const model::Block* before) {
    const bool below_item = before && before->kind == kind::item;
    const int level = below_item ? level_of(*before) : 1;
    if (head == "-" || head == "*" || head == "\u2022") return item("bullet", level);
    if (head == "1." || head == "1)") return item("number", level);
    if (head == ">") return BlockKind{std::string(kind::quotation), {}};
    if (!head.empty() && head.size() <= 4 && head.find_first_not_of('#') == head.npos)
        return BlockKind{std::string(kind::heading), {{"level", std::to_string(head.size())}}};
    const bool number = head.size() >= 2 && head.size() <= 3 && (head.back() == '.' || head.back() == ')') &&
                        head.find_first_not_of("0123456789") == head.size() - 1;
    if (number && below_item && is_numbered(*before)) return item("number", level);
    return std::nullopt;
}

Edit indent(const Row& row, int direction, const CaretAt& caret) {
    const model::Block& block = *row.block;
    if (row.depth < 0 || caret.field != block.id) return {};
    const int level = level_of(block);
    const int to = level + direction;
    Edit edit{{direction > 0 ? "indent" : "outdent", {}}, caret};
    if (block.kind == kind::heading) {
        if (to < 1 || to > 4 || row.index == 0) return {};
    } else if (block.kind == kind::item) {
        if (to < 1) return change_kind(row, {std::string(kind::paragraph), {}}, caret);
        const model::Block* above = row.index > 0 ? row.section->blocks[row.index - 1].get() : nullptr;
        const int most = above && above->kind == kind::item ? std::min(level_of(*above) + 1, 8) : 1;
        if (direction > 0 && to > most) return {};
    } else {
        return {};
    }
    edit.changes.changes.push_back(model::SetAttribute{block.id, "level", std::to_string(to)});
    return edit;
}

int item_number(const model::Section& section, std::size_t index) {
    const int level = level_of(*section.blocks[index]);
    int before = 0;
    std::size_t first = index;
    for (std::size_t i = index; i > 0; --i) {
        const model::Block& block = *section.blocks[i - 1];
        if (block.kind != kind::item || level_of(block) < level) break;
        if (level_of(block) > level) continue;
        if (!is_numbered(block)) break;
        ++before;
        first = i - 1;
    }
    return section.blocks[first]->attributes.number("start", 1) + before;
}

} // namespace strateg::gui
