// What the commands of menus, keys and toolbar do.
#include "gui/frame.h"

#include "core/base/data_folders.h"
#include "core/base/task.h"
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

void MainFrame::section_command(int id) {
    if (!document_) return;
    const std::string section = tree_->current();
    const model::Project& project = document_->project();
    Edit edit;
    switch (id) {
    case command::section_add:
        edit = add_section(project, section, project.source, document_->ids());
        break;
    case command::section_delete:
        delete_section(section);
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
    case command::focus_grid:
        grid_->SetFocus();
        return;
    default:
        return;
    }
    if (!edit) return;
    const bool tree_focused = FindFocus() == tree_;
    if (!grid_->perform(edit)) return;
    if (id == command::section_add)
        grid_->SetFocus();
    else {
        tree_->show_current(section);
        if (tree_focused) tree_->SetFocus();
    }
}

void MainFrame::delete_section(const std::string& section) {
    const Edit edit = remove_section(document_->project(), section);
    if (!edit) return;
    const model::Section* found = document_->project().section(section);
    wxMessageDialog dialog(
        this,
        wxString::Format(
            _("Delete the section \u201c%s\u201d?"),
            wx(found ? model::title_of(*found, document_->project(), document_->project().source) : section)),
        "Strateg", wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
    dialog.SetExtendedMessage(edit.changes.changes.size() > 1
                                  ? _("The sections below it are deleted, too. Undo brings all of them back.")
                                  : _("Undo brings it back."));
    dialog.SetYesNoLabels(_("Delete"), _("Keep"));
    if (dialog.ShowModal() == wxID_YES) grid_->perform(edit);
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

void MainFrame::insert_table() {
    wxDialog dialog(this, wxID_ANY, _("Insert table"));
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
    grid_->insert_block(
        new_table(rows->GetValue(), columns->GetValue(), grid_->caret().language, document_->ids()));
    grid_->SetFocus();
}

void MainFrame::insert_figure() {
    wxFileDialog dialog(this, _("Insert a figure"), {}, {},
                        _("Pictures") + " (*.png;*.jpg;*.jpeg)|*.png;*.PNG;*.jpg;*.JPG;*.jpeg;*.JPEG",
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    const fs::path file = utf8(dialog.GetPath());
    const fs::path media = document_->session().folder() / "media";
    std::error_code error;
    fs::create_directories(media, error);
    // A name that is free, or already this file's.
    fs::path target = media / file.filename();
    for (int number = 2; fs::exists(target, error) && !fs::equivalent(target, file, error); ++number)
        target = media / (file.stem().string() + "-" + std::to_string(number) + file.extension().string());
    if (!fs::equivalent(target, file, error)) {
        error.clear();
        fs::copy_file(file, target, error);
        if (error) {
            tell({Severity::error,
                  "gui.copy-picture",
                  {.file = file.string()},
                  "The picture could not be copied into the project: " + error.message() + ".",
                  {}});
            return;
        }
    }
    grid_->insert_block(
        new_figure("media/" + target.filename().string(), grid_->caret().language, document_->ids()));
    grid_->SetFocus();
}

void MainFrame::insert_value() {
    const model::Project& project = document_->project();
    const CaretAt caret = grid_->caret();
    const language::View view = language::default_view(caret.language);
    wxArrayString names;
    std::vector<std::string> ids;
    for (const model::BlockPtr& fact : project.facts->blocks) {
        const model::RichText* label = model::text_or_source(fact.get(), project, caret.language);
        names.Add(wx(document_->facts().text(fact->id, view).value_or("?") + " \u2014 " +
                     (label ? label->characters() : std::string()) + "  (" + fact->id + ")"));
        ids.push_back(fact->id);
    }
    if (ids.empty()) {
        wxMessageBox(_("This project has no values yet."), _("Insert a value"), wxOK | wxICON_INFORMATION,
                     this);
        return;
    }
    wxSingleChoiceDialog dialog(
        this, _("A value is typed once and shown in every language in that language's way."),
        _("Insert a value"), names);
    dialog.SetSize({560, 460});
    if (dialog.ShowModal() != wxID_OK) return;
    grid_->insert_object(
        {model::MarkKind::value, 0, 0, ids[static_cast<std::size_t>(dialog.GetSelection())], {}});
}

void MainFrame::insert_reference() {
    const model::Project& project = document_->project();
    const CaretAt caret = grid_->caret();
    const model::Numbering& numbering = document_->numbering(caret.language);
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
    wxSingleChoiceDialog dialog(this, _("The number follows when tables, figures and sections move."),
                                _("Insert a cross-reference"), names);
    dialog.SetSize({560, 460});
    if (dialog.ShowModal() != wxID_OK) return;
    grid_->insert_object({model::MarkKind::reference,
                          0,
                          0,
                          ids[static_cast<std::size_t>(dialog.GetSelection())],
                          {{"form", "number"}}});
}

void MainFrame::insert_link() {
    if (!grid_->has_selection()) return;
    wxTextEntryDialog dialog(this, _("Address of the page; empty takes the link away"), _("Link"),
                             "https://");
    if (dialog.ShowModal() != wxID_OK) return;
    const std::string address = utf8(dialog.GetValue());
    grid_->link(address == "https://" ? std::string() : address);
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
    menu.Append(command::footnote, _("Footnote"));
    menu.Append(command::confirm_translation, _("Translation is up to date"));
    menu.Append(command::paragraph_below, _("Paragraph below"));
    menu.Append(command::block_up, _("Move block up"));
    menu.Append(command::block_down, _("Move block down"));
    menu.Append(command::delete_block, _("Delete block"));
    PopupMenu(&menu, ScreenToClient(screen));
}

} // namespace strateg::gui
