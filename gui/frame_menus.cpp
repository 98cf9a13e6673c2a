// Menus, toolbar, title and status line of the window.
#include "gui/frame.h"

#include "core/base/utf8.h"
#include "core/language/views.h"
#include "core/model/metadata.h"
#include "gui/icons.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/artprov.h>
#include <wx/menu.h>
#include <wx/splitter.h>
#include <wx/toolbar.h>

namespace strateg::gui {

void MainFrame::make_menus() {
    auto* file = new wxMenu;
    file->Append(command::new_project, _("&New from a template\u2026") + "\tCtrl+N");
    file->Append(wxID_OPEN, _("&Open\u2026") + "\tCtrl+O");
    recent_menu_ = new wxMenu;
    file->AppendSubMenu(recent_menu_, _("Open &again"));
    file->Append(command::open_example, _("Open the &example"));
    file->AppendSeparator();
    file->Append(wxID_SAVE, _("&Save") + "\tCtrl+S");
    file->Append(command::build, _("&Build PDFs\u2026") + "\tF9");
    file->AppendSeparator();
    file->Append(command::show_problems, _("&Problems found while opening\u2026"));
    file->Append(command::close_project, _("&Close project") + "\tCtrl+W");
    file->Append(wxID_EXIT, _("&Quit") + "\tCtrl+Q");

    auto* edit = new wxMenu;
    edit->Append(wxID_UNDO, _("&Undo") + "\tCtrl+Z");
    edit->Append(wxID_REDO, _("&Redo") + "\tCtrl+Shift+Z");
    edit->AppendSeparator();
    edit->Append(wxID_CUT, _("Cu&t") + "\tCtrl+X");
    edit->Append(wxID_COPY, _("&Copy") + "\tCtrl+C");
    edit->Append(wxID_PASTE, _("&Paste") + "\tCtrl+V");
    edit->Append(wxID_SELECTALL, _("Select &all") + "\tCtrl+A");
    edit->AppendSeparator();
    edit->Append(command::block_up, _("Move block &up") + "\tAlt+Up");
    edit->Append(command::block_down, _("Move block &down") + "\tAlt+Down");
    edit->Append(command::delete_block, _("Delete b&lock") + "\tCtrl+Shift+Delete");
    edit->AppendSeparator();
    edit->Append(command::confirm_translation, _("Translation is up to date") + "\tCtrl+Return");

    auto* insert = new wxMenu;
    insert->Append(command::paragraph_below, _("&Paragraph below"));
    insert->Append(command::table, _("&Table\u2026"));
    insert->Append(command::figure, _("&Figure from a file\u2026"));
    insert->Append(command::page_break, _("Page &break"));
    insert->AppendSeparator();
    insert->Append(command::footnote, _("Foot&note") + "\tCtrl+Alt+F");
    insert->Append(command::link, _("&Link\u2026") + "\tCtrl+K");
    insert->Append(command::value, _("&Value\u2026") + "\tCtrl+Alt+V");
    insert->Append(command::reference, _("Cross-&reference\u2026") + "\tCtrl+Alt+R");

    auto* format = new wxMenu;
    format->Append(command::strong, _("&Strong") + "\tCtrl+B");
    format->Append(command::emphasis, _("&Emphasis") + "\tCtrl+I");
    format->Append(command::superscript, _("Su&perscript") + "\tCtrl+Shift++");
    format->Append(command::subscript, _("Su&bscript") + "\tCtrl+Shift+-");
    format->AppendSeparator();
    format->Append(command::paragraph, _("&Paragraph") + "\tCtrl+0");
    format->Append(command::heading1, _("Heading &1") + "\tCtrl+1");
    format->Append(command::heading2, _("Heading &2") + "\tCtrl+2");
    format->Append(command::heading3, _("Heading &3") + "\tCtrl+3");
    format->Append(command::heading4, _("Heading &4") + "\tCtrl+4");
    format->AppendSeparator();
    format->Append(command::bullets, _("&Bulleted list") + "\tCtrl+Shift+8");
    format->Append(command::numbers, _("&Numbered list") + "\tCtrl+Shift+7");
    format->Append(command::indent, _("One level &in") + "\tCtrl+]");
    format->Append(command::outdent, _("One level &out") + "\tCtrl+[");
    format->AppendSeparator();
    format->Append(command::quotation, _("&Quotation"));
    format->Append(command::note, _("Note"));
    format->Append(command::warning, _("Warning"));
    format->Append(command::tip, _("Tip"));
    format->Append(command::guidance, _("Advice to the &writer"));
    format->AppendSeparator();
    auto* table = new wxMenu;
    table->Append(command::row_above, _("Insert row above"));
    table->Append(command::row_below, _("Insert row below"));
    table->Append(command::row_delete, _("Delete row"));
    table->AppendSeparator();
    table->Append(command::column_left, _("Insert column at the left"));
    table->Append(command::column_right, _("Insert column at the right"));
    table->Append(command::column_delete, _("Delete column"));
    format->AppendSubMenu(table, _("&Table"));

    auto* section = new wxMenu;
    section->Append(command::section_add, _("&Add section") + "\tCtrl+Shift+N");
    section->Append(command::section_delete, _("&Delete section\u2026"));
    section->AppendSeparator();
    section->Append(command::section_up, _("Move section &up"));
    section->Append(command::section_down, _("Move section do&wn"));
    section->Append(command::section_in, _("One level &in"));
    section->Append(command::section_out, _("One level &out"));

    auto* view = new wxMenu;
    view->Append(command::column_before, _("Language one column to the left") + "\tCtrl+Alt+Left");
    view->Append(command::column_after, _("Language one column to the right") + "\tCtrl+Alt+Right");
    view->AppendSeparator();
    view->AppendCheckItem(command::show_sections, _("&Sections") + "\tF7");
    view->AppendCheckItem(command::show_findings, _("&Findings") + "\tF8");
    view->Append(command::next_finding, _("&Next finding") + "\tF4");
    view->Append(command::previous_finding, _("&Previous finding") + "\tShift+F4");
    view->AppendSeparator();
    view->Append(command::focus_grid, _("Go to the &texts") + "\tF6");
    view->Append(command::focus_sections, _("Go to the s&ections") + "\tShift+F6");
    view->Append(command::focus_findings, _("Go to the fin&dings") + "\tCtrl+F6");
    view->AppendSeparator();
    view->Append(command::zoom_in, _("Zoom in") + "\tCtrl++");
    view->Append(command::zoom_out, _("Zoom out") + "\tCtrl+-");
    view->Append(command::zoom_normal, _("Normal size") + "\tCtrl+Shift+0");

    auto* help = new wxMenu;
    help->Append(command::keys_help, _("&Keys") + "\tF1");
    help->Append(wxID_ABOUT, _("&About Strateg"));

    auto* bar = new wxMenuBar;
    bar->Append(file, _("&File"));
    bar->Append(edit, _("&Edit"));
    bar->Append(insert, _("&Insert"));
    bar->Append(format, _("F&ormat"));
    bar->Append(section, _("&Section"));
    bar->Append(view, _("&View"));
    bar->Append(help, _("&Help"));
    SetMenuBar(bar);
}

void MainFrame::make_toolbar() {
    wxToolBar* bar = CreateToolBar(wxTB_HORIZONTAL | wxTB_FLAT);
    bar->SetName(_("Toolbar"));
    const auto add = [&](int id, const wxString& words, const char* icon) {
        bar->AddTool(id, words, icon_named(icon, FromDIP(20)), words);
    };
    add(wxID_SAVE, _("Save (Ctrl+S)"), "save");
    bar->AddSeparator();
    add(wxID_UNDO, _("Undo (Ctrl+Z)"), "undo");
    add(wxID_REDO, _("Redo (Ctrl+Shift+Z)"), "redo");
    bar->AddSeparator();
    add(command::strong, _("Strong (Ctrl+B)"), "strong");
    add(command::emphasis, _("Emphasis (Ctrl+I)"), "emphasis");
    add(command::link, _("Link (Ctrl+K)"), "link");
    add(command::footnote, _("Footnote (Ctrl+Alt+F)"), "footnote");
    bar->AddSeparator();
    add(command::paragraph, _("Paragraph (Ctrl+0)"), "paragraph");
    add(command::heading2, _("Heading (Ctrl+2)"), "heading");
    add(command::bullets, _("Bulleted list (Ctrl+Shift+8)"), "bullets");
    add(command::numbers, _("Numbered list (Ctrl+Shift+7)"), "numbers");
    bar->AddSeparator();
    add(command::table, _("Table"), "table");
    add(command::figure, _("Figure from a file"), "figure");
    bar->AddStretchableSpace();
    add(command::next_finding, _("Next finding (F4)"), "next");
    add(command::build, _("Build PDFs (F9)"), "build");
    bar->Realize();
}

void MainFrame::fill_view_menu() {
    wxMenu* view = GetMenuBar()->GetMenu(5);
    for (int id = command::first_view; id <= command::last_view; ++id)
        if (view->FindItem(id)) view->Destroy(id);
    for (std::size_t i = 0; i < views_.size() && i < 40; ++i) {
        const int id = command::first_view + static_cast<int>(i);
        view->InsertCheckItem(i, id, wx(language::own_name(views_[i].tag)));
    }
}

void MainFrame::fill_recent_menu() {
    while (recent_menu_->GetMenuItemCount() > 0) recent_menu_->Destroy(recent_menu_->FindItemByPosition(0));
    const auto list = recent();
    for (std::size_t i = 0; i < list.size() && i < 9; ++i) {
        wxString title = wx(list[i].title);
        title.Replace("&", "&&");
        recent_menu_->Append(command::first_recent + static_cast<int>(i), title, wx(list[i].folder))
            ->Enable(list[i].there);
    }
    if (list.empty()) recent_menu_->Append(wxID_ANY, _("Nothing was open yet"))->Enable(false);
}

void MainFrame::bind_commands() {
    Bind(wxEVT_MENU, &MainFrame::on_command, this);
    Bind(wxEVT_BUTTON, [this](wxCommandEvent& event) {
        if (event.GetId() == command::show_problems)
            show_problems();
        else
            event.Skip();
    });
    Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        const bool open = document_ != nullptr;
        const bool writable = open && document_->writable();
        const bool caret = writable && !grid_->caret().field.empty();
        const int id = event.GetId();
        switch (id) {
        case wxID_SAVE:
            event.Enable(writable && document_->session().modified());
            return;
        case wxID_UNDO:
            event.Enable(writable && document_->session().history().can_undo());
            return;
        case wxID_REDO:
            event.Enable(writable && document_->session().history().can_redo());
            return;
        case wxID_COPY:
            event.Enable(open && grid_->has_selection());
            return;
        case wxID_CUT:
        case command::link:
            event.Enable(caret && grid_->has_selection());
            return;
        case command::show_sections:
            event.Check(tree_split_->IsSplit());
            event.Enable(open);
            return;
        case command::show_findings:
            event.Check(findings_split_->IsSplit());
            event.Enable(open);
            return;
        case command::column_before:
        case command::column_after:
            event.Enable(open && grid_->columns().size() > 1);
            return;
        case command::next_finding:
        case command::previous_finding:
            event.Enable(open && !findings_.all().empty());
            return;
        case command::show_problems:
            event.Enable(open && !document_->session().problems().empty());
            return;
        default:
            break;
        }
        if (id >= command::first_view && id <= command::last_view) {
            const auto at = static_cast<std::size_t>(id - command::first_view);
            const auto& columns = grid_->columns();
            if (at < views_.size())
                event.Check(std::find(columns.begin(), columns.end(), views_[at]) != columns.end());
        } else if ((id >= command::strong && id <= command::confirm_translation) || id == wxID_PASTE) {
            event.Enable(caret);
        } else if (id >= command::section_add && id <= command::section_out) {
            event.Enable(writable);
        } else if (id == command::build || id == command::close_project || id == wxID_SELECTALL ||
                   (id >= command::focus_grid && id <= command::zoom_normal)) {
            event.Enable(open);
        } else {
            event.Skip();
        }
    });
    wxUpdateUIEvent::SetUpdateInterval(150);
}

