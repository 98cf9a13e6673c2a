// The workbench of lay_out_cell: a cursor that moves down the cell and leaves boxes and ornaments behind.
#pragma once

#include "gui/logic/cell_layout.h"

namespace strateg::gui {

/// What a cross-reference says in the column's language: "Table 3", "3", a title.
std::string reference_words(const model::Mark& mark, const LayoutContext& context);

/// What stands for an object: a value's number, a footnote's mark.
Chip chip_of(const model::Mark& mark, const LayoutContext& context);

class CellBuilder {
public:
    CellBuilder(const Row& row, int width, const LayoutContext& context);

    void leaf();
    void front();
    void fact();
    void figure();
    void table();
    void page_break();
    void other(const model::Block& block, const std::string& source);
    CellLayout finish();

private:
    TextBox& text(const model::Block& block, const std::string& source, Role role, int left, int right,
                  Align align = Align::left, bool italic = false);
    void ornament(Look look, Area area, std::string words = {}, Face face = {});
    /// Words at a place; returns their width.
    int label(const std::string& words, int x, int y, Face face, Look look = Look::label);
    /// A small label on a line of its own.
    void kicker(const std::string& words);
    void notes_of(const model::Block& block, const std::string& source, int from, int to);
    void cell_text(const model::Block& cell, const std::string& source, Role role, int left, int right,
                   Align align);
    void remarks_of(const model::Block& block, const std::string& source);
    void alternative(const model::Block& figure, const std::string& source);
    void caption(const model::Block& block, const std::string& source, std::string_view kind);
    int left() const { return unit_ * 2; }
    int right() const { return width_ - unit_ * 2; }

    const Row& row_;
    int width_;
    const LayoutContext& context_;
    int unit_;
    int y_ = 0;
    CellLayout cell_;
};

} // namespace strateg::gui
