#include "gui/grid/grid_canvas.h"

#include "core/base/utf8.h"
#include "gui/grid/grid_access.h"
#include "gui/text.h"

#include <algorithm>
#include <unordered_map>

#include <wx/dcbuffer.h>

namespace strateg::gui {
namespace {
constexpr std::size_t most_cached_rows = 400;
constexpr int most_drawn_screens = 3;
} // namespace

GridCanvas::GridCanvas(wxWindow* parent, FindingIndex& findings, GridEvents events)
    : findings_(findings), events_(std::move(events)),
      pictures_(*this, [this](const std::string& src) { picture_came(src); }) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
           wxVSCROLL | wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE | wxBORDER_NONE, "Texts");
    SetName(_("Texts, aligned by block"));
    SetFont(GetFont()); // else wxWidgets asks GTK's styles for it at every painting
    access_ = std::make_unique<GridAccess>(*this);
    Bind(wxEVT_PAINT, &GridCanvas::on_paint, this);
    Bind(wxEVT_SIZE, &GridCanvas::on_size, this);
    for (const auto& type : {wxEVT_SCROLLWIN_TOP, wxEVT_SCROLLWIN_BOTTOM, wxEVT_SCROLLWIN_LINEUP,
                             wxEVT_SCROLLWIN_LINEDOWN, wxEVT_SCROLLWIN_PAGEUP, wxEVT_SCROLLWIN_PAGEDOWN,
                             wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_THUMBRELEASE})
        Bind(type, &GridCanvas::on_scroll, this);
    Bind(wxEVT_MOUSEWHEEL, &GridCanvas::on_wheel, this);
    Bind(wxEVT_KEY_DOWN, &GridCanvas::on_key, this);
    Bind(wxEVT_CHAR, &GridCanvas::on_char, this);
    for (const auto& type : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_LEFT_DCLICK, wxEVT_MOTION})
        Bind(type, &GridCanvas::on_mouse, this);
    Bind(wxEVT_CONTEXT_MENU, &GridCanvas::on_context, this);
    accept_drops();
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { dragging_ = false; });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        refresh_row(caret_row());
        tell_screen_reader();
        event.Skip();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        refresh_row(caret_row());
        tell_screen_reader();
        event.Skip();
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        theme_ = Theme::current();
        forget_drawn();
        Refresh();
        event.Skip();
    });
    blink_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        caret_shown_ = !caret_shown_ || !HasFocus();
        if (const TextBox* box = live_box()) {
            const std::size_t row = caret_row();
            const CaretPlace place = caret_place(box->layout, box->shown.text, caret_.byte, fonts_);
            RefreshRect({column_left(caret_.column) + box->area.x + place.x - 2,
                         static_cast<int>(heights_.top(row) - scroll_) + box->area.y + place.y - 1, 5,
                         place.height + 2});
        }
    });
    blink_.Start(530);
}

GridCanvas::~GridCanvas() = default;

/// After what GTK itself tells of the window.
void GridCanvas::tell_screen_reader() {
    CallAfter([this] { access_->sync(); });
}

void GridCanvas::set_document(Document* document) {
    document_ = document;
    clear_cache();
    blocks_.reset();
    caret_ = {};
    anchor_ = 0;
    scroll_ = 0;
    if (document_) pictures_.set_folder(document_->session().folder());
    reset_heights();
    update_scrollbar();
    access_->changed();
    Refresh();
}

void GridCanvas::set_columns(std::vector<language::View> columns) {
    const CaretAt caret = this->caret();
    const std::size_t row = top_row();
    columns_ = std::move(columns);
    clear_cache();
    caret_ = {};
    reset_heights();
    if (row < heights_.size()) scroll_ = heights_.top(row);
    if (!caret.field.empty()) place_caret(caret);
    update_scrollbar();
    access_->changed();
    Refresh();
}

