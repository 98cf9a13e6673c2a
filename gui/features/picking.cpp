#include "gui/features/picking.h"

#include "core/language/transliterate.h"
#include "core/model/metadata.h"
#include "gui/commands/ids.h"
#include "gui/dialogs/pick_list.h"
#include "gui/features/pick_rows.h"
#include "gui/text.h"

#include <wx/config.h>
#include <wx/frame.h>

namespace strateg::gui {
namespace {

/// The forms of a cross-reference as files name them, in the order of the choice.
constexpr const char* forms[] = {"full", "number", "page", "title"};

} // namespace

PickingFeature::PickingFeature(Workbench& bench) : Feature(bench) {
    const auto editing = [this] { return bench_.editing(); };
    bench_.commands().bind(
        command::reference, [this] { reference(); }, editing);
    bench_.commands().bind(
        command::value, [this] { value(); }, editing);
    bench_.commands().bind(
        command::term, [this] { term(); }, editing);
}

void PickingFeature::reference() {
    const model::Project& project = bench_.document()->project();
    const CaretAt caret = bench_.grid().caret();
    const language::View view = view_for(bench_.grid().columns(), caret.language, project.source);
    const std::vector<search::Target> targets =
        search::targets_of(project, bench_.document()->numbering(caret.language), search::Wanted::referable);
    std::vector<search::Pickable> things;
    for (const search::Target& target : targets) things.push_back(pickable(target, project));
    PickList list(
        &bench_.frame(),
        {_("Insert a cross-reference"), _("Number or words of what is referred to, in any language"),
         _("There is nothing to refer to yet: no heading, no table, no figure.")},
        search::Picker(std::move(things)),
        [&](const search::Picked& picked) { return row_of(targets[picked.index], picked, project, view); });
    list.add_choice(_("Write"), {_("Kind and number"), _("Number"), _("Page"), _("Title")},
                    static_cast<int>(wxConfigBase::Get()->ReadLong("/Insert/ReferenceForm", 1)));
    const auto picked = list.pick();
    if (picked && bench_.editing()) {
        const int form = list.choice();
        wxConfigBase::Get()->Write("/Insert/ReferenceForm", static_cast<long>(form));
        bench_.grid().insert_object(
            {model::MarkKind::reference, 0, 0, targets[*picked].id, {{"form", forms[form]}}});
    }
    bench_.grid().SetFocus();
}

void PickingFeature::value() {
    const model::Project& project = bench_.document()->project();
    const language::Facts& facts = bench_.document()->facts();
    const CaretAt caret = bench_.grid().caret();
    const language::View view = view_for(bench_.grid().columns(), caret.language, project.source);
    std::vector<search::Pickable> things;
    for (const model::BlockPtr& fact : project.facts->blocks)
        things.push_back(search::pickable(*fact, facts, project));
    PickList list(
        &bench_.frame(),
        {_("Insert a value"), _("Name, number or id of a value"),
         _("This project has no values yet. A value is typed once and shown in every language in that "
           "language's way: add it to the section of values at the end of the document.")},
        search::Picker(things), [&](const search::Picked& picked) {
            const model::Block& fact = *project.facts->blocks[picked.index];
            const search::Name& name = things[picked.index].names[picked.name];
            const model::RichText* title = model::text_or_source(&fact, project, view.language);
            PickList::Row row;
            if (!picked.marks.empty() && fact.content(name.language))
                row = name_row(name, picked.marks, view);
            if (row.words.empty()) row.words = title ? language::in_view(title->characters(), view) : fact.id;
            row.label = language::in_view(facts.text(fact.id, view).value_or("–"), view);
            row.detail = fact.id;
            return row;
        });
    const auto picked = list.pick();
    if (picked && bench_.editing())
        bench_.grid().insert_object({model::MarkKind::value, 0, 0, project.facts->blocks[*picked]->id, {}});
    bench_.grid().SetFocus();
}

void PickingFeature::term() {
    const auto terms = translate::terms_of(bench_.document()->session().folder());
    if (!terms) {
        bench_.tell(terms.error());
        return;
    }
    const CaretAt caret = bench_.grid().caret();
    const language::View view = view_for(bench_.grid().columns(), caret.language, {});
    std::vector<search::Pickable> things;
    for (const translate::Concept& each : terms->concepts()) things.push_back(search::pickable(each));
    PickList list(
        &bench_.frame(),
        {_("Insert a term"), _("Term, in any language"),
         _("This project has no terms yet. Export them from your terminology program as TBX and put the file "
           "into the "
           "folder of the project as terms.tbx. Marked terms make the index at the end of the document.")},
        search::Picker(things), [&](const search::Picked& picked) {
            const translate::Concept& each = terms->concepts()[picked.index];
            const std::string own(terms->term(each.id, view.language));
            PickList::Row row;
            if (!picked.marks.empty() && picked.name < each.terms.size())
                row = name_row(things[picked.index].names[picked.name], picked.marks, view);
            if (row.words.empty()) row.words = own.empty() ? each.id : language::in_view(own, view);
            for (const translate::Concept::Term& other : each.terms)
                if (!other.discouraged && other.words != row.words && other.words != own)
                    row.detail += (row.detail.empty() ? "" : " · ") + other.words;
            if (own.empty()) row.label = utf8(_("no term"));
            return row;
        });
    const auto picked = list.pick();
    if (picked && bench_.editing()) {
        const translate::Concept& chosen = terms->concepts()[*picked];
        const std::string words(terms->term(chosen.id, caret.language));
        if (words.empty() && !bench_.grid().has_selection())
            bench_.say(_("This concept has no term in this language: select the words it stands for first."));
        else
            bench_.grid().insert_term(chosen.id, words);
    }
    bench_.grid().SetFocus();
}

} // namespace strateg::gui
