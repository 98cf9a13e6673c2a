// The sections at the left: titles with their numbers, and how far each language is as small dots.
#pragma once

#include "core/language/views.h"
#include "gui/logic/document.h"
#include "gui/logic/progress.h"
#include "gui/theme.h"

#include <functional>
#include <string>
#include <vector>

#include <wx/vlbox.h>

namespace strateg::gui {

class SectionTree : public wxVListBox {
public:
    struct Events {
        std::function<void(const std::string& section)> chosen;
        std::function<void(int command)> command; // of gui/commands.h: section_up, …
    };
    SectionTree(wxWindow* parent, Events events);

    void set_document(Document* document);
    /// Titles, order or progress may have changed.
    void follow();
    /// Highlights the section the caret is in, without telling anybody.
    void show_current(const std::string& section);
    std::string current() const;
    ProgressOf& progress() { return progress_; }

private:
    struct Entry {
        std::string section, title, number;
        int depth = 0;
        model::SectionPtr pointer;
    };
    void OnDrawItem(wxDC& dc, const wxRect& area, std::size_t n) const override;
    void OnDrawBackground(wxDC& dc, const wxRect& area, std::size_t n) const override;
    wxCoord OnMeasureItem(std::size_t n) const override;
    void on_key(wxKeyEvent& event);

    Events events_;
    Document* document_ = nullptr;
    std::vector<Entry> entries_;
    std::vector<std::string> languages_;
    mutable ProgressOf progress_;
    Theme theme_ = Theme::current();
};

} // namespace strateg::gui
