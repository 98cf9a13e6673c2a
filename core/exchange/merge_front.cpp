#include "core/exchange/merge_front.h"

#include "core/model/staleness.h"

#include <algorithm>
#include <array>
#include <map>

namespace strateg::exchange {
namespace {

using model::Block;
namespace kind = model::kind;

/// The order of kinds in the front of a project (docs/file-format.md).
std::size_t rank(std::string_view block_kind) {
    static constexpr std::array order = {kind::title,   kind::subtitle,   kind::edition,
                                         kind::partner, kind::author,     kind::programme,
                                         kind::funding, kind::disclaimer, kind::abstract};
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), block_kind) - order.begin());
}

} // namespace

void merge_front(const model::Project& project, const Document& document, const std::string& source,
                 model::IdMaker& ids, const Ids& ids_of_document, Merged& merged) {
    auto& changes = merged.changes.changes;
    const auto& old = project.front->blocks;
    std::map<std::string, std::size_t> seen; // how many of a kind came
    std::vector<std::size_t> ranks;          // of the blocks as they become
    for (const model::BlockPtr& block : old) ranks.push_back(rank(block->kind));
    for (const model::BlockPtr& theirs : document.front) {
        const std::size_t number = seen[theirs->kind]++;
        const Block* ours = nullptr;
        std::size_t count = 0;
        for (const model::BlockPtr& block : old)
            if (block->kind == theirs->kind && count++ == number) ours = block.get();
        const model::RichText* given = theirs->content(document.language);
        model::RichText words = given == nullptr ? model::RichText() : renamed(*given, ids_of_document);
        if (ours != nullptr) {
            if (const auto date = theirs->attributes.find("date"))
                changes.push_back(model::SetAttribute{ours->id, "date", *date});
            if (given == nullptr) continue;
            const model::RichText* before = ours->content(document.language);
            if (before != nullptr) words = words.with_comments_of(*before);
            if (before != nullptr && *before == words) {
                ++merged.unchanged;
                continue;
            }
            const std::string& first = ours->source.empty() ? source : ours->source;
            changes.push_back(model::SetText{ours->id, document.language,
                                             model::written(*ours, first, document.language, words)});
            ++merged.updated;
            continue;
        }
        Block block = *theirs;
        for (model::Text& text : block.texts) text.content = words;
        if (ids.taken(block.id)) block.id = ids.make();
        ids.avoid(block.id);
        if (document.language != source) block.source = document.language;
        const std::size_t own = rank(block.kind);
        const auto place = std::upper_bound(ranks.begin(), ranks.end(), own);
        const auto index = static_cast<std::size_t>(place - ranks.begin());
        ranks.insert(place, own);
        changes.push_back(
            model::InsertBlock{{std::string(model::front_id), {}, index}, model::share(std::move(block))});
        ++merged.inserted;
    }
}

} // namespace strateg::exchange
