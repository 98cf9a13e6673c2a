// The block reader's tables, their captions, and figures.
#include "core/exchange/markdown/blocks.h"
#include "core/exchange/markdown/source.h"
#include "core/exchange/media.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <iterator>

namespace strateg::exchange::markdown {
namespace {

using model::Block;
using model::BlockPtr;
using model::RichText;
namespace kind = model::kind;

/// "Table: words" and ": words" are captions; bytes of the prefix, or 0.
std::size_t caption_prefix(std::string_view characters) {
    if (characters.starts_with("Table: ") || characters.starts_with("table: ")) return 7;
    if (characters.starts_with(": ")) return 2;
    return 0;
}

const RichText* words_in(const Block& block) {
    return block.texts.empty() ? nullptr : &block.texts.front().content;
}

/// Takes {#tbl:x} off the end of a caption and says what it was.
std::optional<PandocAttributes> take_attributes(RichText& text) {
    std::size_t begin = 0;
    auto attributes = attributes_at_end(text.characters(), begin);
    if (attributes) text = text.slice(0, begin);
    return attributes;
}

void give_caption(Draft& table, RichText text, std::vector<BlockPtr> notes, Workshop& workshop) {
    if (const auto attributes = take_attributes(text); attributes && !attributes->id.empty()) {
        table.label = attributes->id;
        table.labelled = true;
    }
    Block caption;
    caption.id = workshop.ids.make();
    caption.kind = kind::caption;
    caption.set_text({workshop.options.language, std::move(text), {}, {}, {}, {}});
    caption.children = std::move(notes);
    table.block.children.insert(table.block.children.begin(), model::share(std::move(caption)));
}

bool lacks_caption(const Draft& draft) {
    return draft.block.kind == kind::table && draft.block.child_of_kind(kind::caption) == nullptr;
}

bool is_caption(const Draft& draft) {
    const RichText* text = words_in(draft.block);
    return draft.may_be_caption && text != nullptr && caption_prefix(text->characters()) > 0;
}

void move_caption(Draft& from, Draft& table, Workshop& workshop) {
    const RichText& text = *words_in(from.block);
    give_caption(table, trimmed(text.slice(caption_prefix(text.characters()), text.characters().size())),
                 std::move(from.block.children), workshop);
}

} // namespace

void BlockReader::table(cmark_node* node) {
    const int line = workshop_.line_of(node);
    Draft draft;
    draft.line = line;
    draft.block.kind = kind::table;
    std::vector<BlockPtr> rows;
    std::vector<Words> left; // pictures and comments in cells
    std::optional<Words> caption;
    bool header = false;
    for (cmark_node* row_node = cmark_node_first_child(node); row_node != nullptr;
         row_node = cmark_node_next(row_node)) {
        Block row;
        row.kind = kind::row;
        row.id = workshop_.ids.make();
        std::size_t filled = 0;
        for (cmark_node* cell_node = cmark_node_first_child(row_node); cell_node != nullptr;
             cell_node = cmark_node_next(cell_node)) {
            Words words = words_of(cell_node, workshop_);
            words.text = trimmed(words.text);
            if (!words.text.empty()) ++filled;
            // a caption right under the table looks like a row with one cell
            if (cell_node == cmark_node_first_child(row_node) && cmark_node_next(row_node) == nullptr &&
                caption_prefix(words.text.characters()) > 0) {
                caption = std::move(words);
                continue;
            }
            Block cell;
            cell.kind = kind::cell;
            cell.id = workshop_.ids.make();
            cell.set_text({workshop_.options.language, words.text, {}, {}, {}, {}});
            cell.children = std::move(words.notes);
            words.notes.clear();
            row.children.push_back(model::share(std::move(cell)));
            if (!words.images.empty() || !words.comments.empty()) left.push_back(std::move(words));
        }
        if (caption) {
            const bool only_caption =
                std::all_of(row.children.begin(), row.children.end(), [](const BlockPtr& cell) {
                    return words_in(*cell) == nullptr || words_in(*cell)->empty();
                });
            if (!only_caption) { // a row after all
                Block cell;
                cell.kind = kind::cell;
                cell.id = workshop_.ids.make();
                cell.set_text({workshop_.options.language, caption->text, {}, {}, {}, {}});
                cell.children = std::move(caption->notes);
                row.children.insert(row.children.begin(), model::share(std::move(cell)));
                caption.reset();
            }
        }
        if (caption) continue;
        if (cmark_gfm_extensions_get_table_row_is_header(row_node) != 0) {
            if (filled == 0) continue; // pandoc's table without a header
            header = true;
        }
        rows.push_back(model::share(std::move(row)));
    }
    draft.block.attributes.set("header-rows", header ? "1" : "0");
    const std::uint16_t columns = cmark_gfm_extensions_get_table_columns(node);
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (std::uint16_t i = 0; i < columns; ++i) {
        Block column;
        column.kind = kind::column;
        column.id = workshop_.ids.make();
        const char align = alignments == nullptr ? '\0' : static_cast<char>(alignments[i]);
        column.attributes.set("align", align == 'r' ? "right" : align == 'c' ? "center" : "left");
        draft.block.children.push_back(model::share(std::move(column)));
    }
    std::move(rows.begin(), rows.end(), std::back_inserter(draft.block.children));
    drafts_.push_back(std::move(draft));
    if (caption) {
        const RichText text = caption->text;
        give_caption(drafts_.back(),
                     trimmed(text.slice(caption_prefix(text.characters()), text.characters().size())),
                     std::move(caption->notes), workshop_);
    }
    for (Words& words : left) add_rest(words, line, false);
}

void attach_captions(std::vector<Draft>& drafts, Workshop& workshop) {
    std::vector<bool> used(drafts.size(), false);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        if (!is_caption(drafts[i])) continue;
        if (i > 0 && lacks_caption(drafts[i - 1])) {
            move_caption(drafts[i], drafts[i - 1], workshop);
        } else if (i + 1 < drafts.size() && lacks_caption(drafts[i + 1])) {
            move_caption(drafts[i], drafts[i + 1], workshop);
        } else {
            continue;
        }
        used[i] = true;
    }
    std::size_t to = 0;
    for (std::size_t i = 0; i < drafts.size(); ++i)
        if (!used[i]) {
            if (to != i) drafts[to] = std::move(drafts[i]);
            ++to;
        }
    drafts.resize(to);
}

