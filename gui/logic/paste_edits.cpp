#include "gui/logic/paste_edits.h"

#include "core/base/utf8.h"
#include "core/language/transliterate.h"
#include "core/model/staleness.h"

#include <algorithm>

namespace strateg::gui {
namespace {

namespace kind = model::kind;
using model::MarkKind;
using model::RichText;

RichText object(MarkKind mark) {
    return RichText(std::string(model::object_character),
                    {{mark, 0, model::object_character.size(), {}, {}}});
}

bool is_blank(const model::Block& block) {
    return block.children.empty() &&
           std::all_of(block.texts.begin(), block.texts.end(),
                       [](const model::Text& text) { return text.content.blank(); });
}

bool stands_alone(const model::Block& block) {
    return model::carries_text(block.kind) && !model::is_child_kind(block.kind);
}

/// May have footnotes of its own.
bool takes_notes(const std::string& block_kind) {
    return block_kind != kind::footnote && block_kind != kind::caption && block_kind != kind::alt &&
           block_kind != kind::remark && block_kind != kind::short_form;
}

const RichText* words_of(const model::Block& block, const std::string& language) {
    if (const RichText* text = block.content(language)) return text;
    return block.texts.empty() ? nullptr : &block.texts.front().content;
}

/// All texts of a block and its children but footnotes, with the notes beside them.
struct Piece {
    RichText words;
    std::vector<model::BlockPtr> notes;
};
void collect(const model::BlockPtr& block, const std::string& language, std::vector<Piece>& pieces) {
    Piece piece;
    if (const RichText* text = words_of(*block, language)) piece.words = *text;
    for (const model::BlockPtr& child : block->children)
        if (child->kind == kind::footnote) piece.notes.push_back(child);
    if (!piece.words.empty()) pieces.push_back(std::move(piece));
    for (const model::BlockPtr& child : block->children)
        if (child->kind != kind::footnote && child->kind != kind::alt) collect(child, language, pieces);
}

/// Footnotes' words in brackets, where no footnote may be.
RichText with_notes_inside(const Piece& piece, const std::string& language) {
    RichText words = piece.words;
    for (std::size_t i = words.marks().size(); i > 0; --i) {
        const model::Mark mark = words.marks()[i - 1];
        if (mark.kind != MarkKind::footnote) continue;
        std::string said;
        for (const model::BlockPtr& note : piece.notes)
            if (note->id == mark.target)
                if (const RichText* text = words_of(*note, language)) said = " (" + text->characters() + ")";
        words = words.replaced(mark.begin, mark.end, said);
        i = std::min(i, words.marks().size() + 1);
    }
    return words;
}

RichText without_marks(const RichText& words) {
    std::string characters = words.characters();
    for (std::size_t at; (at = characters.find(model::object_character)) != std::string::npos;)
        characters.replace(at, model::object_character.size(), " ");
    return RichText(std::move(characters));
}

model::BlockPtr mapped(const model::Block& block, const std::string& language) {
    model::Block copy = block;
    for (model::Text& text : copy.texts)
        if (text.language == language) text.content = language::to_cyrillic(text.content);
    for (model::BlockPtr& child : copy.children) child = mapped(*child, language);
    return model::share(std::move(copy));
}

bool seems_serbian_latin(const model::Block& block, const language::View& view) {
    for (const model::Text& text : block.texts)
        if (!(language::in_view(text.content, view) == text.content)) return true;
    return std::any_of(block.children.begin(), block.children.end(),
                       [&](const model::BlockPtr& child) { return seems_serbian_latin(*child, view); });
}

} // namespace

std::vector<model::BlockPtr> blocks_of_lines(std::string_view text, const std::string& language,
                                             model::IdMaker& ids) {
    std::vector<model::BlockPtr> blocks;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\r", at), text.size());
        std::string line = utf8::repaired(text.substr(at, end - at));
        at = end + 1;
        for (std::size_t place; (place = line.find(model::object_character)) != std::string::npos;)
            line.erase(place, model::object_character.size());
        std::replace(line.begin(), line.end(), '\t', ' ');
        if (line.find_first_not_of(' ') == std::string::npos) continue;
        model::Block block = new_text_block({std::string(kind::paragraph), {}}, language, ids);
        block.set_text({language, RichText(std::move(line)), {}, {}, {}, {}});
        blocks.push_back(model::share(std::move(block)));
    }
    return blocks;
}

