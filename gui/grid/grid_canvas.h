// The aligned grid: rows are blocks, columns are languages. Draws what is in sight and edits the cell with
// the caret; nothing is laid out before it is seen.
//
// UI thread. The document, the findings and the pictures belong to the frame and outlive the canvas or are
// set anew. grid_canvas.cpp: window, layout, scrolling, painting; grid_keys.cpp: keyboard; grid_mouse.cpp:
// mouse; grid_edit.cpp: what changes the text; grid_blocks.cpp: whole blocks selected; grid_clipboard.cpp:
// copy and paste; grid_drop.cpp: what is dragged here.
#pragma once

#include "core/search/query.h"
#include "gui/grid/cell_painter.h"
#include "gui/logic/block_edits.h"
#include "gui/logic/document.h"
#include "gui/logic/finding_index.h"
#include "gui/logic/heights.h"
#include "gui/logic/marks.h"
#include "gui/logic/paste_edits.h"
#include "gui/logic/table_edits.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <wx/timer.h>
#include <wx/window.h>

namespace strateg::exchange {
struct Clip;
}

namespace strateg::gui {

struct Contents;

struct GridEvents {
    std::function<void()> caret_moved;
    std::function<void(const Problem&)> problem;                    // an edit was refused
    std::function<void(std::size_t finding, wxPoint)> finding_menu; // right click on a squiggle; screen
    std::function<void(wxPoint)> menu;                              // right click elsewhere
    std::function<void(const model::Mark&)> open;         // a value, a term …: double click or Enter
    std::function<void(const std::string&)> open_address; // Ctrl+click on a link
    std::function<void(const std::string&)> open_block;   // double click on a picture
};

/// A link at the caret, or what would become one.
struct LinkAt {
    MarkRange range; // bytes of the stored text
    std::string words, address;
};

class GridAccess;

class GridCanvas : public wxWindow {
public:
    GridCanvas(wxWindow* parent, FindingIndex& findings, GridEvents events);
    ~GridCanvas() override;

    void set_document(Document* document); // nullptr: none
    void set_columns(std::vector<language::View> columns);
    const std::vector<language::View>& columns() const { return columns_; }
    void set_layout_words(LayoutWords words) { words_ = std::move(words); }
    /// The document changed; `update` from Document::on_change.
    void follow(const RowList::Update& update);
    /// Draws the rows anew whose marks are others now.
    void findings_changed();
    /// Threads of comments changed; `thread`, empty for none, is the one whose words stand out.
    void comments_changed();
    void set_thread(const std::string& thread);
    /// What is marked behind the words: hits of a search, in stored bytes, of a text as it is today.
    using Highlights =
        std::function<std::vector<search::Range>(const model::BlockPtr& block, const std::string& language)>;
    void set_highlights(Highlights highlights) { highlights_ = std::move(highlights); }
    void highlights_changed() { findings_changed(); }
    void set_zoom(double zoom);
    double zoom() const { return fonts_.zoom(); }

    /// Where the caret is, in stored bytes; empty field: nowhere.
    CaretAt caret() const;
    std::size_t caret_row() const;
    int caret_column() const { return caret_.column; }
    bool has_selection() const { return caret_.byte != anchor_; }
    /// Where the selection was begun and where the caret is, in stored bytes.
    std::pair<std::size_t, std::size_t> selection() const;
    /// Selected characters of the shown text.
    std::string selected() const;
    void place_caret(const CaretAt& caret);
    /// To a finding: selects characters [start, end) of the stored text.
    void jump(const std::string& block, const std::string& language, std::size_t start, std::size_t end);
    void jump_to_row(std::size_t row);
    /// First row in sight; what the section tree highlights when nobody edits.
    std::size_t top_row() const;

