#include "gui/features/inserting.h"

#include "core/model/fact.h"
#include "core/model/metadata.h"
#include "gui/commands/ids.h"
#include "gui/text.h"

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
