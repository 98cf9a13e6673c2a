#include "core/exchange/features.h"

#include <algorithm>
#include <cmath>
#include <xxhash.h>

namespace strateg::exchange {
namespace {

namespace kind = model::kind;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

void look_at(const model::Block& block, std::string_view language, std::string_view fallback,
             Features& features, bool& own) {
    const model::RichText* text = block.content(language);
    if (text == nullptr || text->blank()) {
        text = block.content(fallback);
        if (text != nullptr && !text->blank()) own = false;
    }
    if (text != nullptr) {
        const std::string& characters = text->characters();
        features.length += characters.size();
        for (std::size_t at = 0; at < characters.size();) {
            if (is_digit(characters[at])) {
                const std::size_t begin = at;
                while (at < characters.size() && is_digit(characters[at])) ++at;
                features.numbers.push_back(characters.substr(begin, at - begin));
                continue;
            }
            if (static_cast<unsigned char>(characters[at]) <= ' ') {
                ++at;
                continue;
            }
            const std::size_t begin = at;
            while (at < characters.size() && static_cast<unsigned char>(characters[at]) > ' ' &&
                   !is_digit(characters[at]))
                ++at;
            features.words.push_back(XXH3_64bits(characters.data() + begin, at - begin));
        }
    }
    for (const model::BlockPtr& child : block.children) {
        if (child->kind == kind::footnote) ++features.notes;
        if (child->kind == kind::row) {
            ++features.rows;
            std::size_t columns = 0;
            for (const model::BlockPtr& cell : child->children)
                columns += static_cast<std::size_t>(std::max(1, cell->attributes.number("colspan", 1)));
            features.columns = std::max(features.columns, columns);
        }
        look_at(*child, language, fallback, features, own);
    }
}

/// Share of common words from which two texts of one language may be the same block.
constexpr double least_shared = 0.25;

/// Shared elements of two sorted lists against all: 1 for equal ones.
template <class T>
double overlap(const std::vector<T>& a, const std::vector<T>& b) {
    if (a.empty() && b.empty()) return 1;
    std::size_t shared = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) {
            ++shared, ++i, ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - shared);
}

/// 1 for texts of one length, 0 for one four times as long as the other, less beyond.
double length_fit(std::size_t a, std::size_t b) {
    const double ratio =
        std::log((static_cast<double>(a) + 10) / (static_cast<double>(b) + 10)) / std::log(4.0);
    return std::max(-1.0, 1 - std::abs(ratio));
}

bool same_label(const Features& ours, const Features& theirs) {
    return ours.block->id == theirs.block->id || (!theirs.label.empty() && ours.block->id == theirs.label);
}

} // namespace

Features features_of(const model::Block& block, std::string_view language, std::string_view fallback) {
    Features features;
    features.block = &block;
    bool own = true;
    look_at(block, language, fallback, features, own);
    std::sort(features.numbers.begin(), features.numbers.end());
    if (own) {
        std::sort(features.words.begin(), features.words.end());
    } else {
        features.words.clear();
    }
    if (block.kind == kind::heading) {
        const model::RichText* text = block.content(language);
        if (text == nullptr || text->blank()) text = block.content(fallback);
        if (text != nullptr) {
            const std::string& characters = text->characters();
            const std::size_t end = std::min(characters.find_first_not_of("0123456789."), characters.size());
            features.number = characters.substr(0, end);
        }
    }
    return features;
}

void add_below(Features& heading, const Features& block) {
    constexpr std::size_t sample = 24; // the smallest hashes: equal texts give equal samples
    std::vector<std::uint64_t>& below = heading.below;
    below.insert(below.end(), block.words.begin(),
                 block.words.begin() + static_cast<std::ptrdiff_t>(std::min(sample, block.words.size())));
    std::sort(below.begin(), below.end());
    below.erase(std::unique(below.begin(), below.end()), below.end());
    if (below.size() > sample) below.resize(sample);
}

double fit(const Features& ours, const Features& theirs) {
    const model::Block& a = *ours.block;
    const model::Block& b = *theirs.block;
    if (a.kind != b.kind || a.kind == kind::heading) return 0;
    double sum = 1;
    if (same_label(ours, theirs)) sum += 50;
    if (a.kind == kind::table) {
        if (ours.columns != theirs.columns) return same_label(ours, theirs) ? sum : 0;
        sum += ours.rows == theirs.rows ? 2 : 0;
    } else if (a.kind == kind::figure) {
        if (a.attributes.get("src") == b.attributes.get("src")) sum += 4;
    } else if (a.kind == kind::item) {
        sum += a.attributes.get("level", "1") == b.attributes.get("level", "1") ? 0.5 : -0.3;
        sum += a.attributes.get("list") == b.attributes.get("list") ? 0.3 : -0.3;
    } else if (a.kind == kind::callout) {
        sum += a.attributes.get("type") == b.attributes.get("type") ? 0.5 : 0;
    }
    if (ours.notes == theirs.notes) sum += ours.notes > 0 ? 1 : 0.2;
    const bool numbers = !ours.numbers.empty() || !theirs.numbers.empty();
    sum += numbers ? 2.5 * overlap(ours.numbers, theirs.numbers) - 0.5 : 0.3;
    sum += length_fit(ours.length, theirs.length);
    if (!ours.words.empty() && !theirs.words.empty()) {
        // the same language: other words mean another block, however alike they look
        const double same = overlap(ours.words, theirs.words);
        if (same < least_shared && !same_label(ours, theirs)) return 0;
        sum += same > 0.99 ? 6 : 5 * same - 1;
    }
    return sum - 0.4;
}

double heading_fit(const Features& ours, const Features& theirs) {
    double sum = same_label(ours, theirs) ? 50 : 0;
    sum += ours.level == theirs.level ? 1.5 : sum > 0 ? 0 : -4;
    if (!ours.number.empty() || !theirs.number.empty()) sum += ours.number == theirs.number ? 3 : -0.5;
    sum += 0.5 * length_fit(ours.length, theirs.length);
    if (!ours.words.empty() && !theirs.words.empty()) {
        const double same = overlap(ours.words, theirs.words);
        // the same language: the same words, or the same words below it
        const double below =
            ours.below.empty() || theirs.below.empty() ? 0 : overlap(ours.below, theirs.below);
        if (same < least_shared && below < least_shared && !same_label(ours, theirs)) return 0;
        sum += (same > 0.99 ? 6 : 5 * same - 1.5) + 4 * below;
    }
    return sum;
}

} // namespace strateg::exchange
