#include "gui/logic/document.h"

#include "gui/logic/caret.h"

#include <algorithm>
#include <thread>

namespace strateg::gui {
namespace {

std::vector<std::string> notes_in(const model::RichText& text) {
    std::vector<std::string> notes;
    for (const model::Mark& mark : text.marks())
        if (mark.kind == model::MarkKind::footnote) notes.push_back(mark.target);
    return notes;
}

/// Where the marks of two states with the same letters begin to differ: the end of that mark.
std::size_t where_marks_differ(const model::RichText& a, const model::RichText& b) {
    const std::vector<model::Mark> one = a.all_marks(), other = b.all_marks();
    for (const auto* marks : {&one, &other})
        for (const model::Mark& mark : *marks)
            if (const auto& against = marks == &one ? other : one;
                std::find(against.begin(), against.end(), mark) == against.end())
                return mark.end;
    return b.characters().size();
}

/// True for blocks that have a number or change those of others when they come or go.
bool may_be_numbered(const model::Block& block) {
    if (block.kind == model::kind::heading || block.kind == model::kind::table ||
        block.kind == model::kind::figure || block.kind == model::kind::footnote)
        return true;
    for (const model::Text& text : block.texts)
        if (!notes_in(text.content).empty()) return true;
    return std::any_of(block.children.begin(), block.children.end(),
                       [](const model::BlockPtr& child) { return may_be_numbered(*child); });
}

const model::Block* block_in(const model::Block& block, std::string_view id) {
    if (block.id == id) return &block;
    for (const model::BlockPtr& child : block.children)
        if (const model::Block* found = block_in(*child, id)) return found;
    return nullptr;
}

} // namespace

Document::Document(store::Session session) : session_(std::move(session)) {
    // How far the translations are, beside rows and numbers: neither knows the other.
    std::jthread progress([this] {
        for (const std::string& language : project().languages) {
            for (const model::SectionPtr& section : {project().front, project().facts})
                static_cast<void>(progress_.of(section, language, project().source));
            for (const model::OutlineEntry& entry : project().outline)
                static_cast<void>(progress_.of(entry.section, language, project().source));
        }
    });
    reload();
    for (const std::string& language : project().languages) static_cast<void>(numbering(language));
    progress.join();
}

void Document::reload() {
    ids_.avoid(project());
    facts_ = language::Facts(project());
    facts_section_ = project().facts;
    ++generation_;
    ++numbers_generation_;
    RowList::Update update = rows_.update(project());
    update.structure = update.whole = true;
    if (on_change) on_change(update);
}

const model::Numbering& Document::numbering(const std::string& language) {
    Numbers& numbers = numbers_[language];
    if (!numbers.numbering || numbers.generation != numbers_generation_) {
        numbers.project = project();
        numbers.numbering = std::make_unique<model::Numbering>(numbers.project, language);
        numbers.generation = numbers_generation_;
    }
    return *numbers.numbering;
}

Document::FieldPlace Document::field(std::string_view id) const {
    FieldPlace place;
    const std::size_t row = rows_.find(id);
    if (row == RowList::npos) return place;
    for (Field& field : fields_of(rows_[row], project().source))
        if (field.block->id == id) {
            place.field = std::move(field);
            place.row = row;
        }
    return place;
}

void Document::follow(const model::ChangeSet& changes) {
    // Numbers first: they are what costs. A title may be told by a reference somewhere else, too.
    bool numbers = false, titles = false, languages = false;
    const auto look_at = [&](const model::BlockPtr& block) { numbers = numbers || may_be_numbered(*block); };
    const auto in_old_rows = [&](const std::string& id) -> const model::Block* {
        const std::size_t row = rows_.find(id);
        return row == RowList::npos ? nullptr : rows_[row].block.get();
    };
    for (const model::Change& change : changes.changes) {
        if (const auto* set = std::get_if<model::SetText>(&change)) {
            const model::Block* top = in_old_rows(set->block);
            const model::Block* old = top ? block_in(*top, set->block) : nullptr;
            if (!old) {
                numbers = true; // of a block that came in the same step
                continue;
            }
            const model::RichText* was = old->content(set->language);
            const model::RichText empty;
            numbers =
                numbers || notes_in(was ? *was : empty) != notes_in(set->text ? set->text->content : empty);
            titles = titles || old->kind == model::kind::heading || old->kind == model::kind::caption;
        } else if (const auto* insert = std::get_if<model::InsertBlock>(&change)) {
            look_at(insert->block);
        } else if (const auto* remove = std::get_if<model::RemoveBlock>(&change)) {
            const model::Block* top = in_old_rows(remove->block);
            const model::Block* old = top ? block_in(*top, remove->block) : nullptr;
            numbers = numbers || !old || may_be_numbered(*old);
        } else if (!std::holds_alternative<model::SetWord>(change) &&
                   !std::holds_alternative<model::SetIgnored>(change) &&
                   !std::holds_alternative<model::SetThread>(change)) {
            numbers = true;
            languages = languages || std::holds_alternative<model::SetLanguages>(change);
        }
    }
    if (project().facts != facts_section_) {
        facts_section_ = project().facts;
        facts_ = language::Facts(project());
        titles = true;
    }
    if (numbers) ++numbers_generation_;
    if (numbers || titles) ++generation_;
    RowList::Update update = rows_.update(project());
    if (languages) update.structure = update.whole = true; // which text is the source may be another one
    if (on_change) on_change(update);
}

Result<void> Document::apply(const model::ChangeSet& changes, bool join) {
    if (auto applied = session_.apply(changes, join); !applied) return applied;
    follow(changes);
    return {};
}

CaretAt Document::caret_of(const model::ChangeSet& changes, const model::Project& before,
                           const std::string& language) const {
    CaretAt caret; // a text that changed says it best, then what came or moved
    bool words = false;
    const auto block = [&](const std::string& id) {
        if (caret.field.empty()) caret = {id, language, 0};
    };
    for (const model::Change& change : changes.changes) {
        if (const auto* set = std::get_if<model::SetText>(&change)) {
            if (words && set->language != language && set->language != caret.language) continue;
            const model::Found old = model::find_block(before, set->block);
            const model::RichText* was = old ? old.block->content(set->language) : nullptr;
            const model::RichText now = set->text ? set->text->content : model::RichText();
            const Difference part = difference(was ? was->characters() : std::string(), now.characters());
            const bool same = was && was->characters() == now.characters();
            caret = {set->block, set->language,
                     same ? where_marks_differ(*was, now) : part.at + part.inserted.size()};
            words = true;
        } else if (words) {
            continue;
        } else if (const auto* insert = std::get_if<model::InsertBlock>(&change)) {
            block(insert->block->id);
        } else if (const auto* move = std::get_if<model::MoveBlock>(&change)) {
            block(move->block);
        } else if (const auto* kind = std::get_if<model::SetKind>(&change)) {
            block(kind->block);
        } else if (const auto* attribute = std::get_if<model::SetAttribute>(&change)) {
            block(attribute->block);
        } else if (const auto* inserted = std::get_if<model::InsertSection>(&change)) {
            if (!inserted->section->blocks.empty()) block(inserted->section->blocks.front()->id);
        } else if (const auto* moved = std::get_if<model::MoveSection>(&change)) {
            const model::Section* section = project().section(moved->section);
            if (section && !section->blocks.empty()) block(section->blocks.front()->id);
        }
    }
    if (!caret.field.empty() && rows_.find(caret.field) == RowList::npos) caret = {};
    return caret;
}

Result<CaretAt> Document::undo(const std::string& language) {
    const model::Project before = project();
    auto changes = session_.undo();
    if (!changes) return tl::unexpected(changes.error());
    follow(*changes);
    return caret_of(*changes, before, language);
}

Result<CaretAt> Document::redo(const std::string& language) {
    const model::Project before = project();
    auto changes = session_.redo();
    if (!changes) return tl::unexpected(changes.error());
    follow(*changes);
    return caret_of(*changes, before, language);
}

Result<store::Saved> Document::save(const store::SaveOptions& options) {
    return session_.save(options);
}

} // namespace strateg::gui
