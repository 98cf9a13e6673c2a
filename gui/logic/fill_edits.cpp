// A translation pasted beside its source: into the empty cells below.
#include "core/exchange/align.h"
#include "core/exchange/combine.h"
#include "core/exchange/features.h"
#include "gui/logic/paste_edits.h"

#include <algorithm>
#include <cmath>

namespace strateg::gui {
namespace {

namespace kind = model::kind;

enum class Cell { empty, filled, nothing };

bool has_words(const model::Block& block, std::string_view language) {
    const model::RichText* text = block.content(language);
    if (text && !text->blank()) return true;
    return std::any_of(block.children.begin(), block.children.end(),
                       [&](const model::BlockPtr& child) { return has_words(*child, language); });
}

/// What the column of a language shows of a row: words, nothing although there is something to translate, or
/// nothing to translate.
Cell cell_of(const model::Project& project, const Row& row, const std::string& language) {
    const std::string& source = row.block->source.empty() ? project.source : row.block->source;
    if (has_words(*row.block, language)) return Cell::filled;
    if (row.block->kind == kind::guidance || source == language || !has_words(*row.block, source))
        return Cell::nothing;
    return Cell::empty;
}

/// Which of them may stand for each other at all.
int shape_of(const model::Block& block) {
    if (block.kind == kind::table) return 1;
    if (block.kind == kind::figure) return 2;
    return model::carries_text(block.kind) ? 0 : 3;
}

double score(const exchange::Features& ours, const exchange::Features& theirs) {
    const int shape = shape_of(*ours.block);
    if (shape != shape_of(*theirs.block) || shape == 3) return 0;
    if (shape == 1 && (ours.columns != theirs.columns || !exchange::table_fits(*ours.block, *theirs.block)))
        return 0;
    double sum = 1;
    if (ours.block->kind == theirs.block->kind) sum += 1;
    const double ratio =
        std::log((static_cast<double>(ours.length) + 20) / (static_cast<double>(theirs.length) + 20));
    sum += std::max(-0.8, 0.8 - std::abs(ratio));
    std::size_t shared = 0;
    for (auto a = ours.numbers.begin(), b = theirs.numbers.begin();
         a != ours.numbers.end() && b != theirs.numbers.end();)
        if (*a == *b) {
            ++shared, ++a, ++b;
        } else if (*a < *b) {
            ++a;
        } else {
            ++b;
        }
    const std::size_t most = std::max(ours.numbers.size(), theirs.numbers.size());
    if (most > 0) sum += 1.5 * static_cast<double>(shared) / static_cast<double>(most);
    if (ours.notes == theirs.notes && ours.notes > 0) sum += 0.5;
    return std::max(sum, 0.05);
}

void differences(const std::string& section, const model::Block& before, const model::Block& after,
                 std::vector<model::Change>& changes) {
    // Children first: a text may name a footnote that is new.
    for (std::size_t i = 0; i < after.children.size(); ++i) {
        const model::BlockPtr& child = after.children[i];
        const auto old = std::find_if(before.children.begin(), before.children.end(),
                                      [&](const model::BlockPtr& other) { return other->id == child->id; });
        if (old == before.children.end())
            changes.push_back(model::InsertBlock{{section, before.id, i}, child});
        else if (*old != child)
            differences(section, **old, *child, changes);
    }
    for (const model::Text& text : after.texts)
        if (const model::Text* old = before.text(text.language); !old || !(*old == text))
            changes.push_back(model::SetText{before.id, text.language, text});
}

} // namespace

std::optional<Filling> filling(const model::Project& project, const RowList& rows, std::size_t row,
                               const std::string& language, const std::vector<model::BlockPtr>& blocks) {
    if (row >= rows.size() || rows[row].depth < 0 || cell_of(project, rows[row], language) != Cell::empty)
        return {};
    std::vector<std::size_t> pasted;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (shape_of(*blocks[i]) != 3) pasted.push_back(i);
    if (pasted.size() < 2) return {};
    // A few more than are pasted, so that some may be passed over where a translator left one out.
    const std::size_t most = pasted.size() + pasted.size() / 4 + 2;
    std::vector<std::size_t> empty;
    for (; row < rows.size() && rows[row].depth >= 0 && empty.size() < most; ++row) {
        const Cell cell = cell_of(project, rows[row], language);
        if (cell == Cell::filled) break;
        if (cell == Cell::empty) empty.push_back(row);
    }
    if (empty.size() < 2) return {};

    Filling result;
    const bool one_to_one = empty.size() >= pasted.size() && [&] {
        for (std::size_t i = 0; i < pasted.size(); ++i) {
            const model::Block& ours = *rows[empty[i]].block;
            const model::Block& theirs = *blocks[pasted[i]];
            if (shape_of(ours) != shape_of(theirs)) return false;
            const bool heading = ours.kind == kind::heading, other = theirs.kind == kind::heading;
            if (heading != other && empty.size() != pasted.size()) return false;
            if (ours.kind == kind::table && !exchange::table_fits(ours, theirs)) return false;
        }
        return true;
    }();
    if (one_to_one) {
        for (std::size_t i = 0; i < pasted.size(); ++i) result.pairs.emplace_back(empty[i], pasted[i]);
    } else {
        std::vector<exchange::Features> ours, theirs;
        for (const std::size_t at : empty)
            ours.push_back(exchange::features_of(*rows[at].block, language, project.source));
        for (const std::size_t at : pasted)
            theirs.push_back(exchange::features_of(*blocks[at], language, language));
        for (const auto& [a, b] :
             exchange::align(ours.size(), theirs.size(),
                             [&](std::size_t i, std::size_t j) { return score(ours[i], theirs[j]); }))
            result.pairs.emplace_back(empty[a], pasted[b]);
    }
    if (result.pairs.size() < 2) return {};
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (std::none_of(result.pairs.begin(), result.pairs.end(),
                         [&](const auto& pair) { return pair.second == i; }))
            result.rest.push_back(i);
    return result;
}

Edit fill(const model::Project& project, const RowList& rows, const std::string& language,
          const std::vector<model::BlockPtr>& blocks, const Filling& filling) {
    Edit edit{{"paste translation", {}}, {}};
    exchange::Ids ids;
    for (const auto& [row, index] : filling.pairs) {
        ids[blocks[index]->id] = rows[row].block->id;
        exchange::pair_children(*rows[row].block, *blocks[index], ids);
    }
    for (const auto& [row, index] : filling.pairs) {
        const Row& at = rows[row];
        const std::string& source = at.block->source.empty() ? project.source : at.block->source;
        const exchange::Combined combined =
            exchange::combine(*at.block, *blocks[index], language, source, ids);
        differences(at.section->id, *at.block, *combined.block, edit.changes.changes);
        const model::RichText* words = combined.block->content(language);
        edit.caret = {at.block->id, language, words ? words->characters().size() : 0};
    }
    // What has no counterpart follows the one before it, so that no word is lost.
    std::size_t next = 0; // pair
    std::string section;
    std::size_t place = 0;
    std::vector<std::pair<std::string, std::size_t>> shifts; // by section: how many were put in so far
    for (const std::size_t index : filling.rest) {
        while (next < filling.pairs.size() && filling.pairs[next].second < index) ++next;
        const Row& at = rows[filling.pairs[next > 0 ? next - 1 : 0].first];
        if (section != at.section->id) shifts.emplace_back(at.section->id, 0);
        section = at.section->id;
        std::size_t& shift = std::find_if(shifts.begin(), shifts.end(), [&](const auto& known) {
                                 return known.first == section;
                             })->second;
        place = at.index + (next > 0 ? 1 : 0) + shift++;
        edit.changes.changes.push_back(
            model::InsertBlock{{section, {}, place}, exchange::adopted(*blocks[index], language, ids)});
    }
    return edit;
}

} // namespace strateg::gui