std::vector<model::BlockPtr> stored_blocks(const std::vector<model::BlockPtr>& blocks,
                                           const language::View& view) {
    if (view.language != "sr") return blocks;
    const bool all = view.script == language::Script::latin;
    std::vector<model::BlockPtr> stored;
    for (const model::BlockPtr& block : blocks)
        stored.push_back(all || seems_serbian_latin(*block, view) ? mapped(*block, view.language) : block);
    return stored;
}

bool is_running_text(const std::vector<model::BlockPtr>& blocks) {
    return blocks.size() == 1 && blocks.front()->kind == kind::paragraph;
}

std::vector<model::BlockPtr> below_title(const std::vector<model::BlockPtr>& blocks, const Row& row) {
    int least = 9;
    for (const model::BlockPtr& block : blocks)
        if (block->kind == kind::heading) least = std::min(least, block->attributes.number("level", 1));
    const bool titled = !row.section->blocks.empty() && row.section->blocks.front()->kind == kind::heading &&
                        !(row.index == 0 && is_blank(*row.block));
    const int down = titled && least == 1 ? 1 : 0;
    if (down == 0) return blocks;
    std::vector<model::BlockPtr> moved;
    for (const model::BlockPtr& block : blocks) {
        if (block->kind != kind::heading) {
            moved.push_back(block);
            continue;
        }
        model::Block copy = *block;
        copy.attributes.set("level",
                            std::to_string(std::min(4, block->attributes.number("level", 1) + down)));
        moved.push_back(model::share(std::move(copy)));
    }
    return moved;
}

Edit paste_words(const PasteAt& at, const std::vector<model::BlockPtr>& blocks, const std::string& from) {
    const std::string& language = at.begin.language;
    const model::Block& block = *at.field.block;
    std::vector<Piece> pieces;
    for (const model::BlockPtr& pasted : blocks) collect(pasted, from.empty() ? language : from, pieces);
    const bool notes = takes_notes(block.kind);
    const bool lines = block.kind == kind::cell || block.kind == kind::item || block.kind == kind::footnote;
    const RichText between = lines ? object(MarkKind::line_break) : RichText(" ");
    RichText words;
    std::vector<model::BlockPtr> children;
    for (const Piece& piece : pieces) {
        if (!words.empty()) words = words + between;
        words = words + (notes ? piece.words : with_notes_inside(piece, from.empty() ? language : from));
        if (!notes) continue;
        for (const model::BlockPtr& note : piece.notes) {
            model::Block copy = *note;
            if (const RichText* said = words_of(copy, from); !from.empty() && said && !copy.content(language))
                copy.set_text({language, *said, {}, {}, {}, {}});
            if (copy.source.empty() && language != at.field.source && !copy.content(at.field.source))
                copy.source = language;
            children.push_back(model::share(std::move(copy)));
        }
    }
    if (block.kind == kind::alt) words = without_marks(words); // is read aloud
    if (words.empty()) return {};
    const RichText* old = block.content(language);
    const RichText text = old ? *old : RichText();
    const std::size_t size = text.characters().size();
    const std::size_t begin = std::min(at.begin.byte, size), end = std::clamp(at.end, begin, size);
    CaretAt caret = at.begin;
    caret.byte = begin + words.characters().size();
    Edit edit = set_words(block, at.field.source, caret, text.spliced(begin, end, words));
    edit.changes.label = "paste";
    std::vector<model::Change> inserted;
    for (std::size_t i = 0; i < children.size(); ++i)
        inserted.push_back(
            model::InsertBlock{{at.row.section->id, block.id, block.children.size() + i}, children[i]});
    edit.changes.changes.insert(edit.changes.changes.begin(), inserted.begin(), inserted.end());
    return edit;
}

