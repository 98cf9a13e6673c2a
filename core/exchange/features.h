// What alignment looks at in a block: its kind, and what survives translation – numbers, length, shape.
#pragma once

#include "core/model/project.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::exchange {

struct Features {
    const model::Block* block = nullptr;
    int level = 0;          // of headings, as printed
    std::size_t length = 0; // characters of all its texts in one language
    std::size_t notes = 0;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<std::string> numbers; // sorted
    std::vector<std::uint64_t> words; // hashes, sorted; of the text in the document's language only
    std::vector<std::uint64_t>
        below;          // of a heading: a sample of the words under it, in the document's language
    std::string label;  // document: what the author called it
    std::string number; // of a heading: "2.1" at the beginning of its words
};

/// `language` is the document's. A block without a text in it is looked at in `fallback`, and has no words.
Features features_of(const model::Block& block, std::string_view language, std::string_view fallback);

/// Adds the words of a block under a heading to the heading's sample, which stays small.
void add_below(Features& heading, const Features& block);

/// How well they fit: zero or less, not at all. Symmetric but for labels.
double fit(const Features& ours, const Features& theirs);
double heading_fit(const Features& ours, const Features& theirs);

} // namespace strateg::exchange