void MainFrame::update_commands() {
    UpdateWindowUI(wxUPDATE_UI_RECURSE);
}

void MainFrame::update_title() {
    if (!document_) {
        SetTitle("Strateg");
        return;
    }
    const model::Project& project = document_->project();
    const model::RichText* title =
        model::text_or_source(model::metadata_of(project).title, project, project.source);
    wxString words = title && !title->blank() ? wx(title->characters())
                                              : wx(document_->session().folder().filename().string());
    if (document_->session().modified()) words = wxString::FromUTF8("● ") + words;
    if (!document_->writable()) words += " " + _("(read only)");
    words += wxString::FromUTF8(" — Strateg");
    if (words != GetTitle()) SetTitle(words);
}

void MainFrame::update_header() {
    if (!document_) return;
    const model::Project& project = document_->project();
    std::vector<GridHeader::Column> columns;
    for (const language::View& view : grid_->columns()) {
        GridHeader::Column column;
        column.view = view;
        column.name = language::own_name(view.language);
        column.source = view.language == project.source;
        Progress sum;
        const auto add = [&](const model::SectionPtr& section) {
            const Progress& one = tree_->progress().of(section, view.language, project.source);
            sum.total += one.total;
            sum.done += one.done;
        };
        add(project.front);
        for (const model::OutlineEntry& entry : project.outline) add(entry.section);
        column.share = sum.share();
        columns.push_back(std::move(column));
    }
    header_->set_columns(std::move(columns));
}

