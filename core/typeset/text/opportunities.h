// Where a line may end inside a word (no spaces in it), and where it may not between two words.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace strateg::typeset {

struct Opportunity {
    std::size_t byte = 0; // the next line begins here
    bool hyphen = false;  // a hyphen is added
};

/// UAX 14 inside a word (after hyphens and dashes, in addresses), and the hyphenation points of its parts
/// that are letters only. Ascending by byte. Addresses and words with digits are not hyphenated.
std::vector<Opportunity>
opportunities_in(std::string_view word,
                 const std::function<std::vector<std::size_t>(std::string_view)>& hyphenate);

/// False where the language's typography (or UAX 14) keeps two neighbouring words together: after one-letter
/// prepositions and conjunctions, between number and unit, before a dash, before „г.“, after an ordinal,
/// after an abbreviation that waits for its number.
bool may_break_between(std::string_view before, std::string_view after, std::string_view language);

} // namespace strateg::typeset