    // Commands, on the caret's cell. False: not possible here.
    bool toggle(model::MarkKind kind);
    bool apply_kind(const BlockKind& kind);
    bool insert_block(model::Block block);
    bool insert_note();
    bool insert_object(model::Mark mark);
    bool clear_formatting();
    /// Marks the selection or the word as of another language, "zxx" for codes; empty: no longer.
    bool mark_language(const std::string& language);
    LinkAt link_at_caret();
    bool set_link(const LinkAt& link); // an empty address takes it away
    bool indent_block(int direction);
    /// Marks the selected words as a term, or writes `words` and marks them.
    bool insert_term(const std::string& id, const std::string& words);
    bool delete_block();
    bool move_block(int direction);
    bool table_edit(TableAction action); // refusals are told
    /// The cell the caret is in; empty: in no table.
    std::string caret_cell() const;
    void next_language(int direction);
    /// Quotation marks, dashes and spaces as the language wants them, while typing.
    void set_correcting(bool on) { correcting_ = on; }
    bool correcting() const { return correcting_; }
    void cut();
    void copy();
    void paste(bool plain = false);
    /// The text; once more: the section; once more: all sections.
    void select_all();
    /// Whole blocks, with all their languages, are selected instead of words; in which rows.
    bool has_blocks() const;
    RowRange selected_rows() const;
    bool indent_blocks(int direction);
    void type(const std::string& text);
    bool perform(const Edit& edit, bool join = false);

    /// For measuring: called at the end of every painting.
    std::function<void()> painted;
    /// For tests: forgets every layout and drawing, and draws all that is in sight from nothing.
    void draw_anew();
    void stop_blinking();
    void scroll_to(long long y);
    long long scroll_position() const { return scroll_; }
    /// What stands at the upper edge: a block and how many pixels of it are above. Holds where heights are
    /// guesses.
    std::pair<std::string, int> top_place() const;
    void scroll_to_place(const std::string& block, int above);
    long long document_height() const { return heights_.total(); }

private:
    friend class GridAccess; // grid_access.cpp: the grid for screen readers
    struct Caret {
        std::string field;
        int column = 0;
        std::size_t byte = 0; // of the shown text
    };
    struct Cached {
        model::BlockPtr block;     // keeps the address its own
        model::SectionPtr section; // of an item, whose number counts its neighbours; else nothing
        std::uint64_t generation = 0;
        std::uint64_t made = 0; // a number of its own for every layout
        std::uint64_t used = 0; // the painting that looked at it last
        bool depends = false;
        std::vector<CellLayout> cells; // one per column
    };
    /// A row as it was drawn: for as long as all of this is the same.
    struct Drawn {
        std::uint64_t made = 0; // of the layout
        std::size_t marks = 0;  // of the squiggles
        int width = 0, height = 0;
        bool first = false; // of a section: a line above it
        std::uint64_t used = 0;
        wxBitmap bitmap;
    };

