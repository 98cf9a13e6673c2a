// What a window that draws itself tells a screen reader: a tree of nodes below the window, each with a name,
// and some with text. The window implements Model; gui/access/accessible.h carries it to the desktop (ATK).
// Nodes are named by keys, strings that the model chooses and that stay the same as long as the thing does;
// the window itself is "". UI thread. Offsets are characters, areas are pixels of the window.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <wx/gdicmn.h>

namespace strateg::gui::access {

using Key = std::string;

enum class Role { table, cell, column_header, list, item, button, heading, paragraph, text, image };

struct Node {
    Role role = Role::item;
    std::string name;        // in the language of the surface; never empty
    std::string description; // state in words, findings
    bool focusable = true, focused = false;
    bool selectable = false, selected = false;
    bool has_text = false, editable = false, multi_line = true;
    int level = 0; // of a heading or an item of an outline; 0: none
};

struct Range {
    std::size_t begin = 0, end = 0;
};

/// A stretch of text that is marked: a misspelling, for example.
struct Marked {
    Range range;
    std::string invalid; // "spelling", "translation"
};

class Model {
public:
    virtual ~Model() = default;

    /// Nothing where the key names nothing any more.
    virtual std::optional<Node> node(const Key& key) = 0;
    virtual int children(const Key& key) = 0;
    virtual Key child(const Key& key, int index) = 0;
    virtual Key parent(const Key& key) = 0; // "" is the window
    virtual int index(const Key& key) = 0;  // among its parent's children
    virtual wxRect area(const Key& key) = 0;
    virtual Key at(const wxPoint& point) = 0;
    /// What has the focus while the window has it; "": the window itself.
    virtual Key focus() = 0;
    virtual void take_focus(const Key&) {}
    /// What a click does; its name in words, empty where there is nothing to do.
    virtual std::string action(const Key&) { return {}; }
    virtual void act(const Key&) {}

    // Tables: the window's children are cells, row by row. No columns: it is no table.
    virtual int rows() { return 0; }
    virtual int columns() { return 0; }
    virtual std::string column_name(int) { return {}; }
    virtual std::string row_name(int) { return {}; }

    // Text of nodes that have it.
    virtual std::string text(const Key&) { return {}; }
    virtual std::size_t caret(const Key&) { return 0; }
    virtual Range selection(const Key&) { return {}; } // begin == end: none
    virtual void select(const Key&, Range) {}          // and the caret at its end
    virtual std::vector<Range> lines(const Key&) { return {}; }
    virtual std::vector<Marked> marks(const Key&) { return {}; }
    virtual wxRect character_area(const Key&, std::size_t) { return {}; }
    virtual std::size_t character_at(const Key&, const wxPoint&) { return 0; }
    /// As if typed; false: not possible.
    virtual bool replace(const Key&, Range, const std::string&) { return false; }
};

} // namespace strateg::gui::access
