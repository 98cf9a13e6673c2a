#include "gui/features/exchanging.h"

#include "core/base/atomic_file.h"
#include "core/exchange/bilingual.h"
#include "core/exchange/markdown.h"
#include "gui/commands/ids.h"
#include "gui/dialogs/problems.h"
#include "gui/event_log.h"
#include "gui/text.h"

#include <wx/choicdlg.h>
#include <wx/filedlg.h>
#include <wx/frame.h>

namespace strateg::gui {
namespace fs = std::filesystem;

ExchangingFeature::ExchangingFeature(Workbench& bench, WorkBar& work) : Feature(bench), work_(work) {
    bench_.commands().bind(
        command::import_file, [this] { import_file(); },
        [this] { return bench_.writable() && !work_.running(); });
    bench_.commands().bind(command::export_file, [this] { export_file(); }, [this] { return bench_.open(); });
    bench_.closing.connect([this] { work_.cancel(); });
}

std::string ExchangingFeature::choose_language(const wxString& question, const wxString& title,
                                               const std::string& first) const {
    const auto& languages = bench_.document()->project().languages;
    wxArrayString names;
    int selected = 0;
    for (const std::string& language : languages) {
        if (language == first) selected = static_cast<int>(names.size());
        names.Add(wx(language::own_name(language)));
    }
    wxSingleChoiceDialog dialog(&bench_.frame(), question, title, names);
    dialog.SetSelection(selected);
    if (dialog.ShowModal() != wxID_OK) return {};
    return languages[static_cast<std::size_t>(dialog.GetSelection())];
}

void ExchangingFeature::import_file() {
    wxFileDialog dialog(&bench_.frame(), _("Import a text"), {}, {},
                        _("Markdown") + " (*.md;*.markdown;*.txt)|*.md;*.markdown;*.txt;*.mkd",
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    const std::string caret = bench_.grid().caret().language;
    const std::string language =
        choose_language(_("In which language is this text?\nA second language is aligned with the first by its "
                          "structure: headings, numbers, order."),
                        _("Import a text"), caret.empty() ? bench_.document()->project().source : caret);
    if (!language.empty()) read(utf8(dialog.GetPath()), language);
}

/// Reads and aligns a copy of the project on a thread. If somebody writes meanwhile, it is aligned again: an
/// import never undoes what was typed while it worked.
void ExchangingFeature::read(const fs::path& file, const std::string& language) {
    struct Work {
        model::Project project;
        Result<exchange::Merged> merged{exchange::Merged{}};
    };
    auto work = std::make_shared<Work>();
    work->project = bench_.document()->project();
    work_.run(
        wxString::Format(_("Importing %s."), wx(file.filename().string())),
        [work, file, language](const Task& task) {
            const auto document = exchange::read_markdown_file(file, language, task);
            if (!document)
                work->merged = tl::unexpected(document.error());
            else
                work->merged = exchange::merge(work->project, *document);
        },
        [this, work, file, language](bool cancelled) {
            if (!bench_.open()) return;
            if (cancelled) {
                bench_.say(_("Nothing was imported."));
                return;
            }
            if (!work->merged) {
                bench_.tell(work->merged.error());
                return;
            }
            if (!(bench_.document()->project() == work->project))
                read(file, language);
            else
                take(std::move(*work->merged), file);
        });
}

void ExchangingFeature::take(exchange::Merged merged, const fs::path& file) {
    Problems problems = exchange::copy_media(merged.media, bench_.document()->session().folder());
    problems.insert(problems.begin(), merged.problems.begin(), merged.problems.end());
    if (!merged.changes.changes.empty() && !bench_.perform({merged.changes, {}})) return;
    log_event("imported " + std::to_string(merged.inserted + merged.updated));
    bench_.say(wxString::Format(_("%s: %zu new blocks, %zu texts beside blocks that were there, %zu unchanged."),
                                wx(file.filename().string()), merged.inserted, merged.updated, merged.unchanged));
    if (!problems.empty()) show_problems_of(problems, bench_.frame(), _("What to look at after the import"));
}

void ExchangingFeature::export_file() {
    const model::Project& project = bench_.document()->project();
    std::string first = bench_.grid().caret().language;
    if (first.empty() || first == project.source)
        for (const std::string& language : project.languages)
            if (language != project.source) {
                first = language;
                break;
            }
    const std::string language = choose_language(
        _("Which language?\nA file for translators holds the source beside it."), _("Export"), first);
    if (language.empty()) return;
    wxFileDialog dialog(&bench_.frame(), _("Export"), {}, wx("strategy-" + language),
                        wxString("XLIFF 1.2 (*.xlf)|*.xlf|Gettext PO (*.po)|*.po|Markdown (*.md)|*.md"),
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return;
    fs::path file = utf8(dialog.GetPath());
    constexpr const char* extensions[] = {".xlf", ".po", ".md"};
    const int format = std::clamp(dialog.GetFilterIndex(), 0, 2);
    if (file.extension() != extensions[format]) file += extensions[format];
    const std::string bytes = format == 0   ? exchange::write_xliff(project, language)
                              : format == 1 ? exchange::write_po(project, language)
                                            : exchange::write_markdown(project, language);
    if (const auto written = write_atomically(file, bytes); !written)
        bench_.tell(written.error());
    else
        bench_.say(wxString::Format(_("Written: %s"), wx(file.string())));
}

} // namespace strateg::gui
