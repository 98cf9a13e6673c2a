// cmark's blocks as the blocks of a project, in reading order and not yet cut into sections.
#pragma once

#include "core/exchange/markdown/inlines.h"

#include <string>
#include <vector>

namespace strateg::exchange::markdown {

/// A block on its way into the document.
struct Draft {
    model::Block block;
    std::string label; // as the author wrote it: "sec:intro", or made from the heading's words
    bool labelled = false;
    int heading = 0; // level in the file, for headings
    int line = 0;
    bool may_be_caption = false; // begins with "Table:" or ":" that the author did not escape
};

class BlockReader {
public:
    explicit BlockReader(Workshop& workshop) : workshop_(workshop) {}

    /// All blocks of a document node. Footnote definitions are left to those who refer to them.
    std::vector<Draft> run(cmark_node* document);

private:
    struct List {
        bool numbered = false;
        int level = 1;
        int start = 1;
    };

    void blocks(cmark_node* parent, int depth);
    void block(cmark_node* node, int depth);
    void paragraph(cmark_node* node);
    void heading(cmark_node* node);
    void list(cmark_node* node, int level, int depth);
    void item(cmark_node* node, const List& list, int depth);
    void code(cmark_node* node);
    void html(cmark_node* node);
    void table(cmark_node* node);
    void flatten(cmark_node* node);
    void div_line(std::string_view line, int number);
    bool definition(const model::RichText& text, Words& words, int line, bool marked);

    Draft& add(std::string_view kind, int line);
    void add_words(Draft& draft, model::RichText text, Words& words);
    /// What stood in the words and is no words: pictures and comments, as blocks behind them.
    void add_rest(Words& words, int line, bool alone);
    void figure(Image& image, int line, bool alone);
    void comment(const std::string& words, int line);
    std::string_view leaf_kind() const;

    Workshop& workshop_;
    std::vector<Draft> drafts_;
    int quotes_ = 0;
    std::vector<std::string> divs_; // open ::: fences; the type of callout or nothing
};

/// Gives tables their captions: the paragraph behind or before them that begins with "Table:" or ":".
void attach_captions(std::vector<Draft>& drafts, Workshop& workshop);

/// The words of raw HTML: tags taken away, entities resolved.
std::string html_words(std::string_view html);

} // namespace strateg::exchange::markdown
