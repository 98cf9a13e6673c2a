#include "core/compare/sequence.h"

#include <algorithm>
#include <dtl/dtl.hpp>
#include <unordered_map>

namespace strateg::compare {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// dtl keeps at most 2,000,000 points of its search and starts over behind them, which goes wrong where the
/// rest of the shorter sequence is the longer rest. It never keeps more points than this product.
constexpr std::size_t largest_product = 1'900'000;

/// A stretch [a0, a1) beside a stretch [b0, b1).
struct Stretch {
    std::size_t a0, a1, b0, b1;
};

void longest(const std::vector<int>& a, const std::vector<int>& b, const Stretch& part, Pairs& out) {
    const auto at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
    dtl::Diff<int> diff(std::vector<int>(a.begin() + at(part.a0), a.begin() + at(part.a1)),
                        std::vector<int>(b.begin() + at(part.b0), b.begin() + at(part.b1)));
    diff.compose();
    std::size_t i = part.a0, j = part.b0;
    const dtl::Ses<int> script = diff.getSes();
    for (const auto& [element, info] : script.getSequence()) {
        if (info.type == dtl::SES_COMMON) {
            out.emplace_back(i++, j++);
        } else if (info.type == dtl::SES_DELETE) {
            ++i;
        } else {
            ++j;
        }
    }
}

/// Pairs of what occurs once in each stretch, in rising order.
Pairs anchors(const std::vector<int>& a, const std::vector<int>& b, const Stretch& part) {
    struct Seen {
        int in_a = 0, in_b = 0;
        std::size_t a = 0, b = 0;
    };
    std::unordered_map<int, Seen> seen;
    for (std::size_t i = part.a0; i < part.a1; ++i) {
        Seen& entry = seen[a[i]];
        ++entry.in_a;
        entry.a = i;
    }
    for (std::size_t j = part.b0; j < part.b1; ++j) {
        Seen& entry = seen[b[j]];
        ++entry.in_b;
        entry.b = j;
    }
    Pairs once;
    for (const auto& [element, entry] : seen)
        if (entry.in_a == 1 && entry.in_b == 1) once.emplace_back(entry.a, entry.b);
    std::sort(once.begin(), once.end());
    std::vector<std::size_t> places;
    for (const auto& [i, j] : once) places.push_back(j);
    Pairs kept;
    for (const std::size_t index : rising(places)) kept.push_back(once[index]);
    return kept;
}

void match(const std::vector<int>& a, const std::vector<int>& b, Stretch part, Pairs& out) {
    while (part.a0 < part.a1 && part.b0 < part.b1 && a[part.a0] == b[part.b0])
        out.emplace_back(part.a0++, part.b0++);
    Pairs tail;
    while (part.a0 < part.a1 && part.b0 < part.b1 && a[part.a1 - 1] == b[part.b1 - 1])
        tail.emplace_back(--part.a1, --part.b1);
    if (part.a0 < part.a1 && part.b0 < part.b1) {
        if ((part.a1 - part.a0) * (part.b1 - part.b0) <= largest_product) {
            longest(a, b, part, out);
        } else {
            // What is too long and has nothing that occurs once was replaced as a whole.
            const Pairs fixed = anchors(a, b, part);
            Stretch gap = part;
            for (const auto& [i, j] : fixed) {
                match(a, b, {gap.a0, i, gap.b0, j}, out);
                out.emplace_back(i, j);
                gap.a0 = i + 1;
                gap.b0 = j + 1;
            }
            if (!fixed.empty()) match(a, b, gap, out);
        }
    }
    out.insert(out.end(), tail.rbegin(), tail.rend());
}

} // namespace

std::vector<std::size_t> rising(const std::vector<std::size_t>& numbers) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ends; // ends[n]: index of the smallest end of a rising run of length n + 1
    std::vector<std::size_t> before(numbers.size(), none);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto at = std::lower_bound(ends.begin(), ends.end(), numbers[i],
                                         [&](std::size_t end, std::size_t n) { return numbers[end] < n; });
        if (at != ends.begin()) before[i] = *(at - 1);
        if (at == ends.end()) {
            ends.push_back(i);
        } else {
            *at = i;
        }
    }
    std::vector<std::size_t> result;
    for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = before[i]) result.push_back(i);
    std::reverse(result.begin(), result.end());
    return result;
}

Pairs common(const std::vector<int>& a, const std::vector<int>& b) {
    // One of the two orders is always searched, so that turning the question round turns the answer round.
    const bool turn = a.size() != b.size() ? a.size() > b.size() : a > b;
    Pairs pairs;
    if (turn) {
        match(b, a, {0, b.size(), 0, a.size()}, pairs);
        for (auto& [i, j] : pairs) std::swap(i, j);
    } else {
        match(a, b, {0, a.size(), 0, b.size()}, pairs);
    }
    return pairs;
}

} // namespace strateg::compare
