#include "gui/features/columns.h"

#include "gui/commands/ids.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/config.h>
#include <wx/tokenzr.h>

namespace strateg::gui {

ColumnsFeature::ColumnsFeature(Workbench& bench, GridHeader& header) : Feature(bench), header_(header) {
    Commands& commands = bench_.commands();
    commands.bind_range(
        command::first_view, command::last_view, [this](std::size_t view) { choose(view); },
        [this](std::size_t view) {
            const auto& columns = bench_.grid().columns();
            return view < bench_.views().size() &&
                   std::find(columns.begin(), columns.end(), bench_.views()[view]) != columns.end();
        });
    const auto open = [this] { return bench_.open(); };
    const auto several = [this] { return bench_.open() && bench_.grid().columns().size() > 1; };
    commands.bind(
        command::other_script, [this] { toggle_script(column_with_scripts()); },
        [this] { return bench_.open() && column_with_scripts() >= 0; });
    commands.bind(
        command::column_before, [this] { move(-1); }, several);
    commands.bind(
        command::column_after, [this] { move(1); }, several);
    GridCanvas& grid = bench_.grid();
    commands.bind(
        command::zoom_in, [&grid] { grid.set_zoom(std::min(2.5, grid.zoom() * 1.1)); }, open);
    commands.bind(
        command::zoom_out, [&grid] { grid.set_zoom(std::max(0.6, grid.zoom() / 1.1)); }, open);
    commands.bind(
        command::zoom_normal, [&grid] { grid.set_zoom(1); }, open);
    const double zoom = wxConfigBase::Get()->ReadDouble("/Window/Zoom", 1);
    if (zoom > 0.5 && zoom < 3 && zoom != 1) grid.set_zoom(zoom);
    bench_.storing.connect([this] { wxConfigBase::Get()->Write("/Window/Zoom", bench_.grid().zoom()); });
    bench_.opened.connect([this] { opened(); });
    bench_.closing.connect([this] {
        wxString columns;
        for (const language::View& view : bench_.grid().columns()) columns += wx(view.tag) + " ";
        wxConfigBase::Get()->Write("/Columns/" + wx(bench_.document()->project().id), columns.Trim());
    });
    bench_.checked.connect([this](bool) { update_header(); });
    grid.Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        header_.CallAfter([this] { update_header(); });
        event.Skip();
    });
}

void ColumnsFeature::opened() {
    const model::Project& project = bench_.document()->project();
    std::vector<language::View> columns;
    const wxString stored = wxConfigBase::Get()->Read("/Columns/" + wx(project.id), wxString());
    for (const wxString& tag : wxSplit(stored, ' '))
        for (const language::View& view : bench_.views())
            if (wx(view.tag) == tag) columns.push_back(view);
    if (columns.empty())
        for (const language::View& view : bench_.views())
            if (std::none_of(columns.begin(), columns.end(),
                             [&](const auto& c) { return c.language == view.language; }))
                columns.push_back(view);
    std::stable_partition(columns.begin(), columns.end(),
                          [&](const auto& c) { return stored.empty() && c.language == project.source; });
    std::vector<Commands::Item> items;
    for (std::size_t i = 0; i < bench_.views().size() && i < 40; ++i)
        items.push_back({command::first_view + static_cast<int>(i),
                         wx(language::own_name(bench_.views()[i].tag)),
                         {},
                         true,
                         true});
    bench_.commands().fill(Menu::languages, std::move(items));
    show(std::move(columns));
}

void ColumnsFeature::show(std::vector<language::View> columns) {
    bench_.grid().set_columns(std::move(columns));
    update_header();
    bench_.columns_changed();
}

void ColumnsFeature::choose(std::size_t chosen) {
    const auto& views = bench_.views();
    if (chosen >= views.size()) return;
    std::vector<language::View> columns = bench_.grid().columns();
    const auto at = std::find(columns.begin(), columns.end(), views[chosen]);
    if (at != columns.end()) {
        columns.erase(at);
    } else { // in the order of the project
        columns.push_back(views[chosen]);
        std::stable_sort(columns.begin(), columns.end(), [&](const auto& a, const auto& b) {
            return std::find(views.begin(), views.end(), a) < std::find(views.begin(), views.end(), b);
        });
    }
    show(std::move(columns));
}

int ColumnsFeature::column_with_scripts() const {
    const auto& columns = bench_.grid().columns();
    const auto has_other = [&](const language::View& view) {
        return std::any_of(bench_.views().begin(), bench_.views().end(), [&](const language::View& other) {
            return other.language == view.language && other.tag != view.tag;
        });
    };
    const int caret = bench_.grid().caret_column();
    if (caret >= 0 && caret < static_cast<int>(columns.size()) &&
        has_other(columns[static_cast<std::size_t>(caret)]))
        return caret;
    const auto at = std::find_if(columns.begin(), columns.end(), has_other);
    return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
}

void ColumnsFeature::toggle_script(int column) {
    std::vector<language::View> columns = bench_.grid().columns();
    if (column < 0 || static_cast<std::size_t>(column) >= columns.size()) return;
    language::View& view = columns[static_cast<std::size_t>(column)];
    for (const language::View& other : bench_.views())
        if (other.language == view.language && other.tag != view.tag) {
            view = other;
            show(std::move(columns));
            return;
        }
}

void ColumnsFeature::move(int direction) {
    std::vector<language::View> columns = bench_.grid().columns();
    const int from = bench_.grid().caret_column(), to = from + direction;
    if (from < 0 || to < 0 || from >= static_cast<int>(columns.size()) ||
        to >= static_cast<int>(columns.size()))
        return;
    std::swap(columns[static_cast<std::size_t>(from)], columns[static_cast<std::size_t>(to)]);
    show(std::move(columns));
}

void ColumnsFeature::update_header() {
    if (!bench_.open()) return;
    const model::Project& project = bench_.document()->project();
    std::vector<GridHeader::Column> columns;
    for (const language::View& view : bench_.grid().columns()) {
        GridHeader::Column column;
        column.view = view;
        column.name = language::own_name(view.language);
        column.source = view.language == project.source;
        Progress sum;
        const auto add = [&](const model::SectionPtr& section) {
            const Progress& one = bench_.document()->progress().of(section, view.language, project.source);
            sum.total += one.total;
            sum.done += one.done;
        };
        add(project.front);
        for (const model::OutlineEntry& entry : project.outline) add(entry.section);
        column.share = sum.share();
        columns.push_back(std::move(column));
    }
    header_.set_columns(std::move(columns));
}

} // namespace strateg::gui
