#include "gui/features/sections.h"

#include "core/model/metadata.h"
#include "core/model/section_state.h"
#include "gui/commands/ids.h"
#include "gui/dialogs/section_properties.h"
#include "gui/logic/section_edits.h"
#include "gui/status_names.h"
#include "gui/text.h"

#include <wx/button.h>
#include <wx/config.h>
#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>

namespace strateg::gui {

SectionsFeature::SectionsFeature(Workbench& bench) : Feature(bench) {
    auto* panel = new wxPanel(bench_.docks().parent_of(Side::left));
    tree_ = new SectionTree(
        panel, {[this](const std::string& section, const std::string& block) { jump(section, block); },
                [this](int id) { bench_.commands().run(id); },
                [this](const std::string& section, const std::string& target, Drop drop) {
                    if (!bench_.writable()) return;
                    bench_.perform(move_section_to(bench_.document()->project(), section, target, drop));
                    tree_->show_current(section);
                },
                [this](wxPoint at) { menu(at); }});
    auto* add = new wxButton(panel, command::section_add, _("+ Section"), wxDefaultPosition, wxDefaultSize,
                             wxBORDER_NONE);
    add->SetToolTip(_("Add a section behind the current one"));
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(tree_, 1, wxEXPAND);
    sizer->Add(add, 0, wxALL, panel->FromDIP(4));
    panel->SetSizer(sizer);
    bench_.docks().add(Side::left, "sections", _("Sections"), panel);

    Commands& commands = bench_.commands();
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { bench_.commands().run(command::section_add); });
    const auto open = [this] { return bench_.open(); };
    const auto writable = [this] { return bench_.writable(); };
    for (const int id :
         {command::section_add, command::section_delete, command::section_up, command::section_down,
          command::section_in, command::section_out, command::section_join, command::section_properties})
        commands.bind(
            id, [this, id] { run(id); }, writable);
    commands.bind(
        command::section_split, [this] { split(); }, [this] { return bench_.editing(); });
    commands.bind_range(command::first_status, command::last_status,
                        [this](std::size_t at) { set_status(at); });
    commands.bind(
        command::show_headings, [this] { tree_->show_headings(!tree_->headings_shown()); }, open,
        [this] { return tree_->headings_shown(); });
    tree_->show_headings(wxConfigBase::Get()->ReadBool("/Window/Headings", false));
    bench_.storing.connect(
        [this] { wxConfigBase::Get()->Write("/Window/Headings", tree_->headings_shown()); });
    // The accelerator reaches the frame first; with the focus in the tree it means the section.
    for (const int direction : {-1, 1})
        commands.bind(
            direction < 0 ? command::block_up : command::block_down,
            [this, direction] {
                if (wxWindow::FindFocus() == tree_)
                    run(direction < 0 ? command::section_up : command::section_down);
                else
                    bench_.grid().move_block(direction);
            },
            [this] { return bench_.editing() || (bench_.writable() && wxWindow::FindFocus() == tree_); });
    commands.bind(
        command::show_sections, [this] { bench_.docks().toggle("sections"); }, open,
        [this] { return bench_.docks().shown("sections"); });
    commands.bind(
        command::focus_sections,
        [this] {
            bench_.docks().show("sections");
            tree_->SetFocus();
        },
        open);

    bench_.opened.connect([this] { tree_->set_document(bench_.document()); });
    bench_.closing.connect([this] { tree_->set_document(nullptr); });
    bench_.changed.connect([this](const RowList::Update& update) {
        // A paragraph more changes no title: with hundreds of sections, Enter should not look at all of them.
        const auto is_heading = [this](std::size_t row) {
            return bench_.document()->rows()[row].block->kind == model::kind::heading;
        };
        bool titles = update.whole;
        for (const RowList::Splice& splice : update.splices) {
            titles = titles || splice.removed > 0;
            for (std::size_t row = splice.at; row < splice.at + splice.added && !titles; ++row)
                titles = is_heading(row);
        }
        for (const std::size_t row : update.changed) titles = titles || is_heading(row);
        if (titles) tree_->follow();
    });
    bench_.checked.connect([this](bool) { tree_->follow(); });
    bench_.caret_moved.connect([this] { follow_caret(); });
}

void SectionsFeature::follow_caret() {
    if (!bench_.open()) return;
    const GridCanvas& grid = bench_.grid();
    const std::size_t row = grid.caret_row() != RowList::npos ? grid.caret_row() : grid.top_row();
    if (row != RowList::npos && row < bench_.document()->rows().size())
        tree_->show_current(bench_.document()->rows()[row].section->id);
}

