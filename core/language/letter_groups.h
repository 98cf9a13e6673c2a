// Words in the order of a dictionary, under their letters: for an index.
#pragma once

#include "core/language/views.h"

#include <cstddef>
#include <string>
#include <vector>

namespace strateg::language {

struct LetterGroup {
    std::string letter;             // "A", "Č", "Lj", "Ђ"; "…" for what begins with no letter of the alphabet
    std::vector<std::size_t> words; // indices, in order
};

/// As the view's readers expect: in sr-Latn, words with nj stand behind all others with n. Groups without
/// words are left out; equal words keep their order. Pure, any thread.
std::vector<LetterGroup> letter_groups(const std::vector<std::string>& words, const View& view);

} // namespace strateg::language