void BlockReader::figure(Image& image, int line, bool alone) {
    Words words;
    RichText caption = trimmed(finish(std::move(image.words), workshop_, words, image.line));
    const std::string& language = workshop_.options.language;
    if (is_remote(image.address)) {
        workshop_.warn("exchange.remote-picture", image.line,
                       say("The picture {} is on the network and was not fetched.", image.address),
                       say("Download it and import again; a link to it stands in its place."));
        Draft& draft = add(leaf_kind(), line);
        if (caption.empty()) caption = image.title.empty() ? image.address : image.title;
        const std::size_t size = caption.characters().size();
        add_words(draft, caption.with_mark({model::MarkKind::link, 0, size, image.address, {}}), words);
        return;
    }
    if (!alone)
        workshop_.hint("exchange.inline-picture", image.line,
                       say("A picture in the middle of a text stands behind it now, as a figure."));
    Draft& draft = add(kind::figure, line);
    if (!image.attributes.id.empty()) {
        draft.label = image.attributes.id;
        draft.labelled = true;
    }
    draft.block.attributes.set("src", find_media(image.address, image.line, workshop_));
    std::string width(image.attributes.values.get("width"));
    if (!width.empty() && width.find_first_not_of("0123456789.%") == std::string::npos &&
        width.ends_with('%'))
        draft.block.attributes.set("width", width);
    Words in_alt;
    RichText alt =
        finish(Raw{std::string(image.attributes.values.get("alt")), {}}, workshop_, in_alt, image.line);
    if (alt.empty() && !image.title.empty()) (caption.empty() ? caption : alt) = RichText(image.title);
    const auto child = [&](std::string_view child_kind, RichText text, std::vector<BlockPtr> notes) {
        if (text.empty()) return;
        Block block;
        block.kind = child_kind;
        block.id = workshop_.ids.make();
        block.set_text({language, std::move(text), {}, {}, {}, {}});
        block.children = std::move(notes);
        draft.block.children.push_back(model::share(std::move(block)));
    };
    child(kind::caption, std::move(caption), std::move(words.notes));
    child(kind::alt, std::move(alt), {});
}

} // namespace strateg::exchange::markdown
