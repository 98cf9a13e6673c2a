// Where a word may be broken at the end of a line. libhyphen with patterns per view; thread-safe. Keeps no
// words: whoever asks often remembers the answer.
#pragma once

#include "core/base/problem.h"
#include "core/language/views.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace strateg::language {

struct HyphenatorOptions {
    /// Folders with hyph_*.dic, first hit wins. Default: dictionaries/ in data_folders(), then the system's
    /// folders.
    std::vector<std::filesystem::path> folders;
    static HyphenatorOptions defaults();
};

class Hyphenator {
public:
    explicit Hyphenator(HyphenatorOptions options = HyphenatorOptions::defaults());
    ~Hyphenator();
    Hyphenator(const Hyphenator&) = delete;
    Hyphenator& operator=(const Hyphenator&) = delete;

    /// Byte offsets in `word` before which a line may end with a hyphen, ascending. At least two letters stay
    /// on each side (English: three behind), both parts have a vowel, and in Serbian Latin neither a break
    /// inside lj, nj, dž nor one that leaves only such a digraph ("prijate-lj"). Words of fewer than five
    /// letters stay whole. `word` is letters only, in any case; a word with other characters (digits, dots,
    /// hyphens, U+00AD) gives no breaks: break at those yourself. The first call for a view in the process
    /// reads its patterns (5-20 ms).
    std::vector<std::size_t> breaks(std::string_view word, const View& view) const;

    /// Missing or broken patterns of a view: language.no-hyphenation names the package. Then breaks() is
    /// empty.
    std::optional<Problem> problem(const View& view) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace strateg::language
