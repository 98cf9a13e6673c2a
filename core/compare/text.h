// Two states of a text, word by word.
#pragma once

#include "core/model/rich_text.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace strateg::compare {

enum class SegmentKind {
    equal,    // the same words in the same look
    restyled, // the same words; marks around them differ (strong, a link's address, a term …)
    removed,  // only before
    inserted, // only after
};

/// A stretch of words. Bytes [begin, end) in the characters of each state; empty where it is not there.
struct Segment {
    SegmentKind kind = SegmentKind::equal;
    std::size_t before_begin = 0, before_end = 0;
    std::size_t after_begin = 0, after_end = 0;
    std::vector<model::Mark> lost;   // of a restyled stretch: marks it had, without their ranges
    std::vector<model::Mark> gained; // marks it has now
    friend bool operator==(const Segment&, const Segment&) = default;
};

/// Segments in reading order; together they cover both states without gaps, so that the slices of `before` in
/// all but the inserted ones give `before`, and those of `after` in all but the removed ones give `after`.
/// A removed segment stands before the inserted one that replaces it. Words and objects are never cut; what
/// is equal between two changes but too short to help a reader (a space, "of") counts as changed with them.
/// Comments on the words are no part of them. Turning the two states round turns the segments round. Pure,
/// any thread.
std::vector<Segment> compare_texts(const model::RichText& before, const model::RichText& after,
                                   std::string_view language);

/// True if any word, sign or object differs.
bool words_differ(const std::vector<Segment>& segments);

/// The states again, from the segments and the state they are cut from.
model::RichText rebuilt(const model::RichText& state, const std::vector<Segment>& segments, bool before);

} // namespace strateg::compare
