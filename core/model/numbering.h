// The numbers that readers see: of headings, tables, figures and footnotes, and the list of headings for a
// table of contents. Words ("Table 3") are core/language/fixed_words.h's; the numbers are the same in every
// script. One place for them, so that PDF, HTML and cross-references never disagree.
//
// Rules: a heading's level is its own level plus the depth of its section. numbered="no" gives a heading no
// number, and none to the deeper headings up to the next one of its level. Tables and figures are counted
// through the document, each kind for itself, with or without a caption. Footnotes are counted in the order
// in which their marks stand in the text of the given language; a note whose mark is not in that text has no
// number there.
#pragma once

#include "core/model/project.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strateg::model {

struct NumberedHeading {
    const Section* section = nullptr;
    BlockPtr block;
    int level = 1;      // as printed: 1 is a chapter
    std::string number; // "2.1", or empty
};

/// Valid as long as the project it was made from (or a copy) lives.
class Numbering {
public:
    /// `language` decides whose text orders the footnotes; where a block has no text in it, the source's.
    Numbering(const Project& project, std::string_view language);

    /// "2.1" for a heading, "3" for a table, figure or footnote; empty for everything without a number.
    std::string_view number(std::string_view block_id) const;
    /// Level of a heading as printed, from 1; 0 for other blocks.
    int level(std::string_view block_id) const;
    /// All headings in reading order, for contents and outlines. Headings in front and facts do not count.
    const std::vector<NumberedHeading>& headings() const { return headings_; }
    const std::vector<BlockPtr>& tables() const { return tables_; }
    const std::vector<BlockPtr>& figures() const { return figures_; }
    const std::vector<BlockPtr>& footnotes() const { return footnotes_; }

private:
    struct Entry {
        std::string number;
        int level = 0;
    };
    std::unordered_map<std::string, Entry> entries_;
    std::vector<NumberedHeading> headings_;
    std::vector<BlockPtr> tables_;
    std::vector<BlockPtr> figures_;
    std::vector<BlockPtr> footnotes_;
};

} // namespace strateg::model
