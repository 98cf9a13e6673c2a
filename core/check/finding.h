// What a checker says about a document: a place, a severity, a sentence for a person, and fixes.
//
// Findings stand at the border of the core: offsets are characters (Unicode code points) of the block's text
// in the finding's language, where an object (footnote mark, value, …) counts one.
#pragma once

#include "core/base/problem.h"
#include "core/model/change.h"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace strateg::check {

/// Replace characters [start, end) of the finding's text.
struct Fix {
    std::string label; // for a menu: "Replace by “кластер”"
    std::size_t start = 0;
    std::size_t end = 0;
    std::string replacement;
    friend bool operator==(const Fix&, const Fix&) = default;
    friend auto operator<=>(const Fix&, const Fix&) = default;
};

struct Finding {
    std::string checker; // id of the checker: "spelling"
    std::string code;    // stable, dotted, begins with the checker's id: "spelling.unknown-word"
    Severity severity = Severity::warning;
    std::string section;
    std::string block;
    std::string language;  // of the text it is about; the language that lacks a text for missing ones
    std::size_t start = 0; // start == end: the whole text
    std::size_t end = 0;
    std::string text;    // the characters [start, end), empty for the whole text
    std::string message; // one sentence for a person
    std::vector<Fix> fixes;
    bool more_fixes = false; // asking the checker (Runner::fixes) may give further ones, at a cost

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// What to store (model::SetIgnored) so that this finding is not shown again. Matched by what was found, so
/// it holds while the text around changes and ends when the words themselves change.
model::Ignored to_ignored(const Finding& finding, std::string reason, std::string by = {});

/// The reason stored in the project for living with this finding, or nullptr.
const model::Ignored* find_ignored(const model::Project& project, const Finding& finding);

/// The edit that applies a fix. Code check.moved-on where the text under it is no longer what was checked.
Result<model::ChangeSet> to_change(const model::Project& project, const Finding& finding, const Fix& fix);

} // namespace strateg::check
