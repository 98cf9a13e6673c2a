// The words of one paragraph, heading or cell: cmark's inline nodes and pandoc's inline marks as a RichText.
#pragma once

#include "core/exchange/markdown/attributes.h"
#include "core/exchange/markdown/workshop.h"
#include "core/model/rich_text.h"

#include <string>
#include <vector>

namespace strateg::exchange::markdown {

/// Characters as they come from cmark, with protected characters (source.h) and marks in any order.
struct Raw {
    std::string characters;
    std::vector<model::Mark> marks;
};

struct Image {
    std::string address;
    std::string title;
    Raw words; // in the brackets
    PandocAttributes attributes;
    int line = 0;
};

struct Words {
    model::RichText text;
    std::vector<model::BlockPtr> notes; // in the order of their marks
    std::vector<Image> images;          // taken out of the text
    std::vector<std::string> comments;  // <!-- … --> in the text
};

/// All inline nodes below `block`.
Raw collect(cmark_node* block, Workshop& workshop, Words& words);

/// Understands pandoc's inline marks in raw text; adds notes to `words`. The result has plain characters.
model::RichText finish(Raw raw, Workshop& workshop, Words& words, int line);

/// Both in one.
Words words_of(cmark_node* block, Workshop& workshop);

/// Puts `next` behind `text` with a line break (or nothing in between where one is empty).
void append_line(model::RichText& text, const model::RichText& next);

/// The note blocks' words: paragraphs one under the other. Defined beside the block reader.
model::RichText note_text(cmark_node* definition, Workshop& workshop, Words& words);

/// Takes spaces off both ends.
model::RichText trimmed(const model::RichText& text);

} // namespace strateg::exchange::markdown
