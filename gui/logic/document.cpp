#include "gui/logic/document.h"

#include <algorithm>

namespace strateg::gui {
namespace {

std::vector<std::string> notes_in(const model::RichText& text) {
    std::vector<std::string> notes;
    for (const model::Mark& mark : text.marks())
        if (mark.kind == model::MarkKind::footnote) notes.push_back(mark.target);
    return notes;
}

} // namespace

Document::Document(store::Session session) : session_(std::move(session)) {
    reload();
}

void Document::reload() {
    ids_.avoid(project());
    facts_ = language::Facts(project());
    facts_section_ = project().facts;
    ++generation_;
    RowList::Update update = rows_.update(project());
    update.structure = true;
    if (on_change) on_change(update);
}

const model::Numbering& Document::numbering(const std::string& language) {
    Numbers& numbers = numbers_[language];
    if (!numbers.numbering || numbers.generation != generation_) {
        numbers.project = project();
        numbers.numbering = std::make_unique<model::Numbering>(numbers.project, language);
        numbers.generation = generation_;
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

void Document::follow(const model::ChangeSet& changes, const model::Project& before) {
    bool numbers = false;
    for (const model::Change& change : changes.changes) {
        const auto* set = std::get_if<model::SetText>(&change);
        if (!set) {
            numbers = numbers || !(std::holds_alternative<model::SetWord>(change) ||
                                   std::holds_alternative<model::SetIgnored>(change) ||
                                   std::holds_alternative<model::SetThread>(change));
            continue;
        }
        const std::size_t row = rows_.find(set->block);
        if (row == RowList::npos) continue;
        const model::Found old = model::find_block(before, set->block);
        const model::RichText* was = old ? old.block->content(set->language) : nullptr;
        const model::RichText empty;
        if (notes_in(was ? *was : empty) != notes_in(set->text ? set->text->content : empty)) numbers = true;
    }
    if (project().facts != facts_section_) {
        facts_section_ = project().facts;
        facts_ = language::Facts(project());
        numbers = true;
    }
    if (numbers) ++generation_;
    const RowList::Update update = rows_.update(project());
    if (on_change) on_change(update);
}

Result<void> Document::apply(const model::ChangeSet& changes, bool join) {
    const model::Project before = project();
    if (auto applied = session_.apply(changes, join); !applied) return applied;
    follow(changes, before);
    return {};
}

CaretAt Document::caret_of(const model::ChangeSet& changes) const {
    CaretAt caret;
    for (const model::Change& change : changes.changes) {
        if (const auto* set = std::get_if<model::SetText>(&change)) {
            caret.field = set->block;
            caret.language = set->language;
            caret.byte = set->text ? set->text->content.characters().size() : 0;
        } else if (const auto* insert = std::get_if<model::InsertBlock>(&change)) {
            if (caret.field.empty()) caret.field = insert->block->id;
        } else if (const auto* move = std::get_if<model::MoveBlock>(&change)) {
            if (caret.field.empty()) caret.field = move->block;
        } else if (const auto* kind = std::get_if<model::SetKind>(&change)) {
            if (caret.field.empty()) caret.field = kind->block;
        } else if (const auto* attribute = std::get_if<model::SetAttribute>(&change)) {
            if (caret.field.empty()) caret.field = attribute->block;
        }
    }
    return caret;
}

Result<CaretAt> Document::undo() {
    const model::Project before = project();
    auto changes = session_.undo();
    if (!changes) return tl::unexpected(changes.error());
    follow(*changes, before);
    return caret_of(*changes);
}

Result<CaretAt> Document::redo() {
    const model::Project before = project();
    auto changes = session_.redo();
    if (!changes) return tl::unexpected(changes.error());
    follow(*changes, before);
    return caret_of(*changes);
}

Result<store::Saved> Document::save(const store::SaveOptions& options) {
    return session_.save(options);
}

} // namespace strateg::gui
