// What the commands of menus, keys and toolbar do.
#include "gui/frame.h"

#include "core/base/data_folders.h"
#include "core/base/task.h"
#include "core/model/fact.h"
#include "core/model/metadata.h"
#include "core/model/staleness.h"
#include "core/store/template.h"
#include "gui/dialogs/build.h"
#include "gui/dialogs/new_project.h"
#include "gui/logic/section_edits.h"
#include "gui/text.h"

#include <algorithm>
#include <cstdlib>

#include <wx/aboutdlg.h>
#include <wx/choicdlg.h>
#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/msgdlg.h>
#include <wx/numdlg.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/stdpaths.h>
#include <wx/textctrl.h>
#include <wx/textdlg.h>

namespace strateg::gui {
namespace fs = std::filesystem;

namespace {

const char* const keys_text = "Tab, Shift+Tab\tnext, previous language\n"
                              "Up, Down\tnext text above, below\n"
                              "Enter\tnew block, or cut the block here\n"
                              "Backspace at the beginning\tjoin with the block above\n"
                              "Alt+Up, Alt+Down\tmove the block\n"
                              "Ctrl+1 … Ctrl+4, Ctrl+0\theading, paragraph\n"
                              "\"- \" or \"1. \" at the beginning\tlist\n"
                              "Ctrl+B, Ctrl+I, Ctrl+K\tstrong, emphasis, link\n"
                              "Ctrl+Enter\tthe translation is up to date\n"
                              "F4\tnext finding\n"
                              "F6, Shift+F6, Ctrl+F6\tto the texts, the sections, the findings\n"
                              "Menu key\twhat can be done here, with spelling suggestions\n"
                              "Esc\tleave the text\n";

} // namespace

void MainFrame::on_command(wxCommandEvent& event) {
    const int id = event.GetId();
    const auto kind = [&](std::string_view name, model::Attributes attributes = {}) {
        grid_->apply_kind({std::string(name), std::move(attributes)});
    };
    if (id >= command::first_view && id <= command::last_view) {
        choose_view(static_cast<std::size_t>(id - command::first_view));
        return;
    }
    if (id >= command::first_recent && id <= command::last_recent) {
        const auto list = recent();
        const auto at = static_cast<std::size_t>(id - command::first_recent);
        if (at < list.size()) open_project(list[at].folder);
        return;
    }
    switch (id) {
    case command::new_project:
        new_project();
        return;
    case wxID_OPEN: {
        wxDirDialog dialog(this, _("Open a project folder"), wxStandardPaths::Get().GetDocumentsDir(),
                           wxDD_DIR_MUST_EXIST);
        if (dialog.ShowModal() == wxID_OK) open_project(utf8(dialog.GetPath()));
        return;
    }
    case command::open_example:
        open_example();
        return;
    case command::keys_help:
        wxMessageBox(_(keys_text), _("Keys"), wxOK, this);
        return;
    case wxID_ABOUT: {
        wxAboutDialogInfo about;
        about.SetName("Strateg");
        about.SetVersion(STRATEG_VERSION);
        about.SetDescription(_("Documents in several languages, written together."));
        about.SetLicence("MIT");
        wxAboutBox(about, this);
        return;
    }
    case wxID_EXIT:
        Close();
        return;
    default:
        break;
    }
    if (!document_) {
        event.Skip();
        return;
    }
    switch (id) {
    case wxID_SAVE:
        save();
        return;
    case command::build:
        build();
        return;
    case command::show_problems:
        show_problems();
        return;
    case command::close_project:
        if (close_project(true)) show_start();
        return;
    case wxID_UNDO:
        step_undo(false);
        return;
    case wxID_REDO:
        step_undo(true);
        return;
    case wxID_CUT:
        grid_->cut();
        return;
    case wxID_COPY:
        grid_->copy();
        return;
    case wxID_PASTE:
        grid_->paste();
        return;
    case wxID_SELECTALL:
        grid_->select_all();
        return;
    case command::block_up:
    case command::block_down:
        // The accelerator reaches the frame first; with the focus in the tree it means the section.
        if (FindFocus() == tree_)
            section_command(id == command::block_up ? command::section_up : command::section_down);
        else
            grid_->move_block(id == command::block_up ? -1 : 1);
        return;
    case command::delete_block:
        grid_->delete_block();
        return;
    case command::confirm_translation:
        confirm_translation();
        return;
    case command::strong:
        grid_->toggle(model::MarkKind::strong);
        return;
    case command::emphasis:
        grid_->toggle(model::MarkKind::emphasis);
        return;
    case command::superscript:
        grid_->toggle(model::MarkKind::superscript);
        return;
    case command::subscript:
        grid_->toggle(model::MarkKind::subscript);
        return;
    case command::link:
        insert_link();
        return;
    case command::footnote:
        grid_->insert_note();
        return;
    case command::value:
        insert_value();
        return;
    case command::reference:
        insert_reference();
        return;
    case command::paragraph:
        kind(model::kind::paragraph);
        return;
    case command::heading1:
    case command::heading2:
    case command::heading3:
    case command::heading4:
        kind(model::kind::heading, {{"level", std::to_string(id - command::heading1 + 1)}});
        return;
    case command::bullets:
        kind(model::kind::item, {{"list", "bullet"}, {"level", "1"}});
        return;
    case command::numbers:
        kind(model::kind::item, {{"list", "number"}, {"level", "1"}});
        return;
    case command::indent:
        indent(1);
        return;
    case command::outdent:
        indent(-1);
        return;
    case command::quotation:
        kind(model::kind::quotation);
        return;
    case command::note:
        kind(model::kind::callout, {{"type", "note"}});
        return;
    case command::warning:
        kind(model::kind::callout, {{"type", "warning"}});
        return;
    case command::tip:
        kind(model::kind::callout, {{"type", "tip"}});
        return;
    case command::guidance:
        kind(model::kind::guidance);
        return;
    case command::paragraph_below: {
        const CaretAt at = grid_->caret();
        grid_->insert_block(
            new_text_block({std::string(model::kind::paragraph), {}}, at.language, document_->ids()));
        return;
    }
    case command::table:
        insert_table();
        return;
    case command::figure:
        insert_figure();
        return;
    case command::page_break:
        grid_->insert_block(new_page_break(document_->ids()));
        return;
    case command::row_above:
        grid_->table_edit("row-above");
        return;
    case command::row_below:
        grid_->table_edit("row-below");
        return;
    case command::row_delete:
        grid_->table_edit("row-delete");
        return;
    case command::column_left:
        grid_->table_edit("column-left");
        return;
    case command::column_right:
        grid_->table_edit("column-right");
        return;
    case command::column_delete:
        grid_->table_edit("column-delete");
        return;
    case command::section_add:
    case command::section_delete:
    case command::section_up:
    case command::section_down:
    case command::section_in:
    case command::section_out:
        section_command(id);
        return;
    case command::show_sections:
        if (tree_split_->IsSplit()) {
            tree_width_ = tree_split_->GetSashPosition();
            tree_split_->Unsplit(tree_panel_);
        } else {
            tree_split_->SplitVertically(tree_panel_, findings_split_, tree_width_);
        }
        return;
    case command::show_findings:
        if (findings_split_->IsSplit()) {
            findings_height_ = findings_split_->GetSize().GetHeight() - findings_split_->GetSashPosition();
            findings_split_->Unsplit(findings_panel_);
        } else {
            findings_split_->SplitHorizontally(grid_panel_, findings_panel_, -findings_height_);
        }
        return;
    case command::next_finding:
        findings_panel_->step(1);
        return;
    case command::previous_finding:
        findings_panel_->step(-1);
        return;
    case command::focus_grid:
        grid_->SetFocus();
        return;
    case command::focus_sections:
        tree_->SetFocus();
        return;
    case command::focus_findings:
        findings_panel_->focus_list();
        return;
    case command::column_before:
        move_column(-1);
        return;
    case command::column_after:
        move_column(1);
        return;
    case command::change_value:
        change_value();
        return;
    case command::zoom_in:
        grid_->set_zoom(std::min(2.5, grid_->zoom() * 1.1));
        return;
    case command::zoom_out:
        grid_->set_zoom(std::max(0.6, grid_->zoom() / 1.1));
        return;
    case command::zoom_normal:
        grid_->set_zoom(1);
        return;
    default:
        event.Skip();
    }
}

void MainFrame::caret_moved() {
    const std::size_t row = grid_->caret_row() != RowList::npos ? grid_->caret_row() : grid_->top_row();
    if (document_ && row != RowList::npos && row < document_->rows().size())
        tree_->show_current(document_->rows()[row].section->id);
    update_status();
}

void MainFrame::step_undo(bool redo) {
    const auto caret = redo ? document_->redo() : document_->undo();
    if (!caret) {
        tell(caret.error());
        return;
    }
    if (!caret->field.empty()) grid_->place_caret(*caret);
    update_status();
}

void MainFrame::choose_view(std::size_t view) {
    if (view >= views_.size()) return;
    std::vector<language::View> columns = grid_->columns();
    const auto at = std::find(columns.begin(), columns.end(), views_[view]);
    if (at != columns.end()) {
        columns.erase(at);
    } else { // in the order of the project
        columns.push_back(views_[view]);
        std::stable_sort(columns.begin(), columns.end(), [&](const auto& a, const auto& b) {
            return std::find(views_.begin(), views_.end(), a) < std::find(views_.begin(), views_.end(), b);
        });
    }
    grid_->set_columns(std::move(columns));
    update_header();
}

void MainFrame::toggle_script(int column) {
    std::vector<language::View> columns = grid_->columns();
    if (static_cast<std::size_t>(column) >= columns.size()) return;
    language::View& view = columns[static_cast<std::size_t>(column)];
    for (const language::View& other : views_)
        if (other.language == view.language && other.tag != view.tag) {
            view = other;
            grid_->set_columns(std::move(columns));
            update_header();
            return;
        }
}

void MainFrame::move_column(int direction) {
    std::vector<language::View> columns = grid_->columns();
    const int from = grid_->caret_column(), to = from + direction;
    if (from < 0 || to < 0 || from >= static_cast<int>(columns.size()) ||
        to >= static_cast<int>(columns.size()))
        return;
    std::swap(columns[static_cast<std::size_t>(from)], columns[static_cast<std::size_t>(to)]);
    grid_->set_columns(std::move(columns));
    update_header();
}

void MainFrame::change_value() {
    const std::size_t row = grid_->caret_row();
    if (row == RowList::npos) return;
    model::Block fact = *document_->rows()[row].block;
    if (fact.kind != model::kind::fact) return;
    wxTextEntryDialog dialog(
        this,
        _("As a plain number with a point and without grouping (1386.5), or a date as 2027-01-31. "
          "Every language shows it in its own way."),
        _("Change the value"), wx(fact.attributes.get("value")));
    if (dialog.ShowModal() != wxID_OK) return;
    const std::string value = utf8(dialog.GetValue().Trim().Trim(false));
    fact.attributes.set("value", value);
    if (const auto good = model::fact_of(fact); !good) {
        tell(good.error());
        return;
    }
    Edit edit{{"change value", {}}, grid_->caret()};
    edit.changes.changes.push_back(model::SetAttribute{fact.id, "value", value});
    grid_->perform(edit);
}

void MainFrame::indent(int direction) {
    const std::size_t row = grid_->caret_row();
    if (row == RowList::npos) return;
    const model::Block& block = *document_->rows()[row].block;
    if (block.kind != model::kind::item) return;
    const int level = std::clamp(block.attributes.number("level", 1) + direction, 1, 6);
    grid_->apply_kind(
        {block.kind,
         {{"list", std::string(block.attributes.get("list", "bullet"))}, {"level", std::to_string(level)}}});
}

void MainFrame::confirm_translation() {
    const CaretAt caret = grid_->caret();
    const auto place = document_->field(caret.field);
    const model::RichText* text = place ? place.field.block->content(caret.language) : nullptr;
    if (!text || caret.language == place.field.source) return;
    Edit edit = set_words(*place.field.block, place.field.source, caret, *text);
    edit.changes.label = "confirm translation";
    grid_->perform(edit);
}

void MainFrame::new_project() {
    NewProjectDialog dialog(this);
    if (dialog.ShowModal() != wxID_OK) return;
    const auto made = store::create_from_template(dialog.template_folder(), dialog.folder(), dialog.wishes());
    if (!made) {
        wxMessageDialog message(this, wx(made.error().sentence), _("The project was not made"),
                                wxOK | wxICON_ERROR);
        message.SetExtendedMessage(wx(made.error().hint));
        message.ShowModal();
        return;
    }
    open_project(dialog.folder().string());
}

void MainFrame::open_example() {
    const fs::path example = find_data("templates/example");
    if (example.empty()) {
        wxMessageBox(_("The example did not come with this installation."), "Strateg",
                     wxOK | wxICON_INFORMATION, this);
        return;
    }
    // A copy of one's own: everybody may write in it.
    const fs::path folder =
        fs::path(utf8(wxStandardPaths::Get().GetDocumentsDir())) / utf8(_("Strateg example"));
    std::error_code error;
    if (!fs::exists(folder / "project.xml", error))
        if (const auto made = store::create_from_template(example, folder, {}); !made) {
            wxMessageDialog message(this, wx(made.error().sentence), _("The example was not copied"),
                                    wxOK | wxICON_ERROR);
            message.SetExtendedMessage(wx(made.error().hint));
            message.ShowModal();
            return;
        }
    open_project(folder.string());
}

void MainFrame::build() {
    BuildDialog dialog(this, document_->project(), document_->session().folder(),
                       engine_.plugins().exporters());
    dialog.ShowModal();
    grid_->SetFocus();
}

void MainFrame::show_problems() {
    wxDialog dialog(this, wxID_ANY, _("Problems found while opening"), wxDefaultPosition, {760, 420},
                    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
    wxString words;
    for (const Problem& problem : document_->session().problems()) {
        if (!problem.place.file.empty()) {
            words += wx(problem.place.file);
            if (problem.place.line > 0) words += wxString::Format(", %s %d", _("line"), problem.place.line);
            words += ": ";
        }
        words += wx(problem.sentence);
        if (!problem.hint.empty()) words += "\n    " + wx(problem.hint);
        words += "\n\n";
    }
    auto* text = new wxTextCtrl(&dialog, wxID_ANY, words, wxDefaultPosition, wxDefaultSize,
                                wxTE_MULTILINE | wxTE_READONLY);
    text->SetName(_("Problems"));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(text, 1, wxEXPAND | wxALL, 12);
    all->Add(dialog.CreateSeparatedButtonSizer(wxOK), 0, wxEXPAND | wxALL, 12);
    dialog.SetSizer(all);
    dialog.CentreOnParent();
    dialog.ShowModal();
}

void MainFrame::grid_menu(wxPoint screen) {
    if (!document_) return;
    wxMenu menu;
    const std::size_t row = grid_->caret_row();
    const bool table = row != RowList::npos && document_->rows()[row].block->kind == model::kind::table;
    menu.Append(wxID_CUT, _("Cut"));
    menu.Append(wxID_COPY, _("Copy"));
    menu.Append(wxID_PASTE, _("Paste"));
    menu.AppendSeparator();
    if (table) {
        menu.Append(command::row_above, _("Insert row above"));
        menu.Append(command::row_below, _("Insert row below"));
        menu.Append(command::row_delete, _("Delete row"));
        menu.Append(command::column_left, _("Insert column at the left"));
        menu.Append(command::column_right, _("Insert column at the right"));
        menu.Append(command::column_delete, _("Delete column"));
        menu.AppendSeparator();
    }
    if (row != RowList::npos && document_->rows()[row].block->kind == model::kind::fact &&
        document_->rows()[row].block->attributes.get("type") != "text") {
        menu.Append(command::change_value, _("Change the value\u2026"));
        menu.AppendSeparator();
    }
    menu.Append(command::footnote, _("Footnote"));
    menu.Append(command::confirm_translation, _("Translation is up to date"));
    menu.Append(command::paragraph_below, _("Paragraph below"));
    menu.Append(command::block_up, _("Move block up"));
    menu.Append(command::block_down, _("Move block down"));
    menu.Append(command::delete_block, _("Delete block"));
    PopupMenu(&menu, ScreenToClient(screen));
}

} // namespace strateg::gui
