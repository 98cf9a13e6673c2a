// Internal: lists, as HTML nests them and as Word writes them: paragraphs that say "mso-list:l0 level2 lfo1"
// and carry their number or bullet as text.
#pragma once

#include "core/exchange/html/tree.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace strateg::exchange::html {

/// An item that is being read.
struct Item {
    bool numbered = false;
    int level = 1;
    std::optional<int> number;             // what it is numbered with; nothing: the next number
    bool by_label = false;                 // Word: `numbered` and `number` follow from the label in its text
    std::size_t block = std::string::npos; // where it became a block
};

/// The level of a paragraph of a Word list; 0 where it is none.
int word_list_level(const GumboNode& node);
/// "3." → 3, "b)" → 2, "iv." → 4; 0: a number of another sort; nothing: a bullet.
std::optional<int> number_of_label(std::string_view label);
/// The level that web programs say in an attribute (Word Online, Google Docs); 0 where they do not.
int level_said(const GumboNode& node);

/// What the next item of each level would be numbered with, so that only a number that differs is stored.
class Counter {
public:
    /// True if `item` continues the count; notes it.
    bool follows(const Item& item);
    /// Something that is no item came between.
    void interrupt() { next_.clear(); }

private:
    std::map<int, int> next_;
};

} // namespace strateg::exchange::html
