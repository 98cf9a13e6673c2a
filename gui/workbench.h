// What the features of the window share: the open project, the texts, the docks, and who wants to know what
// happened. Features ask the document and tell the workbench; they do not know each other. UI thread.
//
// The frame makes the workbench first and the features after it; they end in the reverse order.
#pragma once

#include "gui/commands/commands.h"
#include "gui/docks/docks.h"
#include "gui/grid/grid_canvas.h"
#include "gui/logic/document.h"
#include "gui/logic/finding_index.h"
#include "gui/signal.h"
#include "gui/work/engine.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

class wxFrame;
class wxInfoBar;

namespace strateg::gui {

class Workbench {
public:
    Workbench(wxFrame& frame, Commands& commands, Engine& engine)
        : frame_(frame), commands_(commands), engine_(engine) {}

    wxFrame& frame() { return frame_; }
    Commands& commands() { return commands_; }
    Engine& engine() { return engine_; }
    Docks& docks() { return *docks_; }
    GridCanvas& grid() { return *grid_; }
    FindingIndex& findings() { return findings_; }

    /// nullptr: no project is open.
    Document* document() const { return document_.get(); }
    bool open() const { return document_ != nullptr; }
    bool writable() const { return document_ && document_->writable(); }
    /// There is a caret in a text that may be edited.
    bool editing() const { return writable() && !grid_->caret().field.empty(); }
    /// Views of the open project's languages.
    const std::vector<language::View>& views() const { return views_; }

    /// In the bar above the texts, until something else is told.
    std::function<void(const Problem&)> tell;
    /// A passing sentence in the status line.
    std::function<void(const wxString&)> say;
    /// Applies an edit where the document allows it and puts the caret where it belongs; tells why not.
    bool perform(const Edit& edit, bool join = false) { return grid_->perform(edit, join); }

    /// A bar of its own above the texts, for what must not be overlooked. For features, while they are made.
    std::function<wxInfoBar*()> add_bar;

    Signal<> opened;                        // the document is there, the grid shows it
    Signal<> closing;                       // the document is still there
    Signal<> closed;                        // no document any more
    Signal<const RowList::Update&> changed; // after every edit; the grid followed already
    Signal<> saved;
    Signal<const Problem&> save_failed; // the disk, the folder or the right to write in it are missing
    Signal<> moved; // the project goes on in another folder; it may be writable now
    Signal<> caret_moved; // or what is in sight, while there is no caret
    Signal<> columns_changed;
    Signal<bool> checked;                      // findings() has others now; true: the report is complete
    Signal<std::size_t, wxPoint> finding_menu; // asked for at this place of the screen
    Signal<wxPoint> text_menu;
    Signal<const model::Mark&> object_opened;  // a chip: double click or Enter
    Signal<const std::string&> address_opened; // a link: Ctrl and a click
    Signal<const std::string&> block_opened;   // a picture: double click
    Signal<> second_passed; // once a second
    Signal<> storing;       // the window is closing: write to wxConfig what is to be remembered

    // For the frame and the project's feature.
    void set_parts(Docks& docks, GridCanvas& grid) { docks_ = &docks, grid_ = &grid; }
    void set_document(std::unique_ptr<Document> document) {
        document_ = std::move(document);
        views_ = document_ ? language::views_of(document_->project()) : std::vector<language::View>();
    }

    /// The document goes to another window, with its history and its lock.
    std::unique_ptr<Document> release_document() {
        views_.clear();
        return std::move(document_);
    }

private:
    wxFrame& frame_;
    Commands& commands_;
    Engine& engine_;
    Docks* docks_ = nullptr;
    GridCanvas* grid_ = nullptr;
    FindingIndex findings_;
    std::unique_ptr<Document> document_;
    std::vector<language::View> views_;
};

/// One capability of the window: binds its commands, owns its panel, listens to the workbench.
class Feature {
public:
    explicit Feature(Workbench& bench) : bench_(bench) {}
    virtual ~Feature() = default;
    Feature(const Feature&) = delete;
    Feature& operator=(const Feature&) = delete;

protected:
    Workbench& bench_;
};

} // namespace strateg::gui
