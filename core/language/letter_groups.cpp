#include "core/language/letter_groups.h"

#include "core/language/format.h"
#include "core/language/icu.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <unicode/alphaindex.h>
#include <unicode/uniset.h>

namespace strateg::language {

std::vector<LetterGroup> letter_groups(const std::vector<std::string>& words, const View& view) {
    std::vector<std::size_t> order(words.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const Collator before(view);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return before(words[a], words[b]); });

    UErrorCode status = U_ZERO_ERROR;
    icu::AlphabeticIndex index(locale_of(view.tag), status);
    // CLDR forgot one letter of Serbian in Latin.
    if (view.language == "sr" && view.script == Script::latin)
        index.addLabels(icu::UnicodeSet(0x110, 0x110), status);
    const std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> buckets(
        U_SUCCESS(status) ? index.buildImmutableIndex(status) : nullptr);
    std::vector<LetterGroup> groups;
    for (const std::size_t word : order) {
        std::string letter = "…";
        if (buckets && U_SUCCESS(status)) {
            UErrorCode error = U_ZERO_ERROR;
            const auto* bucket = buckets->getBucket(buckets->getBucketIndex(to_unicode(words[word]), error));
            if (bucket && U_SUCCESS(error) && bucket->getLabelType() == U_ALPHAINDEX_NORMAL)
                letter = to_utf8(icu::UnicodeString(bucket->getLabel()).toTitle(nullptr)); // Lj, not LJ
        }
        if (groups.empty() || groups.back().letter != letter) groups.push_back({letter, {}});
        groups.back().words.push_back(word);
    }
    return groups;
}

} // namespace strateg::language
