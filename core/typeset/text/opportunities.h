// Where a line may end inside a word (no spaces in it). Between words: neighbours.h.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace strateg::typeset {

struct Opportunity {
    std::size_t byte = 0; // the next line begins here
    bool hyphen = false;  // a hyphen is added
};

/// UAX 14 inside a word (after hyphens and dashes, in addresses), and the hyphenation points of its parts
/// that are letters only. Ascending by byte. Addresses and words with digits are not hyphenated; what hangs
/// on a number ("90-те", "5-годишен") stays with it.
std::vector<Opportunity>
opportunities_in(std::string_view word,
                 const std::function<std::vector<std::size_t>(std::string_view)>& hyphenate);

} // namespace strateg::typeset
