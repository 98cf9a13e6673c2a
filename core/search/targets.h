// What a person can go to or refer to, with all its names, ready to be picked from.
#pragma once

#include "core/language/format.h"
#include "core/model/numbering.h"
#include "core/model/project.h"
#include "core/search/pick.h"
#include "core/translate/terms.h"

#include <string>
#include <vector>

namespace strateg::search {

struct Target {
    std::string id; // of the block
    std::string section;
    std::string kind;
    std::string number;       // "2.1", "4"; or empty
    int level = 0;            // of a heading, as printed
    std::vector<Name> titles; // in the languages that have one, as the project lists them
    /// The title in the script of the view; where the language has none, in the source language, else any;
    /// else the id.
    std::string title(const model::Project& project, const language::View& view) const;
};

enum class Wanted {
    anything,  // every block with words, headings, tables and figures
    referable, // headings, tables, figures
};

/// In reading order: front, sections, values (of those only with `anything`).
std::vector<Target> targets_of(const model::Project& project, const model::Numbering& numbering,
                               Wanted wanted);
/// Titles in every language, the number alone and as "Table 4" in every language, the id.
Pickable pickable(const Target& target, const model::Project& project);

/// A value by its name and by what it prints in every view.
Pickable pickable(const model::Block& fact, const language::Facts& facts, const model::Project& project);
/// A concept by its terms in every language.
Pickable pickable(const translate::Concept& concept_);

} // namespace strateg::search
