#include "core/exchange/combine.h"

#include "core/model/staleness.h"

#include <algorithm>
#include <map>

namespace strateg::exchange {
namespace {

using model::Block;
using model::BlockPtr;
using model::MarkKind;
namespace kind = model::kind;

std::vector<const Block*> children_of_kind(const Block& block, std::string_view child_kind) {
    std::vector<const Block*> children;
    for (const BlockPtr& child : block.children)
        if (child->kind == child_kind) children.push_back(child.get());
    return children;
}

/// The cell that covers each place of a table; a cell over several places stands in the first.
std::map<std::pair<std::size_t, std::size_t>, const Block*> grid_of(const Block& table) {
    std::map<std::pair<std::size_t, std::size_t>, const Block*> grid;
    std::map<std::pair<std::size_t, std::size_t>, bool> covered;
    std::size_t row_number = 0;
    for (const Block* row : children_of_kind(table, kind::row)) {
        std::size_t column = 0;
        for (const Block* cell : children_of_kind(*row, kind::cell)) {
            while (covered.contains({row_number, column})) ++column;
            grid[{row_number, column}] = cell;
            const auto width =
                static_cast<std::size_t>(std::clamp(cell->attributes.number("colspan", 1), 1, 200));
            const auto height =
                static_cast<std::size_t>(std::clamp(cell->attributes.number("rowspan", 1), 1, 1000));
            for (std::size_t y = 0; y < height; ++y)
                for (std::size_t x = 0; x < width; ++x) covered[{row_number + y, column + x}] = true;
            column += width;
        }
        ++row_number;
    }
    return grid;
}

bool has_words(const Block& block) {
    for (const model::Text& text : block.texts)
        if (!text.content.empty()) return true;
    return std::any_of(block.children.begin(), block.children.end(),
                       [](const BlockPtr& child) { return has_words(*child); });
}

void pair(const Block& ours, const Block& theirs, Ids& ids) {
    ids[theirs.id] = ours.id;
    pair_children(ours, theirs, ids);
}

/// Attributes that an import may change: those that Markdown can say.
void take_attributes(Block& ours, const Block& theirs) {
    for (const char* name : {"list", "level", "start", "type", "numbered", "width"}) {
        if (ours.kind == kind::heading && std::string_view(name) == "level") continue;
        if (const auto value = theirs.attributes.find(name)) ours.attributes.set(name, *value);
    }
}

} // namespace

void pair_children(const Block& ours, const Block& theirs, Ids& ids) {
    if (ours.kind == kind::table) {
        const auto grid = grid_of(ours);
        const auto other = grid_of(theirs);
        for (const auto& [place, cell] : other)
            if (const auto found = grid.find(place); found != grid.end()) pair(*found->second, *cell, ids);
        const auto our_rows = children_of_kind(ours, kind::row);
        const auto their_rows = children_of_kind(theirs, kind::row);
        for (std::size_t i = 0; i < std::min(our_rows.size(), their_rows.size()); ++i)
            ids[their_rows[i]->id] = our_rows[i]->id;
    }
    for (const std::string_view child_kind : {kind::caption, kind::alt, kind::footnote}) {
        const auto our_children = children_of_kind(ours, child_kind);
        const auto their_children = children_of_kind(theirs, child_kind);
        for (std::size_t i = 0; i < std::min(our_children.size(), their_children.size()); ++i)
            pair(*our_children[i], *their_children[i], ids);
    }
}

bool table_fits(const Block& ours, const Block& theirs) {
    if (ours.kind != kind::table) return true;
    const auto grid = grid_of(ours);
    const std::size_t rows = children_of_kind(ours, kind::row).size();
    for (const auto& [place, cell] : grid_of(theirs))
        if (place.first < rows && !grid.contains(place) && has_words(*cell)) return false;
    return true;
}

model::RichText renamed(const model::RichText& text, const Ids& ids) {
    std::vector<model::Mark> marks = text.marks();
    std::vector<model::Mark> unknown; // values of facts that the project does not have
    bool changed = false;
    for (model::Mark& mark : marks) {
        if (mark.kind == MarkKind::value && mark.attributes.has("words")) {
            if (!ids.contains("=" + mark.target)) unknown.push_back(mark);
            mark.attributes.erase("words");
            changed = true;
            continue;
        }
        const bool inner = mark.kind == MarkKind::link && mark.target.starts_with('#');
        if (mark.kind != MarkKind::footnote && mark.kind != MarkKind::reference && !inner) continue;
        const auto found = ids.find(inner ? mark.target.substr(1) : mark.target);
        if (found == ids.end()) continue;
        mark.target = inner ? "#" + found->second : found->second;
        changed = true;
    }
    if (!changed) return text;
    model::RichText result(text.characters(), std::move(marks));
    for (auto mark = unknown.rbegin(); mark != unknown.rend(); ++mark)
        result = result.spliced(mark->begin, mark->end,
                                model::RichText(std::string(mark->attributes.get("words"))));
    return result;
}

BlockPtr adopted(const Block& theirs, std::string_view source, const Ids& ids) {
    Block block = theirs;
    if (const auto found = ids.find(block.id); found != ids.end()) block.id = found->second;
    block.source = source;
    for (model::Text& text : block.texts) text.content = renamed(text.content, ids);
    for (BlockPtr& child : block.children) child = adopted(*child, {}, ids);
    return model::share(std::move(block));
}

Combined combine(const Block& ours, const Block& theirs, std::string_view language, const std::string& source,
                 const Ids& ids) {
    Combined result;
    Block block = ours;
    if (language == source) take_attributes(block, theirs);
    if (const model::RichText* words = theirs.content(language)) {
        const model::RichText* before = ours.content(language);
        model::RichText content = renamed(*words, ids);
        if (before != nullptr) content = content.with_comments_of(*before);
        if (before != nullptr && *before == content) {
            ++result.unchanged;
        } else if (!content.empty() || (before == nullptr && theirs.children.empty())) {
            block.set_text(model::written(ours, source, language, content));
            ++result.updated;
        }
    }
    std::unordered_map<std::string, const Block*> counterpart; // our id → their child
    for (const BlockPtr& child : theirs.children) {
        const auto found = ids.find(child->id);
        if (found != ids.end()) counterpart[found->second] = child.get();
        if (child->kind == kind::row) // cells may stand in another row of ours, below a merged cell
            for (const BlockPtr& cell : child->children)
                if (const auto place = ids.find(cell->id); place != ids.end())
                    counterpart[place->second] = cell.get();
    }
    const auto add = [&](const Combined& inner) {
        result.updated += inner.updated;
        result.unchanged += inner.unchanged;
        result.inserted += inner.inserted;
    };
    std::unordered_map<std::string, bool> used;
    for (BlockPtr& child : block.children) {
        const std::string& child_source = child->source.empty() ? source : child->source;
        if (child->kind == kind::row) {
            Block row = *child;
            for (BlockPtr& cell : row.children)
                if (const auto found = counterpart.find(cell->id); found != counterpart.end()) {
                    const Combined inner = combine(*cell, *found->second, language,
                                                   cell->source.empty() ? child_source : cell->source, ids);
                    cell = inner.block;
                    add(inner);
                }
            used[child->id] = true;
            if (!(row == *child)) child = model::share(std::move(row));
            continue;
        }
        const auto found = counterpart.find(child->id);
        if (found == counterpart.end()) continue;
        used[child->id] = true;
        const Combined inner = combine(*child, *found->second, language, child_source, ids);
        child = inner.block;
        add(inner);
    }
    for (const BlockPtr& child : theirs.children) {
        const auto found = ids.find(child->id);
        if (child->kind == kind::column || (found != ids.end() && used.contains(found->second)) ||
            !has_words(*child))
            continue;
        const BlockPtr added = adopted(*child, language == source ? std::string_view() : language, ids);
        const bool first = child->kind == kind::caption;
        block.children.insert(first ? block.children.begin() : block.children.end(), added);
        ++result.inserted;
    }
    result.block = block == ours ? nullptr : model::share(std::move(block));
    if (!result.block) result.block = std::make_shared<const Block>(ours);
    return result;
}

} // namespace strateg::exchange