void GridCanvas::set_zoom(double zoom) {
    const std::size_t row = top_row();
    fonts_.set_zoom(zoom);
    clear_cache();
    reset_heights();
    if (row < heights_.size()) scroll_ = heights_.top(row);
    update_scrollbar();
    Refresh();
}

int GridCanvas::column_width() const {
    const int all = GetClientSize().GetWidth();
    if (columns_.size() == 1) return std::min(std::max(120, all), page_width_);
    return columns_.empty() ? 200 : std::max(120, all / static_cast<int>(columns_.size()));
}

int GridCanvas::column_left(int column) const {
    if (columns_.size() == 1) return std::max(0, (GetClientSize().GetWidth() - column_width()) / 2);
    return column * column_width();
}

/// One language is a page: lines of about seventy characters, in the middle.
void GridCanvas::measure_page() {
    static constexpr std::string_view sample =
        "the words of a line as they stand in a book, and how long they are";
    const int letters = static_cast<int>(sample.size());
    page_width_ = fonts_.width(sample, {Role::body}) * 70 / letters + 4 * unit();
}

LayoutContext GridCanvas::context_of(const language::View& view) {
    LayoutContext context;
    context.project = &document_->project();
    context.view = view;
    context.numbering = &document_->numbering(view.language);
    context.facts = &document_->facts();
    context.metrics = &fonts_;
    context.words = &words_;
    context.picture = [this](const std::string& src) {
        const Thumbnail& thumbnail = pictures_.get(src);
        return PictureSize{thumbnail.width, thumbnail.height};
    };
    context.unit = unit();
    return context;
}

void GridCanvas::reset_heights() {
    measure_page();
    laid_out_width_ = column_width();
    heights_.reset(document_ ? estimates(0, document_->rows().size()) : std::vector<int>());
}

/// What was measured before is the best guess for a block that only moved.
std::vector<int> GridCanvas::estimates(std::size_t from, std::size_t to) {
    std::vector<std::string> languages;
    for (const language::View& view : columns_) languages.push_back(view.language);
    const Face face{Role::body};
    const int line = fonts_.height(face), letter = std::max(1, fonts_.width("nnnnnnnnnn", face) / 10);
    const int width = column_width();
    std::vector<int> heights;
    heights.reserve(to - from);
    for (std::size_t at = from; at < to; ++at) {
        const Row& row = document_->rows()[at];
        const auto known = cache_.find(row.block.get());
        if (known == cache_.end() || known->second.cells.empty()) {
            heights.push_back(estimated_height(row, languages, width, line, letter, 8));
            continue;
        }
        int height = 0;
        for (const CellLayout& cell : known->second.cells) height = std::max(height, cell.height);
        heights.push_back(height);
    }
    return heights;
}

bool GridCanvas::is_laid_out(const Cached& cached, const Row& row) const {
    return cached.cells.size() == columns_.size() &&
           (cached.generation == document_->generation() || !cached.depends) &&
           (!cached.section || cached.section == row.section);
}

const std::vector<CellLayout>& GridCanvas::layout(std::size_t row) {
    const Row& at = document_->rows()[row];
    Cached& cached = cache_[at.block.get()];
    cached.used = paintings_;
    if (!is_laid_out(cached, at)) {
        cached.block = at.block;
        cached.section = at.block->kind == model::kind::item ? at.section : nullptr;
        cached.generation = document_->generation();
        cached.made = ++layouts_;
        cached.depends = false;
        cached.cells.clear();
        for (const language::View& view : columns_) {
            cached.cells.push_back(lay_out_cell(at, column_width(), context_of(view)));
            cached.depends = cached.depends || cached.cells.back().depends;
        }
        heights_.forget(row);
    }
    if (!heights_.known(row)) {
        int height = 0;
        for (const CellLayout& cell : cached.cells) height = std::max(height, cell.height);
        heights_.set(row, height);
    }
    return cached.cells;
}