void SectionsFeature::run(int id) {
    const std::string section = tree_->current();
    const model::Project& project = bench_.document()->project();
    Edit edit;
    switch (id) {
    case command::section_add:
        edit = add_section(project, section, project.source, bench_.document()->ids());
        break;
    case command::section_delete:
        remove(section);
        return;
    case command::section_up:
        edit = move_section(project, section, -1);
        break;
    case command::section_down:
        edit = move_section(project, section, 1);
        break;
    case command::section_in:
        edit = nest_section(project, section, 1);
        break;
    case command::section_out:
        edit = nest_section(project, section, -1);
        break;
    case command::section_join:
        edit = join_section(project, section);
        break;
    case command::section_properties:
        properties(section);
        return;
    default:
        return;
    }
    if (!edit) return;
    const bool tree_focused = wxWindow::FindFocus() == tree_;
    if (!bench_.perform(edit)) return;
    if (id == command::section_add)
        bench_.grid().SetFocus();
    else {
        tree_->show_current(section);
        if (tree_focused) tree_->SetFocus();
    }
}

void SectionsFeature::jump(const std::string& section, const std::string& block) {
    if (!bench_.open()) return;
    const RowList& rows = bench_.document()->rows();
    const std::size_t row = block.empty() ? rows.first_of(section) : rows.find(block);
    if (row != RowList::npos) bench_.grid().jump_to_row(row);
}

void SectionsFeature::split() {
    const std::size_t row = bench_.grid().caret_row();
    if (row == RowList::npos) return;
    const Row& at = bench_.document()->rows()[row];
    const Edit edit = split_section(bench_.document()->project(), at.section->id, at.index,
                                    bench_.grid().caret().language, bench_.document()->ids());
    if (edit)
        bench_.perform(edit);
    else
        bench_.say(_("The section begins here already: put the caret where the new one should begin."));
}

void SectionsFeature::properties(const std::string& section) {
    const model::Project& project = bench_.document()->project();
    if (project.position(section) == model::Project::npos) {
        bench_.say(_("Choose a section of the text: title page and values have no owner or status."));
        return;
    }
    const model::Project copy = project; // stays as it is while the dialog is open
    SectionPropertiesDialog dialog(&bench_.frame(), copy, section, bench_.document()->facts());
    if (dialog.ShowModal() != wxID_OK) return;
    bench_.perform({dialog.changes(), {}});
    tree_->follow();
}

void SectionsFeature::set_status(std::size_t chosen) {
    if (!bench_.writable()) return;
    const model::Project& project = bench_.document()->project();
    const model::Section* section = project.section(tree_->current());
    const auto statuses = model::statuses_of(project);
    const std::size_t each = statuses.size() + 1; // the first of each language: not said
    if (!section || chosen / each >= project.languages.size()) return;
    const std::size_t at = chosen % each;
    bench_.perform({model::set_status(*section, project.languages[chosen / each],
                                      at == 0 ? std::string() : statuses[at - 1]),
                    {}});
    tree_->follow();
}

void SectionsFeature::menu(wxPoint screen) {
    if (!bench_.open()) return;
    const model::Project& project = bench_.document()->project();
    const model::Section* section = project.section(tree_->current());
    wxMenu menu;
    const Commands& commands = bench_.commands();
    commands.append(menu, {command::section_add, command::section_join, wxID_SEPARATOR, command::section_up,
                           command::section_down, command::section_in, command::section_out, wxID_SEPARATOR});
    if (section && project.position(section->id) != model::Project::npos) {
        const auto statuses = model::statuses_of(project);
        int id = command::first_status;
        for (const std::string& language : project.languages) {
            auto* choices = new wxMenu;
            const std::string now = model::status_of(*section, language);
            choices->AppendRadioItem(id++, _("not said"))->Check(now.empty());
            for (const std::string& status : statuses)
                choices->AppendRadioItem(id++, status_label(status))->Check(status == now);
            menu.AppendSubMenu(choices, wxString::Format(_("Status, %s"), wx(language::own_name(language))));
        }
        commands.append(menu, {command::section_properties, wxID_SEPARATOR});
    }
    commands.append(menu, {command::section_delete});
    bench_.frame().PopupMenu(&menu, bench_.frame().ScreenToClient(screen));
}

void SectionsFeature::remove(const std::string& section) {
    const Edit edit = remove_section(bench_.document()->project(), section);
    if (!edit) return;
    const model::Section* found = bench_.document()->project().section(section);
    wxMessageDialog dialog(&bench_.frame(),
                           wxString::Format(_("Delete the section \u201c%s\u201d?"),
                                            wx(found ? model::title_of(*found, bench_.document()->project(),
                                                                       bench_.document()->project().source)
                                                     : section)),
                           "Strateg", wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
    dialog.SetExtendedMessage(edit.changes.changes.size() > 1
                                  ? _("The sections below it are deleted, too. Undo brings all of them back.")
                                  : _("Undo brings it back."));
    dialog.SetYesNoLabels(_("Delete"), _("Keep"));
    if (dialog.ShowModal() == wxID_YES) bench_.perform(edit);
}

} // namespace strateg::gui