    // layout
    int column_width() const;
    int column_left(int column) const;
    int unit() const { return std::max(6, static_cast<int>(8 * fonts_.zoom())); }
    void measure_page();
    const std::vector<CellLayout>& layout(std::size_t row);
    void reset_heights();
    std::vector<int> estimates(std::size_t from, std::size_t to);
    bool is_laid_out(const Cached& cached, const Row& row) const;
    LayoutContext context_of(const language::View& view);
    void measure_visible();
    void update_scrollbar();
    void keep_visible();
    std::vector<Squiggle> squiggles_of(const TextBox& box, const language::View& view) const;
    CellPaint::Tint tint_of(const std::string& thread) const;
    // painting and events
    void on_paint(wxPaintEvent& event);
    void on_size(wxSizeEvent& event);
    void on_scroll(wxScrollWinEvent& event);
    void on_wheel(wxMouseEvent& event);
    void on_key(wxKeyEvent& event);
    void on_char(wxKeyEvent& event);
    void on_mouse(wxMouseEvent& event);
    void on_context(wxContextMenuEvent& event);
    void draw_row(wxDC& dc, std::size_t row, int y);
    void paint_row(wxDC& dc, std::size_t row, int y);
    void refresh_row(std::size_t row);
    std::size_t marks_of(std::size_t row);
    void picture_came(const std::string& src);
    void trim_caches();
    void forget_drawn();
    void clear_cache();
    void paint_caret(wxDC& dc);
    void paint_nothing(wxDC& dc);
    // caret
    struct Hit {
        std::size_t row = RowList::npos;
        int column = 0;
        const TextBox* box = nullptr;
        std::size_t byte = 0;
    };
    Hit hit(int x, int y);
    const model::Mark* object_under(const Hit& at, int x, int y) const;
    const TextBox* live_box();
    model::RichText live_text() const; // stored
    void set_caret(Caret caret, bool keep_anchor = false, bool keep_x = false);
    void leave();
    bool move_vertically(int direction, bool select);
    bool move_to_neighbour(int direction, bool at_end);
    void move_horizontally(int direction, bool words, bool select);
    void page(int direction, bool select);
    // editing
    bool replace(std::size_t begin, std::size_t end, const std::string& text, bool join);
    bool store(model::RichText words, std::size_t stored_caret, bool join, const char* label);
    void erase(int direction, bool word);
    void enter();
    bool refuse();
    void tell(const Problems& problems);
    // whole blocks
    void select_rows(std::size_t anchor, std::size_t head);
    bool extend_blocks(int direction);
    void leave_blocks(int direction);
    void end_blocks();
    bool perform_on_blocks(const Edit& edit);
    void delete_blocks();
    bool on_block_key(const wxKeyEvent& event);
    void refuse_typing();
    // clipboard and drops
    bool put_selection(bool cut);
    std::optional<PasteAt> paste_place();
    bool insert(const Contents& contents, const PasteAt& at);
    bool paste_clip(const exchange::Clip& clip, const PasteAt& at);
    bool paste_foreign(std::vector<model::BlockPtr> blocks, const PasteAt& at);
    std::vector<model::BlockPtr> with_media(const std::vector<model::BlockPtr>& blocks,
                                            const std::vector<exchange::PastedPicture>& pictures,
                                            const std::string& from_folder);
    void accept_drops();
    bool show_drop(wxPoint at);
    bool drop(wxPoint point, const Contents& contents);
    bool insert_picture(const std::string& bytes, const std::string& name, const PasteAt& at);
    bool insert_pictures(const std::vector<std::filesystem::path>& files, const PasteAt& at);
    bool insert_figures(const std::vector<std::string>& sources, const PasteAt& at);

    void tell_screen_reader();
    bool begin_kind(const std::string& head);
    void correct();
    bool take_back_correction();
    bool store_keeping_selection(model::RichText words, const char* label);
    MarkRange marked_range();
    const model::Mark* selected_object(const model::RichText& text);
    bool open_object();
    // tables
    CellSelection cell_selection() const;
    bool tab_in_table(int direction);
    bool extend_cells(int rows, int columns);
    bool extend_cells_by(int key, const TextBox& box);
    bool drag_over_cells(int x, int y);
    std::vector<Area> selected_cells(const CellLayout& cell) const;
    void clear_cells();

    Document* document_ = nullptr;
    FindingIndex& findings_;
    GridEvents events_;
    Highlights highlights_;
    LayoutWords words_;
    std::vector<language::View> columns_;
    Fonts fonts_;
    Theme theme_ = Theme::current();
    Pictures pictures_;
    Heights heights_;
    std::unordered_map<const model::Block*, Cached> cache_;
    std::unordered_map<const model::Block*, Drawn> drawn_;
    std::uint64_t layouts_ = 0, paintings_ = 0, generation_shown_ = 0;
    long long scroll_ = 0;
    Caret caret_;
    std::size_t anchor_ = 0;
    std::size_t last_row_ = 0; // where the caret was put last
    int wished_x_ = -1;
    int page_width_ = 800;   // of the one column, at the zoom
    int laid_out_width_ = 0; // of a column, when the heights were made
    bool caret_shown_ = true;
    bool dragging_ = false;
    bool join_ = false; // the next typed character belongs to the same step of undo
    struct SelectedBlocks {
        std::string anchor, head; // ids of rows' blocks
    };
    std::optional<SelectedBlocks> blocks_;
    std::size_t drop_row_ = RowList::npos; // behind which something dragged would go
    bool correcting_ = true;
    PendingMarks pending_;   // formatting for what is typed next
    std::string cells_from_; // the cell where a selection of several began; empty: none
    struct Corrected {
        CaretAt typed, after; // the caret before and behind the program's own change
    };
    std::optional<Corrected> corrected_; // set while Backspace would take it back
    wxTimer blink_;
    std::unique_ptr<GridAccess> access_;
    std::string thread_;
};

} // namespace strateg::gui
