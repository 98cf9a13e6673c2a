// The words that the program itself prints into a document, in every view's language and script. Other
// languages get English. Capitalised as they stand in front of a caption or as a heading.
// Pure functions, callable from any thread.
#pragma once

#include "core/language/views.h"

#include <string_view>

namespace strateg::language {

enum class FixedWord {
    contents,
    list_of_tables,
    list_of_figures,
    table,
    figure,
    section,
    page,      // small: "page 7", "страна 7"
    continued, // small, behind a table's number
    note,
    warning,
    tip,
    lead_partner,
    partner,
    partners,
    programme,
    prepared_by,
    abstract,
    footnotes,
    european_union_emblem, // says what the picture shows
    logo_of,               // before a partner's name
    untitled,
    list_of_abbreviations,
    index, // of the terms
};

std::string_view fixed_word(FixedWord word, const View& view);

} // namespace strateg::language
