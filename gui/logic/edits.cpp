#include "gui/logic/edits.h"

#include "core/language/words.h"
#include "core/model/staleness.h"
#include "gui/logic/lists.h"

#include <algorithm>

namespace strateg::gui {
namespace {

namespace kind = model::kind;

const std::string& source_of(const model::Block& block, const std::string& inherited) {
    return block.source.empty() ? inherited : block.source;
}

bool is_current(const model::Block& block, const std::string& source, const std::string& language) {
    return model::translation_state(block, source, language) == model::TranslationState::current;
}

/// Where the other language is cut when `text` is cut at `byte`: behind the same sentence, if both have as
/// many.
std::optional<std::size_t> same_cut(const model::RichText& text, const std::string& language,
                                    std::size_t byte, const model::RichText& other,
                                    const std::string& other_language) {
    const auto sentences = language::sentences_of(text.characters(), language);
    const auto others = language::sentences_of(other.characters(), other_language);
    if (sentences.size() != others.size()) return std::nullopt;
    for (std::size_t i = 0; i + 1 < sentences.size(); ++i)
        if (byte >= sentences[i].end && byte <= sentences[i + 1].begin) return others[i + 1].begin;
    return std::nullopt;
}

std::string_view without_spaces_at_end(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

model::RichText trimmed_end(const model::RichText& text) {
    return text.slice(0, without_spaces_at_end(text.characters()).size());
}

model::RichText trimmed_begin(const model::RichText& text) {
    const std::size_t first = std::min(text.characters().find_first_not_of(' '), text.characters().size());
    return text.slice(first, text.characters().size());
}

std::vector<std::string> note_ids(const model::RichText& text) {
    std::vector<std::string> ids;
    for (const model::Mark& mark : text.marks())
        if (mark.kind == model::MarkKind::footnote) ids.push_back(mark.target);
    return ids;
}

bool has_note(const model::RichText& text, const std::string& id) {
    const auto ids = note_ids(text);
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool is_joinable(const std::string& kind) {
    return model::is_known(kind) && model::carries_text(kind) && !model::is_child_kind(kind);
}

BlockKind kind_after(const model::Block& block) {
    if (block.kind == kind::item || block.kind == kind::callout) return {block.kind, block.attributes};
    if (block.kind == kind::guidance) return {std::string(kind::guidance), {}};
    return {std::string(kind::paragraph), {}};
}

} // namespace

Edit set_words(const model::Block& block, const std::string& source, const CaretAt& caret,
               model::RichText words) {
    Edit edit{{"typing", {}}, caret};
    edit.changes.changes.push_back(model::SetText{
        block.id, caret.language, model::written(block, source, caret.language, std::move(words))});
    for (const model::BlockPtr& child : block.children) {
        if (child->kind != kind::footnote) continue;
        const auto& set = std::get<model::SetText>(edit.changes.changes.front()).text->content;
        const model::RichText* old = block.content(caret.language);
        if (!old || !has_note(*old, child->id) || has_note(set, child->id)) continue;
        if (std::none_of(block.texts.begin(), block.texts.end(), [&](const model::Text& text) {
                return text.language != caret.language && has_note(text.content, child->id);
            }))
            edit.changes.changes.push_back(model::RemoveBlock{child->id});
    }
    return edit;
}

Edit split(const model::Project& project, const Row& row, const CaretAt& caret, model::IdMaker& ids) {
    const model::Block& block = *row.block;
    if (caret.field != block.id || !is_joinable(block.kind) || row.depth < 0) return {};
    const std::string& source = source_of(block, project.source);
    const model::RichText* here = block.content(caret.language);
    const model::RichText text = here ? *here : model::RichText();

    if (block.kind == kind::item && std::all_of(block.texts.begin(), block.texts.end(),
                                                [](const model::Text& at) { return at.content.blank(); }))
        return indent(row, -1, caret);

    Edit edit{{"split block", {}}, {}};
    model::Block second;
    second.id = ids.make();
    const BlockKind next = kind_after(block);
    const std::size_t size = text.characters().size();
    if (caret.byte >= size || (caret.byte == 0 && size > 0)) {
        const bool before = caret.byte == 0 && size > 0;
        second.kind = before && block.kind != kind::heading ? block.kind : next.kind;
        if (second.kind == block.kind) second.attributes = block.attributes;
        second.source = caret.language;
        if (block.kind == kind::heading && before) second.kind = kind::paragraph, second.attributes = {};
        edit.caret = before ? CaretAt{block.id, caret.language, 0} : CaretAt{second.id, caret.language, 0};
        second.set_text({caret.language, {}, {}, {}, {}, {}});
        edit.changes.changes.push_back(model::InsertBlock{{row.section->id, {}, row.index + (before ? 0 : 1)},
                                                          model::share(std::move(second))});
        return edit;
    }

    second.kind = block.kind == kind::heading ? std::string(kind::paragraph) : block.kind;
    if (second.kind == block.kind) second.attributes = block.attributes;
    second.source = source;
    model::Block first = block; // as it will be, to stamp translations with
    std::vector<std::string> moving;
    std::vector<std::string> current;
    for (const model::Text& old : block.texts) {
        std::optional<std::size_t> cut;
        if (old.language == caret.language)
            cut = caret.byte;
        else
            cut = same_cut(text, caret.language, caret.byte, old.content, old.language);
        if (is_current(block, source, old.language)) current.push_back(old.language);
        if (!cut) continue;
        model::Text head = old, tail = old;
        head.content = trimmed_end(old.content.slice(0, *cut));
        tail.content = trimmed_begin(old.content.slice(*cut, old.content.characters().size()));
        for (std::string& id : note_ids(tail.content)) moving.push_back(std::move(id));
        first.set_text(std::move(head));
        tail.of.clear();
        second.set_text(std::move(tail));
    }
    for (const std::string& language : current) {
        // A translation that was cut with its source is still a translation of what is there now.
        if (const model::Text* old = first.text(language); old && !(*old == *block.text(language)))
            first.set_text(model::written(first, source, language, old->content));
        if (const model::Text* tail = second.text(language))
            second.set_text(model::written(second, source, language, tail->content));
    }
    for (const model::Text& head : first.texts)
        if (!(head == *block.text(head.language)))
            edit.changes.changes.push_back(model::SetText{block.id, head.language, head});
    std::size_t notes = 0;
    std::vector<std::string> moved;
    for (const model::BlockPtr& child : block.children)
        if (child->kind == kind::footnote &&
            std::find(moving.begin(), moving.end(), child->id) != moving.end())
            moved.push_back(child->id);
    edit.caret = {second.id, caret.language, 0};
    const std::string second_id = second.id;
    edit.changes.changes.push_back(
        model::InsertBlock{{row.section->id, {}, row.index + 1}, model::share(std::move(second))});
    for (const std::string& note : moved)
        edit.changes.changes.push_back(model::MoveBlock{note, {row.section->id, second_id, notes++}});
    return edit;
}

Edit join_backwards(const model::Project& project, const Row& row, const Row* before, const CaretAt& caret) {
    const model::Block& block = *row.block;
    if (caret.field != block.id || row.depth < 0 || !is_joinable(block.kind)) return {};
    if (block.kind == kind::item) return indent(row, -1, caret);
    const bool first = row.index == 0;
    if (block.kind != kind::paragraph && !(block.kind == kind::heading && first))
        return change_kind(row, {std::string(kind::paragraph), {}}, caret);
    if (first || !before || before->section->id != row.section->id) return {};
    const model::Block& above = *before->block;
    Edit edit{{"join blocks", {}}, {}};
    if (above.kind == kind::page_break) {
        edit.caret = caret;
        edit.changes.changes.push_back(model::RemoveBlock{above.id});
        return edit;
    }
    const bool nothing =
        block.children.empty() && std::all_of(block.texts.begin(), block.texts.end(),
                                              [](const model::Text& t) { return t.content.blank(); });
    if (!is_joinable(above.kind)) {
        if (!nothing) return {};
        const auto fields = fields_of(*before, project.source);
        edit.changes.changes.push_back(model::RemoveBlock{block.id});
        if (!fields.empty()) {
            const model::RichText* last = fields.back().block->content(caret.language);
            edit.caret = {fields.back().block->id, caret.language, last ? last->characters().size() : 0};
        }
        return edit;
    }
    const std::string& source = source_of(above, project.source);
    const model::RichText* end = above.content(caret.language);
    edit.caret = {above.id, caret.language, end ? end->characters().size() : 0};
    model::Block joined = above;
    std::vector<std::string> current;
    for (const model::Text& text : block.texts) {
        if (text.content.empty()) continue;
        const model::Text* old = above.text(text.language);
        const bool kept = (!old || old->content.empty() || is_current(above, source, text.language)) &&
                          is_current(block, source_of(block, project.source), text.language);
        model::Text whole = old ? *old : text;
        if (old && !old->content.empty()) {
            const bool gap = text.language != caret.language && old->content.characters().back() != ' ' &&
                             text.content.characters().front() != ' ';
            whole.content =
                gap ? old->content + model::RichText(" ") + text.content : old->content + text.content;
        } else {
            whole.content = text.content;
        }
        if (kept) current.push_back(text.language);
        joined.set_text(std::move(whole));
    }
    for (const std::string& language : current)
        joined.set_text(model::written(joined, source, language, *joined.content(language)));
    std::size_t at = above.children.size();
    for (const model::BlockPtr& child : block.children)
        edit.changes.changes.push_back(model::MoveBlock{child->id, {row.section->id, above.id, at++}});
    edit.changes.changes.push_back(model::RemoveBlock{block.id});
    for (const model::Text& text : joined.texts)
        if (const model::Text* old = above.text(text.language); !old || !(*old == text))
            edit.changes.changes.push_back(model::SetText{above.id, text.language, text});
    return edit;
}

Edit move_block(const model::Project& project, const Row& row, int direction, const CaretAt& caret) {
    if (row.depth < 0) return {};
    Edit edit{{"move block", {}}, caret};
    model::Slot slot{row.section->id, {}, 0};
    const std::size_t count = row.section->blocks.size();
    if (direction < 0 && row.index > 0) {
        slot.index = row.index - 1;
    } else if (direction > 0 && row.index + 1 < count) {
        slot.index = row.index + 1;
    } else {
        const std::size_t position = project.position(row.section->id);
        if (position == model::Project::npos) return {};
        if (direction < 0 ? position == 0 : position + 1 >= project.outline.size()) return {};
        const model::Section& other = *project.outline[direction < 0 ? position - 1 : position + 1].section;
        slot.section = other.id;
        slot.index = direction < 0 ? other.blocks.size() : std::min<std::size_t>(1, other.blocks.size());
    }
    edit.changes.changes.push_back(model::MoveBlock{row.block->id, slot});
    return edit;
}

Edit change_kind(const Row& row, const BlockKind& to, const CaretAt& caret) {
    const model::Block& block = *row.block;
    if (row.depth < 0 || !is_joinable(block.kind)) return {};
    Edit edit{{"change kind", {}}, caret};
    if (block.kind != to.kind) edit.changes.changes.push_back(model::SetKind{block.id, to.kind});
    for (const char* name : {"level", "list", "type", "numbered"}) {
        const auto old = block.attributes.find(name);
        const auto wish = to.attributes.find(name);
        if (old == wish) continue;
        if (block.kind == to.kind && !wish && std::string_view(name) == "numbered") continue;
        edit.changes.changes.push_back(model::SetAttribute{block.id, name, wish});
    }
    return edit;
}

Edit insert_after(const Row& row, model::Block block, const std::string& language) {
    if (row.depth < 0) return {};
    Edit edit{{"insert block", {}}, {}};
    const auto fields = fields_of({row.section, model::share(block), 0, row.depth}, language);
    edit.caret = {fields.empty() ? std::string() : fields.front().block->id, language, 0};
    edit.changes.changes.push_back(
        model::InsertBlock{{row.section->id, {}, row.index + 1}, model::share(std::move(block))});
    return edit;
}

Edit remove_block(const Row& row) {
    if (row.depth < 0) return {};
    Edit edit{{"delete block", {}}, {}};
    edit.changes.changes.push_back(model::RemoveBlock{row.block->id});
    return edit;
}

model::Block new_text_block(const BlockKind& kind, const std::string& language, model::IdMaker& ids) {
    model::Block block;
    block.id = ids.make();
    block.kind = kind.kind;
    block.attributes = kind.attributes;
    block.source = language;
    block.set_text({language, {}, {}, {}, {}, {}});
    return block;
}

namespace {
model::BlockPtr child(std::string_view kind, const std::string& language, model::IdMaker& ids) {
    model::Block block;
    block.id = ids.make();
    block.kind = kind;
    if (model::carries_text(kind)) block.set_text({language, {}, {}, {}, {}, {}});
    return model::share(std::move(block));
}
} // namespace

model::Block new_table(int rows, int columns, const std::string& language, model::IdMaker& ids) {
    model::Block table;
    table.id = ids.make();
    table.kind = kind::table;
    table.source = language;
    table.attributes.set("header-rows", "1");
    table.children.push_back(child(kind::caption, language, ids));
    for (int c = 0; c < columns; ++c) table.children.push_back(child(kind::column, language, ids));
    for (int r = 0; r < rows; ++r) {
        model::Block row;
        row.id = ids.make();
        row.kind = kind::row;
        for (int c = 0; c < columns; ++c) row.children.push_back(child(kind::cell, language, ids));
        table.children.push_back(model::share(std::move(row)));
    }
    return table;
}

model::Block new_figure(const std::string& src, const std::string& language, model::IdMaker& ids) {
    model::Block figure;
    figure.id = ids.make();
    figure.kind = kind::figure;
    figure.source = language;
    figure.attributes.set("src", src);
    figure.attributes.set("width", "100%");
    figure.children.push_back(child(kind::caption, language, ids));
    figure.children.push_back(child(kind::alt, language, ids));
    return figure;
}

model::Block new_page_break(model::IdMaker& ids) {
    model::Block block;
    block.id = ids.make();
    block.kind = kind::page_break;
    return block;
}

Edit insert_footnote(const Row& row, const Field& field, const CaretAt& caret, model::IdMaker& ids) {
    const model::Block& block = *field.block;
    if (block.kind == kind::footnote || block.kind == kind::caption || block.kind == kind::alt ||
        row.depth < 0)
        return {};
    model::Block note;
    note.id = ids.make();
    note.kind = kind::footnote;
    if (caret.language != field.source) note.source = caret.language;
    note.set_text({caret.language, {}, {}, {}, {}, {}});
    const model::RichText* old = block.content(caret.language);
    const model::RichText text = old ? *old : model::RichText();
    const std::size_t at = std::min(caret.byte, text.characters().size());
    const model::RichText mark(std::string(model::object_character),
                               {{model::MarkKind::footnote, 0, model::object_character.size(), note.id, {}}});
    Edit edit = set_words(block, field.source, caret, text.spliced(at, at, mark));
    edit.changes.label = "insert footnote";
    edit.caret = {note.id, caret.language, 0};
    edit.changes.changes.insert(edit.changes.changes.begin(),
                                model::InsertBlock{{row.section->id, block.id, block.children.size()},
                                                   model::share(std::move(note))});
    return edit;
}

} // namespace strateg::gui
