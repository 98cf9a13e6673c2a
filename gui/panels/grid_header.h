// The names of the columns above the grid, with how far each language is; a click on Serbian changes its
// script.
#pragma once

#include "core/language/views.h"
#include "gui/access/list.h"
#include "gui/logic/progress.h"
#include "gui/theme.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <wx/window.h>

namespace strateg::gui {

class GridHeader : public wxWindow {
public:
    struct Column {
        language::View view;
        std::string name;
        bool source = false;
        double share = 1;
    };
    /// What it does has commands, too: the keyboard never comes here.
    bool AcceptsFocus() const override { return false; }
    /// `width` tells that of the grid without its scrollbar.
    GridHeader(wxWindow* parent, std::function<void(int column)> clicked, std::function<int()> width);
    void set_columns(std::vector<Column> columns);

private:
    void on_paint(wxPaintEvent& event);
    int column_width() const;
    std::string spoken(const Column& column) const;
    std::vector<Column> columns_;
    Theme theme_ = Theme::current();
    std::function<void(int)> clicked_;
    std::function<int()> width_;
    std::unique_ptr<access::List> access_;
};

} // namespace strateg::gui
