// Words that a line or page break cuts in two, so that they extract whole.
//
// The first part of such a word carries the whole word as its ActualText and the parts behind it an empty one
// (ISO 32000-1, 14.9.4). A mere soft hyphen would leave "co\noperation" in what readers extract, and a
// mapping to "-" makes pdftotext drop real hyphens too ("cross-\nborder").
#pragma once

#include "core/typeset/pages.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace strateg::pdf {

/// Pieces [begin, end) of a run read as `text`.
struct Replacement {
    std::size_t begin = 0, end = 0;
    std::string text;
    bool continuation = false; // of a word whose first part has all of its text
};

class BrokenWords {
public:
    explicit BrokenWords(const typeset::Pages& pages);
    /// In the order of the pieces; nothing for most runs.
    const std::vector<Replacement>& of(std::size_t page, std::size_t item) const;

private:
    std::unordered_map<std::uint64_t, std::vector<Replacement>> replacements_;
};

} // namespace strateg::pdf
