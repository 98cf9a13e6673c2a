#include "core/exchange/markdown/blocks.h"

#include "core/exchange/markdown/source.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cstring>
#include <memory>

namespace strateg::exchange::markdown {
namespace {

using model::Mark;
using model::MarkKind;
using model::RichText;
namespace kind = model::kind;

constexpr int deepest = 60; // nesting of lists, quotations and what is in them

bool is_table(cmark_node* node) {
    return std::strcmp(cmark_node_get_type_string(node), "table") == 0;
}

} // namespace

std::vector<Draft> BlockReader::run(cmark_node* document) {
    blocks(document, 0);
    if (!divs_.empty())
        workshop_.hint("exchange.div-open", drafts_.empty() ? 0 : drafts_.back().line,
                       say("A ::: block is not closed."), say("It ends with the file."));
    return std::move(drafts_);
}

void BlockReader::blocks(cmark_node* parent, int depth) {
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node))
        block(node, depth);
}

void BlockReader::block(cmark_node* node, int depth) {
    if (depth > deepest) {
        flatten(node);
        return;
    }
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH) {
        paragraph(node);
    } else if (type == CMARK_NODE_HEADING) {
        heading(node);
    } else if (type == CMARK_NODE_LIST) {
        list(node, 1, depth + 1);
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        ++quotes_;
        blocks(node, depth + 1);
        --quotes_;
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        code(node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        html(node);
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        workshop_.hint("exchange.rule", workshop_.line_of(node), say("A line across the page was left out."));
    } else if (is_table(node)) {
        table(node);
    } else if (type != CMARK_NODE_FOOTNOTE_DEFINITION) {
        blocks(node, depth + 1);
    }
}

Draft& BlockReader::add(std::string_view block_kind, int line) {
    Draft draft;
    draft.block.kind = block_kind;
    draft.line = line;
    drafts_.push_back(std::move(draft));
    return drafts_.back();
}

void BlockReader::add_words(Draft& draft, RichText text, Words& words) {
    draft.block.set_text({workshop_.options.language, std::move(text), {}, {}, {}, {}});
    for (model::BlockPtr& note : words.notes) draft.block.children.push_back(std::move(note));
    words.notes.clear();
}

std::string_view BlockReader::leaf_kind() const {
    for (const std::string& div : divs_)
        if (!div.empty()) return kind::callout;
    return quotes_ > 0 ? kind::quotation : kind::paragraph;
}

void BlockReader::paragraph(cmark_node* node) {
    const int line = workshop_.line_of(node);
    cmark_node* first = cmark_node_first_child(node);
    const char* opening = first == nullptr ? nullptr : cmark_node_get_literal(first);
    if (opening != nullptr && std::string_view(opening).starts_with(references_mark))
        return; // the line that prepare() put in front
    Words words;
    Raw raw = collect(node, workshop_, words);
    const bool colon = raw.characters.starts_with(": ");
    const bool caption =
        colon || raw.characters.starts_with("Table: ") || raw.characters.starts_with("table: ");
    RichText text = trimmed(finish(std::move(raw), workshop_, words, line));
    const bool alone = text.empty();
    if (!alone && !definition(text, words, line, colon)) {
        const std::string_view leaf = leaf_kind();
        Draft& draft = add(leaf, line);
        draft.may_be_caption = caption;
        if (leaf == kind::callout)
            for (const std::string& div : divs_)
                if (!div.empty()) draft.block.attributes.set("type", div);
        add_words(draft, std::move(text), words);
    }
    add_rest(words, line, alone);
}

bool BlockReader::definition(const RichText& text, Words& words, int line, bool marked) {
    // "Term" and, on the next line or in the next paragraph, ": what it means"
    const std::string& characters = text.characters();
    std::size_t from = characters.find('\n');
    if (from == std::string::npos) {
        const Draft* before = drafts_.empty() ? nullptr : &drafts_.back();
        if (!marked || before == nullptr || before->block.kind != kind::paragraph || before->line + 3 < line)
            return false;
        from = 0;
    } else {
        Draft& term = add(kind::paragraph, line);
        Words none;
        const RichText name = text.slice(0, from);
        add_words(term, name.with_mark({MarkKind::strong, 0, name.characters().size(), {}, {}}), none);
    }
    while (from < characters.size()) {
        const std::size_t begin = std::min(characters.find_first_not_of(" :\n", from), characters.size());
        const std::size_t end = std::min(characters.find('\n', begin), characters.size());
        if (begin < end) {
            Draft& meaning = add(kind::paragraph, line);
            add_words(meaning, text.slice(begin, end), words);
        }
        from = end;
    }
    workshop_.hint("exchange.definition", line, say("A definition list is kept as paragraphs."));
    return true;
}

} // namespace strateg::exchange::markdown
