// The sections at the left: titles with their numbers, how far each language is as bars, its status, and what
// a section is dragged to. section_tree.cpp: entries, keys, mouse; section_tree_paint.cpp: drawing.
#pragma once

#include "core/language/views.h"
#include "gui/access/list.h"
#include "gui/logic/document.h"
#include "gui/logic/progress.h"
#include "gui/logic/section_edits.h"
#include "gui/theme.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <wx/vlbox.h>

namespace strateg::gui {

class SectionTree : public wxVListBox {
public:
    struct Events {
        std::function<void(const std::string& section, const std::string& block)>
            chosen;                               // `block`: a heading inside it, or empty
        std::function<void(int command)> command; // of gui/commands/ids.h: section_up, …
        std::function<void(const std::string& section, const std::string& target, Drop drop)> dropped;
        std::function<void(wxPoint screen)> menu;
    };
    SectionTree(wxWindow* parent, Events events);

    void set_document(Document* document);
    /// Titles, order or progress may have changed.
    void follow();
    /// Highlights the section the caret is in, without telling anybody.
    void show_current(const std::string& section);
    std::string current() const;
    /// The headings inside the sections, too.
    void show_headings(bool shown);
    bool headings_shown() const { return headings_; }

    /// What an entry says to a screen reader: number, title, progress and status of each language.
    wxString spoken(std::size_t n) const;

private:
    struct Entry {
        std::string section, title, number;
        int depth = 0;
        model::SectionPtr pointer;
        std::string heading; // id of a heading inside the section; empty: the section itself
    };
    void OnDrawItem(wxDC& dc, const wxRect& area, std::size_t n) const override;
    void OnDrawBackground(wxDC& dc, const wxRect& area, std::size_t n) const override;
    wxCoord OnMeasureItem(std::size_t n) const override;
    void draw_progress(wxDC& dc, const wxRect& area, const Entry& entry) const;
    void draw_cue(wxDC& dc, const wxRect& area, std::size_t n) const;
    int progress_width() const;
    int indent_of(const Entry& entry) const;
    void on_key(wxKeyEvent& event);
    void on_mouse(wxMouseEvent& event);
    void end_drag(bool drop);
    /// A section of the outline: not front matter, values or a heading inside.
    bool is_section(std::size_t n) const;
    void choose();
    void update_tip(int item);

    Events events_;
    Document* document_ = nullptr;
    std::vector<Entry> entries_;
    std::vector<std::string> languages_;
    int line_height_ = 0;
    Theme theme_ = Theme::current();
    bool headings_ = false;

    int pressed_ = -1, tip_ = -1; // entries
    wxPoint pressed_at_;
    bool dragging_ = false;
    int target_ = -1;
    Drop drop_ = Drop::before;
    std::unique_ptr<access::List> access_;
};

} // namespace strateg::gui
