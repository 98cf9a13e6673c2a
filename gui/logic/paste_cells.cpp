// Cells of a spreadsheet or another table into the cells of a table.
#include "gui/logic/paste_edits.h"

#include "core/model/staleness.h"

#include <algorithm>

namespace strateg::gui {
namespace {

namespace kind = model::kind;

bool is_merged(const model::Block& cell) {
    return cell.attributes.number("colspan", 1) > 1 || cell.attributes.number("rowspan", 1) > 1;
}

std::vector<const model::Block*> rows_in(const model::Block& table) {
    std::vector<const model::Block*> rows;
    for (const model::BlockPtr& child : table.children)
        if (child->kind == kind::row) rows.push_back(child.get());
    return rows;
}

bool has_merged(const std::vector<const model::Block*>& rows) {
    for (const model::Block* row : rows)
        if (std::any_of(row->children.begin(), row->children.end(),
                        [](const model::BlockPtr& cell) { return is_merged(*cell); }))
            return true;
    return false;
}

} // namespace

std::optional<model::Block> table_of_lines(std::string_view text, const std::string& language,
                                           model::IdMaker& ids) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    if (text.find('\t') == std::string_view::npos) return {};
    model::Block table;
    table.id = ids.make();
    table.kind = kind::table;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (line.ends_with('\r')) line.remove_suffix(1);
        model::Block row;
        row.id = ids.make();
        row.kind = kind::row;
        for (std::size_t from = 0; from <= line.size();) {
            const std::size_t to = std::min(line.find('\t', from), line.size());
            model::Block cell;
            cell.id = ids.make();
            cell.kind = kind::cell;
            const auto words = blocks_of_lines(line.substr(from, to - from), language, ids);
            cell.set_text({language,
                           words.empty() ? model::RichText() : *words.front()->content(language),
                           {},
                           {},
                           {},
                           {}});
            row.children.push_back(model::share(std::move(cell)));
            from = to + 1;
        }
        table.children.push_back(model::share(std::move(row)));
    }
    return table;
}

Edit paste_cells(const PasteAt& at, const model::Block& pasted) {
    if (!at.field.block || at.field.block->kind != kind::cell || at.row.block->kind != kind::table) return {};
    const auto ours = rows_in(*at.row.block), theirs = rows_in(pasted);
    if (theirs.empty() || has_merged(ours) || has_merged(theirs)) return {};
    std::size_t row0 = 0, column0 = 0;
    bool found = false;
    for (std::size_t r = 0; r < ours.size(); ++r)
        for (std::size_t c = 0; c < ours[r]->children.size(); ++c)
            if (ours[r]->children[c]->id == at.field.block->id) row0 = r, column0 = c, found = true;
    if (!found || row0 + theirs.size() > ours.size()) return {};
    const std::string& language = at.begin.language;
    Edit edit{{"paste", {}}, at.begin};
    for (std::size_t r = 0; r < theirs.size(); ++r) {
        const model::Block& row = *ours[row0 + r];
        if (column0 + theirs[r]->children.size() > row.children.size()) return {}; // no word is left out
        for (std::size_t c = 0; c < theirs[r]->children.size(); ++c) {
            const model::BlockPtr& cell = row.children[column0 + c];
            const model::RichText* old = cell->content(language);
            PasteAt place = at;
            place.field.block = cell;
            place.begin = {cell->id, language, 0};
            place.end = old ? old->characters().size() : 0;
            Edit words = paste_words(place, {theirs[r]->children[c]});
            for (model::Change& change : words.changes.changes)
                edit.changes.changes.push_back(std::move(change));
            if (words) edit.caret = words.caret;
        }
    }
    return edit;
}

} // namespace strateg::gui
