#include "core/model/staleness.h"
#include "core/model/table_draft.h"

#include <algorithm>
#include <set>

namespace strateg::model {
namespace {

const char* headers_of(TableAxis axis) {
    return axis == TableAxis::rows ? "header-rows" : "header-columns";
}

void set_headers(Attributes& attributes, TableAxis axis, int count) {
    if (attributes.number(headers_of(axis), 0) == count) return;
    if (count == 0)
        attributes.erase(headers_of(axis));
    else
        attributes.set(headers_of(axis), std::to_string(count));
}

TableAxis other(TableAxis axis) {
    return axis == TableAxis::rows ? TableAxis::columns : TableAxis::rows;
}

TableRange place_on(TableAxis axis, int line, int across) {
    return axis == TableAxis::rows ? TableRange{line, across, 1, 1} : TableRange{across, line, 1, 1};
}

DraftCell* cell_on(TableDraft& draft, TableAxis axis, int line, int across) {
    return axis == TableAxis::rows ? draft.at(line, across) : draft.at(across, line);
}

const std::string& source_of_cell(const Block& cell, const std::string& table) {
    return cell.source.empty() ? table : cell.source;
}

bool has_words(const Block& cell, const std::string& language) {
    const RichText* text = cell.content(language);
    return text && !text->blank();
}

bool is_current(const Block& cell, const std::string& source, const std::string& language) {
    const TranslationState state = translation_state(cell, source, language);
    return state == TranslationState::current || state == TranslationState::same_as_source;
}

/// The words of cells that become one, language by language.
void join_words(Block& into, const std::vector<const Block*>& cells, const std::string& table_source) {
    const std::string source = source_of_cell(into, table_source);
    std::set<std::string> languages;
    for (const Block* cell : cells)
        for (const Text& text : cell->texts) languages.insert(text.language);
    Block joined = into;
    std::vector<std::string> current;
    for (const std::string& language : languages) {
        bool kept = true;
        RichText words;
        Text whole{language, {}, {}, {}, {}, {}};
        for (const Block* cell : cells) {
            const std::string& own = source_of_cell(*cell, table_source);
            if (language != source && (has_words(*cell, own) || has_words(*cell, language)))
                kept = kept && own == source && is_current(*cell, own, language);
            if (!has_words(*cell, language)) continue;
            if (words.empty())
                whole = *cell->text(language);
            else
                words = words + RichText(std::string(object_character),
                                         {{MarkKind::line_break, 0, object_character.size(), {}, {}}});
            words = words + cell->text(language)->content;
        }
        if (words.empty()) continue;
        whole.content = words;
        if (language == source) whole.of.clear();
        if (kept && language != source) current.push_back(language);
        joined.set_text(std::move(whole));
    }
    for (const std::string& language : current)
        joined.set_text(written(joined, source, language, *joined.content(language)));
    into = std::move(joined);
}

} // namespace

Result<Block> insert_line(const Block& table, TableAxis axis, int before, const std::string& language,
                          IdMaker& ids) {
    TableDraft draft(table, ids);
    before = std::clamp(before, 0, draft.count(axis));
    std::vector<bool> covered(static_cast<std::size_t>(draft.count(other(axis))));
    for (DraftCell& cell : draft.cells) {
        int& begin = begin_of(cell.place, axis);
        int& size = size_of(cell.place, axis);
        if (begin >= before) {
            ++begin;
        } else if (begin + size > before) {
            ++size;
            const int from = begin_of(cell.place, other(axis));
            for (int i = from; i < from + size_of(cell.place, other(axis)); ++i)
                covered[static_cast<std::size_t>(i)] = true;
        }
    }
    draft.add_line(axis, before);
    for (std::size_t i = 0; i < covered.size(); ++i)
        if (!covered[i])
            draft.cells.push_back(draft.empty_cell(place_on(axis, before, static_cast<int>(i)), language));
    const int headers = draft.attributes().number(headers_of(axis), 0);
    if (before < headers) set_headers(draft.attributes(), axis, headers + 1);
    return draft.finish();
}

Result<Block> remove_lines(const Block& table, TableAxis axis, int first, int count, IdMaker& ids) {
    TableDraft draft(table, ids);
    first = std::max(first, 0);
    count = std::min(count, draft.count(axis) - first);
    if (count <= 0) return draft.finish();
    if (count == draft.count(axis))
        return fail("table.last-line", "A table keeps at least one row and one column.",
                    "Delete the whole table instead.", {.block = table.id});
    const int end = first + count;
    std::erase_if(draft.cells, [&](DraftCell& cell) {
        return begin_of(cell.place, axis) >= first &&
               begin_of(cell.place, axis) + size_of(cell.place, axis) <= end;
    });
    for (DraftCell& cell : draft.cells) {
        int& begin = begin_of(cell.place, axis);
        int& size = size_of(cell.place, axis);
        size -= std::max(0, std::min(begin + size, end) - std::max(begin, first));
        if (begin >= end)
            begin -= count;
        else if (begin > first)
            begin = first;
    }
    for (int line = end; line > first; --line) draft.drop_line(axis, line - 1);
    const int headers = draft.attributes().number(headers_of(axis), 0);
    set_headers(draft.attributes(), axis, headers - std::clamp(headers - first, 0, count));
    return draft.finish();
}

Result<Block> move_line(const Block& table, TableAxis axis, int line, int direction, IdMaker& ids) {
    TableDraft draft(table, ids);
    const int to = line + (direction < 0 ? -1 : 1);
    if (line < 0 || to < 0 || line >= draft.count(axis) || to >= draft.count(axis))
        return fail("table.edge",
                    axis == TableAxis::rows ? "There is no row beyond." : "There is no column beyond.", {},
                    {.block = table.id});
    for (int at : {line, to})
        for (int i = 0; i < draft.count(other(axis)); ++i)
            if (DraftCell* cell = cell_on(draft, axis, at, i); cell && size_of(cell->place, axis) > 1)
                return fail("table.merged",
                            axis == TableAxis::rows ? "A merged cell reaches over these rows."
                                                    : "A merged cell reaches over these columns.",
                            "Split the cell first.", {.block = table.id});
    for (DraftCell& cell : draft.cells) {
        int& begin = begin_of(cell.place, axis);
        if (begin == line)
            begin = to;
        else if (begin == to)
            begin = line;
    }
    const auto a = static_cast<std::size_t>(line), b = static_cast<std::size_t>(to);
    if (axis == TableAxis::rows)
        std::swap(draft.lines[a], draft.lines[b]);
    else if (!draft.columns.empty())
        std::swap(draft.columns[a], draft.columns[b]);
    return draft.finish();
}

Result<Block> merge_cells(const Block& table, TableRange range, IdMaker& ids) {
    TableDraft draft(table, ids);
    const DraftCell* first = draft.at(range.row, range.column);
    const DraftCell* last = draft.at(range.row + range.rows - 1, range.column + range.columns - 1);
    if (first && last) {
        TableGrid grid;
        for (const DraftCell& cell : draft.cells) grid.cells.push_back({share(cell.block), cell.place});
        range = range_between(grid, first->block.id, last->block.id);
    }
    if (!first || !last || first->place == range)
        return fail("table.one-cell", "One cell alone cannot be merged.", "Select the cells to merge.",
                    {.block = table.id});
    std::vector<DraftCell> merged;
    for (int r = range.row; r < range.row + range.rows; ++r)
        for (int c = range.column; c < range.column + range.columns; ++c)
            if (const DraftCell* cell = draft.at(r, c);
                cell && cell->place.row == r && cell->place.column == c)
                merged.push_back(*cell);
    DraftCell whole = merged.front();
    std::vector<const Block*> parts;
    for (const DraftCell& cell : merged) parts.push_back(&cell.block);
    join_words(whole.block, parts, table.source);
    for (std::size_t i = 1; i < merged.size(); ++i)
        for (const BlockPtr& child : merged[i].block.children) whole.block.children.push_back(child);
    whole.place = range;
    std::erase_if(draft.cells,
                  [&](const DraftCell& cell) { return range.contains(cell.place.row, cell.place.column); });
    draft.cells.push_back(std::move(whole));
    return draft.finish();
}

Result<Block> split_cell(const Block& table, std::string_view id, const std::string& language, IdMaker& ids) {
    TableDraft draft(table, ids);
    const auto cell = std::find_if(draft.cells.begin(), draft.cells.end(),
                                   [&](const DraftCell& at) { return at.block.id == id; });
    if (cell == draft.cells.end() || (cell->place.rows == 1 && cell->place.columns == 1))
        return fail("table.not-merged", "This cell is not merged.", {}, {.block = std::string(id)});
    const TableRange place = cell->place;
    cell->place.rows = cell->place.columns = 1;
    for (int r = place.row; r < place.row + place.rows; ++r)
        for (int c = place.column; c < place.column + place.columns; ++c)
            if (r != place.row || c != place.column)
                draft.cells.push_back(draft.empty_cell({r, c, 1, 1}, language));
    return draft.finish();
}

Block with_headers(const Block& table, TableAxis axis, int count) {
    Block changed = table;
    const TableGrid grid = grid_of(table);
    set_headers(changed.attributes, axis,
                std::clamp(count, 0, axis == TableAxis::rows ? grid.rows : grid.columns));
    return changed;
}

Block with_alignment(const Block& table, int first, int count, std::string_view align, IdMaker& ids) {
    TableDraft draft(table, ids);
    draft.need_columns();
    for (int c = std::max(first, 0); c < std::min(first + count, draft.width); ++c) {
        Attributes& attributes = draft.columns[static_cast<std::size_t>(c)].attributes;
        if (align == "left")
            attributes.erase("align");
        else
            attributes.set("align", std::string(align));
    }
    return draft.finish();
}

} // namespace strateg::model