/// What nobody looked at lately goes; what is in sight stays.
void GridCanvas::trim_caches() {
    const auto old = [this](const auto& entry) { return entry.second.used + 1 < paintings_; };
    if (cache_.size() > most_cached_rows) std::erase_if(cache_, old);
    long long pixels = 0;
    for (const auto& [block, drawn] : drawn_) pixels += static_cast<long long>(drawn.width) * drawn.height;
    const wxSize size = GetClientSize();
    if (pixels >
        static_cast<long long>(most_drawn_screens) * size.GetWidth() * std::max(600, size.GetHeight()))
        std::erase_if(drawn_, old);
}

void GridCanvas::picture_came(const std::string& src) {
    if (!document_) return;
    for (std::size_t row = 0; row < heights_.size(); ++row) { // the rows with it have another height now
        const model::BlockPtr& block = document_->rows()[row].block;
        if (block->kind != model::kind::figure || block->attributes.get("src") != src) continue;
        cache_.erase(block.get());
        heights_.forget(row);
    }
    Refresh();
}

void GridCanvas::follow(const RowList::Update& update) {
    if (!document_) return;
    bool all = update.structure;
    if (update.whole) clear_cache();
    if (update.structure) {
        const std::size_t old_row = heights_.size() ? heights_.row_at(scroll_) : 0;
        const long long inside = heights_.size() ? scroll_ - heights_.top(old_row) : 0;
        if (update.whole) {
            reset_heights();
        } else {
            std::size_t size = heights_.size();
            for (const RowList::Splice& splice : update.splices) size = size + splice.added - splice.removed;
            if (size != document_->rows().size()) { // cannot be; then everything is new
                reset_heights();
            } else {
                for (const RowList::Splice& splice : update.splices)
                    heights_.splice(splice.at, splice.removed,
                                    estimates(splice.at, splice.at + splice.added));
            }
        }
        if (old_row < heights_.size()) scroll_ = heights_.top(old_row) + inside;
    }
    for (const std::size_t row : update.changed) {
        heights_.forget(row);
        const long long top = heights_.top(row) - scroll_;
        if (all || top > GetClientSize().GetHeight() || top + heights_.height(row) < 0) continue;
        const int before = heights_.height(row);
        layout(row);
        if (heights_.height(row) != before)
            all = true;
        else
            refresh_row(row);
    }
    if (generation_shown_ != document_->generation()) all = true; // numbers elsewhere
    generation_shown_ = document_->generation();
    if (!caret_.field.empty() && caret_row() == RowList::npos && heights_.size() > 0) {
        // Its block is gone (undone, deleted): on in the one before.
        const std::size_t row = std::min(last_row_ > 0 ? last_row_ - 1 : 0, heights_.size() - 1);
        caret_.field.clear();
        for (std::size_t at = row + 1; at > 0 && caret_.field.empty(); --at)
            if (const auto fields = fields_of(document_->rows()[at - 1], document_->project().source);
                !fields.empty())
                caret_.field = fields.front().block->id;
        const TextBox* box = live_box();
        caret_.byte = anchor_ = box ? box->shown.text.characters().size() : 0;
        wished_x_ = -1;
        if (box) last_row_ = caret_row();
        all = true;
    }
    if (update.structure) access_->changed();
    if (!all) return;
    update_scrollbar();
    Refresh();
}

void GridCanvas::refresh_row(std::size_t row) {
    if (row >= heights_.size()) return;
    RefreshRect(
        {0, static_cast<int>(heights_.top(row) - scroll_), GetClientSize().GetWidth(), heights_.height(row)});
}