namespace {

CaretAt at_end_of(const model::BlockPtr& block, const std::string& language) {
    const auto fields = fields_of({nullptr, block, 0, 0}, language);
    if (fields.empty()) return {};
    // not in the footnote of a paragraph
    const model::Block& last = stands_alone(*block) ? *block : *fields.back().block;
    const RichText* words = last.content(language);
    return {last.id, language, words ? words->characters().size() : 0};
}

} // namespace

Edit paste_blocks(const model::Project& project, const PasteAt& at,
                  const std::vector<model::BlockPtr>& blocks, model::IdMaker& ids) {
    if (blocks.empty()) return {};
    const model::Block& block = *at.row.block;
    const bool whole = at.field.block && at.field.block->id == block.id;
    if (at.field.block && (at.row.depth < 0 || !whole))
        return paste_words(at, blocks); // a cell, a caption, a note
    if (at.row.depth < 0) return {};

    Edit edit{{"paste", {}}, {}};
    std::size_t place = at.row.index + 1;
    bool replaces = false;
    if (whole && stands_alone(block)) {
        // What is selected goes away first.
        model::BlockPtr now = at.row.block;
        const RichText* old = block.content(at.begin.language);
        const std::size_t size = old ? old->characters().size() : 0;
        const std::size_t begin = std::min(at.begin.byte, size), end = std::clamp(at.end, begin, size);
        if (end > begin) {
            model::Block without = block;
            Edit removed = set_words(block, at.field.source, at.begin, old->replaced(begin, end, ""));
            without.set_text(*std::get<model::SetText>(removed.changes.changes.front()).text);
            now = model::share(std::move(without));
            edit.changes.changes = std::move(removed.changes.changes);
        }
        const RichText* left = now->content(at.begin.language);
        const std::size_t length = left ? left->characters().size() : 0;
        const bool title =
            at.row.index == 0 && block.kind == kind::heading && blocks.front()->kind != kind::heading;
        if (is_blank(*now)) {
            replaces = !title;
        } else if (begin > 0 && begin < length) {
            Edit cut = split(project, {at.row.section, now, at.row.index, at.row.depth},
                             {block.id, at.begin.language, begin}, ids);
            for (model::Change& change : cut.changes.changes)
                edit.changes.changes.push_back(std::move(change));
        } else if (begin == 0 && length > 0 && !title) {
            place = at.row.index;
        }
    }
    if (replaces) {
        edit.changes.changes.clear();
        edit.changes.changes.push_back(model::RemoveBlock{block.id});
        place = at.row.index;
    }
    for (const model::BlockPtr& pasted : blocks)
        edit.changes.changes.push_back(model::InsertBlock{{at.row.section->id, {}, place++}, pasted});
    edit.caret = at_end_of(blocks.back(), at.begin.language);
    return edit;
}

Edit replace_blocks(const RowList& rows, RowRange range, const std::vector<model::BlockPtr>& blocks,
                    const std::string& language) {
    Edit edit{{"paste", {}}, {}};
    const Row* first = nullptr;
    for (std::size_t row = range.first; row <= range.last && row < rows.size(); ++row) {
        if (rows[row].depth < 0) continue;
        if (!first) first = &rows[row];
        edit.changes.changes.push_back(model::RemoveBlock{rows[row].block->id});
    }
    if (!first || blocks.empty()) return {};
    std::size_t place = first->index;
    for (const model::BlockPtr& block : blocks)
        edit.changes.changes.push_back(model::InsertBlock{{first->section->id, {}, place++}, block});
    edit.caret = at_end_of(blocks.back(), language);
    return edit;
}

std::vector<model::BlockPtr> with_sources(const std::vector<model::BlockPtr>& blocks,
                                          const std::map<std::string, std::string>& names) {
    std::vector<model::BlockPtr> named;
    for (const model::BlockPtr& block : blocks) {
        const auto src = block->attributes.find("src");
        const auto name = src ? names.find(*src) : names.end();
        if (name == names.end() && block->children.empty()) {
            named.push_back(block);
            continue;
        }
        model::Block copy = *block;
        if (name != names.end()) copy.attributes.set("src", name->second);
        copy.children = with_sources(copy.children, names);
        named.push_back(model::share(std::move(copy)));
    }
    return named;
}

} // namespace strateg::gui
