#include "gui/features/editing.h"

#include "gui/commands/ids.h"

#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/textctrl.h>

namespace strateg::gui {
namespace {

/// The field of a panel that has the keyboard: cut, copy and paste mean its words then, not the grid's.
wxTextEntry* field_with_focus() {
    return dynamic_cast<wxTextEntry*>(wxWindow::FindFocus());
}

/// A field in which somebody writes at length: what undo changes elsewhere would not be expected from there.
bool writing_in_field() {
    const auto* field = dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus());
    return field && field->IsMultiLine() && field->IsEditable();
}

} // namespace

EditingFeature::EditingFeature(Workbench& bench) : Feature(bench) {
    Commands& commands = bench_.commands();
    const auto editing = [this] { return bench_.editing(); };
    const auto selected = [this] {
        return bench_.open() && (bench_.grid().has_selection() || bench_.grid().has_blocks());
    };
    // In a field of a panel they do what the field can do, else what the grid can.
    const auto bind = [&](int id, bool (wxTextEntry::*can)() const, void (wxTextEntry::*act)(), auto run,
                          auto possible) {
        commands.bind(
            id,
            [act, run] {
                if (wxTextEntry* field = field_with_focus())
                    (field->*act)();
                else
                    run();
            },
            [can, possible] {
                const wxTextEntry* field = field_with_focus();
                return field ? (field->*can)() : possible();
            });
    };
    commands.bind(
        wxID_UNDO, [this] { step(false); },
        [this] {
            return bench_.writable() && !writing_in_field() &&
                   bench_.document()->session().history().can_undo();
        });
    commands.bind(
        wxID_REDO, [this] { step(true); },
        [this] {
            return bench_.writable() && !writing_in_field() &&
                   bench_.document()->session().history().can_redo();
        });
    bind(
        wxID_CUT, &wxTextEntry::CanCut, &wxTextEntry::Cut, [this] { bench_.grid().cut(); },
        [editing, selected] { return editing() && selected(); });
    bind(
        wxID_COPY, &wxTextEntry::CanCopy, &wxTextEntry::Copy, [this] { bench_.grid().copy(); }, selected);
    bind(
        wxID_PASTE, &wxTextEntry::CanPaste, &wxTextEntry::Paste, [this] { bench_.grid().paste(); }, editing);
    bind(
        command::paste_plain, &wxTextEntry::CanPaste, &wxTextEntry::Paste,
        [this] { bench_.grid().paste(true); }, editing);
    commands.bind(
        wxID_SELECTALL,
        [this] {
            if (wxTextEntry* field = field_with_focus())
                field->SelectAll();
            else
                bench_.grid().select_all();
        },
        [this] { return bench_.open(); });
    commands.bind(
        command::delete_block, [this] { bench_.grid().delete_block(); }, editing);
    commands.bind(
        command::confirm_translation, [this] { confirm_translation(); }, editing);
    bench_.text_menu.connect([this](wxPoint screen) { menu(screen); });
}

void EditingFeature::step(bool redo) {
    const std::string language = bench_.grid().caret().language;
    const auto caret = redo ? bench_.document()->redo(language) : bench_.document()->undo(language);
    if (!caret) {
        bench_.tell(caret.error());
        return;
    }
    if (!caret->field.empty()) bench_.grid().place_caret(*caret);
    bench_.caret_moved();
}

void EditingFeature::confirm_translation() {
    const CaretAt caret = bench_.grid().caret();
    const auto place = bench_.document()->field(caret.field);
    const model::RichText* text = place ? place.field.block->content(caret.language) : nullptr;
    if (!text || caret.language == place.field.source) return;
    Edit edit = set_words(*place.field.block, place.field.source, caret, *text);
    edit.changes.label = "confirm translation";
    bench_.perform(edit);
}

void EditingFeature::menu(wxPoint screen) {
    if (!bench_.open()) return;
    const Commands& commands = bench_.commands();
    const std::size_t row = bench_.grid().caret_row();
    const model::Block* block = row == RowList::npos ? nullptr : bench_.document()->rows()[row].block.get();
    wxMenu menu;
    commands.append(menu, {wxID_CUT, wxID_COPY, wxID_PASTE, command::paste_plain, wxID_SEPARATOR});
    if (block && block->kind == model::kind::table)
        commands.append(menu,
                        {command::row_above, command::row_below, command::row_delete, wxID_SEPARATOR,
                         command::column_left, command::column_right, command::column_delete, wxID_SEPARATOR,
                         command::merge_cells, command::split_cell, command::header_row, wxID_SEPARATOR});
    if (block && block->kind == model::kind::figure)
        commands.append(menu, {command::change_figure, wxID_SEPARATOR});
    if (block && block->kind == model::kind::fact && block->attributes.get("type") != "text") {
        menu.Append(command::change_value, _("Change the value\u2026"));
        menu.AppendSeparator();
    }
    commands.append(menu, {command::comment, command::footnote, command::confirm_translation,
                           command::paragraph_below, command::block_up, command::block_down,
                           command::delete_block});
    bench_.frame().PopupMenu(&menu, bench_.frame().ScreenToClient(screen));
}

} // namespace strateg::gui
