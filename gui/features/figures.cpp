#include "gui/features/figures.h"

#include "core/language/transliterate.h"
#include "core/store/media.h"
#include "gui/commands/ids.h"
#include "gui/dialogs/figure.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/frame.h>

namespace strateg::gui {

FiguresFeature::FiguresFeature(Workbench& bench) : Feature(bench) {
    const auto in_figure = [this] {
        if (!bench_.editing()) return false;
        const std::size_t row = bench_.grid().caret_row();
        return row != RowList::npos && bench_.document()->rows()[row].block->kind == model::kind::figure;
    };
    bench_.commands().bind(
        command::figure, [this] { insert(); }, [this] { return bench_.editing(); });
    bench_.commands().bind(
        command::change_figure,
        [this] { change(bench_.document()->rows()[bench_.grid().caret_row()].block->id); }, in_figure);
    bench_.block_opened.connect([this](const std::string& block) {
        if (bench_.writable()) change(block);
    });
}

std::vector<language::View> FiguresFeature::views() const {
    std::vector<language::View> views = bench_.grid().columns();
    const int column = bench_.grid().caret_column();
    if (column > 0 && static_cast<std::size_t>(column) < views.size())
        std::rotate(views.begin(), views.begin() + column, views.begin() + column + 1);
    for (const std::string& language : bench_.document()->project().languages)
        if (std::none_of(views.begin(), views.end(),
                         [&](const auto& view) { return view.language == language; }))
            views.push_back(language::default_view(language));
    return views;
}

bool FiguresFeature::take(const std::filesystem::path& file, FigureData& data) {
    // A Cyrillic name becomes a readable one, as far as its letters have a plain counterpart.
    const auto added = store::add_media_file(bench_.document()->session().folder(), file,
                                             language::to_latin(file.filename().string()));
    if (!added) {
        bench_.tell(added.error());
        return false;
    }
    data.src = *added;
    return true;
}

void FiguresFeature::insert() {
    const std::filesystem::path file = ask_picture(&bench_.frame());
    if (file.empty()) return;
    const std::string language = bench_.grid().caret().language;
    FigureDialog dialog(&bench_.frame(), _("Insert figure"), {{}, "100%", {}}, views(), language,
                        bench_.document()->session().folder());
    dialog.show_picture(file);
    if (dialog.ShowModal() != wxID_OK) return;
    FigureData data = dialog.data();
    if (!take(dialog.chosen().empty() ? file : dialog.chosen(), data)) return;
    bench_.grid().insert_block(new_figure(data, language, bench_.document()->ids()));
    bench_.grid().SetFocus();
}

void FiguresFeature::change(const std::string& block) {
    const std::size_t at = bench_.document()->rows().find(block);
    if (at == RowList::npos) return;
    const Row row = bench_.document()->rows()[at];
    if (row.block->kind != model::kind::figure) return;
    const model::Project& project = bench_.document()->project();
    FigureDialog dialog(&bench_.frame(), _("Change figure"), figure_data(*row.block), views(),
                        row.block->source.empty() ? project.source : row.block->source,
                        bench_.document()->session().folder());
    if (dialog.ShowModal() != wxID_OK) return;
    FigureData data = dialog.data();
    if (!dialog.chosen().empty() && !take(dialog.chosen(), data)) return;
    bench_.perform(set_figure(project, row, data, bench_.grid().caret().language, bench_.document()->ids()));
    bench_.grid().SetFocus();
}

} // namespace strateg::gui
