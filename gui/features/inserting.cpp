#include "gui/features/inserting.h"

#include "core/model/fact.h"
#include "core/model/metadata.h"
#include "gui/commands/ids.h"
#include "gui/text.h"

#include <wx/choicdlg.h>
#include <wx/frame.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textdlg.h>

namespace strateg::gui {

InsertingFeature::InsertingFeature(Workbench& bench) : Feature(bench) {
    Commands& commands = bench_.commands();
    const auto editing = [this] { return bench_.editing(); };
    commands.bind(
        command::paragraph_below,
        [this] {
            bench_.grid().insert_block(new_text_block({std::string(model::kind::paragraph), {}},
                                                      bench_.grid().caret().language,
                                                      bench_.document()->ids()));
        },
        editing);
    commands.bind(
        command::table, [this] { table(); }, editing);
    commands.bind(
        command::page_break, [this] { bench_.grid().insert_block(new_page_break(bench_.document()->ids())); },
        editing);
    commands.bind(
        command::footnote, [this] { bench_.grid().insert_note(); }, editing);
    commands.bind(
        command::value, [this] { value(); }, editing);
    commands.bind(
        command::reference, [this] { reference(); }, editing);
    commands.bind(
        command::change_value,
        [this] {
            const std::size_t row = bench_.grid().caret_row();
            if (row != RowList::npos) change_value(bench_.document()->rows()[row].block->id);
        },
        editing);
    bench_.object_opened.connect([this](const model::Mark& mark) {
        if (mark.kind == model::MarkKind::value && bench_.writable()) change_value(mark.target);
    });
}

void InsertingFeature::table() {
    wxDialog dialog(&bench_.frame(), wxID_ANY, _("Insert table"));
    auto* rows =
        new wxSpinCtrl(&dialog, wxID_ANY, "4", wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 1, 200, 4);
    auto* columns =
        new wxSpinCtrl(&dialog, wxID_ANY, "3", wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 1, 20, 3);
    rows->SetName(_("Rows"));
    columns->SetName(_("Columns"));
    auto* grid = new wxFlexGridSizer(2, 8, 12);
    grid->Add(new wxStaticText(&dialog, wxID_ANY, _("Rows")), 0, wxALIGN_CENTER_VERTICAL);
    grid->Add(rows);
    grid->Add(new wxStaticText(&dialog, wxID_ANY, _("Columns")), 0, wxALIGN_CENTER_VERTICAL);
    grid->Add(columns);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(grid, 0, wxALL, 18);
    all->Add(dialog.CreateSeparatedButtonSizer(wxOK | wxCANCEL), 0, wxEXPAND | wxALL, 12);
    dialog.SetSizerAndFit(all);
    dialog.CentreOnParent();
    if (dialog.ShowModal() != wxID_OK) return;
    bench_.grid().insert_block(new_table(rows->GetValue(), columns->GetValue(),
                                         bench_.grid().caret().language, bench_.document()->ids()));
    bench_.grid().SetFocus();
}

void InsertingFeature::value() {
    const model::Project& project = bench_.document()->project();
    const CaretAt caret = bench_.grid().caret();
    const language::View view = language::default_view(caret.language);
    wxArrayString names;
    std::vector<std::string> ids;
    for (const model::BlockPtr& fact : project.facts->blocks) {
        const model::RichText* label = model::text_or_source(fact.get(), project, caret.language);
        names.Add(wx(bench_.document()->facts().text(fact->id, view).value_or("?") + " \u2014 " +
                     (label ? label->characters() : std::string()) + "  (" + fact->id + ")"));
        ids.push_back(fact->id);
    }
    if (ids.empty()) {
        wxMessageBox(_("This project has no values yet."), _("Insert a value"), wxOK | wxICON_INFORMATION,
                     &bench_.frame());
        return;
    }
    wxSingleChoiceDialog dialog(
        &bench_.frame(), _("A value is typed once and shown in every language in that language's way."),
        _("Insert a value"), names);
    dialog.SetSize({560, 460});
    if (dialog.ShowModal() != wxID_OK) return;
    bench_.grid().insert_object(
        {model::MarkKind::value, 0, 0, ids[static_cast<std::size_t>(dialog.GetSelection())], {}});
}

void InsertingFeature::reference() {
    const model::Project& project = bench_.document()->project();
    const CaretAt caret = bench_.grid().caret();
    const model::Numbering& numbering = bench_.document()->numbering(caret.language);
    wxArrayString names;
    std::vector<std::string> ids;
    const auto add = [&](const wxString& kind, const model::Block& block, const model::Block* titled) {
        const model::RichText* title = model::text_or_source(titled, project, caret.language);
        names.Add(
            kind + " " +
            wx(std::string(numbering.number(block.id)) + "  " + (title ? title->characters() : block.id)));
        ids.push_back(block.id);
    };
    for (const model::BlockPtr& table : numbering.tables())
        add(_("Table"), *table, table->child_of_kind(model::kind::caption));
    for (const model::BlockPtr& figure : numbering.figures())
        add(_("Figure"), *figure, figure->child_of_kind(model::kind::caption));
    for (const model::NumberedHeading& heading : numbering.headings())
        add(_("Section"), *heading.block, heading.block.get());
    if (ids.empty()) return;
    wxSingleChoiceDialog dialog(&bench_.frame(),
                                _("The number follows when tables, figures and sections move."),
                                _("Insert a cross-reference"), names);
    dialog.SetSize({560, 460});
    if (dialog.ShowModal() != wxID_OK) return;
    bench_.grid().insert_object({model::MarkKind::reference,
                                 0,
                                 0,
                                 ids[static_cast<std::size_t>(dialog.GetSelection())],
                                 {{"form", "number"}}});
}

void InsertingFeature::change_value(const std::string& id) {
    const model::Found found = model::find_block(bench_.document()->project(), id);
    if (!found) return;
    model::Block fact = *found.block;
    if (fact.kind != model::kind::fact) return;
    wxTextEntryDialog dialog(
        &bench_.frame(),
        _("As a plain number with a point and without grouping (1386.5), or a date as 2027-01-31. "
          "Every language shows it in its own way."),
        _("Change the value"), wx(fact.attributes.get("value")));
    if (dialog.ShowModal() != wxID_OK) return;
    const std::string value = utf8(dialog.GetValue().Trim().Trim(false));
    fact.attributes.set("value", value);
    if (const auto good = model::fact_of(fact); !good) {
        bench_.tell(good.error());
        return;
    }
    Edit edit{{"change value", {}}, bench_.grid().caret()};
    edit.changes.changes.push_back(model::SetAttribute{fact.id, "value", value});
    bench_.grid().perform(edit);
}

} // namespace strateg::gui
