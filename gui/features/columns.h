// Which languages are shown, in which order and script; the names above them; zoom.
#pragma once

#include "gui/logic/progress.h"
#include "gui/panels/grid_header.h"
#include "gui/workbench.h"

namespace strateg::gui {

class ColumnsFeature : public Feature {
public:
    /// `header`: above the grid.
    ColumnsFeature(Workbench& bench, GridHeader& header);

    void toggle_script(int column);

private:
    /// That with the caret, else the first whose language has two scripts; -1: none.
    int column_with_scripts() const;
    void opened();
    void choose(std::size_t view);
    void move(int direction);
    void show(std::vector<language::View> columns);
    void update_header();

    GridHeader& header_;
};

} // namespace strateg::gui
