// Lists of accepted words and of house spellings, for the files of this folder only.
#pragma once

#include "core/base/problem.h"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace strateg::language {

enum class Case { lower, title, upper, mixed };
/// Of the letters of a word; "title" has one capital, the first. A word without letters is lower.
Case case_of(std::string_view word);
std::string lowered(std::string_view word);
std::string uppered(std::string_view word);
/// `word` (in lower case) in the case of a model: "клъстер" like "КЛЪСТЪР" is "КЛЪСТЕР".
std::string in_case(std::string_view word, Case like);

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

/// A list of words with the rules of case: "кластер" accepts "Кластер" and "КЛАСТЕР", "Ниш" accepts "НИШ".
class WordList {
public:
    void add(std::string word);
    bool accepts(std::string_view word) const;
    const StringSet& words() const { return words_; }

private:
    StringSet words_;
    StringSet upper_;
};

/// Words of a file, one a line; empty lines and those that begin with # say nothing. A missing file has none.
std::vector<std::string> read_word_file(const std::filesystem::path& file);

/// "клъстър*" → "клъстер*": what the dictionary accepts and the house writes otherwise.
struct HouseForm {
    std::string wrong; // in lower case
    std::string right;
    bool stem = false; // both ended with *: whatever follows is kept
};
/// Lines "wrong<TAB>right".
std::vector<HouseForm> read_house_file(const std::filesystem::path& file);

/// Writes the words, sorted, one a line: temporary file, fsync, rename, fsync of the folder.
Result<void> save_word_file(const std::filesystem::path& file, const std::set<std::string>& words);

/// Edits (insert, remove, replace, swap of neighbours) between two words in characters, at most `limit` + 1.
int edits_between(std::string_view a, std::string_view b, int limit);

} // namespace strateg::language
