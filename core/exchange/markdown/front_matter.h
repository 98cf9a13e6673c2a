// Pandoc's front matter: YAML between --- lines at the beginning of a file.
#pragma once

#include "core/exchange/markdown/workshop.h"

#include <string_view>

namespace strateg::exchange::markdown {

struct FrontMatter {
    std::string_view yaml;
    std::string_view body; // behind it; the whole text if there is none
    int body_line = 1;
};

/// Cuts, without reading.
FrontMatter cut_front_matter(std::string_view text);

/// Makes the front blocks of the document: title, subtitle, authors, edition (date), abstract; and its lang.
/// Broken YAML is kept as a paragraph of guidance at the beginning of the text and reported
/// (exchange.front-matter); fields without a place in a project likewise.
void read_front_matter(std::string_view yaml, Workshop& workshop);

/// A piece of Markdown in a field, as words. Defined by the reader.
model::RichText words_of_field(const std::string& markdown, Workshop& workshop);

} // namespace strateg::exchange::markdown
