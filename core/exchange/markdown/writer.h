// A RichText as Markdown's inline marks, so that reading it gives the same text.
#pragma once

#include "core/language/format.h"
#include "core/model/project.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace strateg::exchange::markdown {

class Writer {
public:
    Writer(const model::Project& project, std::string_view language);

    std::string inlines(const model::RichText& text) const;
    /// For an attribute in double quotes: values and foreign words, no emphasis or links.
    std::string attribute(const model::RichText& text) const;
    /// As inlines, and nothing at the beginning reads as a heading, a list, a table's caption or a rule.
    std::string paragraph(const model::RichText& text) const;

private:
    std::string opening(const model::Mark& mark) const;
    std::string closing(const model::Mark& mark) const;
    std::string object(const model::Mark& mark) const;

    language::Facts facts_;
    language::View view_;
    std::unordered_map<std::string, std::string> labels_; // of headings that open a section
};

/// Words for a cell of a pipe table.
std::string in_cell(std::string words);

} // namespace strateg::exchange::markdown
