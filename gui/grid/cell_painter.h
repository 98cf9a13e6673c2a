// Draws one cell of the grid as it was laid out.
#pragma once

#include "gui/grid/fonts.h"
#include "gui/grid/pictures.h"
#include "gui/logic/cell_layout.h"
#include "gui/theme.h"

#include <functional>
#include <string>
#include <vector>

#include <wx/dc.h>

namespace strateg::gui {

struct Squiggle {
    std::size_t begin = 0, end = 0; // bytes of the shown text
    bool spelling = true;
    bool hit = false; // of a search: behind the words
};

struct CellPaint {
    int x = 0, y = 0, width = 0;        // where the cell is on the canvas
    const std::string* field = nullptr; // the text with the caret, if it is in this cell
    std::size_t selection_begin = 0, selection_end = 0;
    std::vector<Area> selected; // cells of a table
    std::function<std::vector<Squiggle>(const TextBox&)> squiggles;
    enum class Tint { none, soft, strong };
    std::function<Tint(const std::string& thread)> tint; // of words with a comment
};

void paint_cell(wxDC& dc, const CellLayout& cell, const CellPaint& paint, Fonts& fonts, const Theme& theme,
                Pictures& pictures);

} // namespace strateg::gui