void MainFrame::update_status() {
    if (!GetStatusBar()) return;
    if (!document_) {
        for (int i = 0; i < 4; ++i) SetStatusText({}, i);
        return;
    }
    const CaretAt caret = grid_->caret();
    wxString place, state, limit;
    std::size_t row = grid_->caret_row();
    if (const auto field = document_->field(caret.field)) {
        static const std::vector<std::pair<std::string_view, wxString>> kinds{
            {"paragraph", _("Paragraph")},
            {"heading", _("Heading")},
            {"item", _("List item")},
            {"quotation", _("Quotation")},
            {"callout", _("Callout")},
            {"cell", _("Table cell")},
            {"caption", _("Caption")},
            {"alt", _("Alternative text")},
            {"note", _("Footnote")},
            {"guidance", _("Advice to the writer")},
            {"fact", _("Value")},
            {"title", _("Title")},
            {"subtitle", _("Subtitle")},
            {"partner", _("Partner")},
            {"author", _("Prepared by")},
            {"programme", _("Programme")},
            {"funding", _("Funding statement")},
            {"disclaimer", _("Disclaimer")},
            {"abstract", _("Abstract")},
            {"edition", _("Edition")}};
        place = wx(field.field.block->kind);
        for (const auto& [kind, name] : kinds)
            if (field.field.block->kind == kind) place = name;
        place += wxString::FromUTF8(" · ") + wx(language::own_name(caret.language));
        using State = model::TranslationState;
        switch (model::translation_state(*field.field.block, field.field.source, caret.language)) {
        case State::source:
            state = _("source text");
            break;
        case State::missing:
        case State::empty:
            state = _("not translated yet");
            break;
        case State::stale:
            state = _("the source changed since this was translated");
            break;
        case State::unconfirmed:
            state = _("nobody confirmed this translation");
            break;
        case State::same_as_source:
            state = _("the same words as the source");
            break;
        case State::current:
            state = _("up to date");
            break;
        case State::not_needed:
            state = _("nothing to translate");
            break;
        }
        place += wxString::FromUTF8(" · ") + state;
    } else {
        row = grid_->top_row();
    }
    if (row != RowList::npos && row < document_->rows().size()) {
        const model::Section& section = *document_->rows()[row].section;
        const int most = section.attributes.number("max-chars", 0);
        const std::string language = caret.language.empty() ? document_->project().source : caret.language;
        std::size_t size = 0;
        for (const model::BlockPtr& block : section.blocks)
            if (block->kind != model::kind::guidance)
                if (const model::RichText* text = block->content(language))
                    size += utf8::length(text->characters());
        limit = most > 0 ? wxString::Format(_("Section: %zu of %d characters"), size, most)
                         : wxString::Format(_("Section: %zu characters"), size);
    }
    SetStatusText(place, 0);
    SetStatusText(limit, 1);
    SetStatusText(checks_ && checks_->running()
                      ? _("Checking\u2026")
                      : wxString::Format(wxPLURAL("%zu finding", "%zu findings",
                                                  static_cast<unsigned>(findings_.all().size())),
                                         findings_.all().size()),
                  2);
    SetStatusText(!document_->writable()            ? _("read only")
                  : document_->session().modified() ? _("not saved yet")
                                                    : _("saved"),
                  3);
}

} // namespace strateg::gui