/// One number for all squiggles of a row.
std::size_t GridCanvas::marks_of(std::size_t row) {
    std::size_t hash = 0;
    const auto add = [&](std::size_t value) { hash = hash * 1000003 + value + 0x9E3779B9; };
    const std::vector<CellLayout>& cells = layout(row);
    for (std::size_t column = 0; column < cells.size(); ++column)
        for (const TextBox& box : cells[column].boxes) {
            if (const Document::FieldPlace place = document_->field(box.field); place && highlights_)
                for (const search::Range& range : highlights_(place.field.block, columns_[column].language))
                    add(range.begin * 31 + range.end);
            for (const std::size_t i : findings_.in(box.field, columns_[column].language)) {
                const check::Finding& finding = findings_.all()[i];
                if (finding.start >= finding.end) continue;
                add(column);
                add(std::hash<std::string>()(box.field));
                add(finding.start);
                add(finding.end);
                add(finding.checker == "spelling");
            }
        }
    return hash;
}

void GridCanvas::findings_changed() {
    if (!document_ || columns_.empty()) return;
    const int height = GetClientSize().GetHeight();
    const std::size_t live = caret_row();
    for (std::size_t row = heights_.size() ? heights_.row_at(scroll_) : 0;
         row < heights_.size() && heights_.top(row) - scroll_ < height; ++row) {
        const auto drawn = drawn_.find(document_->rows()[row].block.get());
        if (row == live || drawn == drawn_.end() || drawn->second.marks != marks_of(row)) refresh_row(row);
    }
}

/// Lays out what is in sight; the first row in sight stays where it is on the screen.
void GridCanvas::measure_visible() {
    if (!document_ || columns_.empty() || heights_.size() == 0) return;
    const int height = GetClientSize().GetHeight();
    scroll_ = std::clamp<long long>(scroll_, 0, std::max<long long>(0, heights_.total() - height / 2));
    std::size_t row = heights_.row_at(scroll_);
    const long long inside = scroll_ - heights_.top(row);
    const long long old_total = heights_.total();
    for (std::size_t at = row; at < heights_.size() && heights_.top(at) - scroll_ < height; ++at) layout(at);
    scroll_ = heights_.top(row) + std::min<long long>(inside, heights_.height(row));
    if (heights_.total() != old_total) CallAfter([this] { update_scrollbar(); });
}

void GridCanvas::update_scrollbar() {
    const int page = GetClientSize().GetHeight();
    const long long total = heights_.total() + page / 3; // a little room below the end, to write in
    SetScrollbar(wxVERTICAL, static_cast<int>(scroll_), page,
                 static_cast<int>(std::max<long long>(total, 1)));
}

void GridCanvas::scroll_to(long long y) {
    const int page = GetClientSize().GetHeight();
    scroll_ = std::clamp<long long>(y, 0, std::max<long long>(0, heights_.total() + page / 3 - page));
    SetScrollPos(wxVERTICAL, static_cast<int>(scroll_));
    Refresh();
    if (events_.caret_moved && caret_.field.empty()) events_.caret_moved();
}

std::pair<std::string, int> GridCanvas::top_place() const {
    const std::size_t row = top_row();
    if (!document_ || row >= document_->rows().size()) return {};
    return {document_->rows()[row].block->id, static_cast<int>(scroll_ - heights_.top(row))};
}

void GridCanvas::scroll_to_place(const std::string& block, int above) {
    const std::size_t row = document_ ? document_->rows().find(block) : RowList::npos;
    if (row >= heights_.size()) return;
    layout(row);
    scroll_to(heights_.top(row) + std::min(above, heights_.height(row)));
}

std::size_t GridCanvas::top_row() const {
    return heights_.size() ? heights_.row_at(scroll_) : RowList::npos;
}

void GridCanvas::keep_visible() {
    const TextBox* box = live_box();
    if (!box) return;
    const std::size_t row = caret_row();
    const CaretPlace place = caret_place(box->layout, box->shown.text, caret_.byte, fonts_);
    const long long top = heights_.top(row) + box->area.y + place.y;
    const int page = GetClientSize().GetHeight();
    if (top < scroll_ + 12) scroll_to(top - page / 6);
    if (top + place.height > scroll_ + page - 12) scroll_to(top + place.height - page + page / 6);
}

