#include "gui/features/status.h"

#include "core/base/utf8.h"
#include "core/model/metadata.h"
#include "core/model/section_state.h"
#include "gui/kind_names.h"
#include "gui/status_names.h"
#include "gui/text.h"

#include <wx/frame.h>
#include <wx/statusbr.h>

namespace strateg::gui {
StatusFeature::StatusFeature(Workbench& bench, const FindingsFeature& findings)
    : Feature(bench), findings_(findings) {
    wxStatusBar* bar = bench_.frame().CreateStatusBar(4);
    const int widths[] = {-10, -6, -3, -3};
    bar->SetStatusWidths(4, widths);
    const auto both = [this] {
        update_title();
        update();
    };
    bench_.opened.connect(both);
    bench_.closed.connect(both);
    bench_.saved.connect(both);
    bench_.changed.connect([this](const RowList::Update&) {
        update_title();
        if (!later_.IsRunning()) later_.StartOnce(90);
    });
    // The status line paints itself at once: not between a key and its letter, but a moment later.
    later_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { update(); });
    bench_.caret_moved.connect([this] {
        if (!later_.IsRunning()) later_.StartOnce(90);
    });
    bench_.checked.connect([this](bool) {
        if (!later_.IsRunning()) later_.StartOnce(90);
    });
    bench_.second_passed.connect([this] {
        if (bench_.open() && !findings_.running()) update();
    });
}

void StatusFeature::update_title() {
    if (!bench_.open()) {
        bench_.frame().SetTitle("Strateg");
        return;
    }
    const model::Project& project = bench_.document()->project();
    const model::RichText* title =
        model::text_or_source(model::metadata_of(project).title, project, project.source);
    wxString words = title && !title->blank() ? wx(title->characters())
                                              : wx(bench_.document()->session().folder().filename().string());
    if (bench_.document()->session().modified()) words = wxString::FromUTF8("● ") + words;
    if (!bench_.document()->writable()) words += " " + _("(read only)");
    words += wxString::FromUTF8(" — Strateg");
    if (words != bench_.frame().GetTitle()) bench_.frame().SetTitle(words);
}

wxString StatusFeature::place() const {
    if (const auto blocks = static_cast<int>(bench_.grid().selected_rows().size()); blocks > 0)
        return wxString::Format(
            wxPLURAL("%d block selected, in all languages", "%d blocks selected, in all languages", blocks),
            blocks);
    const CaretAt caret = bench_.grid().caret();
    const auto field = bench_.document()->field(caret.field);
    if (!field) return {};
    // What was found in the very words at the caret says more than anything else.
    const model::RichText* text = field.field.block->content(caret.language);
    const std::size_t here = text ? utf8::character_at(text->characters(), caret.byte) : 0;
    if (const auto finding = bench_.findings().at(caret.field, caret.language, here))
        return wx(bench_.findings().all()[*finding].message);
    const wxString dot = wxString::FromUTF8(" · ");
    return kind_name(field.field.block->kind) + dot + wx(language::own_name(caret.language)) + dot +
           translation_words(
               model::translation_state(*field.field.block, field.field.source, caret.language));
}

wxString StatusFeature::length() {
    const GridCanvas& grid = bench_.grid();
    const std::size_t row = grid.caret_row() != RowList::npos ? grid.caret_row() : grid.top_row();
    Document& document = *bench_.document();
    if (row == RowList::npos || row >= document.rows().size()) return {};
    const model::SectionPtr& section = document.rows()[row].section;
    const int column = grid.caret_column();
    const auto& columns = grid.columns();
    const language::View view = static_cast<std::size_t>(column) < columns.size()
                                    ? columns[static_cast<std::size_t>(column)]
                                    : language::default_view(document.project().source);
    const language::Length now = lengths_.of(section, view, document.facts(), document.generation());
    const model::Limits limits = model::limits_of(*section);
    const auto one = [](std::size_t value, int target, int most, const wxString& plain, const wxString& of,
                        const wxString& over) {
        if (most > 0 && value > static_cast<std::size_t>(most))
            return wxString::Format(over, value, static_cast<std::size_t>(most),
                                    value - static_cast<std::size_t>(most));
        if (most > 0 || target > 0)
            return wxString::Format(of, value, static_cast<std::size_t>(most > 0 ? most : target));
        return wxString::Format(plain, value);
    };
    return one(now.characters, limits.target_characters, limits.most_characters, _("%zu characters"),
               _("%zu of %zu characters"), _("%zu of %zu characters: %zu too many")) +
           wxString::FromUTF8(" · ") +
           one(now.words, limits.target_words, limits.most_words, _("%zu words"), _("%zu of %zu words"),
               _("%zu of %zu words: %zu too many"));
}

void StatusFeature::update() {
    wxStatusBar* bar = bench_.frame().GetStatusBar();
    if (!bar) return;
    const auto set = [bar](int field, const wxString& words) {
        if (bar->GetStatusText(field) != words) bar->SetStatusText(words, field);
    };
    if (!bench_.open()) {
        for (int field = 0; field < 4; ++field) set(field, {});
        return;
    }
    set(0, place());
    set(1, length());
    const std::size_t found = bench_.findings().all().size();
    set(2,
        findings_.running()
            ? _("Checking\u2026")
            : wxString::Format(wxPLURAL("%zu finding", "%zu findings", static_cast<unsigned>(found)), found));
    set(3, !bench_.writable()                        ? _("read only")
           : bench_.document()->session().modified() ? _("not saved yet")
                                                     : _("saved"));
}

} // namespace strateg::gui
