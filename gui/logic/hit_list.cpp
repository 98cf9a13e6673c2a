#include "gui/logic/hit_list.h"

#include <algorithm>
#include <tuple>

namespace strateg::gui {
namespace {

std::string key_of(std::string_view block, std::string_view language) {
    return std::string(block) + '\n' + std::string(language);
}

std::size_t index_of(const std::vector<std::string>& all, std::string_view one) {
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), one) - all.begin());
}

bool same_text(const search::Hit& a, const search::Hit& b) {
    if (a.block == b.block) return true;
    const model::RichText *one = a.block->content(a.language), *other = b.block->content(b.language);
    return one && other && *one == *other;
}

} // namespace

void HitList::set(search::Hits hits) {
    const HitList before = left_out_count_ > 0 ? std::move(*this) : HitList();
    hits_ = std::move(hits);
    left_out_.assign(size(), 0);
    left_out_count_ = 0;
    texts_.clear();
    for (std::size_t i = 0; i < size(); ++i) {
        const search::Hit& hit = hits_.list[i];
        const auto [at, first] = texts_.try_emplace(key_of(hit.block->id, hit.language), Span{i, i + 1});
        if (!first) at->second.end = i + 1;
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!before.left_out_[i]) continue;
        const search::Hit& hit = before.hits_.list[i];
        const auto at = texts_.find(key_of(hit.block->id, hit.language));
        if (at == texts_.end()) continue;
        for (std::size_t k = at->second.begin; k < at->second.end; ++k)
            if (hits_.list[k].range == hit.range && same_text(hits_.list[k], hit)) choose(k, false);
    }
}

void HitList::choose(std::size_t index, bool chosen) {
    if (index >= size() || this->chosen(index) == chosen) return;
    left_out_[index] = !chosen;
    left_out_count_ += chosen ? std::size_t(-1) : 1;
}

std::vector<search::Hit> HitList::chosen_hits() const {
    std::vector<search::Hit> chosen;
    chosen.reserve(chosen_count());
    for (std::size_t i = 0; i < size(); ++i)
        if (!left_out_[i]) chosen.push_back(hits_.list[i]);
    return chosen;
}

std::vector<search::Range> HitList::in(const model::BlockPtr& today, std::string_view language) const {
    std::vector<search::Range> ranges;
    if (!today) return ranges;
    const auto at = texts_.find(key_of(today->id, language));
    if (at == texts_.end()) return ranges;
    for (std::size_t i = at->second.begin; i < at->second.end; ++i)
        if (hits_.list[i].block == today) ranges.push_back(hits_.list[i].range);
    return ranges;
}

std::size_t HitList::at(const CaretAt& caret) const {
    const auto text = texts_.find(key_of(caret.field, caret.language));
    if (text == texts_.end()) return npos;
    std::size_t begins = npos;
    for (std::size_t i = text->second.begin; i < text->second.end; ++i) {
        if (hits_.list[i].range.end == caret.byte) return i;
        if (hits_.list[i].range.begin == caret.byte) begins = i;
    }
    return begins;
}

std::size_t HitList::next(const CaretAt& caret, int direction, const RowList& rows,
                          const std::string& project_source,
                          const std::vector<std::string>& languages) const {
    if (size() == 0) return npos;
    if (const std::size_t here = at(caret); here != npos)
        return (here + size() + static_cast<std::size_t>(direction)) % size();
    const std::size_t row = rows.find(caret.field);
    const std::size_t wrapped = direction > 0 ? 0 : size() - 1;
    if (row == RowList::npos) return wrapped;
    // Within the caret's row by the order of its texts.
    std::vector<std::string> fields;
    for (const Field& field : fields_of(rows[row], project_source)) fields.push_back(field.block->id);
    const auto place = [&](std::size_t in_row, std::string_view field, std::string_view language,
                           std::size_t byte) {
        return in_row == row
                   ? std::make_tuple(in_row, index_of(fields, field), index_of(languages, language), byte)
                   : std::make_tuple(in_row, std::size_t{0}, std::size_t{0}, std::size_t{0});
    };
    const auto here = place(row, caret.field, caret.language, caret.byte);
    // The search goes through the document as its rows do, but a block's children may stand in another order.
    std::size_t best = npos;
    auto best_place = here;
    for (std::size_t i = 0; i < size(); ++i) {
        const search::Hit& hit = hits_.list[i];
        const auto there = place(rows.find(hit.block->id), hit.block->id, hit.language, hit.range.begin);
        if (direction > 0 ? there < here : !(there < here)) continue;
        if (best == npos || (direction > 0 ? there < best_place : !(there < best_place))) {
            best = i;
            best_place = there;
        }
        if (direction > 0 && std::get<0>(there) > row) break;
    }
    return best == npos ? wrapped : best;
}

} // namespace strateg::gui
