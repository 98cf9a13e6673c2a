// The grid for screen readers: a table whose rows are blocks and whose columns are languages. In a cell are
// its texts (a paragraph, a caption, the cells of a table, footnotes), each with a name such as "Heading 2.1,
// English", its words, the caret, and what was found in it. UI thread; a part of the canvas.
#pragma once

#include "gui/access/accessible.h"
#include "gui/grid/grid_canvas.h"

namespace strateg::gui {

class GridAccess final : public access::Model {
public:
    explicit GridAccess(GridCanvas& canvas);

    /// After everything that may have moved the caret or changed the text with it.
    void sync() { accessible_.sync(); }
    /// Other rows, other columns.
    void changed() { accessible_.changed(); }

    std::optional<access::Node> node(const access::Key& key) override;
    int children(const access::Key& key) override;
    access::Key child(const access::Key& key, int index) override;
    access::Key parent(const access::Key& key) override;
    int index(const access::Key& key) override;
    wxRect area(const access::Key& key) override;
    access::Key at(const wxPoint& point) override;
    access::Key focus() override;
    void take_focus(const access::Key& key) override;
    std::string action(const access::Key& key) override;
    void act(const access::Key& key) override { take_focus(key); }
    int rows() override;
    int columns() override;
    std::string column_name(int column) override;
    std::string row_name(int row) override;
    std::string text(const access::Key& key) override;
    std::size_t caret(const access::Key& key) override;
    access::Range selection(const access::Key& key) override;
    void select(const access::Key& key, access::Range range) override;
    std::vector<access::Range> lines(const access::Key& key) override;
    std::vector<access::Marked> marks(const access::Key& key) override;
    wxRect character_area(const access::Key& key, std::size_t character) override;
    std::size_t character_at(const access::Key& key, const wxPoint& point) override;
    bool replace(const access::Key& key, access::Range range, const std::string& text) override;

private:
    struct Place; // what a key names
    std::optional<Place> place(const access::Key& key) const;
    const TextBox* box(const Place& place) const;
    wxPoint origin(const Place& place) const; // of the cell
    std::string name_of(const model::Block& block, int column) const;

    GridCanvas& canvas_;
    access::Accessible accessible_; // last: it asks the model
};

} // namespace strateg::gui