std::vector<Squiggle> GridCanvas::squiggles_of(const TextBox& box, const language::View& view) const {
    std::vector<Squiggle> marks;
    const auto& found = findings_.in(box.field, view.language);
    if (found.empty() && !highlights_) return marks;
    const Document::FieldPlace place = document_->field(box.field);
    const model::RichText* stored = place ? place.field.block->content(view.language) : nullptr;
    if (!stored) return marks;
    if (highlights_)
        for (const search::Range& range : highlights_(place.field.block, view.language))
            marks.push_back({box.shown.to_shown(range.begin), box.shown.to_shown(range.end), false, true});
    const bool writing =
        HasFocus() && caret_.field == box.field && columns_[static_cast<std::size_t>(caret_.column)] == view;
    for (const std::size_t i : found) {
        const check::Finding& finding = findings_.all()[i];
        if (finding.start >= finding.end) continue;
        Squiggle mark;
        mark.begin = box.shown.to_shown(utf8::byte_at(stored->characters(), finding.start));
        mark.end = box.shown.to_shown(utf8::byte_at(stored->characters(), finding.end));
        mark.spelling = finding.checker == "spelling";
        if (writing && mark.spelling && mark.end == caret_.byte && join_) continue; // still being typed
        marks.push_back(mark);
    }
    return marks;
}

CellPaint::Tint GridCanvas::tint_of(const std::string& thread) const {
    if (thread == thread_) return CellPaint::Tint::strong;
    const model::Thread* known = document_->project().thread(thread);
    return known && !known->resolved ? CellPaint::Tint::soft : CellPaint::Tint::none;
}

void GridCanvas::comments_changed() {
    forget_drawn();
    Refresh();
}

void GridCanvas::set_thread(const std::string& thread) {
    if (thread == thread_) return;
    thread_ = thread;
    comments_changed();
}

void GridCanvas::on_size(wxSizeEvent& event) {
    event.Skip();
    if (column_width() != laid_out_width_ &&
        heights_.size() > 0) { // else nothing changes but what is in sight
        const std::size_t row = heights_.row_at(scroll_ + 16);
        const long long inside = std::min<long long>(scroll_ - heights_.top(row), 0);
        clear_cache();
        reset_heights();
        scroll_ = heights_.top(row) + inside;
    }
    update_scrollbar();
    Refresh();
}

void GridCanvas::on_scroll(wxScrollWinEvent& event) {
    const int page = GetClientSize().GetHeight();
    const auto type = event.GetEventType();
    if (type == wxEVT_SCROLLWIN_TOP)
        scroll_to(0);
    else if (type == wxEVT_SCROLLWIN_BOTTOM)
        scroll_to(heights_.total());
    else if (type == wxEVT_SCROLLWIN_LINEUP)
        scroll_to(scroll_ - 40);
    else if (type == wxEVT_SCROLLWIN_LINEDOWN)
        scroll_to(scroll_ + 40);
    else if (type == wxEVT_SCROLLWIN_PAGEUP)
        scroll_to(scroll_ - page * 9 / 10);
    else if (type == wxEVT_SCROLLWIN_PAGEDOWN)
        scroll_to(scroll_ + page * 9 / 10);
    else
        scroll_to(event.GetPosition());
}

void GridCanvas::on_wheel(wxMouseEvent& event) {
    if (event.GetWheelAxis() != wxMOUSE_WHEEL_VERTICAL) return;
    if (event.ControlDown()) {
        set_zoom(std::clamp(fonts_.zoom() * (event.GetWheelRotation() > 0 ? 1.1 : 1 / 1.1), 0.6, 2.5));
        return;
    }
    scroll_to(scroll_ - event.GetWheelRotation() * 90 / std::max(1, event.GetWheelDelta()));
}

} // namespace strateg::gui
