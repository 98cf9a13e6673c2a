// What is looked for, and where.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::search {

/// What a text is in the document. A query looks into any set of them.
enum class Part : unsigned {
    body = 1,    // paragraphs, items, quotations, callouts, guidance
    heading = 2, // of sections
    cell = 4,    // what stands in tables
    caption = 8, // captions, alternative texts, remarks below tables and figures
    note = 16,   // footnotes
    front = 32,  // title, partners and what else is in front
    value = 64,  // names of values, and values that are words
};
inline constexpr unsigned all_parts = 127;

struct Query {
    std::string words;
    bool match_case = false;
    bool whole_words = false;
    bool expression = false; // words are a regular expression of ICU
    /// š is s, ћ is ć is c, é is e; "dj" finds đ. Bulgarian й stays a letter of its own.
    bool ignore_accents = false;
    /// Serbian is one text in two scripts: words in Latin letters find Cyrillic text and the reverse. An
    /// expression in Latin letters is matched against the Latin view, any other against what is stored.
    bool any_script = true;
    std::vector<std::string> languages; // of texts: "en", "sr"; empty: all
    std::vector<std::string> sections;  // ids, "front" and "facts" too; empty: all
    unsigned parts = all_parts;         // any of Part
    friend bool operator==(const Query&, const Query&) = default;
};

/// Bytes [begin, end) of the characters of a stored text.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

} // namespace strateg::search
